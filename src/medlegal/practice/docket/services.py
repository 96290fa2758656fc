"""Sets, meets and moves deadlines."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from medlegal.law.deadlines.period import Due
from medlegal.law.review import confirmed
from medlegal.law.step import Step, weakest
from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import Deadline
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import law_confirmations


def as_kept(steps: Iterable[Step]) -> tuple[list[dict[str, str]], str]:
    """The law's steps as they are stored with the row, and how sure the least sure of them is.

    Steps whose official text somebody here has read say so.
    """
    stand = confirmed(steps, law_confirmations())
    return [{key: str(value) for key, value in asdict(step).items()} for step in stand], weakest(stand)


def set_deadline(
    evaluation: Evaluation,
    *,
    duty: str,
    due: Due,
    actor: User | None,
) -> Deadline:
    """Remember what the law answered. Asked twice for one beginning, the first stands."""
    steps, confidence = as_kept(due.steps)
    deadline, is_new = Deadline.objects.get_or_create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        duty=duty,
        began_on=due.began_on,
        moves=None,
        defaults={
            "due_on": due.on,
            "strict_on": due.strict_on,
            "steps": steps,
            "confidence": confidence,
        },
    )
    if is_new:
        record("deadline.set", of=deadline, actor=actor, duty=duty, due_on=due.on.isoformat())
    return deadline


def meet_deadline(
    evaluation: Evaluation, *, duty: str, on: date, actor: User | None, began_on: date | None = None
) -> None:
    """The standing deadlines for this duty are met; with `began_on`, only those that began that day."""
    standing = Deadline.objects.filter(evaluation=evaluation, duty=duty).standing()
    for deadline in standing.filter(began_on=began_on) if began_on else standing:
        deadline.met_on = on
        deadline.save(update_fields=["met_on"])
        record("deadline.met", of=deadline, actor=actor, duty=duty, on=on.isoformat())


def lapse_deadline(
    evaluation: Evaluation, *, duty: str, began_on: date, on: date, reason: str, actor: User | None
) -> None:
    """The standing deadlines for this duty that began that day have nothing left to be done by them."""
    for deadline in Deadline.objects.filter(evaluation=evaluation, duty=duty, began_on=began_on).standing():
        deadline.lapsed_on, deadline.lapse_reason = on, reason
        deadline.save(update_fields=["lapsed_on", "lapse_reason"])
        record("deadline.lapsed", of=deadline, actor=actor, duty=duty, on=on.isoformat())


def move_deadline(deadline: Deadline, *, to: date, reason: str, actor: User) -> Deadline:
    """A new row with the person's reason; the computed one stays as it was."""
    moved = Deadline.objects.create(
        practice_id=deadline.practice_id,
        evaluation_id=deadline.evaluation_id,
        duty=deadline.duty,
        began_on=deadline.began_on,
        due_on=to,
        strict_on=to,
        steps=deadline.steps,
        confidence=deadline.confidence,
        moves=deadline,
        reason=reason,
        moved_by_user=actor,
    )
    record(
        "deadline.moved",
        of=moved,
        actor=actor,
        duty=moved.duty,
        old=deadline.due_on.isoformat(),
        new=to.isoformat(),
    )
    return moved
