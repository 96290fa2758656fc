"""Who was told of what and has not looked yet, and what nobody was told of."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from medlegal.practice.docket.desks import TOLD_EARLY
from medlegal.practice.docket.models import Deadline, PhysicianDeadline, Reminder, ReminderRule
from medlegal.practice.docket.selectors import to_be_done
from medlegal.practice.people.models import Membership, Practice, Role, User

# Until a practice says otherwise.
USUAL = {"report_days": [10, 20, 25], "warn_days": 5, "raise_after_days": 3}
STANDS = Q(
    deadline__met_on__isnull=True,
    deadline__lapsed_on__isnull=True,
    deadline__moved_by__isnull=True,
    physician_deadline__met_on__isnull=True,
    physician_deadline__lapsed_on__isnull=True,
)


def reminders_for(user: User) -> QuerySet[Reminder]:
    """What the person was told in a role of theirs and nobody in it has seen; a physician is told of their own."""
    in_role = Membership.objects.filter(
        user=user, ended_on__isnull=True, practice=OuterRef("practice"), role=OuterRef("role")
    )
    own = Q(deadline__evaluation__physician__user=user) | Q(physician_deadline__physician__user=user)
    return (
        unseen()
        .filter(Exists(in_role))
        .filter(~Q(role=Role.PHYSICIAN) | own)
        .select_related(
            "deadline__evaluation__claimant",
            "deadline__evaluation__practice",
            "physician_deadline__physician",
        )
    )


def unseen() -> QuerySet[Reminder]:
    """Every reminder of a standing deadline that nobody has seen."""
    return Reminder.objects.filter(STANDS, seen_at__isnull=True)


def told_of(deadlines: list[Deadline]) -> dict[int, list[Reminder]]:
    """Who was told of each, the first first."""
    found: dict[int, list[Reminder]] = {one.pk: [] for one in deadlines}
    for reminder in (
        Reminder.objects.filter(deadline__in=list(found)).select_related("seen_by").order_by("id")
    ):
        found[reminder.deadline_id].append(reminder)
    return found


def to_remind_of(rule: ReminderRule, *, today: date) -> list[Deadline | PhysicianDeadline]:
    """The practice's standing deadlines that may have reached a step: near, overdue, or a report's days."""
    near = Q(strict_on__lte=today + timedelta(days=rule.warn_days))
    report = Q(duty="report", began_on__lte=today - timedelta(days=min(rule.report_days, default=0)))
    of_evaluations = to_be_done().filter(near | report, practice=rule.practice_id)
    early = near
    for duty, days in TOLD_EARLY.items():
        early |= Q(duty=duty, strict_on__lte=today + timedelta(days=max(days)))
    of_physicians = PhysicianDeadline.objects.standing().filter(
        early, practice=rule.practice_id, is_first_day=False
    )
    return [
        *of_evaluations.prefetch_related("reminder_set"),
        *of_physicians.prefetch_related("reminder_set"),
    ]


def overdue_untold(practice: Practice, *, today: date) -> QuerySet[Deadline]:
    """Standing deadlines of the practice that are past, and of which nobody was told so: there are to be none."""
    told = Reminder.objects.filter(deadline=OuterRef("pk"), step="overdue")
    return to_be_done().filter(~Exists(told), practice=practice, strict_on__lt=today)


def overdue_unseen(practice: Practice, *, today: date, days: int) -> QuerySet[Deadline]:
    """Overdue for more than `days`, and nobody who was told that has looked."""
    looked = Reminder.objects.filter(deadline=OuterRef("pk"), step="overdue", seen_at__isnull=False)
    past = to_be_done().filter(practice=practice, strict_on__lt=today - timedelta(days=days))
    return past.filter(~Exists(looked))


def rule_of(practice: Practice) -> ReminderRule:
    """The practice's rule, or the one it would begin with."""
    return ReminderRule.objects.filter(practice=practice).first() or ReminderRule(practice=practice, **USUAL)


def rules_managed_by(user: User) -> dict[Practice, ReminderRule]:
    """The practices whose manager the person is, each with the rule it has or would begin with."""
    managed = Practice.objects.filter(
        memberships__user=user, memberships__ended_on__isnull=True, memberships__role=Role.MANAGER
    )
    kept = {rule.practice_id: rule for rule in ReminderRule.objects.filter(practice__in=managed)}
    return {one: kept.get(one.pk) or ReminderRule(practice=one, **USUAL) for one in managed}
