"""Remembers who was told of which deadline, and who has seen it."""

from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.docket.models import Deadline, PhysicianDeadline, Reminder, ReminderRule
from medlegal.practice.docket.reminder_selectors import USUAL
from medlegal.practice.people.models import Practice, User


def rule_of(practice_id: int) -> ReminderRule:
    """The practice's own rule, begun with what most offices want."""
    rule, _ = ReminderRule.objects.get_or_create(
        practice_id=practice_id,
        defaults=USUAL,
    )
    return rule


def keep_rule(
    practice: Practice, *, report_days: list[int], warn_days: int, raise_after_days: int, actor: User
) -> ReminderRule:
    rule = rule_of(practice.pk)
    rule.report_days, rule.warn_days, rule.raise_after_days = report_days, warn_days, raise_after_days
    rule.save(update_fields=["report_days", "warn_days", "raise_after_days"])
    record("reminder.rule_set", of=rule, actor=actor, days=report_days, warn=warn_days, late=raise_after_days)
    return rule


def mark_swept(rule: ReminderRule, *, on: date, told: int, lapsed: int) -> None:
    rule.swept_on = on
    rule.save(update_fields=["swept_on"])
    record("docket.swept", of=rule, actor=None, on=on.isoformat(), told=told, lapsed=lapsed)


def tell(clock: Deadline | PhysicianDeadline, *, step: str, rank: int, role: str, on: date) -> Reminder:
    """The role is told of this deadline at this step."""
    of = "physician_deadline" if isinstance(clock, PhysicianDeadline) else "deadline"
    reminder = Reminder.objects.create(
        practice_id=clock.practice_id, **{of: clock}, step=step, rank=rank, role=role, told_on=on
    )
    record("reminder.told", of=clock, actor=None, duty=clock.duty, step=step, role=role, on=on.isoformat())
    return reminder


def mark_seen(reminder: Reminder, *, at: datetime, actor: User) -> None:
    reminder.seen_at, reminder.seen_by = at, actor
    reminder.save(update_fields=["seen_at", "seen_by"])
    of = reminder.deadline or reminder.physician_deadline
    record("reminder.seen", of=of, actor=actor, step=reminder.step, role=reminder.role)
