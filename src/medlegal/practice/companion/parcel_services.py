"""Keeps records that a party's person uploads, until they are signed for and become a record set."""

from collections.abc import Mapping
from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Party
from medlegal.practice.companion.models import Parcel, ParcelFile
from medlegal.practice.people.models import User


def open_parcel(party: Party, *, at: datetime, actor: User, **about: object) -> Parcel:
    parcel = Parcel.objects.create(
        practice_id=party.practice_id,
        evaluation_id=party.evaluation_id,
        party=party,
        sent_by=actor,
        begun_at=at,
        **about,
    )
    record("parcel.begun", of=parcel, actor=actor, parcel=parcel.pk, party=party.pk)
    return parcel


def keep_parcel_file(parcel: Parcel, *, name: str, actor: User, **kept: object) -> ParcelFile:
    file = ParcelFile.objects.create(
        practice_id=parcel.practice_id,
        evaluation_id=parcel.evaluation_id,
        parcel=parcel,
        name=name[-255:],
        **kept,
    )
    record("parcel.file_kept", of=file, actor=actor, parcel=parcel.pk, sha256=file.sha256)
    return file


def note_signed(
    parcel: Parcel, *, signed: Mapping[str, object], signed_on: date, at: datetime, actor: User
) -> None:
    """Signed on the screen: who, when, how many pages, and the words that stood there."""
    for name, value in signed.items():
        setattr(parcel, name, value)
    parcel.signed_on, parcel.signed_at = signed_on, at
    parcel.save(update_fields=[*signed, "signed_on", "signed_at"])
    record("parcel.signed", of=parcel, actor=actor, parcel=parcel.pk, pages=parcel.stated_pages)


def withdraw_parcel(parcel: Parcel, *, at: datetime, actor: User) -> None:
    """It is not sent; its files stay kept and are in no record."""
    parcel.withdrawn_at = at
    parcel.save(update_fields=["withdrawn_at"])
    record("parcel.withdrawn", of=parcel, actor=actor, parcel=parcel.pk)
