"""What late payment adds to a medical-legal bill."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from medlegal.law.amounts import Rule
from medlegal.law.book import provision
from medlegal.law.dates import TriggerDate
from medlegal.law.deadlines.due import due
from medlegal.law.errors import Contradiction
from medlegal.law.rounding import cents, exact_cents
from medlegal.law.step import Confidence, Step, weakest

Dollars = Annotated[Decimal, "dollars"]

LATENESS = provision("labor_code/4622_late_payment", Rule)


@dataclass(frozen=True, slots=True)
class LatePayment:
    penalty: Dollars
    interest: Dollars
    dollars: Dollars  # penalty and interest together
    due_on: date
    days: int  # of interest, from receipt to payment; 0 when paid in time
    steps: tuple[Step, ...]
    confidence: Confidence


def late_payment(*, dollars: Decimal, received_on: date, paid_on: date) -> LatePayment:
    """Penalty and interest on `dollars` left unpaid after the time to pay a bill received with its report.

    Law: Lab. Code § 4622(a); 8 CCR § 9794(b).
    """
    if paid_on < received_on:
        raise Contradiction(f"paid_on {paid_on} is before received_on {received_on}.")
    payable = due(duty="payment", began_on=TriggerDate(received_on))
    if paid_on <= payable.on:
        zero = Decimal("0.00")
        return LatePayment(zero, zero, zero, payable.on, 0, payable.steps, payable.confidence)
    rules = LATENESS.on(received_on)
    days = (paid_on - received_on).days
    penalty = cents(dollars * rules["increase"].value)
    year = rules["interest_start"].whole
    interest = exact_cents(Fraction(dollars) * Fraction(rules["interest"].value) * days / year)
    steps = (
        *payable.steps,
        rules.step("increase", f"{rules['increase'].says} ${dollars:,.2f}: ${penalty:,.2f}."),
        rules.step("interest", f"{rules['interest'].says} {days} days from {received_on}: ${interest:,.2f}."),
        rules.step("interest_start", rules["interest_start"].says),
    )
    return LatePayment(penalty, interest, penalty + interest, payable.on, days, steps, weakest(steps))
