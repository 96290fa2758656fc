"""A party's person gets a seat: may sign in and see one evaluation, and nothing else."""

import secrets
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from medlegal.flows.refusal import Refused
from medlegal.practice.cases import services
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import person_with
from medlegal.practice.people.services import invite_user


class SeatedAlready(Refused):
    """This person has a seat in this evaluation already."""


class CannotSignIn(Refused):
    """The person with this e-mail address may no longer sign in. Invite somebody else of the party."""


@dataclass(frozen=True, slots=True)
class Seated:
    """Who may now see the evaluation; with the first password of somebody new, which nobody can see again."""

    person: User
    password: str = ""


@transaction.atomic
def seat_party(party: Party, *, email: str, name: str, actor: User) -> Seated:
    """The person of `party` with that address. Somebody who signs in already keeps the password and the name."""
    need_role(party.evaluation, actor, Role.SCHEDULER)
    seated = known(email) or invited(email, name)
    try:
        with transaction.atomic():
            services.seat_party(party, seated.person, actor=actor)
    except IntegrityError as error:
        if "one_seat" in str(error):
            raise SeatedAlready from None
        raise
    return seated


def known(email: str) -> Seated | None:
    person = person_with(email)
    if person is not None and not person.is_active:
        raise CannotSignIn
    return Seated(person) if person else None


def invited(email: str, name: str) -> Seated:
    password = secrets.token_urlsafe(12)
    return Seated(invite_user(email=email, name=name, password=password), password)
