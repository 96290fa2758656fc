"""Something reached the office. What one side alone said is kept from the evaluator until all know it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

import pikepdf
from django.db import transaction
from django.utils.timezone import localdate

from medlegal.flows.gather_facts import as_party, caption_of, evaluator_of
from medlegal.flows.receive_records import Upload, keep_received
from medlegal.flows.refusal import NotYourRole, Refused, WrongTime
from medlegal.flows.serve_document import serve_on_all
from medlegal.law.panels.contact import About, Sender, contact
from medlegal.outside.storage import Kept, keep, kept_bytes
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.correspondence.communication_selectors import files_of
from medlegal.practice.correspondence.communication_services import (
    decide_communication,
    keep_communication,
    keep_communication_file,
    mark_entered_gate,
    mark_told,
)
from medlegal.practice.correspondence.models import Communication, Serving
from medlegal.practice.docket.services import as_kept
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import people_with
from medlegal.reports.letters.one_sided_contact import OneSidedContact, one_sided_contact
from medlegal.reports.render_pdf import to_pdf

State = Communication.State
STATES = {
    "open": State.OPEN,
    "of_the_worker": State.OF_THE_WORKER,
    "routine": State.ROUTINE,
    "one_sided": State.QUARANTINED,
}
DECISIONS = (State.RELEASED, State.KEPT_OUT, State.RETURNED)


class EvaluatorCannot(Refused):
    """What came from one side alone is kept and decided by somebody other than the evaluator (Lab. Code § 4062.3)."""


class NoProofThatAll(Refused):
    """Say how it is known that every party got it: the copies a letter names, or its proof of service."""


class NotTold(Refused):
    """Serve the letter that tells every party about it first; then decide."""


class Decided(Refused):
    """This was decided already, or never needed a decision."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came in, as somebody of the office tells it."""

    sender: str
    received_on: date
    means: str
    about: str
    reached_all: bool
    party: Party | None = None
    told: str = ""
    how_known: str = ""
    are_records: bool = False


@transaction.atomic
def receive_communication(
    evaluation: Evaluation, came: Came, *, uploads: Sequence[Upload] = (), at: datetime, actor: User
) -> Communication:
    """The communication with its files, weighed by the law. One that is open sends its records to the gate.

    Refused for the evaluator: what nobody may show the evaluator is not written down by the evaluator.
    """
    need_other_than_evaluator(evaluation, actor, Role.SCHEDULER, Role.RECORD_EDITOR)
    if came.reached_all and not came.how_known.strip():
        raise NoProofThatAll
    if came.received_on > localdate(at):
        raise WrongTime("It came on a day that is not here yet.")
    weighed = contact(
        role=evaluation.role,
        sender=sender_of(came.party),
        about=about_of(came.about),
        reached_all=came.reached_all,
        on=came.received_on,
    )
    steps, confidence = as_kept(weighed.steps)
    communication = keep_communication(
        evaluation,
        came=vars_of(came),
        state=STATES[weighed.verdict],
        steps=steps,
        confidence=confidence,
        actor=actor,
    )
    for upload in uploads:
        keep_communication_file(communication, name=upload.name, kept=keep(upload.chunks), actor=actor)
    if communication.state == State.OPEN:
        pass_records_on(communication, at=at, actor=actor)
    return communication


def vars_of(came: Came) -> dict[str, object]:
    names = (
        "sender",
        "received_on",
        "means",
        "about",
        "reached_all",
        "party",
        "told",
        "how_known",
        "are_records",
    )
    return {name: getattr(came, name) for name in names}


def sender_of(party: Party | None) -> Sender:
    if party is None:
        return "stranger"
    return "worker" if party.role == Party.Role.WORKER else "party"


def about_of(about: str) -> About:
    return {"examination": "examination", "routine": "routine"}.get(about, "substance")  # type: ignore[return-value]


def need_other_than_evaluator(evaluation: Evaluation, actor: User, *roles: Role) -> None:
    if evaluation.physician.user_id == actor.pk:
        raise EvaluatorCannot(who_may_instead(evaluation))
    need_role(evaluation, actor, *roles)


def who_may_instead(evaluation: Evaluation) -> str:
    """In a sentence, who keeps it in the evaluator's place; what to do where nobody else works there."""
    if others := [*deciders(evaluation)]:
        return f"It is for {' or '.join(user.name for user in others)}."
    return (
        "Nobody else works here: give somebody a role in this practice under “Staff and roles”, such as a person of "
        "the company that manages it, and have them keep it. Do not read it until then."
    )


def deciders(evaluation: Evaluation) -> list[User]:
    """The managers but the evaluator; where the evaluator is the only manager, the office's other people.

    The law asks that the evaluator is out of it and that all parties know; that a manager decides is the house's.
    """
    for roles in ((Role.MANAGER,), (Role.SCHEDULER, Role.RECORD_EDITOR)):
        people = {user.pk: user for role in roles for user in people_with(evaluation.practice_id, role)}
        people.pop(evaluation.physician.user_id, None)
        if people:
            return list(people.values())
    return []


def need_decider(evaluation: Evaluation, actor: User) -> None:
    need_other_than_evaluator(evaluation, actor, Role.SCHEDULER, Role.RECORD_EDITOR)
    others = deciders(evaluation)
    if actor not in others:
        raise NotYourRole(f"It is for a manager: {' or '.join(user.name for user in others)}.")


def pass_records_on(communication: Communication, *, at: datetime, actor: User) -> RecordSet | None:
    """Files that are records become a record set, held until its declaration; nothing goes around the gate."""
    files = list(files_of(communication))
    if not communication.are_records or not files or communication.entered_gate_on:
        return None
    by = {"phone": "upload", "in_person": "upload"}.get(communication.means, communication.means)
    record_set = keep_received(
        communication.evaluation,
        [(file.name, Kept(file.key, file.sha256, file.byte_count)) for file in files],
        sender=communication.party,
        received_on=communication.received_on,
        means=by if by in RecordSet.Means.values else RecordSet.Means.UPLOAD,
        declared=None,
        at=at,
        actor=actor,
    )
    mark_entered_gate(communication, on=localdate(at), actor=actor)
    return record_set


@transaction.atomic
def tell_all_of(communication: Communication, *, on: date, actor: User) -> Serving:
    """The letter about it, with a copy of what came as a PDF, served on every party of record."""
    evaluation = communication.evaluation
    need_other_than_evaluator(evaluation, actor, Role.SCHEDULER, Role.RECORD_EDITOR)
    if communication.state != State.QUARANTINED or communication.serving_id:
        raise Decided
    if on < communication.received_on:
        raise WrongTime(f"It came on {communication.received_on:%m/%d/%Y}, after the day of service.")
    serving = serve_on_all(
        evaluation,
        what=Serving.What.ONE_SIDED_CONTACT,
        paper=with_copies(letter_pdf(communication, on=on), communication),
        title=f"letter about what came from {sender_words(communication)}",
        on=on,
        actor=actor,
    )
    mark_told(communication, serving=serving, actor=actor)
    return serving


def letter_pdf(communication: Communication, *, on: date) -> bytes:
    """The letter as it would be served on `on`, without the copies."""
    evaluation = communication.evaluation
    sender = communication.party.name if communication.party else communication.sender
    return to_pdf(
        one_sided_contact(
            OneSidedContact(
                caption=caption_of(evaluation),
                evaluator=evaluator_of(evaluation),
                parties=tuple(as_party(party) for party in parties_of(evaluation)),
                sender=sender,
                received_on=communication.received_on,
                means=communication.get_means_display().lower(),
                files=tuple((file.name, is_pdf(file.key)) for file in files_of(communication)),
                told=communication.told if communication.means in ("phone", "in_person") else "",
                sent_on=on,
            )
        )
    )


def sender_words(communication: Communication) -> str:
    """From whom, how and when, without a word of what it says: the evaluator may read this."""
    sender = (communication.party.name if communication.party else communication.sender)[:80]
    by = communication.get_means_display().lower()
    return f"{sender} by {by} on {communication.received_on:%m/%d/%Y}"


def is_pdf(key: str) -> bool:
    return kept_bytes(key)[:1024].lstrip()[:5] == b"%PDF-"


def with_copies(letter: bytes, communication: Communication) -> bytes:
    """The letter with every file that is a PDF behind it; one that cannot be opened is left out."""
    out = BytesIO()
    with pikepdf.open(BytesIO(letter)) as whole:
        for file in files_of(communication):
            content = kept_bytes(file.key)
            try:
                with pikepdf.open(BytesIO(content)) as one:
                    whole.pages.extend(one.pages)
            except pikepdf.PdfError:
                continue
        whole.save(out)
    return out.getvalue()


@transaction.atomic
def decide_on_communication(
    communication: Communication, *, decision: str, reason: str, on: date, at: datetime, actor: User
) -> Communication:
    """It is released to the evaluator, kept out for good, or returned; all parties know by then. See `deciders`."""
    need_decider(communication.evaluation, actor)
    if communication.state != State.QUARANTINED or decision not in DECISIONS:
        raise Decided
    if communication.serving is None:
        raise NotTold
    if on < communication.serving.served_on:
        raise WrongTime(f"The parties were told on {communication.serving.served_on:%m/%d/%Y}.")
    decide_communication(communication, state=decision, reason=reason, on=on, actor=actor)
    if decision == State.RELEASED:
        pass_records_on(communication, at=at, actor=actor)
    return communication
