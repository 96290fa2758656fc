"""A new day: whoever has to know of a deadline is told, once for each step, and what nobody need do any more lapses."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from medlegal.flows.keep_standing import run_terms
from medlegal.flows.tell_people import tell as tell_of_it
from medlegal.law.errors import NoAnswer
from medlegal.practice.alerts.models import Kind
from medlegal.practice.audit.roll import chains_on_the_roll
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.docket.desks import LAPSES_BY_ITSELF, TOLD_EARLY, desk_of
from medlegal.practice.docket.models import Deadline, PhysicianDeadline, Reminder, ReminderRule
from medlegal.practice.docket.reminder_selectors import to_remind_of
from medlegal.practice.docket.reminder_services import mark_swept, rule_of, tell
from medlegal.practice.docket.services import lapse
from medlegal.practice.people.models import Practice, Role

NO_PRACTICE = 0
OVERDUE, UNSEEN = "overdue", "unseen"
NEAR_RANK, OVERDUE_RANK = 50, 100
GRACE_DAYS = 4  # what a weekend or a holiday may add to the end of a period
GROWING = (
    (Role.RECORD_EDITOR,),
    (Role.RECORD_EDITOR, Role.PHYSICIAN),
    (Role.RECORD_EDITOR, Role.PHYSICIAN, Role.MANAGER),
)  # who is told on the first, second and third day of a report that is not served


@dataclass(frozen=True, slots=True)
class Step:
    """How near a deadline has come, and who has to know."""

    name: str
    rank: int
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Swept:
    told: int
    lapsed: int


def sweep_all(*, today: date) -> dict[int, Swept]:
    """Every practice, each in a transaction of its own; what each was told."""
    swept = {}
    for practice_id in chains_on_the_roll():
        if practice_id != NO_PRACTICE:
            with transaction.atomic():
                enter_practice(practice_id)
                swept[practice_id] = sweep_docket(Practice.objects.get(pk=practice_id), today=today)
    return swept


@transaction.atomic
def sweep_docket(practice: Practice, *, today: date) -> Swept:
    """Told and lapsed of one practice, as its deadlines stand `today`.

    What was told once is not told again, so a second run the same day does nothing, and the first run after
    days without one tells each deadline's farthest step alone.
    """
    for physician in practice.physicians.exclude(appointed_on=None, license_ends_on=None):
        with suppress(NoAnswer):  # of a day that no rule covers there is no clock
            run_terms(physician, actor=None)
    rule = rule_of(practice.pk)
    clocks = to_remind_of(rule, today=today)
    past = [one for one in clocks if is_spent(one, today=today)]
    for deadline in past:
        lapse(deadline, on=today, reason=LAPSES_BY_ITSELF[deadline.duty], actor=None)
    told = sum(tell_of(clock, rule, today=today) for clock in clocks if clock not in past)
    if told or past or rule.swept_on != today:
        mark_swept(rule, on=today, told=told, lapsed=len(past))
    return Swept(told, len(past))


def is_spent(clock: Deadline | PhysicianDeadline, *, today: date) -> bool:
    return isinstance(clock, Deadline) and clock.duty in LAPSES_BY_ITSELF and clock.due_on < today


def tell_of(clock: Deadline | PhysicianDeadline, rule: ReminderRule, *, today: date) -> int:
    """How many were told of the deadline today."""
    told = list(clock.reminder_set.all())
    farthest = max((one.rank for one in told), default=-1)
    step = step_of(clock, rule, today=today)
    if step is not None and step.rank > farthest:
        for role in step.roles:
            tell_role(clock, step=step.name, rank=step.rank, role=role, on=today)
        return len(step.roles)
    if told and is_overlooked(told, rule, today=today):
        tell_role(clock, step=UNSEEN, rank=farthest, role=Role.MANAGER, on=today)
        return 1
    return 0


def tell_role(clock: Deadline | PhysicianDeadline, *, step: str, rank: int, role: Role, on: date) -> None:
    """The role finds it in the work list, and its people hear of it as they wish."""
    reminder = tell(clock, step=step, rank=rank, role=role, on=on)
    tell_of_it(Kind.DEADLINE_NEAR, of=clock, about=reminder.pk, actor=None)


def step_of(clock: Deadline | PhysicianDeadline, rule: ReminderRule, *, today: date) -> Step | None:
    """The farthest step the deadline has reached, if it has reached any."""
    desk = desk_of(clock.duty)
    if clock.strict_on < today:
        roles = (*desk.roles, Role.MANAGER) if desk.is_ours else desk.roles
        return Step(OVERDUE, OVERDUE_RANK, tuple(dict.fromkeys(roles)))
    if clock.strict_on <= today + timedelta(days=rule.warn_days) and not is_counted(clock, rule):
        return Step("near", NEAR_RANK, desk.roles)
    if clock.duty in TOLD_EARLY:
        return reached_early(clock, today=today)
    return reached_day(clock, rule, today=today) if clock.duty == "report" else None


def reached_early(clock: Deadline | PhysicianDeadline, *, today: date) -> Step | None:
    """The farthest of the days before the end that has come, of what takes months to renew."""
    come = [days for days in TOLD_EARLY[clock.duty] if clock.strict_on <= today + timedelta(days=days)]
    return Step(f"before_{come[-1]}", len(come), desk_of(clock.duty).roles) if come else None


def is_counted(clock: Deadline | PhysicianDeadline, rule: ReminderRule) -> bool:
    """A report whose own days tell of it up to its end; one whose time was extended is near once more."""
    last_day = clock.began_on + timedelta(days=max(rule.report_days, default=0) + rule.warn_days)
    return clock.duty == "report" and clock.strict_on <= last_day + timedelta(days=GRACE_DAYS)


def reached_day(clock: Deadline | PhysicianDeadline, rule: ReminderRule, *, today: date) -> Step | None:
    """The farthest of a report's days that has come; each tells more roles than the one before."""
    days = sorted(rule.report_days)
    come = [n for n, day in enumerate(days) if clock.began_on + timedelta(days=day) <= today]
    if not come:
        return None
    return Step(f"day_{days[come[-1]]}", come[-1] + 1, GROWING[min(come[-1], len(GROWING) - 1)])


def is_overlooked(told: list[Reminder], rule: ReminderRule, *, today: date) -> bool:
    """Nobody has looked at the last step for so long that the manager has to know, and does not know yet."""
    last = max(one.rank for one in told)
    of_last = [one for one in told if one.rank == last]
    return (
        not any(one.seen_at for one in of_last)
        and not any(one.role == Role.MANAGER for one in of_last)
        and all(one.told_on <= today - timedelta(days=rule.raise_after_days) for one in of_last)
        and not any(one.step == UNSEEN for one in told)
    )
