"""Which way a disputed or unanswered medical-legal bill goes, and by when."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from medlegal.law.book import provision
from medlegal.law.dates import TriggerDate
from medlegal.law.days.service import Means
from medlegal.law.deadlines.due import due
from medlegal.law.errors import MissingKey
from medlegal.law.step import Confidence, Step, weakest

Reason = Literal["amount", "other", "both", "no_answer"]


@dataclass(frozen=True, slots=True)
class Way:
    says: str


@dataclass(frozen=True, slots=True)
class Remedy:
    remedy: str
    by: date | None
    whose: str
    form: str


@dataclass(frozen=True, slots=True)
class BillPath:
    remedies: tuple[Remedy, ...]
    steps: tuple[Step, ...]
    confidence: Confidence


WAYS = provision("labor_code/4622_remedies", Way)


def bill_path(
    *,
    reason: Reason,
    received_on: date | None = None,
    review_served_on: date | None = None,
    served_by: Means | None = None,
    second_review_asked_on: date | None = None,
    second_answer_served_on: date | None = None,
    objected_on: date | None = None,
) -> BillPath:
    """The next remedies for a bill, each with its last day and whose it is.

    `reason` is what the explanation of review gives: the amount, another reason, both, or no
    answer came at all. A later date moves the bill to the next remedy of its way.

    Law: Lab. Code § 4622; 8 CCR §§ 9792.5.5-9792.5.12, 10786.
    """
    if reason == "no_answer":
        return _unanswered(received_on)
    remedies: list[Remedy] = []
    steps: list[Step] = []
    if reason in ("amount", "both"):
        _amount_way(
            remedies, steps, review_served_on, served_by, second_review_asked_on, second_answer_served_on
        )
    if reason in ("other", "both"):
        _other_way(remedies, steps, review_served_on, objected_on)
    if reason == "both":
        steps.append(_way("deferred", review_served_on))
    return BillPath(tuple(remedies), tuple(steps), weakest(steps))


def _way(line: str, on: date | None) -> Step:
    ways = WAYS.on(on or WAYS.versions[-1].since)
    return ways.step(line, ways[line].says)


def _unanswered(received_on: date | None) -> BillPath:
    if received_on is None:
        raise MissingKey("received_on: the day the payer received the bill with its report.")
    payable = due(duty="payment", began_on=TriggerDate(received_on))
    steps = (*payable.steps, _way("no_answer", received_on), _way("burden", received_on))
    remedy = Remedy("penalty_and_interest", None, f"the physician, after {payable.on}", "")
    return BillPath((remedy,), steps, weakest(steps))


def _amount_way(
    remedies: list[Remedy],
    steps: list[Step],
    served_on: date | None,
    served_by: Means | None,
    asked_on: date | None,
    answered_on: date | None,
) -> None:
    """Second review, its answer, independent bill review: whichever the dates have reached."""
    steps.append(_way("amount", served_on))
    if answered_on is not None:
        _add(remedies, steps, "independent_bill_review", answered_on, "the physician", "IBR-1")
        steps.append(_way("ibr_fee", answered_on))
    elif asked_on is not None:
        _add(remedies, steps, "second_review_answer", asked_on, "the claims administrator", "")
        _add(remedies, steps, "second_review_payment", asked_on, "the claims administrator", "")
    else:
        _add(remedies, steps, "second_review", _served(served_on), "the physician", "SBR-1", served_by)
        steps.append(_way("second_review_form", served_on))


def _other_way(
    remedies: list[Remedy], steps: list[Step], served_on: date | None, objected_on: date | None
) -> None:
    """The objection, then the defendant's petition. Law: Lab. Code § 4622(c); 8 CCR § 10786."""
    steps.append(_way("other", served_on))
    if objected_on is None:
        _add(remedies, steps, "objection", _served(served_on), "the physician", "")
    else:
        _add(remedies, steps, "petition", objected_on, "the defendant; afterwards the physician may", "")
    steps += [_way("burden", served_on), _way("not_costs", served_on)]


def _served(served_on: date | None) -> date:
    if served_on is None:
        raise MissingKey("review_served_on: the day the explanation of review was served.")
    return served_on


def _add(
    remedies: list[Remedy],
    steps: list[Step],
    duty: str,
    began_on: date,
    whose: str,
    form: str,
    served_by: Means | None = None,
) -> None:
    last = due(duty=duty, began_on=TriggerDate(began_on), served_by=served_by)
    remedies.append(Remedy(duty, last.on, whose, form))
    steps += last.steps
