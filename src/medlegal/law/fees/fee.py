"""The fee for any code of the medical-legal schedule, whichever date picks its version."""

from datetime import date

from medlegal.law.dates import ExaminationDate, MissedDate, RequestDate, TestimonyDate
from medlegal.law.errors import Contradiction, MissingKey, UnknownCode
from medlegal.law.fees.evaluation import evaluation_fee, missed_fee
from medlegal.law.fees.schedule import Fee, schedule_on
from medlegal.law.fees.testimony import Proceeding, recording_fee, testimony_fee

TAKES: dict[str, frozenset[str]] = {
    "ML200": frozenset({"pages", "missed_on", "cancelled_on", "record_review_on"}),
    "ML201": frozenset({"pages", "examined_on", "prior_examined_on", "pages_seen_before"}),
    "ML202": frozenset({"pages", "examined_on", "prior_examined_on", "pages_seen_before"}),
    "ML203": frozenset({"pages", "requested_on", "pages_seen_before"}),
    "ML204": frozenset({"minutes", "testified_on", "cancelled_on", "proceeding"}),
    "ML205": frozenset({"minutes", "examined_on", "requested_on"}),
}
DATES = frozenset({"examined_on", "requested_on", "missed_on", "testified_on"})
SHARED = frozenset({"code", "modifiers"})


def fee(  # noqa: PLR0913 - the keys of the question
    *,
    code: str,
    modifiers: tuple[str, ...] = (),
    pages: int | None = None,
    minutes: int | None = None,
    examined_on: date | None = None,
    missed_on: date | None = None,
    testified_on: date | None = None,
    requested_on: date | None = None,
    prior_examined_on: date | None = None,
    cancelled_on: date | None = None,
    record_review_on: date | None = None,
    pages_seen_before: int | None = None,
    proceeding: Proceeding | None = None,
) -> Fee:
    """What `code` pays, with its modifiers, record pages or minutes, by the date its schedule turns on.

    A key that says nothing about the code is refused, so that no fact is lost silently.
    Law: 8 CCR § 9795.
    """
    given = {key for key, value in locals().items() if value is not None}
    on = examined_on or requested_on or missed_on or testified_on
    _check(code, given, on)
    if code in ("ML201", "ML202", "ML203"):
        return evaluation_fee(
            code=code,
            modifiers=modifiers,
            pages=pages or 0,
            examined_on=ExaminationDate(examined_on) if examined_on else None,
            requested_on=RequestDate(requested_on) if requested_on else None,
            prior_examined_on=ExaminationDate(prior_examined_on) if prior_examined_on else None,
            pages_seen_before=pages_seen_before or 0,
        )
    if missed_on:
        return missed_fee(
            modifiers=modifiers,
            pages=pages or 0,
            missed_on=MissedDate(missed_on),
            cancelled_on=cancelled_on,
            record_review_on=record_review_on,
        )
    if testified_on:
        return testimony_fee(
            minutes=minutes,
            modifiers=modifiers,
            testified_on=TestimonyDate(testified_on),
            proceeding=proceeding or "deposition",
            cancelled_on=cancelled_on,
        )
    return _recordings(modifiers, minutes, examined_on, requested_on)


def _check(code: str, given: set[str], on: date | None) -> None:
    """Refuses a code that is not in the schedule, a fact that is not its own, and a missing or second date."""
    if code not in TAKES:
        _refuse_code(code, given, on)
    if not given <= TAKES[code] | SHARED:
        takes = ", ".join(sorted(TAKES[code]))
        extra = given - TAKES[code] - SHARED
        raise Contradiction(f"{code} takes {takes}; {', '.join(sorted(extra))} does not belong to it.")
    if len(given & DATES) != 1:
        raise MissingKey(
            f"{code} needs {' or '.join(sorted(DATES & TAKES[code]))}: the date that picks the schedule."
        )


def _refuse_code(code: str, given: set[str], on: date | None) -> None:
    if on is None:
        raise MissingKey(f"{code} needs the date that picks its schedule: {', '.join(sorted(DATES))}.")
    schedule_on(code, on, min(given & DATES))
    raise UnknownCode(f"{code} on {on}: the facts it takes are not kept here.")


def _recordings(
    modifiers: tuple[str, ...], minutes: int | None, examined_on: date | None, requested_on: date | None
) -> Fee:
    if minutes is None:
        raise MissingKey("minutes: ML205 needs the minutes of recordings watched.")
    on, dated_by = (examined_on, "examined_on") if examined_on else (requested_on, "requested_on")
    assert on is not None  # _check saw exactly one date
    return recording_fee(minutes=minutes, modifiers=modifiers, on=on, dated_by=dated_by)
