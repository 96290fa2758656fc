"""Whether a request can be taken as it stands: its days, its addresses, what it follows, and whom it is about."""

from collections.abc import Mapping, Sequence
from datetime import date

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.practice.cases.likeness_selectors import LikePerson, persons_like
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.people.models import Practice

Fields = Mapping[str, object]
SERVED = "Every notice and report is served on all parties of record (8 CCR §§ 34, 36)"


class NoAddress(Refused):
    """A party has no address."""


class NoAgreement(Refused):
    """E-mail is no way to serve a party that has not agreed to it in writing (8 CCR § 36.7)."""


class NeverHeld(Refused):
    """The evaluation that this one would follow was cancelled before it took place."""


class TakenAlready(Refused):
    """This request was accepted or declined already."""


class LooksKnown(Refused):
    """This worker may be here already. Say whether it is the same person, or why it is another."""

    def __init__(self, found: Sequence[LikePerson]) -> None:
        self.found = found
        super().__init__(" ".join(f"Claimant {one.claimant.pk}: {one.why}." for one in found))


def need_sound(
    *,
    worker: Fields,
    injuries: Sequence[Fields],
    parties: Sequence[Fields],
    requested_on: date,
    prior: Evaluation | None,
) -> None:
    """Refused where days cannot be right, a party cannot be served, or what it follows was never held."""
    for injury in injuries:
        need_possible_days(injury, worker.get("born_on"), requested_on)
    for party in parties:
        need_reachable(party)
    if prior is not None and prior.closed_on and examination_of(prior) is None:
        raise NeverHeld(
            f"{prior.number} was closed on {prior.closed_on:%m/%d/%Y}. Enter an initial evaluation instead."
        )


def need_possible_days(injury: Fields, born_on: object, requested_on: date) -> None:
    began_on, ended_on = injury["began_on"], injury.get("ended_on")
    last_on = ended_on or began_on
    if not isinstance(began_on, date) or not isinstance(last_on, date):
        return
    if last_on > requested_on:
        raise WrongTime(
            f"The injury of {last_on:%m/%d/%Y} lies after the request of {requested_on:%m/%d/%Y}."
            " Correct the day of injury or the day of the request."
        )
    if isinstance(born_on, date) and born_on >= began_on:
        raise WrongTime(
            f"The worker would be born on {born_on:%m/%d/%Y}, after the injury of {began_on:%m/%d/%Y}."
            " Correct one of the two."
        )


def need_reachable(party: Fields) -> None:
    """An address for mail, and a number or an agreement where the party prefers fax or e-mail."""
    name = party.get("name") or "A party"
    if not all(str(party.get(key) or "").strip() for key in ("street", "city", "zip_code")):
        raise NoAddress(f"{name}: {SERVED}. Enter street, city and ZIP code, or leave the party out.")
    means = party.get("preferred_means")
    if means == Party.Means.EMAIL and not (party.get("email") and party.get("e_service_agreed_on")):
        raise NoAgreement(f"{name}: enter the address and the day of the agreement, or choose mail.")
    if means == Party.Means.FAX and not party.get("fax"):
        raise NoAddress(f"{name}: enter the fax number, or choose mail.")


def need_one_person(
    practice: Practice, worker: Fields, injuries: Sequence[Fields], another_because: str
) -> list[LikePerson]:
    """Who looks like the worker, where a reason says that it is another person; refused without one."""
    found = persons_like(
        practice,
        given_name=str(worker["given_name"]),
        family_name=str(worker["family_name"]),
        born_on=worker["born_on"],  # type: ignore[arg-type]
        claim_numbers=[str(injury.get("claim_number") or "") for injury in injuries],
        adj_numbers=[str(injury.get("adj_number") or "") for injury in injuries],
    )
    if found and not another_because.strip():
        raise LooksKnown(found)
    return found
