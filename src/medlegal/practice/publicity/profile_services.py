"""Keeps what the public reads of a physician."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils.text import slugify

from medlegal.practice.audit.services import record
from medlegal.practice.people.models import Office, Physician, User
from medlegal.practice.publicity.models import PhysicianProfile, ProfileOffice


def keep_profile(
    physician: Physician,
    *,
    told: Mapping[str, object],
    offices: Iterable[Office],
    at: datetime,
    actor: User | None,
) -> PhysicianProfile:
    """The profile as the form tells it; who the physician is comes from the practice's own rows."""
    own = {key: getattr(physician, key) for key in ("name", "credentials", "specialty", "languages")}
    certified = {"board_certification": physician.board_certification, "changed_at": at}
    profile, is_new = PhysicianProfile.objects.update_or_create(
        physician=physician,
        defaults={"practice_id": physician.practice_id, **own, **certified, **told},
        create_defaults={
            "practice_id": physician.practice_id,
            "slug": free_slug(physician),
            **own,
            **certified,
            **told,
        },
    )
    copy_offices(profile, offices)
    said = "profile.written" if is_new else "profile.changed"
    record(said, of=profile, actor=actor, profile=profile.pk, published=profile.is_published)
    return profile


def free_slug(physician: Physician) -> str:
    """From the name and the physician's number: a namesake's may be unpublished and so out of sight."""
    return f"{slugify(physician.name) or 'physician'}-{physician.pk}"


def copy_offices(profile: PhysicianProfile, offices: Iterable[Office]) -> None:
    ProfileOffice.objects.filter(profile=profile).delete()
    for office in offices:
        ProfileOffice.objects.create(
            practice_id=profile.practice_id,
            profile=profile,
            office=office,
            **{key: getattr(office, key) for key in ("street", "city", "zip_code", "county")},
        )


def keep_opening(profile: PhysicianProfile, *, first_on: date | None, at: datetime) -> None:
    """The first free hour's day, and since when the calendar shows it; written only when it is another day."""
    if profile.first_opening_on == first_on:
        return
    profile.first_opening_on, profile.opening_seen_at = first_on, at
    profile.save(update_fields=["first_opening_on", "opening_seen_at"])
