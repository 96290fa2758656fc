"""Somebody writes in a thread: to all parties of record, or inside the office; never to some of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from medlegal.flows.receive_records import Upload, keep_received
from medlegal.flows.refusal import NotYourRole, Refused
from medlegal.flows.tell_people import keep_alerts, send_at_once
from medlegal.outside.queue import Job, later
from medlegal.outside.storage import Kept, keep
from medlegal.practice.alerts.models import Kind
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.cases.models import Evaluation, Party, Seat
from medlegal.practice.cases.rights import ClosedAlready, need_role
from medlegal.practice.cases.selectors import parties_of, seats_of
from medlegal.practice.correspondence.message_selectors import readers_to_tell
from medlegal.practice.correspondence.message_services import (
    begin_thread,
    keep_attachment,
    keep_message,
    mark_attachment_entered,
    mark_read,
)
from medlegal.practice.correspondence.models import Attachment, Message, Thread
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import person_with, roles_of

WORKER_SIDE = (Party.Role.WORKER, Party.Role.APPLICANT_ATTORNEY)
ATTORNEYS = (Party.Role.APPLICANT_ATTORNEY, Party.Role.DEFENSE_ATTORNEY, Party.Role.CO_DEFENDANT_ATTORNEY)


class NotAllCanRead(Refused):
    """Not every party of record can read this thread, so writing here would reach one side alone.

    Give a seat to the party, or serve a letter on all (Lab. Code § 4062.3(e)).
    """


class NothingWritten(Refused):
    """The message is empty. Write what you want to say."""


class GoneIn(Refused):
    """This attachment went through the record gate already."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: of the office (no seat), or a party's person."""

    user: User
    seat: Seat | None
    says: str  # name and capacity


@transaction.atomic
def open_thread(
    evaluation: Evaluation,
    *,
    kind: str,
    subject: str,
    text: str,
    at: datetime,
    actor: User,
    uploads: Sequence[Upload] = (),
) -> Thread:
    """A new thread with its first message. A party's person opens threads of all parties only."""
    writer = writer_of(evaluation, actor)
    need_open_to_all(evaluation, kind, writer)
    thread = begin_thread(evaluation, kind=kind, subject=subject.strip(), at=at, actor=actor)
    say(thread, writer, text=text, uploads=uploads, at=at)
    return thread


@transaction.atomic
def write_message(
    thread: Thread, *, text: str, at: datetime, actor: User, uploads: Sequence[Upload] = ()
) -> Message:
    """One more message in the thread; everybody who may read it is told, without a word of it."""
    writer = writer_of(thread.evaluation, actor)
    need_open_to_all(thread.evaluation, thread.kind, writer)
    return say(thread, writer, text=text, uploads=uploads, at=at)


def say(thread: Thread, writer: Writer, *, text: str, uploads: Sequence[Upload], at: datetime) -> Message:
    if not text.strip():
        raise NothingWritten
    message = keep_message(
        thread, text=text.strip(), at=at, author=writer.says, seat=writer.seat, actor=writer.user
    )
    for upload in uploads:
        keep_attachment(message, name=upload.name, kept=as_row(keep(upload.chunks)), actor=writer.user)
    mark_read(thread, reader=writer.user, at=at)
    later(Job.TELL_OF_MESSAGE, practice_id=message.practice_id, message_id=message.pk)
    return message


def as_row(kept: Kept) -> dict[str, object]:
    return {"key": kept.key, "sha256": kept.sha256, "byte_count": kept.byte_count}


def writer_of(evaluation: Evaluation, actor: User) -> Writer:
    if evaluation.closed_on:
        raise ClosedAlready(f"It was closed on {evaluation.closed_on:%m/%d/%Y}.")
    if roles_of(actor, evaluation.practice):
        return Writer(actor, None, f"{actor.name}, the evaluator's office")
    seat = seats_of(evaluation).select_related("party").filter(user=actor).first()
    if seat is None:
        raise NotYourRole("It is for the evaluator's office and the parties' persons.")
    return Writer(actor, seat, f"{actor.name}, for {seat.party}"[:160])


def need_open_to_all(evaluation: Evaluation, kind: str, writer: Writer) -> None:
    """An internal thread is the office's; one of all parties needs a reader for every party."""
    if kind == Thread.Kind.INTERNAL:
        if writer.seat is not None:
            raise NotYourRole("It is for the evaluator's office.")
        return
    if missing := parties_without_reader(evaluation):
        raise NotAllCanRead("Without a seat: %(who)s.", who=", ".join(str(party) for party in missing))


def parties_without_reader(evaluation: Evaluation) -> list[Party]:
    """Parties of record with neither a seat nor an attorney of their side who has one."""
    seated = {seat.party_id for seat in seats_of(evaluation)}
    parties = list(parties_of(evaluation))
    sides = {is_of_worker(p) for p in parties if p.pk in seated and p.role in ATTORNEYS}
    return [
        party
        for party in parties
        if party.pk not in seated and (party.role in ATTORNEYS or is_of_worker(party) not in sides)
    ]


def is_of_worker(party: Party) -> bool:
    return party.role in WORKER_SIDE


@transaction.atomic
def read_thread(thread: Thread, *, at: datetime, reader: User) -> None:
    """The reader has seen everything in it up to now."""
    mark_read(thread, reader=reader, at=at)


@transaction.atomic
def pass_gate(attachment: Attachment, *, received_on: date, at: datetime, actor: User) -> RecordSet:
    """The attachment becomes a record set, held as any other until its declaration is here."""
    evaluation = attachment.evaluation
    need_role(evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER)
    if attachment.entered_gate_on:
        raise GoneIn
    seat = attachment.message.seat
    record_set = keep_received(
        evaluation,
        [(attachment.name, Kept(attachment.key, attachment.sha256, attachment.byte_count))],
        sender=seat.party if seat else None,
        received_on=received_on,
        means=RecordSet.Means.UPLOAD,
        declared=None,
        at=at,
        actor=actor,
    )
    mark_attachment_entered(attachment, on=localdate(at), actor=actor)
    return record_set


def tell_of_message(*, practice_id: int, message_id: int) -> None:
    """Everybody who may read the thread and did not write it is told: that something is there, not what."""
    with transaction.atomic():
        enter_practice(practice_id)
        message = Message.objects.select_related("thread").filter(pk=message_id).first()
        if message is None:
            return
        alerts = keep_alerts(
            [person_with(address) for address in readers_to_tell(message)],
            practice_id=practice_id,
            evaluation_id=message.evaluation_id,
            kind=Kind.MESSAGE,
            about=message.pk,
        )
    send_at_once(practice_id, alerts)
