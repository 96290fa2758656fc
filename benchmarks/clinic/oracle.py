"""Whether what was booked was lawful and single, reckoned from the rows alone with its own calendar arithmetic.

Nothing here asks the program's law, flows or selectors: a fault in them cannot hide itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

PACIFIC = ZoneInfo("America/Los_Angeles")
WINDOW, WAIVED_WINDOW = 90, 120  # 8 CCR § 31.3(e): calendar days from the request
NEW_DATE, LATE_NEW_DATE = 60, 30  # 8 CCR §§ 34(e), 41(a)(8): calendar days from the evaluator's cancellation
NEAR = 6  # 8 CCR § 34(d): business days before the examination
NOTICE = 5  # 8 CCR § 34(a): business days for Form 110
MOST_PUT_OFF = 2  # 8 CCR § 41(a)(7)
HOLIDAYS = {
    *(date(2026, 11, 11), date(2026, 11, 26), date(2026, 12, 25), date(2027, 1, 1)),
    *(date(2027, 1, 18), date(2027, 2, 15), date(2027, 3, 31), date(2027, 5, 31)),
}  # written down by hand, enough for a month from November 2026; the Friday after Thanksgiving is a working day

BOOKED = """
SELECT a.id, a.evaluation_id, a.physician_id, a.office_id, a.room_id, a.starts_at, a.ends_at, a.made_on,
 a.cancelled_on, a.cancelled_by, a.had_good_cause, a.booked_knowing, e.requested_on, p.office_id AS panel_office,
 (SELECT count(DISTINCT CASE WHEN r.role IN ('worker', 'applicant_attorney') THEN 1 ELSE 2 END)
  FROM calendar_windowwaiver w JOIN cases_party r ON r.id = w.party_id WHERE w.evaluation_id = e.id) AS waived,
 (SELECT min(d.due_on) FROM docket_deadline d WHERE d.evaluation_id = e.id AND d.duty = 'appointment_notice'
  AND d.began_on = a.made_on) AS notice_due_on
FROM calendar_appointment a JOIN cases_evaluation e ON e.id = a.evaluation_id
LEFT JOIN calendar_paneloffice p ON p.evaluation_id = e.id WHERE a.id > %s ORDER BY a.id"""
STANDING = """
SELECT physician_id, room_id, starts_at, ends_at FROM calendar_appointment WHERE cancelled_on IS NULL"""
HOURS = (
    "SELECT physician_id, office_id, weekday, begins, ends FROM calendar_weeklyhours WHERE last_on IS NULL"
)
AWAY = "SELECT physician_id, starts_on, ends_on FROM calendar_absence"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    appointments: int
    unlawful: Mapping[str, int]
    double: int


def judged(after: int) -> Judged:
    """Every appointment made after the row `after`, and every pair that stands at one time."""
    rows, hours, away = asked(BOOKED, after), asked(HOURS), asked(AWAY)
    against: Counter[str] = Counter()
    before: dict[int, list[Row]] = {}
    for row in rows:
        against.update(faults(row, before.setdefault(row["evaluation_id"], []), hours, away))
        before[row["evaluation_id"]].append(row)
    standing = asked(STANDING)
    return Judged(len(rows), dict(against), doubles(standing, "physician_id") + doubles(standing, "room_id"))


def faults(row: Row, before: list[Row], hours: list[Row], away: list[Row]) -> Iterable[str]:
    on = row["starts_at"].astimezone(PACIFIC).date()
    days = WAIVED_WINDOW if row["waived"] else WINDOW
    if row["waived"] < 2 and on > row["requested_on"] + timedelta(days=days):
        yield "after the window"
    if row["panel_office"] and row["office_id"] != row["panel_office"]:
        yield "not at the panel's office"
    if not in_hours(row, on, hours) or on in HOLIDAYS:
        yield "outside the physician's hours"
    if any(
        one["physician_id"] == row["physician_id"] and one["starts_on"] <= on <= one["ends_on"]
        for one in away
    ):
        yield "on a day away"
    if row["notice_due_on"] != business_days_after(row["made_on"], NOTICE):
        yield "a wrong clock of its notice"
    yield from faults_of_changes(row, before, on)


def faults_of_changes(row: Row, before: list[Row], on: date) -> Iterable[str]:
    put_off = [one for one in before if one["cancelled_by"] == "evaluator"]
    if before and before[-1]["cancelled_by"] == "evaluator":
        days = LATE_NEW_DATE if is_near(before[-1]) else NEW_DATE
        if on > before[-1]["cancelled_on"] + timedelta(days=days):
            yield "a new date too late"
    if len(put_off) > MOST_PUT_OFF:
        yield "put off too often"
    if row["cancelled_by"] == "evaluator" and is_near(row) and not row["had_good_cause"]:
        yield "put off late without good cause"


def is_near(row: Row) -> bool:
    """Whether so few business days lay between the cancellation and the examination that good cause was needed."""
    on, days = row["starts_at"].astimezone(PACIFIC).date(), 0
    while days < NEAR:
        on -= timedelta(days=1)
        days += is_business(on)
    return bool(row["cancelled_on"] > on)


def business_days_after(on: date, count: int) -> date:
    while count:
        on += timedelta(days=1)
        count -= is_business(on)
    return on


def is_business(on: date) -> bool:
    return on.isoweekday() < 6 and on not in HOLIDAYS


def in_hours(row: Row, on: date, hours: list[Row]) -> bool:
    begins, ends = (row[name].astimezone(PACIFIC) for name in ("starts_at", "ends_at"))
    return any(
        (one["physician_id"], one["office_id"]) == (row["physician_id"], row["office_id"])
        and one["weekday"] == on.isoweekday()
        and one["begins"] <= begins.time()
        and ends.time() <= one["ends"]
        for one in hours
    )


def doubles(standing: list[Row], of: str) -> int:
    """How many begin before the one before them at the same physician or in the same room has ended."""
    known = sorted((one for one in standing if one[of]), key=lambda one: (one[of], one["starts_at"]))
    return sum(
        first[of] == second[of] and second["starts_at"] < first["ends_at"]
        for first, second in pairwise(known)
    )


def fill_rate(first: date, last: date) -> float:
    """Booked minutes out of the minutes that physicians examine, over these days."""
    hours, away = asked(HOURS), asked(AWAY)
    absent = {(one["physician_id"], day) for one in away for day in between(one["starts_on"], one["ends_on"])}
    kept = sum(
        minutes(one["begins"], one["ends"])
        for day in between(first, last)
        if day not in HOLIDAYS
        for one in hours
        if one["weekday"] == day.isoweekday() and (one["physician_id"], day) not in absent
    )
    booked = sum(
        (one["ends_at"] - one["starts_at"]).total_seconds() / 60
        for one in asked(STANDING)
        if first <= one["starts_at"].astimezone(PACIFIC).date() <= last
    )
    return round(booked / kept, 4)


def minutes(begins: time, ends: time) -> int:
    return ends.hour * 60 + ends.minute - begins.hour * 60 - begins.minute


def between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def asked(query: str, *given: object) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def last_appointment() -> int:
    return int(asked("SELECT coalesce(max(id), 0) AS id FROM calendar_appointment")[0]["id"])


def now_at(on: date) -> datetime:
    return datetime.combine(on, time(8), PACIFIC)
