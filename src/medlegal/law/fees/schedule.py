"""The medical-legal fee schedule: its codes, its page fee, and the lines of a bill."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from medlegal.law.book import Version, provision
from medlegal.law.errors import NotCovered, UnknownCode
from medlegal.law.fees.modifiers import multiplier_of
from medlegal.law.rounding import cents
from medlegal.law.step import Confidence, Step, weakest

Dollars = Annotated[Decimal, "dollars"]

RECORD_REVIEW = "MLPRR"


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    service: str
    fee: Decimal  # dollars for one unit
    unit: str
    dated_by: tuple[str, ...] = ()  # the dates that may pick the schedule, by their keys
    pages_included: int = 0
    relative_value: int = 0


@dataclass(frozen=True, slots=True)
class FeeLine:
    code: str
    modifiers: tuple[str, ...]
    units: int
    unit_dollars: Dollars
    dollars: Dollars


@dataclass(frozen=True, slots=True)
class Fee:
    dollars: Dollars
    lines: tuple[FeeLine, ...]
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Retired:
    says: str


SCHEDULE = provision("ccr_title_8/9795_medical_legal_fees", ScheduleLine)
CHOICE = provision("ccr_title_8/9795_choice_of_schedule", Retired)


def schedule_on(code: str, on: date, dated_by: str) -> Version[ScheduleLine]:
    """The schedule that the date `on` picks for `code`. Raises UnknownCode with the reason, NotInForce."""
    schedule = SCHEDULE.on(on)
    if code not in schedule:
        reasons = CHOICE.on(on)
        reason = reasons[code].says if code in reasons else f"It knows {', '.join(schedule)}."
        raise UnknownCode(f"{code} on {on}: {reason}")
    if code == RECORD_REVIEW:
        raise NotCovered(
            "MLPRR is never billed alone: ask for ML200 to ML203 with `pages`, which brings its line."
        )
    if dated_by not in schedule[code].dated_by:
        wanted = " or ".join(schedule[code].dated_by)
        raise NotCovered(f"The schedule for {code} is picked by {wanted}, not by {dated_by}.")
    return schedule


@lru_cache(maxsize=4096)
def base_line(
    code: str, modifiers: tuple[str, ...], units: int, since: date
) -> tuple[FeeLine, tuple[Step, ...]]:
    """The line for `code` under the schedule of `since`: its fee, times its modifiers, times its units."""
    schedule = SCHEDULE.on(since)
    line = schedule[code]
    multiplier, modifier_steps = multiplier_of(code, modifiers, on=since)
    dollars = cents(line.fee * multiplier * units)
    times = f" x {units}" if units != 1 else ""
    steps = [
        schedule.step(code, f"{code}, {line.service}: ${line.fee:,.2f} per {line.unit}{times}."),
        *modifier_steps,
    ]
    if multiplier != 1:
        says = f"${line.fee:,.2f} x {multiplier}{times} = ${dollars:,.2f}, rounded once, half a cent up."
        steps.append(schedule.step(code, says))
    return FeeLine(code, modifiers, units, cents(line.fee * multiplier), dollars), tuple(steps)


def page_line(code: str, pages: int, schedule: Version[ScheduleLine]) -> tuple[FeeLine | None, Step]:
    """The record review line for `pages`, the whole count; none when the code's own pages cover them.

    Law: 8 CCR §§ 9793(n), 9795(c).
    """
    return _page_line(code, pages, schedule.since)


@lru_cache(maxsize=16_384)
def _page_line(code: str, pages: int, since: date) -> tuple[FeeLine | None, Step]:
    schedule = SCHEDULE.on(since)
    included, page = schedule[code].pages_included, schedule[RECORD_REVIEW]
    beyond = pages - included
    if beyond <= 0:
        return None, schedule.step(
            RECORD_REVIEW, f"{pages} attested pages are within the {included} of {code}."
        )
    dollars = cents(beyond * page.fee)
    says = (
        f"{pages} attested pages less {included} of {code}: {beyond} pages at ${page.fee:.2f} = ${dollars:,.2f};"
        " no modifier raises the page fee."
    )
    line = FeeLine(RECORD_REVIEW, (), beyond, cents(page.fee), dollars)
    return line, schedule.step(RECORD_REVIEW, says)


def fee_of(lines: tuple[FeeLine, ...], steps: tuple[Step, ...]) -> Fee:
    """The lines added up."""
    return Fee(sum((line.dollars for line in lines), Decimal()), lines, steps, weakest(steps))
