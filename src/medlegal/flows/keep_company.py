"""The company's own affairs: who works for it, and its contracts with the practices."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from medlegal.flows.refusal import CannotSignIn, Refused, WrongTime
from medlegal.flows.write_article import need_company
from medlegal.outside.storage import keep
from medlegal.practice.people.company_selectors import overlapping
from medlegal.practice.people.company_services import (
    end_company_seat,
    end_contract,
    give_company_seat,
    keep_contract,
)
from medlegal.practice.people.models import CompanySeat, Contract, Practice, User
from medlegal.practice.people.selectors import company_people, person_with, works_for_company
from medlegal.practice.people.services import invite_user

MOST_BYTES = 20 * 1024 * 1024


class SeatedBefore(Refused):
    """This person works for the company already."""


class LastSeat(Refused):
    """Nobody would be left in the company. Give somebody else a seat first."""


class EndedBefore(Refused):
    """This has ended already."""


class RunsAlready(Refused):
    """Another contract with this practice runs in these days. End it first, or choose other days."""


class NotAPdf(Refused):
    """The contract is kept as a PDF of at most 20 MB. Choose that file, or none."""


@dataclass(frozen=True, slots=True)
class Given:
    """Who now has the seat or role; with the first password of somebody new, which nobody can see again."""

    person: User
    password: str = ""


def found_or_invited(email: str, name: str) -> Given:
    """The person who signs in with this address, or somebody new."""
    person = person_with(email)
    if person is None:
        password = secrets.token_urlsafe(12)
        return Given(invite_user(email=email, name=name, password=password), password)
    if not person.is_active:
        raise CannotSignIn
    return Given(person)


@transaction.atomic
def give_seat(*, email: str, name: str, on: date, actor: User) -> Given:
    """The person works for the company from that day on."""
    need_company(actor)
    given = found_or_invited(email, name)
    if works_for_company(given.person):
        raise SeatedBefore
    give_company_seat(given.person, on=on, actor=actor)
    return given


@transaction.atomic
def end_seat(seat: CompanySeat, *, on: date, actor: User) -> None:
    need_company(actor)
    if seat.ended_on is not None:
        raise EndedBefore
    if company_people().exclude(pk=seat.pk).count() == 0:
        raise LastSeat
    end_company_seat(seat, on=on, actor=actor)


@transaction.atomic
def sign_contract(
    practice: Practice,
    *,
    begins_on: date,
    ends_on: date | None,
    services: list[str],
    terms: str,
    document: bytes | None,
    actor: User,
) -> Contract:
    """What the company does for the practice from that day on, with the signed paper if there is one."""
    need_company(actor)
    if ends_on is not None and ends_on < begins_on:
        raise WrongTime("A contract does not end before it begins.")
    if overlapping(practice, begins_on, ends_on) is not None:
        raise RunsAlready
    fields = {"begins_on": begins_on, "ends_on": ends_on, "services": services, "terms": terms}
    return keep_contract(practice, actor=actor, **fields, **kept_paper(document))


def kept_paper(document: bytes | None) -> dict[str, str]:
    if not document:
        return {}
    if not document.startswith(b"%PDF-") or len(document) > MOST_BYTES:
        raise NotAPdf
    kept = keep([document], suffix=".pdf")
    return {"document_key": kept.key, "document_sha256": kept.sha256}


@transaction.atomic
def close_contract(contract: Contract, *, on: date, actor: User) -> None:
    """`on` is its last day; the practice's figures are counted until then."""
    need_company(actor)
    if on < contract.begins_on:
        raise WrongTime(f"The contract begins on {contract.begins_on:%m/%d/%Y}, after this day.")
    if contract.ends_on is not None and contract.ends_on < on:
        raise EndedBefore
    end_contract(contract, on=on, actor=actor)
