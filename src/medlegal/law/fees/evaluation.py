"""What an evaluation, a supplemental report or a missed appointment pays, with the records read for it."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from medlegal.law.book import provision
from medlegal.law.dates import ExaminationDate, MissedDate, RequestDate
from medlegal.law.days.counting import counted, months_after
from medlegal.law.errors import Contradiction, MissingKey, NotCovered, NotPayable
from medlegal.law.fees.schedule import Fee, base_line, fee_of, page_line, schedule_on
from medlegal.law.step import Step


@dataclass(frozen=True, slots=True)
class Condition:
    says: str
    count: int
    unit: str


CONDITIONS = provision("ccr_title_8/9795_conditions", Condition)


def evaluation_fee(
    *,
    code: str,
    modifiers: tuple[str, ...] = (),
    pages: int = 0,
    examined_on: ExaminationDate | None = None,
    requested_on: RequestDate | None = None,
    prior_examined_on: ExaminationDate | None = None,
    pages_seen_before: int = 0,
) -> Fee:
    """The fee for ML201, ML202 (by the examination) or ML203 (by the request), with its record pages.

    `pages` is the whole attested count, included pages and all; `pages_seen_before` are those of
    them the same physician read for an earlier report, which are not paid again. Raises
    NotInForce, UnknownCode, NotCovered, and Contradiction when `prior_examined_on` fits the
    other code.

    Law: 8 CCR § 9795(c), (d), (f); § 9793(f), (n).
    """
    on, dated_by = _picked(code, examined_on, requested_on)
    schedule = schedule_on(code, on, dated_by)
    choice = _choice(code, on, schedule.since)
    window = _window_steps(code, on, prior_examined_on)
    base, steps = base_line(code, modifiers, 1, schedule.since)
    if not pages and not pages_seen_before:
        return fee_of((base,), (choice, *window, *steps))
    new_pages, seen_steps = _new_pages(code, pages, pages_seen_before, on)
    beyond, page_step = page_line(code, new_pages, schedule)
    lines = (base, beyond) if beyond else (base,)
    return fee_of(lines, (choice, *window, *steps, *seen_steps, page_step))


def _picked(code: str, examined_on: date | None, requested_on: date | None) -> tuple[date, str]:
    if examined_on and requested_on:
        raise Contradiction(
            f"Give {code} one date: examined_on for an examination, requested_on for a supplemental."
        )
    if examined_on:
        return examined_on, "examined_on"
    if requested_on:
        return requested_on, "requested_on"
    raise MissingKey(f"{code} needs examined_on (ML201, ML202) or requested_on (ML203).")


@lru_cache(maxsize=4096)
def _choice(code: str, on: date, since: date) -> Step:
    line = "supplemental" if code == "ML203" else "examination"
    conditions = CONDITIONS.on(on)
    return conditions.step(line, f"{conditions[line].says} {on}: the schedule of {since}.")


def _window_steps(code: str, on: date, prior_examined_on: date | None) -> tuple[Step, ...]:
    """Whether the follow-up window fits the code. Law: 8 CCR § 9793(f)."""
    if code not in ("ML201", "ML202"):
        return ()
    conditions = CONDITIONS.on(on)
    window = conditions["follow_up"]
    if prior_examined_on is None:
        return _unchecked(conditions.since) if code == "ML202" else ()
    if prior_examined_on >= on:
        raise Contradiction(f"prior_examined_on {prior_examined_on} is not before the examination on {on}.")
    last = months_after(prior_examined_on, window.count)
    if (on <= last) != (code == "ML202"):
        right = "ML202" if on <= last else "ML201"
        raise Contradiction(f"{window.says} From {prior_examined_on} that is until {last}: {on} is {right}.")
    return (conditions.step("follow_up", f"{window.says} From {prior_examined_on} that is until {last}."),)


@cache
def _unchecked(since: date) -> tuple[Step, ...]:
    conditions = CONDITIONS.on(since)
    says = "The date of a prior examination by the same physician was not given; it was not checked."
    return (conditions.step("follow_up", f"{conditions['follow_up'].says} {says}"),)


def _new_pages(code: str, pages: int, seen: int, on: date) -> tuple[int, tuple[Step, ...]]:
    if seen > pages:
        raise Contradiction(
            f"pages_seen_before ({seen}) is more than pages ({pages}), the whole attested count."
        )
    if not seen:
        return pages, ()
    if code == "ML201":
        raise NotCovered("Pages read before count against ML202 and ML203; for ML201 that is not settled.")
    conditions = CONDITIONS.on(on)
    says = f"{conditions['seen_pages'].says} {pages} less {seen} is {pages - seen}."
    return pages - seen, (conditions.step("seen_pages", says),)


def missed_fee(
    *,
    modifiers: tuple[str, ...] = (),
    pages: int = 0,
    missed_on: MissedDate,
    cancelled_on: date | None = None,
    record_review_on: date | None = None,
) -> Fee:
    """The fee for an appointment missed, or cancelled too late, on `missed_on`.

    Pages are paid only beside a record review report issued in time (`record_review_on`).
    Raises NotPayable for a cancellation early enough.

    Law: 8 CCR § 9795(c), ML200.
    """
    schedule = schedule_on("ML200", missed_on, "missed_on")
    base, steps = base_line("ML200", modifiers, 1, schedule.since)
    why = (*_late_cancellation(missed_on, cancelled_on), *steps)
    if not pages:
        return fee_of((base,), why)
    review = _review_in_time(missed_on, record_review_on)
    beyond, page_step = page_line("ML200", pages, schedule)
    return fee_of((base, beyond) if beyond else (base,), (*why, review, page_step))


def _late_cancellation(missed_on: date, cancelled_on: date | None) -> tuple[Step, ...]:
    conditions = CONDITIONS.on(missed_on)
    if cancelled_on is None:
        return (conditions.step("missed", conditions["missed"].says),)
    if cancelled_on > missed_on:
        raise Contradiction(f"cancelled_on {cancelled_on} is after the appointment on {missed_on}.")
    window = conditions["late_cancellation"]
    edge = counted(missed_on, window.count, "business", "before", for_us=False)
    if edge.strict_on <= cancelled_on <= edge.on:
        raise NotCovered(
            f"{window.says} {cancelled_on} is the last of those days, or a holiday of one list only"
            " makes it so; whether it is within them is not settled in what was read."
        )
    if cancelled_on < edge.strict_on:
        raise NotPayable(f"{window.says} That reaches back to {edge.on}; {cancelled_on} is earlier.")
    says = f"{window.says} That reaches back to {edge.on}; {cancelled_on} is later."
    return (conditions.step("late_cancellation", says),)


def _review_in_time(missed_on: date, record_review_on: date | None) -> Step:
    conditions = CONDITIONS.on(missed_on)
    window = conditions["record_review"]
    if record_review_on is None:
        raise MissingKey(f"record_review_on: {window.says}")
    last = counted(missed_on, window.count, "calendar", rolls=False).on
    if not missed_on <= record_review_on <= last:
        raise NotPayable(
            f"{window.says} That is until {last}; {record_review_on} is not. Ask again without pages."
        )
    return conditions.step("record_review", f"{window.says} {record_review_on} is within it.")
