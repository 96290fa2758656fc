"""On which of the grounds of the regulation a panel evaluator may be replaced."""

from dataclasses import dataclass
from datetime import date

from medlegal.law.book import Version, provision
from medlegal.law.dates import TriggerDate
from medlegal.law.deadlines.due import due
from medlegal.law.errors import MissingKey, WrongValue
from medlegal.law.step import Confidence, Step, weakest


@dataclass(frozen=True, slots=True)
class GroundRule:
    number: int
    says: str


@dataclass(frozen=True, slots=True)
class Ground:
    ground: str
    number: int
    is_available: bool
    says: str


@dataclass(frozen=True, slots=True)
class Replacement:
    grounds: tuple[Ground, ...]
    is_replaceable: bool
    steps: tuple[Step, ...]
    confidence: Confidence


GROUNDS = provision("ccr_title_8/31_5_grounds", GroundRule)
GROUND_NAMES = tuple(GROUNDS.on(date.max))


def replacement_grounds(
    *,
    facts: tuple[str, ...],
    asked_on: date | None = None,
    knew_on: date | None = None,
    examined_on: date | None = None,
    objected_on: date | None = None,
    report_served_on: date | None = None,
    panel_issued_on: date | None = None,
    is_represented: bool | None = None,
) -> Replacement:
    """Each ground that `facts` name, and whether its own time or condition is kept.

    Law: 8 CCR § 31.5(a).
    """
    if not facts:
        raise WrongValue(f"facts takes at least one of {', '.join(GROUND_NAMES)}.")
    rules = GROUNDS.on(asked_on or date.max)
    dates = {
        "asked_on": asked_on,
        "knew_on": knew_on,
        "examined_on": examined_on,
        "objected_on": objected_on,
        "report_served_on": report_served_on,
        "panel_issued_on": panel_issued_on,
    }
    steps = [rules.step(fact, f"({rules[fact].number}) {rules[fact].says}") for fact in facts]
    grounds = []
    for fact in dict.fromkeys(facts):
        is_open, why, because = _open(fact, dates, is_represented)
        steps += because
        grounds.append(_ground(fact, is_open, why, rules))
    is_replaceable = any(one.is_available for one in grounds)
    return Replacement(
        tuple(sorted(grounds, key=lambda one: one.number)), is_replaceable, tuple(steps), weakest(steps)
    )


def _ground(fact: str, is_open: bool, why: str, rules: Version[GroundRule]) -> Ground:
    return Ground(fact, rules[fact].number, is_open, f"{rules[fact].says} {why}".strip())


Dates = dict[str, date | None]


def _open(fact: str, dates: Dates, is_represented: bool | None) -> tuple[bool, str, tuple[Step, ...]]:
    if fact == "section_34_violation":
        return _asked_in_time(dates)
    if fact == "late_report":
        return _objected_in_time(dates)
    if fact == "panel_expired":
        return _old_enough(dates)
    if fact == "not_in_window" and is_represented:
        return False, "Not by itself: a judge has to find good cause.", ()
    return True, "", ()


def _asked_in_time(dates: Dates) -> tuple[bool, str, tuple[Step, ...]]:
    begun = [day for day in (dates["knew_on"], dates["report_served_on"]) if day is not None]
    asked = dates["asked_on"]
    if not begun or asked is None:
        raise MissingKey(
            "asked_on with knew_on or report_served_on: this ground has to be asked for in time."
        )
    last = due(duty="notice_replacement_request", began_on=TriggerDate(min(begun)))
    return asked <= last.on, f"To be asked for until {last.on}.", last.steps


def _objected_in_time(dates: Dates) -> tuple[bool, str, tuple[Step, ...]]:
    examined, objected, served = dates["examined_on"], dates["objected_on"], dates["report_served_on"]
    if examined is None or objected is None:
        raise MissingKey(
            "examined_on and objected_on (and report_served_on, if it was): the objection has to be in time."
        )
    first = due(duty="late_report_objection", began_on=TriggerDate(examined))
    is_open = first.on <= objected and (served is None or objected < served)
    return is_open, f"Objected on {objected}; from {first.on} until the report is served.", first.steps


def _old_enough(dates: Dates) -> tuple[bool, str, tuple[Step, ...]]:
    issued, asked = dates["panel_issued_on"], dates["asked_on"]
    if issued is None or asked is None:
        raise MissingKey("panel_issued_on and asked_on: the panel has to be old enough.")
    last = due(duty="panel_age", began_on=TriggerDate(issued))
    is_open = asked > last.on and dates["examined_on"] is None
    return is_open, f"Older than 24 months after {last.on}.", last.steps
