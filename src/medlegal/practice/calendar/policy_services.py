"""Keeps what a practice wants beyond the law."""

from medlegal.practice.audit.services import record
from medlegal.practice.calendar.models import OfficePolicy
from medlegal.practice.people.models import Practice, User


def keep_policy(practice: Practice, *, actor: User | None, **days: int) -> OfficePolicy:
    """The days as the practice sets them, in place of those before."""
    policy, _ = OfficePolicy.objects.update_or_create(practice=practice, defaults=days)
    record("office.policy_kept", of=policy, actor=actor, **days)
    return policy
