"""How long a QME may be away, with what notice, and how many minutes an evaluation takes at least."""

from dataclasses import dataclass
from datetime import date, timedelta

from medlegal.law.book import provision
from medlegal.law.dates import ExaminationDate, TriggerDate
from medlegal.law.deadlines.due import due
from medlegal.law.errors import Contradiction
from medlegal.law.panels.rules import Limit
from medlegal.law.step import Confidence, Step, weakest


@dataclass(frozen=True, slots=True)
class Minutes:
    minutes: int
    is_met: bool | None
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Unavailability:
    days: int  # of this absence
    days_in_year: int  # with those before it, in the calendar year it begins
    days_left: int  # until the shorter of the two limits
    is_within_year_limit: bool
    is_within_denial_limit: bool
    notice_due_on: date | None
    steps: tuple[Step, ...]
    confidence: Confidence


MINUTES = provision("ccr_title_8/49_minutes", Limit)
AWAY = provision("ccr_title_8/33_unavailability", Limit)
EVALUATION_KINDS = tuple(name for name in MINUTES.on(date.max) if name != "counted")


def evaluation_minutes(
    *, kind: str, minutes: int | None = None, examined_on: ExaminationDate | None = None
) -> Minutes:
    """The least minutes face to face for an uncomplicated evaluation of that kind, and whether `minutes` reach them.

    Law: 8 CCR §§ 49-49.9.
    """
    rules = MINUTES.on(examined_on or date.max)
    least = rules[kind].value
    steps = (
        rules.step(kind, f"{rules[kind].says} {least} minutes."),
        rules.step("counted", rules["counted"].says),
    )
    return Minutes(least, None if minutes is None else minutes >= least, steps, weakest(steps))


def unavailability(*, starts_on: date, ends_on: date, days_before: int = 0) -> Unavailability:
    """The notice an absence needs, and what it does to the year's count, which has `days_before` already.

    Law: 8 CCR §§ 33, 51(a)(3).
    """
    if ends_on < starts_on:
        raise Contradiction(f"ends_on {ends_on} is before starts_on {starts_on}.")
    rules = AWAY.on(starts_on)
    days = (ends_on - starts_on).days + 1
    in_year = days_before + (min(ends_on, date(starts_on.year, 12, 31)) - starts_on + timedelta(1)).days
    steps = [
        rules.step(line, rules[line].says) for line in ("year_days", "denial_days", "conflict", "finish")
    ]
    notice_on = None
    if days >= rules["notice_from_days"].value:
        notice = due(duty="unavailability_notice", began_on=TriggerDate(starts_on))
        notice_on, steps = notice.on, [*steps, *notice.steps]
    soft, hard = rules["year_days"].value, rules["denial_days"].value
    left = max(0, soft - in_year)
    return Unavailability(
        days, in_year, left, in_year <= soft, in_year <= hard, notice_on, tuple(steps), weakest(steps)
    )
