"""Records come in: every file is kept as it came, and a reading is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from medlegal.flows.demand_declaration import draft_demands
from medlegal.flows.refusal import NothingSent, Refused
from medlegal.flows.tell_people import tell
from medlegal.outside.queue import Job, later
from medlegal.outside.storage import Kept, keep
from medlegal.practice.alerts.models import Kind
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.intake.models import Declaration, RecordSet
from medlegal.practice.intake.services import ask_reading, keep_declaration, keep_file, keep_record_set
from medlegal.practice.people.models import Role, User


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as it is being sent."""

    name: str
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Declared:
    """The sender's declaration of compliance and page count."""

    pages: int
    signer: str
    signed_on: date


class DeclaredAlready(Refused):
    """The declaration of these records is here already. A corrected one comes with records sent anew."""


def receive_records(
    evaluation: Evaluation,
    *,
    uploads: Sequence[Upload],
    sender: Party | None,
    received_on: date,
    means: str = RecordSet.Means.UPLOAD,
    declared: Declared | None = None,
    at: datetime,
    actor: User,
) -> RecordSet:
    """The record set with its files. The files are kept before the rows, so that nothing sent can be lost."""
    need_role(evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER, Role.PHYSICIAN)
    if not uploads:
        raise NothingSent
    kept = [(upload.name, keep(upload.chunks)) for upload in uploads]
    return keep_received(
        evaluation,
        kept,
        sender=sender,
        received_on=received_on,
        means=means,
        declared=declared,
        at=at,
        actor=actor,
    )


@transaction.atomic
def keep_received(
    evaluation: Evaluation,
    kept: Sequence[tuple[str, Kept]],
    *,
    sender: Party | None,
    received_on: date,
    means: str,
    declared: Declared | None,
    at: datetime,
    actor: User,
) -> RecordSet:
    record_set = keep_record_set(evaluation, sender=sender, received_on=received_on, means=means, actor=actor)
    if declared:
        keep_declaration(
            record_set,
            pages=declared.pages,
            signer=declared.signer,
            signed_on=declared.signed_on,
            actor=actor,
        )
    for name, file in kept:
        keep_file(
            record_set, name=name, key=file.key, sha256=file.sha256, byte_count=file.byte_count, actor=actor
        )
    ask_to_read(evaluation, at=at, actor=actor)
    kind = Kind.RECORDS_CAME if declared else Kind.RECORDS_HELD
    tell(kind, of=evaluation, about=record_set.pk, actor=actor)
    return record_set


@transaction.atomic
def ask_to_read(evaluation: Evaluation, *, at: datetime, actor: User | None) -> None:
    """A reading of all the evaluation's files is queued, in the transaction of what asked for it."""
    need_role(evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER, Role.PHYSICIAN)
    ask_reading(evaluation, at=at, actor=actor)
    later(
        Job.READ_RECORDS,
        one_at_a_time=f"evaluation-{evaluation.pk}",
        practice_id=evaluation.practice_id,
        evaluation_id=evaluation.pk,
    )


@transaction.atomic
def declare_records(
    record_set: RecordSet, *, pages: int, signer: str, signed_on: date, actor: User
) -> Declaration:
    """The declaration of a held set has come: its files count from now on."""
    need_role(record_set.evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER)
    if Declaration.objects.filter(record_set=record_set).exists():
        raise DeclaredAlready
    declaration = keep_declaration(record_set, pages=pages, signer=signer, signed_on=signed_on, actor=actor)
    draft_demands(record_set.evaluation, on=localdate(), actor=actor)
    return declaration
