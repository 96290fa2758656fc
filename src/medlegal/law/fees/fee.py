"""The fee for any code of the medical-legal schedule, whichever date picks its version."""

from datetime import date

from medlegal.law.dates import ExaminationDate, MissedDate, RequestDate, TestimonyDate
from medlegal.law.errors import Contradiction, MissingKey
from medlegal.law.fees.evaluation import evaluation_fee, missed_fee
from medlegal.law.fees.schedule import Fee, schedule_on
from medlegal.law.fees.testimony import Proceeding, recording_fee, testimony_fee

TAKES = {
    "ML200": {"pages", "missed_on", "cancelled_on", "record_review_on"},
    "ML201": {"pages", "examined_on", "prior_examined_on", "pages_seen_before"},
    "ML202": {"pages", "examined_on", "prior_examined_on", "pages_seen_before"},
    "ML203": {"pages", "requested_on", "pages_seen_before"},
    "ML204": {"minutes", "testified_on", "cancelled_on", "proceeding"},
    "ML205": {"minutes", "examined_on", "requested_on"},
}
DATES = ("examined_on", "requested_on", "missed_on", "testified_on")


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
    given = {key: value for key, value in locals().items() if value is not None}
    _check(code, given)
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


def _check(code: str, given: dict[str, object]) -> None:
    dates = [key for key in DATES if key in given]
    if code not in TAKES:
        on = next((value for key in dates if isinstance(value := given[key], date)), None)
        if on is None:
            raise MissingKey(f"{code} needs the date that picks its schedule: {', '.join(DATES)}.")
        schedule_on(code, on, dates[0])
    takes = TAKES[code]
    extra = given.keys() - takes - {"code", "modifiers"}
    if extra:
        raise Contradiction(
            f"{code} takes {', '.join(sorted(takes))}; {', '.join(sorted(extra))} does not belong to it."
        )
    needed = [key for key in DATES if key in takes]
    if len(dates) != 1:
        raise MissingKey(f"{code} needs {' or '.join(needed)}: the date that picks the schedule.")


def _recordings(
    modifiers: tuple[str, ...], minutes: int | None, examined_on: date | None, requested_on: date | None
) -> Fee:
    if minutes is None:
        raise MissingKey("minutes: ML205 needs the minutes of recordings watched.")
    on, dated_by = (examined_on, "examined_on") if examined_on else (requested_on, "requested_on")
    assert on is not None  # _check saw exactly one date
    return recording_fee(minutes=minutes, modifiers=modifiers, on=on, dated_by=dated_by)
