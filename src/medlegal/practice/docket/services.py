"""Sets, meets and moves deadlines."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from medlegal.law.deadlines.duties import DUTIES
from medlegal.law.deadlines.period import Due
from medlegal.law.review import confirmed
from medlegal.law.step import Step, weakest
from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.desks import OUTLIVES_CLOSING
from medlegal.practice.docket.models import Deadline, PhysicianDeadline
from medlegal.practice.people.models import Physician, User
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
            "is_first_day": is_first_day(duty, due),
            "steps": steps,
            "confidence": confidence,
        },
    )
    if is_new:
        record("deadline.set", of=deadline, actor=actor, duty=duty, due_on=due.on.isoformat())
    return deadline


def is_first_day(duty: str, due: Due) -> bool:
    """Whether the day is the first on which it may be done, so that nothing is late afterwards."""
    if duty not in DUTIES:
        return False  # a day that no rule counts, such as the end of a licence
    version = DUTIES[duty].on(due.began_on)
    return duty in version and version[duty].direction == "not_before"


def meet_deadline(
    evaluation: Evaluation, *, duty: str, on: date, actor: User | None, began_on: date | None = None
) -> None:
    """The standing deadlines for this duty are met; with `began_on`, only those that began that day."""
    standing = Deadline.objects.filter(evaluation=evaluation, duty=duty).standing()
    for deadline in standing.filter(began_on=began_on) if began_on else standing:
        deadline.met_on = on
        deadline.save(update_fields=["met_on"])
        record("deadline.met", of=deadline, actor=actor, duty=duty, on=on.isoformat())


def reopen_deadline(
    evaluation: Evaluation, *, duty: str, began_on: date, actor: User | None, reason: str
) -> None:
    """What met the deadlines for this duty that began that day, or let them lapse, did not count: they run on."""
    ended = Deadline.objects.filter(evaluation=evaluation, duty=duty, began_on=began_on)
    for deadline in ended.exclude(met_on__isnull=True, lapsed_on__isnull=True):
        deadline.met_on = deadline.lapsed_on = None
        deadline.lapse_reason = ""
        deadline.save(update_fields=["met_on", "lapsed_on", "lapse_reason"])
        record("deadline.reopened", of=deadline, actor=actor, duty=duty, reason=reason)


def lapse_deadline(
    evaluation: Evaluation, *, duty: str, began_on: date, on: date, reason: str, actor: User | None
) -> None:
    """The standing deadlines for this duty that began that day have nothing left to be done by them."""
    for deadline in Deadline.objects.filter(evaluation=evaluation, duty=duty, began_on=began_on).standing():
        lapse(deadline, on=on, reason=reason, actor=actor)


def lapse_standing(
    evaluation: Evaluation, *, on: date, reason: str, actor: User | None, duties: Iterable[str] | None = None
) -> None:
    """Everything that stands lapses, or only `duties`; what outlives the evaluation stays in any case."""
    standing = Deadline.objects.filter(evaluation=evaluation).standing().exclude(duty__in=OUTLIVES_CLOSING)
    for deadline in standing if duties is None else standing.filter(duty__in=list(duties)):
        lapse(deadline, on=on, reason=reason, actor=actor)


def lapse(deadline: Deadline | PhysicianDeadline, *, on: date, reason: str, actor: User | None) -> None:
    """Nothing is left to be done by this deadline."""
    deadline.lapsed_on, deadline.lapse_reason = on, reason[:300]
    deadline.save(update_fields=["lapsed_on", "lapse_reason"])
    record("deadline.lapsed", of=deadline, actor=actor, duty=deadline.duty, on=on.isoformat())


def set_physician_deadline(
    physician: Physician, *, duty: str, due: Due, actor: User | None
) -> PhysicianDeadline:
    """A clock of the physician's own standing. Asked twice for one beginning, the first stands."""
    steps, confidence = as_kept(due.steps)
    deadline, is_new = PhysicianDeadline.objects.get_or_create(
        practice_id=physician.practice_id,
        physician=physician,
        duty=duty,
        began_on=due.began_on,
        defaults={
            "due_on": due.on,
            "strict_on": due.strict_on,
            "is_first_day": is_first_day(duty, due),
            "steps": steps,
            "confidence": confidence,
        },
    )
    if is_new:
        record(
            "deadline.set",
            of=deadline,
            actor=actor,
            physician=physician.pk,
            duty=duty,
            due_on=due.on.isoformat(),
        )
    return deadline


def meet_physician_deadline(deadline: PhysicianDeadline, *, on: date, actor: User | None) -> None:
    deadline.met_on = on
    deadline.save(update_fields=["met_on"])
    record("deadline.met", of=deadline, actor=actor, duty=deadline.duty, on=on.isoformat())


def move_deadline(
    deadline: Deadline, *, to: date, reason: str, actor: User | None, due: Due | None = None
) -> Deadline:
    """A new row with the reason; the computed one stays as it was. With `due`, the new row keeps its reasons."""
    steps, confidence = as_kept(due.steps) if due else (deadline.steps, deadline.confidence)
    moved = Deadline.objects.create(
        practice_id=deadline.practice_id,
        evaluation_id=deadline.evaluation_id,
        duty=deadline.duty,
        began_on=deadline.began_on,
        due_on=to,
        strict_on=due.strict_on if due else to,
        is_first_day=deadline.is_first_day,
        steps=steps,
        confidence=confidence,
        moves=deadline,
        reason=reason[:300],
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
