"""More time for a report is asked for, and granted, denied or agreed; the deadline moves by a new row."""

from datetime import date

from django.db import transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.state_cause import Cause, state_cause
from medlegal.law.deadlines.due import due
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.docket.entry_services import keep_entry
from medlegal.practice.docket.models import Deadline, DocketEntry
from medlegal.practice.docket.selectors import deadlines_of, entries_of, unanswered
from medlegal.practice.docket.services import meet_deadline, move_deadline
from medlegal.practice.people.models import Role, User

GROUNDS = ("tests", "good_cause")
Kind = DocketEntry.Kind


class NoReportDue(Refused):
    """No report of this evaluation is due, so there is no time to extend. Record the examination first."""


class NoSuchGround(Refused):
    """More time is given for missing test results or a consulting physician, or for good cause. Choose one of them."""


class CauseNeeded(Refused):
    """More time for good cause needs the kind of cause, and what shows it. Choose it, and say or send what shows it."""


class AskedAlready(Refused):
    """A request for more time waits for its answer, or was granted. A second is not asked for."""


class AskedTooLate(Refused):
    """The last day to ask for more time has passed. Say why it is asked for all the same, and it is kept."""


class NothingAsked(Refused):
    """No request for more time waits for an answer."""


class AgreedAlready(Refused):
    """The parties agreed to more time before; the rule allows it once."""


@transaction.atomic
def ask_extension(
    evaluation: Evaluation,
    *,
    on: date,
    ground: str,
    cause: Cause | None = None,
    proof: str = "",
    knowing: str = "",
    actor: User,
) -> DocketEntry:
    """Form 112 was sent on that day for `tests` or `good_cause`, the latter with its `cause`.

    Late, it is refused unless somebody says why.

    Law: 8 CCR § 38(c), (d).
    """
    need_role(evaluation, actor, Role.PHYSICIAN, Role.SCHEDULER, Role.RECORD_EDITOR)
    standing_report(evaluation)
    examination = examination_of(evaluation)
    if ground not in GROUNDS:
        raise NoSuchGround
    if examination and on < examination.examined_on:
        raise WrongTime(f"The examination was on {examination.examined_on:%m/%d/%Y}, after the request.")
    if ground == "good_cause" and cause is None:
        raise CauseNeeded
    if unanswered(evaluation, Kind.EXTENSION_ASKED) or entries_of(evaluation, Kind.EXTENSION_GRANTED):
        raise AskedAlready
    last = deadlines_of(evaluation).filter(duty="report_extension_request", moved_by__isnull=True).last()
    is_late = last is not None and on > last.due_on
    if is_late and not knowing.strip():
        raise AskedTooLate(f"It was {last.due_on:%m/%d/%Y} (8 CCR § 38(c), (d)).")
    meet_deadline(evaluation, duty="report_extension_request", on=on, actor=actor)
    proof = " ".join(part for part in (proof.strip(), knowing.strip()) if part)
    return keep_entry(
        evaluation,
        kind=Kind.EXTENSION_ASKED,
        on=on,
        proof=proof,
        ground=ground,
        is_late=is_late,
        **cause_told(cause if ground == "good_cause" else None, evaluation, on=on, actor=actor),
        actor=actor,
    )


def cause_told(cause: Cause | None, evaluation: Evaluation, *, on: date, actor: User) -> dict[str, str | int]:
    """The kind of the cause and the number of its row; nothing where none is stated."""
    if cause is None:
        return {}
    kept = state_cause(
        cause, of="extension", practice_id=evaluation.practice_id, evaluation=evaluation, on=on, actor=actor
    )
    return {"cause": kept.cause, "cause_id": kept.pk}


@transaction.atomic
def answer_extension(
    evaluation: Evaluation, *, on: date, is_granted: bool, proof: str = "", actor: User | None
) -> DocketEntry:
    """The Medical Director's answer. Granted, the report's deadline moves as far as the ground allows.

    Law: 8 CCR § 38; Lab. Code § 139.2(j)(1)(B).
    """
    need_role(evaluation, actor, Role.PHYSICIAN, Role.SCHEDULER, Role.RECORD_EDITOR)
    asked = unanswered(evaluation, Kind.EXTENSION_ASKED)
    if asked is None:
        raise NothingAsked
    if on < asked.happened_on:
        raise WrongTime(f"It was asked for on {asked.happened_on:%m/%d/%Y}, after the answer.")
    kind = Kind.EXTENSION_GRANTED if is_granted else Kind.EXTENSION_DENIED
    entry = keep_entry(evaluation, kind=kind, on=on, proof=proof.strip(), answers=asked, actor=actor)
    if is_granted:
        reason = f"More time was granted on {on:%m/%d/%Y}. {proof.strip()}".strip()
        extend(standing_report(evaluation), extension=str(asked.told["ground"]), reason=reason, actor=actor)
    return entry


@transaction.atomic
def agree_more_time(evaluation: Evaluation, *, on: date, proof: str, actor: User | None) -> DocketEntry:
    """The parties agreed in writing that a supplemental report may come later; its deadline moves.

    Law: 8 CCR § 38 (supplemental reports).
    """
    need_role(evaluation, actor, Role.PHYSICIAN, Role.SCHEDULER, Role.RECORD_EDITOR)
    deadline = deadlines_of(evaluation).filter(duty="supplemental").standing().last()
    if deadline is None:
        raise NoReportDue
    if entries_of(evaluation, Kind.TIME_AGREED):
        raise AgreedAlready
    reason = f"The parties agreed to more time on {on:%m/%d/%Y}. {proof.strip()}".strip()
    extend(deadline, extension="agreed", reason=reason, actor=actor)
    return keep_entry(evaluation, kind=Kind.TIME_AGREED, on=on, proof=proof.strip(), actor=actor)


def standing_report(evaluation: Evaluation) -> Deadline:
    deadline = deadlines_of(evaluation).filter(duty="report").standing().last()
    if deadline is None:
        raise NoReportDue
    return deadline


def extend(deadline: Deadline, *, extension: str, reason: str, actor: User | None) -> None:
    """Moved to the day the law answers with the extension; a person's later day stays."""
    longer = due(duty=deadline.duty, began_on=deadline.began_on, extension=extension)
    if longer.on > deadline.due_on:
        move_deadline(deadline, to=longer.on, reason=reason, due=longer, actor=actor)
