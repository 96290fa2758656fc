"""A manager sets what the office wants beyond the law: how far ahead, how soon, how early to be told."""

from django.db import transaction

from medlegal.flows.refusal import NotYourRole, Refused
from medlegal.practice.calendar.models import OfficePolicy
from medlegal.practice.calendar.policy_services import keep_policy
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.selectors import may_act


class LooksTooShort(Refused):
    """The office has to look farther ahead than its soonest day. Raise the one or lower the other."""


@transaction.atomic
def set_policy(
    practice: Practice,
    *,
    looks_ahead_days: int,
    soonest_days: int,
    window_near_days: int,
    report_near_days: int,
    actor: User,
) -> OfficePolicy:
    """The office's days from now on. No date of the law moves by it."""
    if not may_act(actor, practice.pk, Role.MANAGER):
        raise NotYourRole("It is for a manager.")
    if looks_ahead_days <= soonest_days:
        raise LooksTooShort
    return keep_policy(
        practice,
        looks_ahead_days=looks_ahead_days,
        soonest_days=soonest_days,
        window_near_days=window_near_days,
        report_near_days=report_near_days,
        actor=actor,
    )
