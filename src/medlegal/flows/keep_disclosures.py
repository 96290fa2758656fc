"""A physician tells the office of a relation, an interest or a patient; every later request is held against it."""

from datetime import date

from django.db import transaction

from medlegal.flows.refusal import NotYourRole
from medlegal.practice.people.models import Interest, Physician, Role, Treated, User
from medlegal.practice.people.selectors import may_act
from medlegal.practice.people.services import end_interest, keep_interest, keep_treated


@transaction.atomic
def disclose_interest(physician: Physician, *, actor: User, **fields: object) -> Interest:
    """`fields` are relation, with_name, note and told_on."""
    need_office(physician, actor)
    return keep_interest(physician, actor=actor, **fields)


@transaction.atomic
def disclose_treated(physician: Physician, *, actor: User, **fields: object) -> Treated:
    """`fields` are given_name, family_name, born_on, note and told_on."""
    need_office(physician, actor)
    return keep_treated(physician, actor=actor, **fields)


@transaction.atomic
def drop_interest(interest: Interest, *, on: date, actor: User) -> None:
    """It is no more."""
    need_office(interest.physician, actor)
    end_interest(interest, on=on, actor=actor)


def need_office(physician: Physician, actor: User) -> None:
    if not may_act(actor, physician.practice_id, Role.SCHEDULER, Role.PHYSICIAN):
        raise NotYourRole("It is for a scheduler or a physician.")
