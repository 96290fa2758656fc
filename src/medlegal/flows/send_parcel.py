"""A party sends records: uploaded, counted, the declaration read and signed on the screen, then received."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from medlegal.flows.await_objections import set_apart as await_set_apart
from medlegal.flows.count_pages import count_pages
from medlegal.flows.receive_records import Upload
from medlegal.flows.refusal import NothingSent, NotYourRole, Refused
from medlegal.flows.tell_people import tell
from medlegal.law.wording import Wording, declaration
from medlegal.outside.queue import Job, later
from medlegal.outside.storage import Kept, keep, kept_path
from medlegal.practice.alerts.models import Kind
from medlegal.practice.cases.access import enter_as, enter_practice
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import ClosedAlready
from medlegal.practice.companion.models import Courier, Parcel, ParcelFile
from medlegal.practice.companion.parcel_services import (
    keep_parcel_file,
    note_signed,
    open_parcel,
    withdraw_parcel,
)
from medlegal.practice.companion.selectors import seat_in
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.intake.services import ask_reading, keep_declaration, keep_file, keep_record_set
from medlegal.practice.people.models import User

SENDER = "record_sender"  # the declaration of whoever sends records


class NotYourParcel(Refused):
    """This upload was signed or withdrawn already. Load the page again to see how it stands."""


class NotRead(Refused):
    """Say that you have read the declaration. Nothing is signed that was not read."""


class CountDiffers(Refused):
    """The pages you state are not the pages that the files hold."""


class ReadAgain(Refused):
    """The declaration above now has your number of pages. Read it again, and sign."""


class NoPlace(Refused):
    """Say where you sign: the city and the state."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What was typed beneath the declaration; `differs_because` where the count stated is not the count found."""

    name: str
    place: str
    pages: int
    has_read: bool
    pages_shown: int | None  # the number that stood in the declaration on the screen
    differs_because: str = ""


def sender_of(evaluation: Evaluation, actor: User) -> Party:
    """For whom the person sends: the party of the seat."""
    seat = seat_in(evaluation, actor)
    if seat is None:
        raise NotYourRole("It is for a party's person.")
    return seat.party


@contextmanager
def as_the_office_keeps(practice_id: int, actor: User) -> Iterator[None]:
    """What a sender brings is kept as the clock keeps things; then the sender sees no more than before."""
    enter_practice(practice_id)
    yield
    enter_as(actor)


def begin_parcel(
    party: Party,
    *,
    uploads: Sequence[Upload],
    is_non_medical: bool,
    served_on: date | None,
    served_by: str,
    at: datetime,
    actor: User,
) -> Parcel:
    """The files, kept as they came and counted; they are no records of the case until they are signed for."""
    if not uploads:
        raise NothingSent
    kept = [(upload.name, keep(upload.chunks)) for upload in uploads]
    with transaction.atomic(), as_the_office_keeps(party.practice_id, actor):
        if Evaluation.objects.get(pk=party.evaluation_id).closed_on:
            raise ClosedAlready
        parcel = open_parcel(
            party,
            at=at,
            actor=actor,
            is_non_medical=is_non_medical,
            opponent_served_on=served_on,
            opponent_served_by=served_by if served_on else "",
        )
        for name, file in kept:
            keep_counted(parcel, name, file, actor=actor)
    return parcel


def keep_counted(parcel: Parcel, name: str, file: Kept, *, actor: User) -> ParcelFile:
    counted = count_pages(kept_path(file.key))
    return keep_parcel_file(
        parcel,
        name=name,
        actor=actor,
        key=file.key,
        sha256=file.sha256,
        byte_count=file.byte_count,
        pages_count=counted.pages,
        trouble=counted.trouble[:300],
    )


def pages_counted(parcel: Parcel) -> int | None:
    """All pages of its files; none where one of them cannot be counted."""
    counts = [file.pages_count for file in parcel.files.all()]
    return None if None in counts else sum(counts)


def declaration_for(*, pages: int | None, sender: str, physician: str, on: date) -> tuple[Wording, str]:
    """The provision's wording, and the text with everything filled in but what the signer types."""
    wording = declaration(SENDER, on=on)
    text = wording.fill(
        physician_name=physician,
        pages=f"{pages}" if pages is not None else "…",
        signed_on=day_words(on),
        place="…",
        sender_name="…",
        sender_party=sender,
    )
    return wording, text


def day_words(on: date) -> str:
    return f"{on:%B} {on.day}, {on.year}"


@transaction.atomic
def ends_of(parcel: Parcel, *, actor: User) -> tuple[str, str]:
    """From which party and to which physician the records go; a copy service's person may know both."""
    with as_the_office_keeps(parcel.practice_id, actor):
        whole = Parcel.objects.select_related("party", "evaluation__physician").get(pk=parcel.pk)
        return str(whole.party), whole.evaluation.physician.name


@transaction.atomic
def sign_parcel(parcel: Parcel, *, signature: Signature, at: datetime, actor: User) -> Parcel:
    """Signed and received in one act: the files are a record set with its declaration, and are read.

    A count stated that is not the count found goes only with the sender's own word why. Law: 8 CCR § 9793(n).
    """
    if parcel.sent_by_id != actor.pk or parcel.signed_at or parcel.withdrawn_at:
        raise NotYourParcel
    need_whole(parcel, signature)
    on = localdate(at)
    with as_the_office_keeps(parcel.practice_id, actor):
        evaluation = Evaluation.objects.select_related("physician", "practice").get(pk=parcel.evaluation_id)
        if evaluation.closed_on:
            raise ClosedAlready
        text = signed_words(parcel, signature, physician=evaluation.physician.name, on=on)
        record_set = receive(evaluation, parcel, signature, on=on, at=at, actor=actor)
        signed = {
            "signer": signature.name.strip(),
            "stated_pages": signature.pages,
            "counted_pages": pages_counted(parcel),
            "signed_text": text,
            "set_number": record_set.pk,
        }
        note_signed(parcel, signed=signed, signed_on=on, at=at, actor=actor)
        tell(Kind.RECORDS_CAME, of=evaluation, about=record_set.pk, actor=actor)
    return parcel


def need_whole(parcel: Parcel, signature: Signature) -> None:
    if not signature.has_read:
        raise NotRead
    if not signature.place.strip():
        raise NoPlace
    counted = pages_counted(parcel)
    if counted is not None and counted != signature.pages and not signature.differs_because.strip():
        raise CountDiffers(
            "You state %(stated)s, the files hold %(counted)s. Correct the number, or say why it differs.",
            stated=signature.pages,
            counted=counted,
        )
    if signature.pages != signature.pages_shown:
        raise ReadAgain


def signed_words(parcel: Parcel, signature: Signature, *, physician: str, on: date) -> str:
    """The declaration as it was signed, with the reason for another count beneath it."""
    text = declaration(SENDER, on=on).fill(
        physician_name=physician,
        pages=f"{signature.pages}",
        signed_on=day_words(on),
        place=signature.place,
        sender_name=signature.name,
        sender_party=str(parcel.party),
    )
    why = signature.differs_because.strip()
    return f"{text}\n\nThe files hold {pages_counted(parcel)} pages. The signer: {why}" if why else text


def receive(
    evaluation: Evaluation, parcel: Parcel, signature: Signature, *, on: date, at: datetime, actor: User
) -> RecordSet:
    is_of_copy_service = Courier.objects.filter(evaluation=evaluation, user=actor).exists()
    means = RecordSet.Means.COPY_SERVICE if is_of_copy_service else RecordSet.Means.UPLOAD
    record_set = keep_record_set(evaluation, sender=parcel.party, received_on=on, means=means, actor=actor)
    keep_declaration(
        record_set, pages=signature.pages, signer=signature.name.strip(), signed_on=on, actor=actor
    )
    for file in parcel.files.all():
        keep_file(
            record_set,
            name=file.name,
            key=file.key,
            sha256=file.sha256,
            byte_count=file.byte_count,
            actor=actor,
        )
    if parcel.is_non_medical:
        set_apart(record_set, parcel)
    ask_reading(evaluation, at=at, actor=actor)
    later(
        Job.READ_RECORDS,
        one_at_a_time=f"evaluation-{evaluation.pk}",
        practice_id=evaluation.practice_id,
        evaluation_id=evaluation.pk,
    )
    return record_set


def set_apart(record_set: RecordSet, parcel: Parcel) -> None:
    """Non-medical records wait for the other side, from the service that the sender states."""
    await_set_apart(
        record_set,
        served_on=parcel.opponent_served_on,
        served_by=parcel.opponent_served_by,
        actor=None,
    )


@transaction.atomic
def take_parcel_back(parcel: Parcel, *, at: datetime, actor: User) -> None:
    """It is not sent: its files stay kept, and are in no record."""
    if parcel.sent_by_id != actor.pk or parcel.signed_at or parcel.withdrawn_at:
        raise NotYourParcel
    with as_the_office_keeps(parcel.practice_id, actor):
        withdraw_parcel(parcel, at=at, actor=actor)
