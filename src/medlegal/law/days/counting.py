"""The last day of a period: how days, business days and months are counted, and where the last one rolls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from medlegal.law.book import provision
from medlegal.law.days.holidays import Calendar, is_working, name_of
from medlegal.law.errors import WrongValue
from medlegal.law.step import Step

Unit = Literal["calendar", "business", "working", "court", "months"]
Direction = Literal["after", "before"]

UNIT_WORDS = {
    "calendar": "calendar days",
    "business": "business days",
    "working": "working days",
    "court": "court days",
    "months": "months",
}


@dataclass(frozen=True, slots=True)
class Rule:
    says: str


@dataclass(frozen=True, slots=True)
class Counted:
    on: date
    strict_on: date  # the day that stands whichever way a doubtful day is read
    steps: tuple[Step, ...]


COUNTING = provision("code_of_civil_procedure/12_counting", Rule)
NOT_CLOSED: frozenset[date] = frozenset()


def counted(
    began_on: date,
    count: int,
    unit: Unit,
    direction: Direction = "after",
    *,
    for_us: bool = True,
    rolls: bool = True,
    added_days: int = 0,
    closed: frozenset[date] = NOT_CLOSED,
) -> Counted:
    """The last day of a period of `count` units from `began_on`, which itself is not counted.

    `for_us` says whose the duty is: days on which authorities differ are read against us, and for
    another's right in their favour. `added_days` are calendar days that service adds. A last day
    counted forward that is no working day rolls to the next one; counted back it stays, and
    `strict_on` is then the working day before it.

    Law: Code Civ. Proc. §§ 12, 12a.
    """
    calendar = _calendar(unit, for_us=for_us, direction=direction)
    try:
        if direction == "before":
            return _before(began_on, count, unit, calendar, closed)
        return _after(began_on, count, unit, calendar, rolls, added_days, closed)
    except (OverflowError, ValueError) as error:
        raise WrongValue(f"{count} {UNIT_WORDS[unit]} from {began_on} leave the calendar.") from error


def _after(
    began_on: date,
    count: int,
    unit: Unit,
    calendar: Calendar,
    rolls: bool,
    added_days: int,
    closed: frozenset[date],
) -> Counted:
    if unit in ("calendar", "months"):
        last = moved(began_on, count, unit, calendar) + timedelta(added_days)
        strict = last
    else:
        last = moved(began_on, count, unit, calendar, closed) + timedelta(added_days)
        surest = _calendar(unit, for_us=True, direction="after")
        strict = last if surest == calendar else moved(began_on, count, unit, surest) + timedelta(added_days)
    rules = COUNTING.on(began_on)
    steps = [
        rules.step("first_and_last", f"{rules['first_and_last'].says} The last day is {last} ({last:%A}).")
    ]
    on = next_working(last, calendar, closed) if rolls and (count or added_days) else last
    if on != last:
        steps.append(rules.step("rolls", f"{last} is {_named(last)}: {rules['rolls'].says} {on} ({on:%A})."))
    if strict != on:
        steps.append(rules.step("strict", f"{rules['strict'].says} {strict} ({strict:%A})."))
    return Counted(on, strict, tuple(steps))


def first_allowed(
    began_on: date,
    count: int,
    unit: Unit,
    *,
    is_working_day: bool = False,
    added_days: int = 0,
    closed: frozenset[date] = NOT_CLOSED,
) -> Counted:
    """The first day a thing may be done that has to wait `count` units; the later one where a day is doubtful.

    `is_working_day` asks for a working day; `added_days` are calendar days that service adds.
    Law: Code Civ. Proc. § 12.
    """
    calendar = _calendar(unit, for_us=False, direction="after")
    reached = moved(began_on, count, unit, calendar, closed) + timedelta(added_days)
    on = next_working(reached, calendar, closed) if is_working_day else reached
    rules = COUNTING.on(began_on)
    says = f"{rules['first_and_last'].says} That reaches {reached} ({reached:%A})."
    steps = [rules.step("first_and_last", says)]
    if on != reached:
        steps.append(
            rules.step("rolls", f"{reached} is {_named(reached)}; the next working day is {on} ({on:%A}).")
        )
    return Counted(on, on, tuple(steps))


def _before(began_on: date, count: int, unit: Unit, calendar: Calendar, closed: frozenset[date]) -> Counted:
    last = moved(began_on, -count, unit, calendar, closed)
    surest = _calendar(unit, for_us=True, direction="before")
    strict = last
    if unit not in ("calendar", "months"):
        strict = last if surest == calendar else moved(began_on, -count, unit, surest, closed)
    elif count:
        strict = working_before(last, surest, closed)
    rules = COUNTING.on(began_on)
    steps = [rules.step("back", f"{rules['back'].says} The last day is {last} ({last:%A}).")]
    if strict != last:
        steps.append(rules.step("strict", f"{rules['strict'].says} {strict} ({strict:%A})."))
    return Counted(last, strict, tuple(steps))


def _calendar(unit: Unit, *, for_us: bool, direction: Direction) -> Calendar:
    if unit == "court":
        return "court"
    strict = for_us == (direction == "after")
    if unit == "working":
        return "working_strict" if strict else "working_lenient"
    return "strict" if strict else "lenient"


def moved(
    day: date, count: int, unit: Unit, calendar: Calendar, closed: frozenset[date] = NOT_CLOSED
) -> date:
    """The day `count` units after `day` (before it, when negative)."""
    if unit == "calendar":
        return day + timedelta(count)
    if unit == "months":
        return months_after(day, count)
    one = timedelta(1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += one
        left -= is_working(day, calendar, closed)
    return day


def months_after(day: date, count: int) -> date:
    """The same day of the month `count` months on, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
        return following - timedelta(1)


def next_working(day: date, calendar: Calendar, closed: frozenset[date] = NOT_CLOSED) -> date:
    return _walk(day, lambda at: is_working(at, calendar, closed), 1)


def working_before(day: date, calendar: Calendar, closed: frozenset[date] = NOT_CLOSED) -> date:
    return _walk(day, lambda at: is_working(at, calendar, closed), -1)


def _walk(day: date, stops: Callable[[date], bool], days: int) -> date:
    while not stops(day):
        day += timedelta(days)
    return day


def _named(day: date) -> str:
    name = name_of(day)
    return name if name.startswith("a ") else f"a {name}" if day.weekday() >= 5 else name
