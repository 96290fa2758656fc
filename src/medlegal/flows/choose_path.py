"""By which path a psychiatric report reaches the worker: directly, or through somebody named in writing."""

from collections.abc import Mapping
from dataclasses import dataclass

from medlegal.flows.refusal import LacksFact
from medlegal.practice.authoring.letter_selectors import last_signed
from medlegal.practice.authoring.models import Letter
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Physician
from medlegal.reports.facts import Address

DIRECTIVE, PROTECTION = "psychiatric_directive", "psychiatric_protection"
TO_PHYSICIAN = "physician"


@dataclass(frozen=True, slots=True)
class Designated:
    """Who receives the worker's copy, and in which capacity."""

    name: str
    address: Address
    capacity: str
    is_protected: bool = False  # the worker is not to be handed it at all


def is_about_the_mind(evaluation: Evaluation) -> bool:
    """Whether a rule of its own says how the worker gets the report (8 CCR § 36.5)."""
    return evaluation.physician.evaluates == Physician.Field.PSYCHIATRIC


def path_of(evaluation: Evaluation) -> Designated | None:
    """Who receives the report for the worker; none where the worker receives it.

    What the evaluator found goes before what the worker directed. Law: 8 CCR § 36.5(a), (b).
    """
    if not is_about_the_mind(evaluation):
        return None
    protection = last_protection(evaluation)
    if protection is not None:
        capacity = f"{protection.told['role']} designated for the injured worker"
        return designated(protection.told, capacity=capacity, is_protected=True)
    directive = last_signed(evaluation, DIRECTIVE)
    if directive is not None and directive.told.get("choice") == TO_PHYSICIAN:
        return designated(directive.told, capacity="physician named by the injured worker")
    return None


def last_protection(evaluation: Evaluation) -> Letter | None:
    """The evaluator's finding in this evaluation, or in the latest before it: it holds for what follows too."""
    at: Evaluation | None = evaluation
    while at is not None:
        found = last_signed(at, PROTECTION)
        if found is not None:
            return found
        at = at.prior
    return None


def was_advised(evaluation: Evaluation) -> bool:
    """Whether the worker's directive is kept, whatever the worker chose."""
    return last_signed(evaluation, DIRECTIVE) is not None


def designated(told: Mapping[str, str], *, capacity: str, is_protected: bool = False) -> Designated:
    """From what stands on the paper. Refused where name or address is incomplete."""
    parts = {name: told.get(name, "").strip() for name in ("name", "street", "city", "zip_code")}
    if not all(parts.values()):
        raise LacksFact("Enter the name and the whole address of the person who receives the report.")
    state = told.get("state", "").strip().upper() or "CA"
    address = Address(parts["street"], parts["city"], state, parts["zip_code"])
    return Designated(parts["name"], address, capacity, is_protected)
