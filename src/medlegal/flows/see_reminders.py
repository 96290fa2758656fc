"""Somebody has looked at what they were told, or says how their practice wants to be told."""

from datetime import datetime

from django.db import transaction

from medlegal.flows.refusal import NotYourRole, Refused
from medlegal.practice.docket.models import Reminder, ReminderRule
from medlegal.practice.docket.reminder_selectors import reminders_for
from medlegal.practice.docket.reminder_services import keep_rule, mark_seen
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.selectors import may_act

FEWEST_DAYS, MOST_DAYS = 1, 60


class NoSuchDays(Refused):
    """These days cannot be right. Give one to three different days from 1 to 60, such as 10, 20, 25."""


@transaction.atomic
def see_reminders(*, at: datetime, actor: User, only: list[int] | None = None) -> list[Reminder]:
    """What the person was told and has now seen: all of it, or `only` these. Another's reminders stay unseen."""
    told = reminders_for(actor)
    seen = list(told if only is None else told.filter(pk__in=only))
    for reminder in seen:
        mark_seen(reminder, at=at, actor=actor)
    return seen


@transaction.atomic
def set_reminder_rule(
    practice: Practice, *, report_days: list[int], warn_days: int, raise_after_days: int, actor: User
) -> ReminderRule:
    """From tomorrow's sweep on the practice is told in this way."""
    if not may_act(actor, practice.pk, Role.MANAGER):
        raise NotYourRole("It is for a manager.")
    days = sorted(report_days)
    in_range = all(FEWEST_DAYS <= day <= MOST_DAYS for day in (*days, warn_days, raise_after_days))
    if not in_range or not 1 <= len(days) <= 3 or len(set(days)) != len(days):
        raise NoSuchDays
    return keep_rule(
        practice, report_days=days, warn_days=warn_days, raise_after_days=raise_after_days, actor=actor
    )
