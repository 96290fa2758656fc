"""An office is founded: its practices, their physicians and listed offices, and the people who work there."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db import transaction
from django.utils import timezone

from medlegal.flows.refusal import Refused
from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.company_services import give_company_seat
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.selectors import company_people
from medlegal.practice.people.services import (
    found_practice,
    give_role,
    invite_user,
    list_office,
    list_physician,
)

Told = Mapping[str, Any]
Invite = Callable[[str, str], User]  # an e-mail address and a name


class NotTold(Refused):
    """The file does not say what is needed."""


class InvitedBefore(Refused):
    """Somebody with this e-mail address can sign in already."""


class CompanyFoundBefore(Refused):
    """The company has people already; one of them gives further seats, under Management, Staff and roles."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who can now sign in, and the first password; the second factor is set at the first sign-in."""

    email: str
    name: str
    password: str


def found_office(told: Told) -> list[Invited]:
    """Everything the file tells, or nothing: `[[practice]]` with its physician and offices, and people."""
    invited: list[Invited] = []

    def invite(email: str, name: str) -> User:
        if User.objects.filter(email=email.lower()).exists():
            raise InvitedBefore(email)
        invited.append(Invited(email.lower(), name, secrets.token_urlsafe(12)))
        return invite_user(email=email, name=name, password=invited[-1].password)

    try:
        found_practices(told, invite)
    except ValidationError as error:
        raise NotTold(
            " ".join(f"{key}: {' '.join(says)}" for key, says in error.message_dict.items())
        ) from None
    except (KeyError, IndexError, TypeError, ValueError, FieldError) as error:
        raise NotTold(f"Look at: {error}.") from None
    return invited


@transaction.atomic
def found_practices(told: Told, invite: Invite) -> list[Practice]:
    """The practices in their order, with everybody who works in them; one e-mail address is one person."""
    known: dict[str, User] = {}

    def invited_once(email: str, name: str) -> User:
        if email.lower() not in known:
            known[email.lower()] = invite(email, name)
        return known[email.lower()]

    practices = [open_practice(one, invited_once) for one in told["practice"]]
    for person in told.get("person", ()):
        user = invited_once(person["email"], person["name"])
        for index in person["practices"]:
            give_role(user, practices[index], role=Role(person["role"]), actor=None)
    if told.get("company"):
        found_company(told["company"], invite)
    return practices


def found_company(told: Sequence[Told], invite: Invite) -> None:
    """The first people of the company that manages the practices; the first of them seats the others."""
    if company_people().exists():
        raise CompanyFoundBefore
    first: User | None = None
    for person in told:
        user = invite(person["email"], person["name"])
        give_company_seat(user, on=timezone.localdate(), actor=first)
        if first is None:
            enter_as(first := user)


def open_practice(told: Told, invite: Invite) -> Practice:
    place = {key: value for key, value in told.items() if key not in ("physician", "office")}
    practice = found_practice(billing_name=place.pop("billing_name", told["name"]), actor=None, **place)
    practice.full_clean()  # what is missing or too long is told before anything is kept
    list_evaluator(practice, told["physician"], told["office"], invite)
    return practice


def list_evaluator(practice: Practice, told: Told, offices: Sequence[Told], invite: Invite) -> None:
    """The practice's physician, who can sign in, and the offices listed with the Medical Unit."""
    about = {key: value for key, value in told.items() if key != "email"}
    user = invite(told["email"], f"Dr. {told['name']}")
    give_role(user, practice, role=Role.PHYSICIAN, actor=None)
    physician = list_physician(practice, user=user, actor=None, **about)
    physician.full_clean()
    for office in offices:
        list_office(physician, actor=None, **office).full_clean()
