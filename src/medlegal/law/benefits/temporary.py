"""What temporary disability pays: rate, waiting days, partial loss, and how long."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from medlegal.law.amounts import Rule, two_thirds, within
from medlegal.law.book import Version, provision
from medlegal.law.dates import InjuryDate
from medlegal.law.days.counting import months_after
from medlegal.law.errors import Contradiction, MissingKey, NotCovered
from medlegal.law.rounding import exact_cents
from medlegal.law.step import Confidence, Step, weakest
from medlegal.law.tabulation import table

Dollars = Annotated[Decimal, "dollars"]
Condition = Literal["none", "listed", "presumed_cancer"]

PAYING = provision("labor_code/4656_temporary_disability", Rule)
LIMITS = table("benefits/temporary_disability_limits")


@dataclass(frozen=True, slots=True)
class Limits:
    minimum: Dollars
    maximum: Dollars
    earnings_at_minimum: Dollars
    earnings_at_maximum: Dollars
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class TemporaryDisability:
    weekly_rate: Dollars
    daily_rate: Dollars
    days_disabled: int | None
    days_paid: int | None
    dollars: Dollars | None
    weeks_limit: int | None
    weeks_left: Decimal | None
    last_day: date | None  # the last day the law allows payment for
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class PartialDisability:
    weekly_rate: Dollars
    wage_loss: Dollars
    steps: tuple[Step, ...]
    confidence: Confidence


def limits_on(day: date) -> Limits:
    """The weekly limits for an injury (or a payment two years on) of `day`, and the earnings they stand for.

    Law: Lab. Code §§ 4453(a), 4653.
    """
    row = LIMITS.rows_on(day)[0]
    says = (
        f"{day}: ${row['minimum']} to ${row['maximum']} a week, for earnings of ${row['earnings_at_minimum']}"
    )
    step = LIMITS.step(f"{says} to ${row['earnings_at_maximum']}.", row)
    keys = ("minimum", "maximum", "earnings_at_minimum", "earnings_at_maximum")
    least, most, earnings_least, earnings_most = (Decimal(row[key]) for key in keys)
    return Limits(least, most, earnings_least, earnings_most, (step,), step.confidence)


def temporary_disability_limits(*, injured_on: InjuryDate) -> Limits:
    return limits_on(injured_on)


def temporary_disability(
    *,
    injured_on: InjuryDate,
    average_weekly_earnings: Decimal,
    periods: tuple[dict[str, date], ...] = (),
    paid_on: date | None = None,
    first_paid_on: date | None = None,
    condition: Condition = "none",
    is_inpatient: bool = False,
) -> TemporaryDisability:
    """The weekly rate, and for `periods` of total disability the days paid and the dollars.

    `paid_on` two years or more after the injury takes the limits of that day. `condition` is one
    of those with the longer limit. Each period has `from` and `to`, both days disabled.

    Law: Lab. Code §§ 4652, 4653, 4656, 4661.5.
    """
    paying = PAYING.on(injured_on)
    rate, rate_steps = _rate(injured_on, average_weekly_earnings, paid_on, paying)
    daily = exact_cents(Fraction(rate) / paying["day"].whole)
    most_weeks, last_day, limit_steps = _limit(injured_on, first_paid_on, condition, paying)
    steps = [*rate_steps, *limit_steps]
    if not periods:
        return TemporaryDisability(
            rate, daily, None, None, None, most_weeks, None, last_day, tuple(steps), weakest(steps)
        )
    disabled = _days(periods, injured_on, last_day)
    paid, wait_steps = _paid_days(len(disabled), is_inpatient, paying)
    paid = min(paid, most_weeks * 7) if most_weeks else paid
    dollars = exact_cents(Fraction(rate) * paid / 7)
    left = Decimal(most_weeks * 7 - paid) / 7 if most_weeks else None
    says = f"{paid} of {len(disabled)} days at ${rate:,.2f} a week = ${dollars:,.2f}. {paying['day'].says}"
    steps += [*wait_steps, paying.step("day", says)]
    weeks_left = left.quantize(Decimal("0.01")) if left is not None else None
    return TemporaryDisability(
        rate,
        daily,
        len(disabled),
        paid,
        dollars,
        most_weeks,
        weeks_left,
        last_day,
        tuple(steps),
        weakest(steps),
    )


def _rate(
    injured_on: InjuryDate, earnings: Decimal, paid_on: date | None, paying: Version[Rule]
) -> tuple[Decimal, tuple[Step, ...]]:
    governing: date = injured_on
    steps = [paying.step("two_thirds", paying["two_thirds"].says)]
    if paid_on is not None:
        if paid_on < injured_on:
            raise Contradiction(f"paid_on {paid_on} is before the injury on {injured_on}.")
        if paid_on >= months_after(injured_on, paying["two_years"].whole):
            governing = paid_on
            steps.append(paying.step("two_years", paying["two_years"].says))
    limits = limits_on(governing)
    counted = min(earnings, limits.earnings_at_maximum)
    least = limits.minimum
    if "actual_minimum" in PAYING.on(governing):
        least = min(earnings, least)
    rate = within(two_thirds(counted), least, limits.maximum)
    says = f"Earnings of ${earnings:,.2f} count as ${counted:,.2f}; two thirds are ${rate:,.2f} a week."
    return rate, (*steps, *limits.steps, paying.step("two_thirds", says))


def _limit(
    injured_on: InjuryDate, first_paid_on: date | None, condition: Condition, paying: Version[Rule]
) -> tuple[int | None, date | None, tuple[Step, ...]]:
    """Weeks at most, the last day of the span they may lie in, and why. Law: Lab. Code § 4656."""
    if condition == "none" and "payment_span" in paying:
        return _limit_from_payment(first_paid_on, paying)
    prefix = {"none": "", "listed": "longer_", "presumed_cancer": "cancer_"}[condition]
    if f"{prefix}weeks" not in paying:
        raise NotCovered(f"condition {condition}: the law of {injured_on} has no such limit.")
    weeks, span = paying[f"{prefix}weeks"], paying[f"{prefix}span"]
    steps = [paying.step(f"{prefix}weeks", weeks.says)]
    if weeks.whole:
        steps.append(paying.step(f"{prefix}span", span.says))
    if not span.whole:
        return weeks.whole or None, None, tuple(steps)
    return weeks.whole, months_after(injured_on, span.whole), tuple(steps)


def _limit_from_payment(
    first_paid_on: date | None, paying: Version[Rule]
) -> tuple[int | None, date | None, tuple[Step, ...]]:
    weeks, span = paying["weeks"], paying["payment_span"]
    steps = (paying.step("weeks", weeks.says), paying.step("payment_span", span.says))
    last_day = months_after(first_paid_on, span.whole) if first_paid_on else None
    return weeks.whole, last_day, steps


def _days(periods: tuple[dict[str, date], ...], injured_on: date, last_day: date | None) -> set[date]:
    days: set[date] = set()
    for period in periods:
        if "from" not in period or "to" not in period:
            raise MissingKey("periods: each takes from and to, two dates.")
        first, last = period["from"], period["to"]
        if not injured_on <= first <= last:
            raise Contradiction(
                f"periods: {first} to {last} is no span of days from the injury on {injured_on} on."
            )
        if (last - first).days > 366 * 30:
            raise Contradiction(f"periods: {first} to {last} is longer than thirty years.")
        days.update(first + timedelta(count) for count in range((last - first).days + 1))
    return {day for day in days if last_day is None or day <= last_day}


def _paid_days(disabled: int, is_inpatient: bool, paying: Version[Rule]) -> tuple[int, tuple[Step, ...]]:
    wait, waived = paying["waiting"], paying["waiting_waived"]
    if is_inpatient or disabled > waived.whole:
        return disabled, (paying.step("waiting_waived", waived.says if not is_inpatient else wait.says),)
    return max(0, disabled - wait.whole), (paying.step("waiting", wait.says),)


def partial_temporary_disability(
    *,
    injured_on: InjuryDate,
    average_weekly_earnings: Decimal,
    earned: Decimal,
    unemployment: Decimal = Decimal(),
    paid_on: date | None = None,
) -> PartialDisability:
    """What one week of partial disability pays: two thirds of the wage loss.

    Law: Lab. Code §§ 4654, 4657.
    """
    paying = PAYING.on(injured_on)
    governing: date = injured_on
    if paid_on is not None and paid_on >= months_after(injured_on, paying["two_years"].whole):
        governing = paid_on
    limits = limits_on(governing)
    counted = min(average_weekly_earnings, limits.earnings_at_maximum)
    loss = max(Decimal(), counted - earned - unemployment)
    rate = two_thirds(loss)
    steps = [
        *limits.steps,
        paying.step("wage_loss", f"{paying['wage_loss'].says} ${loss:,.2f}: ${rate:,.2f} a week."),
    ]
    if unemployment:
        steps.append(paying.step("unemployment", paying["unemployment"].says))
    return PartialDisability(rate, loss, tuple(steps), weakest(steps))
