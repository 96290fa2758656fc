"""A practice writes what the public reads of its physician, and decides whether it is read at all."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from medlegal.flows.refusal import NotYourRole, Refused
from medlegal.outside.storage import keep
from medlegal.practice.calendar.free_selectors import first_openings
from medlegal.practice.calendar.hours_selectors import Sought
from medlegal.practice.people.models import Office, Physician, Role, User
from medlegal.practice.people.selectors import may_act
from medlegal.practice.publicity.models import PhysicianProfile
from medlegal.practice.publicity.portraits import portrait_of
from medlegal.practice.publicity.profile_services import keep_opening, keep_profile

LOOKS_AHEAD = timedelta(days=180)
MOST_CV_BYTES = 5 * 1024 * 1024


class NoPortrait(Refused):
    """The photo cannot be read. Send a JPEG, PNG or WebP picture of at most 10 MB."""


class NoCurriculum(Refused):
    """The CV must be a PDF of at most 5 MB."""


class OfficesWanted(Refused):
    """A physician is published with at least one office. Choose one."""


def need_publisher(physician: Physician, actor: User) -> None:
    """The physician, or a manager of the practice."""
    if not may_act(actor, physician.practice_id, Role.PHYSICIAN, Role.MANAGER):
        raise NotYourRole("The physician or the practice's manager decides what is published.")


@transaction.atomic
def publish_profile(
    physician: Physician,
    *,
    told: Mapping[str, object],
    offices: Iterable[Office],
    photo: bytes | None,
    cv: bytes | None,
    at: datetime,
    actor: User,
) -> PhysicianProfile:
    """The profile as told; a photo or a CV that is not sent stays as it was."""
    need_publisher(physician, actor)
    chosen = list(offices)
    if told.get("is_published") and not chosen:
        raise OfficesWanted
    papers = {**portrait_kept(photo), **curriculum_kept(cv)}
    profile = keep_profile(physician, told={**told, **papers}, offices=chosen, at=at, actor=actor)
    see_opening(profile, at=at)
    return profile


def portrait_kept(photo: bytes | None) -> dict[str, str]:
    if photo is None:
        return {}
    try:
        return {"photo_key": keep([portrait_of(photo)], suffix=".jpg").key}
    except ValueError as unreadable:
        raise NoPortrait from unreadable


def curriculum_kept(cv: bytes | None) -> dict[str, str]:
    if cv is None:
        return {}
    if len(cv) > MOST_CV_BYTES or not cv.startswith(b"%PDF-"):
        raise NoCurriculum
    return {"cv_key": keep([cv], suffix=".pdf").key}


def see_opening(profile: PhysicianProfile, *, at: datetime) -> None:
    """Looks into the calendar's free hours, if the practice lets the public know."""
    first = first_opening(profile, at=at) if profile.shows_opening and profile.is_published else None
    keep_opening(profile, first_on=first, at=at)


def first_opening(profile: PhysicianProfile, *, at: datetime) -> date | None:
    """The day of the first free hour at an office that the profile names."""
    today = timezone.localdate(at)
    offices = frozenset(profile.offices.values_list("office_id", flat=True))
    sought = Sought(today, today + LOOKS_AHEAD, most=1, offices=offices)
    found = first_openings([profile.physician_id], sought, now=at)
    return timezone.localdate(found[0].starts_at) if found else None
