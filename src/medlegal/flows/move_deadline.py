"""A person moves a deadline, with a reason; the computed one stays."""

from datetime import date

from django.db import transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.practice.cases.rights import need_role
from medlegal.practice.docket import services
from medlegal.practice.docket.models import Deadline
from medlegal.practice.people.models import Role, User


class MovedWithoutReason(Refused):
    """Say why the deadline moves; the reason is kept with it."""


class MovedAlready(Refused):
    """This deadline was moved before. Move the row that stands now."""


@transaction.atomic
def move_deadline(deadline: Deadline, *, to: date, reason: str, actor: User) -> Deadline:
    need_role(deadline.evaluation, actor, Role.SCHEDULER, Role.PHYSICIAN)
    if not reason.strip():
        raise MovedWithoutReason
    if to < deadline.began_on:
        raise WrongTime(f"The clock began on {deadline.began_on:%m/%d/%Y}, after the new day.")
    if Deadline.objects.filter(moves=deadline).exists():
        raise MovedAlready
    return services.move_deadline(deadline, to=to, reason=reason.strip(), actor=actor)
