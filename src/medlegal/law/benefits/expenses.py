"""What a worker's travel and an interpreter cost."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Annotated, Literal

from medlegal.law.amounts import Rule
from medlegal.law.book import provision
from medlegal.law.dates import TravelDate
from medlegal.law.errors import MissingKey, NotCovered
from medlegal.law.rounding import cents
from medlegal.law.step import Confidence, Step, weakest
from medlegal.law.tabulation import table

Dollars = Annotated[Decimal, "dollars"]
Event = Literal["examination", "treatment", "deposition", "hearing"]

RATES = table("benefits/mileage")
INTERPRETER = provision("ccr_title_8/9795_3_interpreter", Rule)


@dataclass(frozen=True, slots=True)
class Owed:
    dollars: Dollars
    steps: tuple[Step, ...]
    confidence: Confidence


def mileage(*, travelled_on: TravelDate, miles: Decimal) -> Owed:
    """What medical travel of `miles` on that day is paid, tolls and parking aside.

    Law: Lab. Code § 4600(e)(2).
    """
    row = RATES.rows_on(travelled_on)[0]
    rate = Decimal(row["dollars_per_mile"])
    dollars = cents(rate * miles)
    step = RATES.step(
        f"{miles} miles on {travelled_on} at ${rate} = ${dollars:,.2f}; tolls and parking besides.", row
    )
    return Owed(dollars, (step,), step.confidence)


def interpreter(
    *, on: date, event: Event, minutes: int | None = None, is_cancelled_late: bool = False
) -> Owed:
    """What an interpreter is paid at an examination or treatment, by the quarter hour begun.

    Raises NotCovered for a hearing or deposition, whose court rate is not kept here.
    Law: 8 CCR § 9795.3.
    """
    rules = INTERPRETER.on(on)
    if event in ("deposition", "hearing"):
        raise NotCovered(f"{event}: {rules['court'].says} ({rules.citation('court')})")
    if minutes is None and not is_cancelled_late:
        raise MissingKey("minutes: the interpreter's time, or is_cancelled_late.")
    counted = max(rules["minimum"].whole, minutes or 0)
    quarters = ceil(Fraction(counted, rules["minutes"].whole))
    rate = rules["quarter_hour"].value
    dollars = cents(rate * quarters)
    steps = [
        rules.step("quarter_hour", f"{rules['quarter_hour'].says} {quarters} at ${rate} = ${dollars:,.2f}."),
        rules.step("portion", rules["portion"].says),
        rules.step("minimum", rules["minimum"].says),
        rules.step("arranged", rules["arranged"].says),
    ]
    if is_cancelled_late:
        steps.append(rules.step("late_hours", rules["late_hours"].says))
    return Owed(dollars, tuple(steps), weakest(steps))
