"""What permanent disability pays: weeks, weekly rate, dollars, and the pension for life."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Annotated, Literal

from medlegal.law.amounts import Rule, two_thirds, within
from medlegal.law.benefits.temporary import limits_on
from medlegal.law.book import Version, provision
from medlegal.law.dates import InjuryDate
from medlegal.law.errors import Contradiction, NotInForce, WrongValue
from medlegal.law.rounding import cents, exact_cents
from medlegal.law.step import Confidence, Step, weakest
from medlegal.law.tabulation import Row, table

Dollars = Annotated[Decimal, "dollars"]
Offer = Literal["in_time", "not_made"]
QUARTER = Decimal("0.25")

PAYING = provision("labor_code/4658_permanent_disability", Rule)
LIMITS = table("benefits/permanent_disability_limits")
WEEKS = table("benefits/permanent_disability_weeks")


@dataclass(frozen=True, slots=True)
class PermanentDisability:
    weekly_rate: Dollars
    is_for_life: bool
    weeks: Decimal | None  # none when paid for life
    dollars: Dollars | None
    changed_weekly_rate: Dollars | None  # after the 15 percent of an offer or none
    life_pension_weekly: Dollars | None
    life_pension_after_weeks: Decimal | None
    steps: tuple[Step, ...] = field(repr=False)
    confidence: Confidence


def permanent_disability(
    *,
    percent: Decimal,
    injured_on: InjuryDate,
    average_weekly_earnings: Decimal,
    offer: Offer | None = None,
    employees: int | None = None,
    weeks_before_change: Decimal = Decimal(),
) -> PermanentDisability:
    """The payments for a final rating of `percent`, in quarter points.

    `offer` says whether work was offered within 60 days of permanent and stationary; the payments
    of the first `weeks_before_change` weeks stay at the plain rate.

    Law: Lab. Code §§ 4453(b), 4658, 4659.
    """
    if percent <= 0 or percent % QUARTER:
        raise WrongValue(
            f"percent is {percent}, but takes a rating above 0 in steps of a quarter, such as 12 or 12.25."
        )
    paying = PAYING.on(injured_on)
    if percent == paying["total"].value:
        return _total(injured_on, average_weekly_earnings, paying)
    weekly, rate_steps = _weekly_rate(percent, injured_on, average_weekly_earnings, paying)
    weeks = weeks_for(percent, injured_on)
    weeks_step = WEEKS.step(f"{percent} percent: {weeks} weeks. {paying['weeks'].says}")
    changed, change_steps = _changed(weekly, injured_on, offer, employees, paying)
    before = min(weeks, weeks_before_change) if changed is not None else weeks
    dollars = cents(weekly * before + (changed or weekly) * (weeks - before))
    pension, pension_steps = _life_pension(percent, average_weekly_earnings, weeks, paying)
    total_step = paying.step("weeks", f"{_sum_says(weekly, changed, before, weeks)} = ${dollars:,.2f}.")
    steps = (*rate_steps, weeks_step, *change_steps, total_step, *pension_steps)
    return PermanentDisability(
        weekly, False, weeks, dollars, changed, pension, weeks if pension else None, steps, weakest(steps)
    )


def weeks_for(percent: Decimal, injured_on: InjuryDate) -> Decimal:
    """The weeks of indemnity for `percent`, adding its quarter points bracket by bracket.

    Law: Lab. Code § 4658.
    """
    return _weeks(percent, tuple(_brackets(injured_on)))


def _brackets(injured_on: InjuryDate) -> list[tuple[Decimal, Decimal, int]]:
    return [
        (Decimal(row["percent_from"]), Decimal(row["percent_to"]), int(row["weeks"]))
        for row in WEEKS.rows_on(injured_on)
    ]


@cache
def _weeks(percent: Decimal, brackets: tuple[tuple[Decimal, Decimal, int], ...]) -> Decimal:
    points = (
        (min(percent, last) - first + QUARTER, weeks) for first, last, weeks in brackets if percent >= first
    )
    return sum((width * weeks for width, weeks in points), Decimal())


def _weekly_rate(
    percent: Decimal, injured_on: InjuryDate, earnings: Decimal, paying: Version[Rule]
) -> tuple[Decimal, tuple[Step, ...]]:
    row = _limits_row(percent, injured_on)
    least, most = Decimal(row["minimum"]), Decimal(row["maximum"])
    rate = within(two_thirds(earnings), least, most)
    says = f"Two thirds of ${earnings:,.2f} is ${two_thirds(earnings):,.2f}; within ${least} and ${most}: ${rate:,.2f}."
    return rate, (paying.step("two_thirds", paying["two_thirds"].says), LIMITS.step(says, row))


def _limits_row(percent: Decimal, injured_on: InjuryDate) -> Row:
    for row in LIMITS.rows_on(injured_on):
        if Decimal(row["percent_from"]) <= percent <= Decimal(row["percent_to"]):
            return row
    raise NotInForce(
        f"{LIMITS.reading.title} ({LIMITS.citation}): none for {percent} percent on {injured_on}."
    )


def _changed(
    weekly: Decimal, injured_on: InjuryDate, offer: Offer | None, employees: int | None, paying: Version[Rule]
) -> tuple[Decimal | None, tuple[Step, ...]]:
    change = paying["offer_change"]
    if offer is None:
        return None, ()
    step = paying.step("offer_change", change.says)
    if not change.value:
        return None, (step,)
    small = paying["offer_employees"]
    if employees is None:
        raise Contradiction(f"employees: {small.says} Give the number of workers beside offer.")
    if employees < small.whole:
        return None, (step, paying.step("offer_employees", f"{small.says} It has {employees}: no change."))
    sign = -1 if offer == "in_time" else 1
    changed = cents(weekly * (1 + sign * change.value))
    return changed, (step, paying.step("offer_change", f"${weekly:,.2f} becomes ${changed:,.2f}."))


def _sum_says(weekly: Decimal, changed: Decimal | None, before: Decimal, weeks: Decimal) -> str:
    if changed is None:
        return f"{weeks} weeks at ${weekly:,.2f}"
    return f"{before} weeks at ${weekly:,.2f} and {weeks - before} at ${changed:,.2f}"


def _life_pension(
    percent: Decimal, earnings: Decimal, weeks: Decimal, paying: Version[Rule]
) -> tuple[Decimal | None, tuple[Step, ...]]:
    """The weekly life pension from 70 percent on. Law: Lab. Code § 4659(a)."""
    if percent < paying["life_pension_from"].value:
        return None, ()
    base, rate, cap = (paying[f"life_pension_{name}"] for name in ("base", "rate", "cap"))
    counted = min(earnings, cap.value)
    pension = exact_cents(Fraction(rate.value) * Fraction(percent - base.value) * Fraction(counted))
    says = f"{base.says} ${counted:,.2f} and {percent - base.value} percent: ${pension:,.2f}, after {weeks} weeks."
    steps = [
        paying.step("life_pension_from", paying["life_pension_from"].says),
        paying.step("life_pension_cap", f"{cap.says} ${cap.value}."),
        paying.step("life_pension_base", says),
        paying.step("increase", paying["increase"].says),
    ]
    return pension, tuple(steps)


def _total(injured_on: InjuryDate, earnings: Decimal, paying: Version[Rule]) -> PermanentDisability:
    limits = limits_on(injured_on)
    rate = two_thirds(within(earnings, limits.earnings_at_minimum, limits.earnings_at_maximum))
    steps = (
        paying.step("total", f"{paying['total'].says} Here ${rate:,.2f} a week."),
        *limits.steps,
        paying.step("increase", paying["increase"].says),
    )
    return PermanentDisability(rate, True, None, None, None, None, None, steps, weakest(steps))
