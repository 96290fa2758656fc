"""What testimony and the review of recordings pay, by the quarter hour."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from medlegal.law.book import provision
from medlegal.law.dates import TestimonyDate
from medlegal.law.errors import Contradiction, MissingKey, NotCovered, NotPayable
from medlegal.law.fees.schedule import Fee, base_line, fee_of, schedule_on
from medlegal.law.rounding import half_up
from medlegal.law.step import Step

Proceeding = Literal["deposition", "hearing"]


@dataclass(frozen=True, slots=True)
class TimeRule:
    says: str
    count: int
    unit: str


TIMES = provision("ccr_title_8/9795_testimony_times", TimeRule)


def testimony_fee(
    *,
    minutes: int | None = None,
    modifiers: tuple[str, ...] = (),
    testified_on: TestimonyDate,
    proceeding: Proceeding = "deposition",
    cancelled_on: date | None = None,
) -> Fee:
    """The fee for testimony, its preparation and travel, or for a deposition cancelled too late.

    Raises NotPayable for a cancellation early enough, MissingKey without minutes of testimony held.
    Law: 8 CCR § 9795(c), ML204.
    """
    schedule = schedule_on("ML204", testified_on, "testified_on")
    if cancelled_on is not None:
        minutes, why = _cancelled(testified_on, cancelled_on, proceeding, minutes)
        least = "cancelled_minimum"
    elif minutes is None:
        raise MissingKey("minutes: ML204 needs the minutes of testimony, preparation and travel.")
    else:
        why, least = (), "deposition_minimum" if proceeding == "deposition" else ""
    units, steps = _quarter_hours(minutes, least, testified_on)
    line, base_steps = base_line("ML204", modifiers, units, schedule.since)
    return fee_of((line,), (*why, *steps, *base_steps))


def recording_fee(*, minutes: int, modifiers: tuple[str, ...] = (), on: date, dated_by: str) -> Fee:
    """The fee for watching sub rosa recordings for `minutes`.

    Law: 8 CCR § 9795(c), ML205.
    """
    schedule = schedule_on("ML205", on, dated_by)
    units, steps = _quarter_hours(minutes, "", on)
    line, base_steps = base_line("ML205", modifiers, units, schedule.since)
    return fee_of((line,), (*steps, *base_steps))


def _quarter_hours(minutes: int, least: str, on: date) -> tuple[int, tuple[Step, ...]]:
    times = TIMES.on(on)
    quarter = times["quarter_hour"]
    units = half_up(Fraction(minutes, quarter.count))
    steps = [times.step("quarter_hour", f"{quarter.says} {minutes} minutes are {units} quarter hours.")]
    if least and units * quarter.count < times[least].count:
        units = times[least].count // quarter.count
        steps.append(times.step(least, f"{times[least].says} {units} quarter hours."))
    if not units:
        raise NotPayable(f"{minutes} minutes come to no quarter hour.")
    return units, tuple(steps)


def _cancelled(
    testified_on: date, cancelled_on: date, proceeding: Proceeding, minutes: int | None
) -> tuple[int, tuple[Step, ...]]:
    window = TIMES.on(testified_on)["cancellation_window"]
    if proceeding != "deposition":
        raise NotCovered("What a hearing cancelled late pays is not in what was read of § 9795(c).")
    if cancelled_on > testified_on:
        raise Contradiction(f"cancelled_on {cancelled_on} is after the deposition on {testified_on}.")
    edge = testified_on - timedelta(window.count)
    if cancelled_on == edge:
        raise NotCovered(
            f"{window.says} Whether the day {edge} itself is within it is not settled in what was read."
        )
    if cancelled_on < edge:
        raise NotPayable(f"{window.says} {cancelled_on} is before {edge}.")
    says = f"{window.says} {cancelled_on} is after {edge}."
    return minutes or 0, (TIMES.on(testified_on).step("cancellation_window", says),)
