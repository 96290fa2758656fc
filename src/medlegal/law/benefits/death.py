"""What a death pays the dependents, and for the burial."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from medlegal.law.amounts import Rule
from medlegal.law.book import provision
from medlegal.law.dates import InjuryDate
from medlegal.law.days.counting import counted
from medlegal.law.errors import Contradiction, MissingKey, NotCovered
from medlegal.law.step import Confidence, Step, weakest
from medlegal.law.tabulation import Row, table

Dollars = Annotated[Decimal, "dollars"]

AMOUNTS = table("benefits/death")
RULES = provision("labor_code/4702_death_rules", Rule)


@dataclass(frozen=True, slots=True)
class DeathBenefit:
    dollars: Dollars
    burial: Dollars  # at most
    weekly_minimum: Dollars | None
    steps: tuple[Step, ...]
    confidence: Confidence


def death_benefit(
    *,
    injured_on: InjuryDate,
    total_dependents: int,
    partial_dependents: int = 0,
    partial_support: Decimal | None = None,
    died_on: date | None = None,
) -> DeathBenefit:
    """The death benefit and the burial expense for an injury of that day.

    `partial_support` is what the deceased gave all partial dependents in a year. Without
    dependents nothing is paid to an estate.

    Law: Lab. Code §§ 4701-4706.5, 5406.
    """
    rules = RULES.on(injured_on)
    death_steps = _death_in_time(injured_on, died_on)
    burial = _row("burial", injured_on)
    minimum = next((row for row in AMOUNTS.rows_on(injured_on) if row["kind"] == "weekly_minimum"), None)
    if not total_dependents and not partial_dependents:
        dollars, steps = Decimal(), [rules.step("no_dependents", rules["no_dependents"].says)]
    else:
        dollars, steps = _amount(injured_on, total_dependents, partial_dependents, partial_support)
        steps += [rules.step("weekly", rules["weekly"].says), rules.step("minors", rules["minors"].says)]
    steps = [*death_steps, *steps, AMOUNTS.step(f"Burial: at most ${burial['most']}.", burial)]
    weekly = Decimal(minimum["dollars"]) if minimum and dollars else None
    return DeathBenefit(dollars, Decimal(burial["most"]), weekly, tuple(steps), weakest(steps))


def _amount(
    injured_on: InjuryDate, total: int, partial: int, support: Decimal | None
) -> tuple[Decimal, list[Step]]:
    kind = _kind(injured_on, total, partial)
    row = _row(kind, injured_on)
    base, times, most = Decimal(row["dollars"]), int(row["times_annual_support"]), Decimal(row["most"])
    if not times:
        return base, [AMOUNTS.step(f"{total} total dependents: ${base:,.2f}.", row)]
    if support is None:
        raise MissingKey(
            "partial_support: what the deceased gave all partial dependents in a year, in dollars."
        )
    dollars = min(most, base + times * support)
    says = f"${base:,.2f} and {times} times ${support:,.2f} a year, at most ${most:,.2f}: ${dollars:,.2f}."
    return dollars, [AMOUNTS.step(says, row)]


def _kind(injured_on: InjuryDate, total: int, partial: int) -> str:
    if total >= 3 and any(row["kind"] == "three_total" for row in AMOUNTS.rows_on(injured_on)):
        return "three_total"
    if total >= 2:
        return "two_total"
    if total == 1:
        return "one_total_and_partial" if partial else "one_total"
    return "partial_only"


def _row(kind: str, injured_on: InjuryDate) -> Row:
    for row in AMOUNTS.rows_on(injured_on):
        if row["kind"] == kind:
            return row
    raise NotCovered(f"No {kind} amount is kept for an injury of {injured_on}.")


def _death_in_time(injured_on: InjuryDate, died_on: date | None) -> list[Step]:
    if died_on is None:
        return []
    if died_on < injured_on:
        raise Contradiction(f"died_on {died_on} is before the injury on {injured_on}.")
    rules = RULES.on(injured_on)
    limit = rules["longest"]
    last = counted(injured_on, limit.whole * 7, "calendar", rolls=False).on
    return [rules.step("longest", f"{limit.says} From {injured_on} that is until {last}.")]
