"""Which days are holidays of the State, of the courts, or of one of the two only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from medlegal.law.book import Version, provision
from medlegal.law.errors import NotInForce
from medlegal.law.step import Step

Calendar = Literal["strict", "lenient", "court", "working_strict", "working_lenient"]

SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """One holiday; `state` and `court` hold its first and last year there (no last: still)."""

    name: str
    state: tuple[int, ...]
    court: tuple[int, ...]
    month: int = 0
    day: int = 0
    weekday: int = 0  # Monday is 1
    nth: int = 0  # -1 is the last of the month
    days_after: int = 0
    dates: tuple[date, ...] = ()  # where no rule of the calendar gives the day
    doubtful: bool = False  # authorities differ on whether it stops a clock
    working: bool = False  # held to be a working day though offices may close


@dataclass(frozen=True, slots=True)
class Holiday:
    on: date
    name: str
    state: bool
    court: bool
    doubtful: bool
    working: bool


@dataclass(frozen=True, slots=True)
class Holidays:
    state: tuple[date, ...]
    court: tuple[date, ...]
    doubtful: tuple[date, ...]
    days: tuple[Holiday, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Observance:
    """Which neighbouring day stands for a holiday that falls on a weekend."""

    says: str
    saturday_shift: int  # days
    sunday_shift: int


RULES = provision("government_code/6700_state_holidays", HolidayRule)
OBSERVED = provision("government_code/6701_weekend_holidays", Observance)


def holidays_of(year: int) -> Holidays:
    """The holidays of `year`: of the State, of the courts, and those on which authorities differ.

    Raises NotInForce for a year whose movable dates have not been read.
    Law: Gov. Code §§ 6700, 6701; Code Civ. Proc. § 135.
    """
    rules = RULES.on(date(year, 1, 1))
    for line, rule in rules.items():
        if rule.dates and year >= rule.state[0] and not any(one.year == year for one in rule.dates):
            raise NotInForce(
                f"The date of {rule.name} in {year} is not in {rules.citation(line)} as kept here."
            )
    days = named_days(year)
    return Holidays(
        state=tuple(one.on for one in days if one.state),
        court=tuple(one.on for one in days if one.court),
        doubtful=tuple(one.on for one in days if one.doubtful),
        days=days,
        steps=tuple(_day_step(one, rules) for one in days),
    )


def _day_step(day: Holiday, rules: Version[HolidayRule]) -> Step:
    where = {(True, True): "State and courts", (True, False): "State only", (False, True): "courts only"}
    says = f"{day.on} {day.on:%A}: {day.name}, {where[day.state, day.court]}."
    line = next(line for line, rule in rules.items() if day.name.startswith(rule.name))
    return rules.step(line, says)


@cache
def named_days(year: int) -> tuple[Holiday, ...]:
    """Every weekday kept as a holiday in `year`, in order; a movable one without a known date is left out."""
    rules = RULES.on(date(year, 1, 1))
    found = [
        day
        for rule in rules.values()
        for own_year in (year, year + 1)  # New Year's Day of the next year may be kept in this one
        for on in _dates(rule, own_year)
        for day in _kept(rule, on)
        if day.on.year == year
    ]
    return tuple(sorted(found, key=lambda day: (day.on, day.name)))


def _dates(rule: HolidayRule, year: int) -> Iterator[date]:
    if rule.dates:
        yield from (one for one in rule.dates if one.year == year)
    elif rule.weekday:
        yield _nth_weekday(year, rule) + timedelta(rule.days_after)
    else:
        yield date(year, rule.month, rule.day)


def _nth_weekday(year: int, rule: HolidayRule) -> date:
    if rule.nth > 0:
        first = date(year, rule.month, 1)
        return first + timedelta((rule.weekday - first.isoweekday()) % 7 + 7 * (rule.nth - 1))
    last = date(year + rule.month // 12, rule.month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.isoweekday() - rule.weekday) % 7)


def _kept(rule: HolidayRule, on: date) -> Iterator[Holiday]:
    """The weekday on which each of the two lists keeps a holiday that falls `on`."""
    state, court = _within(rule.state, on.year), _within(rule.court, on.year)
    keeps = OBSERVED.on(on)
    state_on = _shifted(on, keeps["veterans" if (on.month, on.day) == (11, 11) else "state"])
    court_on = _shifted(on, keeps["court"])
    for day in sorted({state_on} & {court_on} or {state_on, court_on}):
        of_state, of_court = state and day == state_on, court and day == court_on
        if (of_state or of_court) and day.weekday() < SATURDAY:
            doubtful = rule.doubtful or not (of_state and of_court)
            name = rule.name if day == on else f"{rule.name} (for {on:%A} {on})"
            yield Holiday(day, name, of_state, of_court, doubtful, rule.working)


def _within(years: tuple[int, ...], year: int) -> bool:
    return bool(years) and years[0] <= year and (len(years) == 1 or year <= years[1])


def _shifted(on: date, keeps: Observance) -> date:
    if on.weekday() == SATURDAY:
        return on + timedelta(keeps.saturday_shift)
    return on + timedelta(keeps.sunday_shift) if on.weekday() == SUNDAY else on


@cache
def days_off(year: int, calendar: Calendar) -> frozenset[date]:
    """The weekdays of `year` that do not count as working days in that calendar."""
    return frozenset(day.on for day in named_days(year) if _stops(day, calendar))


def _stops(day: Holiday, calendar: Calendar) -> bool:
    if calendar == "court":
        return day.court
    if calendar.startswith("working") and day.working:
        return False
    return calendar in ("lenient", "working_lenient") or not day.doubtful


def is_working(day: date, calendar: Calendar, closed: frozenset[date] = frozenset()) -> bool:
    """Whether `day` counts: no weekend, no holiday of that calendar, none of the `closed` days."""
    return day.weekday() < SATURDAY and day not in closed and day not in days_off(day.year, calendar)


def name_of(day: date) -> str:
    """What keeps `day` from being a working day: its weekday, or the holiday's name."""
    if day.weekday() >= SATURDAY:
        return f"{day:%A}"
    return next((one.name for one in named_days(day.year) if one.on == day), "a day the office is closed")
