"""Who works in a practice, in which role: given and ended by its manager, or by the company that manages it."""

from datetime import date

from django.db import IntegrityError, transaction

from medlegal.flows.keep_company import EndedBefore, Given, found_or_invited
from medlegal.flows.refusal import NotYourRole, Refused
from medlegal.practice.people.models import Membership, Practice, Role, User
from medlegal.practice.people.selectors import may_act, works_for_company
from medlegal.practice.people.services import end_role, give_role, take_up_role


class HasRole(Refused):
    """This person has the role in this practice already."""


class LastManager(Refused):
    """The practice would have no manager. Give somebody else that role first."""


class NeedsEvaluator(Refused):
    """A physician joins with licence, specialty and offices. Do it through an onboarding."""


@transaction.atomic
def give_staff_role(practice: Practice, *, email: str, name: str, role: Role, actor: User) -> Given:
    """The person works there in this role; somebody new gets a first password, shown once."""
    need_oversight(practice, actor)
    if role == Role.PHYSICIAN:
        raise NeedsEvaluator
    given = found_or_invited(email, name)
    held = Membership.objects.filter(practice=practice, user=given.person, role=role).first()
    if held is not None and held.ended_on is None:
        raise HasRole
    if held is not None:
        take_up_role(held, actor=actor)
        return given
    try:
        with transaction.atomic():
            give_role(given.person, practice, role=role, actor=actor)
    except IntegrityError:
        raise HasRole from None
    return given


@transaction.atomic
def end_staff_role(membership: Membership, *, on: date, actor: User) -> None:
    """The person has the role no more from this moment; what they did stays under their name."""
    need_oversight(membership.practice, actor)
    if membership.ended_on is not None:
        raise EndedBefore
    others = Membership.objects.filter(
        practice=membership.practice_id, role=Role.MANAGER, ended_on__isnull=True
    ).exclude(pk=membership.pk)
    if membership.role == Role.MANAGER and not others.exists():
        raise LastManager
    end_role(membership, on=on, actor=actor)


def need_oversight(practice: Practice, actor: User) -> None:
    if not works_for_company(actor) and not may_act(actor, practice.pk, Role.MANAGER):
        raise NotYourRole("The practice's manager or the company decides who works there.")
