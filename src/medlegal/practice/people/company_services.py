"""Gives and ends seats in the company, and keeps its contracts with the practices."""

from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.people.company import COMPANY
from medlegal.practice.people.models import CompanySeat, Contract, Practice, User


def give_company_seat(user: User, *, on: date, actor: User | None) -> CompanySeat:
    """The person works for the company from now on. The first seat may be given by nobody, later ones by a holder."""
    seat = CompanySeat.objects.create(user=user, given_on=on)
    record("company_seat.given", of=COMPANY, actor=actor, user=user.pk)
    return seat


def end_company_seat(seat: CompanySeat, *, on: date, actor: User) -> None:
    """The person no longer works for the company; what they did stays under their name."""
    seat.ended_on = on
    seat.save(update_fields=["ended_on"])
    record("company_seat.ended", of=COMPANY, actor=actor, user=seat.user_id)


def keep_contract(practice: Practice, *, actor: User | None, **fields: object) -> Contract:
    contract = Contract.objects.create(practice=practice, **fields)
    record("contract.kept", of=contract, actor=actor, contract=contract.pk)
    return contract


def end_contract(contract: Contract, *, on: date, actor: User) -> None:
    """`on` is its last day."""
    contract.ends_on = on
    contract.save(update_fields=["ends_on"])
    record("contract.ended", of=contract, actor=actor, contract=contract.pk, on=on.isoformat())
