"""When a duty falls due: any duty of the book, with every reason for the day."""

from datetime import date

from medlegal.law.book import Version
from medlegal.law.dates import TriggerDate
from medlegal.law.days.counting import NOT_CLOSED, UNIT_WORDS, Counted, counted, first_allowed
from medlegal.law.days.service import Means, Place, service_days
from medlegal.law.deadlines.duties import DUTIES
from medlegal.law.deadlines.period import Due, Period
from medlegal.law.errors import NotCovered, UnknownCode
from medlegal.law.step import Step, mark_of, weakest


def due(
    *,
    duty: str,
    began_on: TriggerDate,
    served_by: Means | None = None,
    to_place: Place = "california",
    waived: bool = False,
    extension: str | None = None,
    closed: frozenset[date] = NOT_CLOSED,
) -> Due:
    """The last day of `duty` (or the first day it may be done), counted from `began_on`.

    `served_by` and `to_place` add the days service adds to a right or duty to respond, and to no
    other; `waived` asks for the longer period a waiver allows; `extension` names approved or agreed
    more time; `closed` are further days that are no working days. Refused: a duty that is not in
    the book, a waiver or extension it does not know.

    Law: the provision of the duty; Code Civ. Proc. §§ 12, 12a; 8 CCR § 10605.
    """
    if duty not in DUTIES:
        raise UnknownCode(f"No duty is named {duty}. Duties: {', '.join(sorted(DUTIES))}.")
    version = DUTIES[duty].on(began_on)
    if duty not in version:
        raise UnknownCode(f"{duty} was not a duty on {began_on} in {DUTIES[duty].citation}.")
    period = version[duty]
    count, steps = _length(duty, period, version, waived=waived, extension=extension)
    added, service_steps = _added_by_service(duty, version, began_on, served_by, to_place)
    reached = _reached(period, began_on, count, added, closed)
    steps = (*steps, *service_steps, *reached.steps, *_remarks(duty, period, version))
    return Due(reached.on, reached.strict_on, began_on, steps, weakest(steps))


def _length(
    duty: str, period: Period, version: Version[Period], *, waived: bool, extension: str | None
) -> tuple[int, tuple[Step, ...]]:
    count = period.safe_count or period.count
    steps = [version.step(duty, period_sentence(period))]
    if period.conflict:
        steps.append(_marked(duty, period.conflict, period.conflict_confidence, version))
    if waived:
        if not period.waived_count:
            raise NotCovered(f"{duty}: no provision kept here lets anyone waive this period.")
        count = period.waived_count
        steps.append(_marked(duty, period.waived_says, period.waived_confidence, version))
    if extension:
        if extension not in period.extensions:
            known = ", ".join(period.extensions) or "none"
            raise NotCovered(f"{duty} knows no extension called {extension}; it knows: {known}.")
        more = period.extensions[extension]
        count += more.days
        steps.append(_marked(duty, f"{more.says}: {more.days} days more.", more.confidence, version))
    return count - period.less_days, tuple(steps)


def period_sentence(period: Period) -> str:
    """The period in words: what is done, how long there is for it, and from when."""
    count = period.count
    if not count:
        return f"{period.says}: at once, on the day of {period.begins_with}."
    unit = UNIT_WORDS[period.unit] if count > 1 else UNIT_WORDS[period.unit][:-1]
    if period.less_days:
        return f"{period.says}: {period.less_days} days before the end of {count} {unit} from {period.begins_with}."
    if period.direction == "not_before":
        return f"{period.says}, not before {count} {unit} have passed from {period.begins_with}."
    where = {"after": "from", "before": "before"}
    return f"{period.says}: {count} {unit} {where[period.direction]} {period.begins_with}."


def _added_by_service(
    duty: str, version: Version[Period], began_on: date, served_by: Means | None, to_place: Place
) -> tuple[int, tuple[Step, ...]]:
    period = version[duty]
    if served_by is None:
        return 0, ()
    if period.served_adds:
        added, steps = service_days(served_by, to_place, served_on=began_on)
        return added + (period.after_service_days if added else 0), steps
    if period.mail_adds and served_by == "mail":
        says = (
            f"Mailed without proof of service: {period.mail_adds} calendar days from the postmark are added."
        )
        return period.mail_adds, (version.step(duty, says),)
    says = "How the paper was served adds nothing: this period does not answer a paper served."
    return 0, (Step(says, version.citation(duty), "memory"),)


def _reached(period: Period, began_on: date, count: int, added: int, closed: frozenset[date]) -> Counted:
    if period.direction == "not_before":
        working = period.then_working_day
        return first_allowed(
            began_on, count, period.unit, is_working_day=working, added_days=added, closed=closed
        )
    return counted(
        began_on,
        count,
        period.unit,
        period.direction,
        for_us=period.for_us,
        rolls=period.rolls,
        added_days=added,
        closed=closed,
    )


def _remarks(duty: str, period: Period, version: Version[Period]) -> tuple[Step, ...]:
    return (_marked(duty, period.note, period.note_confidence, version),) if period.note else ()


def _marked(duty: str, says: str, mark: str, version: Version[Period]) -> Step:
    """A step of the duty with its own confidence, where it has one."""
    return Step(says, version.citation(duty), mark_of(mark) if mark else version.confidence(duty))
