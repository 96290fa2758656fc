"""When physicians are free: their hours, less absences, appointments and holds."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from medlegal.law.days.holidays import days_off
from medlegal.practice.calendar.models import (
    Absence,
    Appointment,
    ExtraHours,
    Feed,
    Hold,
    Waiting,
    WeeklyHours,
)
from medlegal.practice.calendar.openings import DayHours, Opening, Span, openings_in, span_of
from medlegal.practice.people.models import Physician, User
from medlegal.practice.people.selectors import practices_of

FIRST_DAYS = 2  # looked at together; every further look takes in twice as many
MOST_DAYS = 32


@dataclass(frozen=True, slots=True)
class Sought:
    """What an opening must have."""

    first_on: date
    last_on: date
    minutes: int = 60
    most: int = 20
    offices: frozenset[int] | None = None  # none: at any office


def physicians_who(
    user: User, *, specialty: str = "", city: str = "", language: str = ""
) -> QuerySet[Physician]:
    """The physicians of the person's practices with that specialty, an office in that city, that language."""
    found = Physician.objects.filter(practice__in=practices_of(user))
    if specialty:
        found = found.filter(specialty__iexact=specialty)
    if city:
        found = found.filter(offices__city__iexact=city, offices__left_on__isnull=True)
    return found.filter(languages__icontains=language).distinct() if language else found.distinct()


def reckoned_openings(
    physicians: Collection[int], sought: Sought, *, now: datetime, city: str = ""
) -> list[Opening]:
    """The first openings by time, reckoned from hours, absences, appointments and holds day by day."""
    found: list[Opening] = []
    plan = hours_by_weekday(physicians, sought, city)
    first, days = max(sought.first_on, timezone.localdate(now)), FIRST_DAYS
    while first <= sought.last_on and len(found) < sought.most:
        last = min(sought.last_on, first + timedelta(days=days - 1))
        found += sorted(
            {one for one in openings_between(plan, first, last, sought, now) if one.starts_at > now}
        )
        first, days = last + timedelta(days=1), min(MOST_DAYS, days * 2)
    return found[: sought.most]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is kept about the physicians' hours for the days that are looked at."""

    weekly: dict[int, list[tuple]]  # weekday: physician, office, begins, ends, first_on, last_on
    extra: dict[date, list[tuple]]
    away: dict[int, list[tuple[date, date]]]
    physicians: list[int]


def hours_by_weekday(physicians: Collection[int], sought: Sought, city: str) -> Plan:
    weekly: dict[int, list[tuple]] = defaultdict(list)
    listed = Q(office__listed_on__lte=sought.last_on) & (
        Q(office__left_on__isnull=True) | Q(office__left_on__gt=sought.first_on)
    )
    if city:
        listed &= Q(office__city__iexact=city)
    if sought.offices is not None:
        listed &= Q(office__in=sought.offices)
    kept = WeeklyHours.objects.filter(listed, physician__in=physicians, first_on__lte=sought.last_on).exclude(
        last_on__lt=sought.first_on
    )
    since, until = ("office__listed_on", "office__left_on")
    placed = ("physician_id", "office_id", "begins", "ends")
    for row in kept.values_list("weekday", *placed, "first_on", "last_on", since, until):
        weekly[row[0]].append(row[1:])
    extra: dict[date, list[tuple]] = defaultdict(list)
    more = ExtraHours.objects.filter(
        listed, physician__in=physicians, on__gte=sought.first_on, on__lte=sought.last_on
    )
    for row in more.values_list("on", *placed, since, until):
        extra[row[0]].append(row[1:])
    away: dict[int, list[tuple[date, date]]] = defaultdict(list)
    absent = Absence.objects.filter(
        physician__in=physicians, starts_on__lte=sought.last_on, ends_on__gte=sought.first_on
    )
    for physician, starts, ends in absent.values_list("physician_id", "starts_on", "ends_on"):
        away[physician].append((starts, ends))
    seen = {row[0] for rows in (*weekly.values(), *extra.values()) for row in rows}
    return Plan(weekly, extra, away, sorted(seen))


def openings_between(plan: Plan, first: date, last: date, sought: Sought, now: datetime) -> Iterator[Opening]:
    busy = busy_between(plan.physicians, first, last, now)
    for number in range((last - first).days + 1):
        for day in hours_on(plan, first + timedelta(days=number)):
            yield from openings_in(day, busy.get(day.physician_id, ()), minutes=sought.minutes)


def hours_on(plan: Plan, on: date) -> Iterator[DayHours]:
    """Every physician's hours of the day, at offices that are listed on it; on a holiday only extra hours."""
    zone = timezone.get_current_timezone()
    weekly = () if on in days_off(on.year, "lenient") else plan.weekly.get(on.isoweekday(), ())
    for physician, office, begins, ends, since, until, listed, left in weekly:
        is_kept = since <= on and (until is None or on <= until)
        if is_kept and is_listed(listed, left, on) and not is_away(plan, physician, on):
            yield DayHours(physician, office, span_of(on, begins, ends, zone))
    for physician, office, begins, ends, listed, left in plan.extra.get(on, ()):
        if is_listed(listed, left, on):
            yield DayHours(physician, office, span_of(on, begins, ends, zone))


def is_listed(listed: date, left: date | None, on: date) -> bool:
    return listed <= on and (left is None or on < left)


def is_away(plan: Plan, physician: int, on: date) -> bool:
    return any(starts <= on <= ends for starts, ends in plan.away.get(physician, ()))


def busy_between(
    physicians: Collection[int], first: date, last: date, now: datetime
) -> dict[int, list[Span]]:
    """Each physician's appointments and unexpired holds in those days, by their beginnings."""
    return spans_in(physicians, first, last, appointments_standing(), holds_standing(now))


def appointments_in(physicians: Collection[int], first: date, last: date) -> dict[int, list[Span]]:
    """Each physician's appointments in those days, by their beginnings."""
    return spans_in(physicians, first, last, appointments_standing())


def spans_in(
    physicians: Collection[int], first: date, last: date, *kept: QuerySet[Any]
) -> dict[int, list[Span]]:
    zone = timezone.get_current_timezone()
    begins = datetime.combine(first, datetime.min.time(), zone)
    ends = datetime.combine(last + timedelta(days=1), datetime.min.time(), zone)
    inside = Q(physician__in=physicians, starts_at__lt=ends, ends_at__gt=begins)
    busy: dict[int, list[Span]] = defaultdict(list)
    for rows in kept:
        for physician, starts_at, ends_at in (
            rows.filter(inside).order_by().values_list("physician_id", "starts_at", "ends_at")
        ):
            busy[physician].append((starts_at, ends_at))
    for spans in busy.values():
        spans.sort()
    return busy


def appointments_standing() -> QuerySet[Appointment]:
    return Appointment.objects.filter(cancelled_on__isnull=True)


def holds_standing(now: datetime) -> QuerySet[Hold]:
    """Holds that were not given back and have not expired."""
    return Hold.objects.filter(ended_at__isnull=True, expires_at__gt=now)


def hours_of(physician: Physician, *, on: date) -> QuerySet[WeeklyHours]:
    """The weekly hours that stand on that day or begin later."""
    return WeeklyHours.objects.filter(physician=physician).exclude(last_on__lt=on).select_related("office")


def absences_of(physicians: Collection[Physician], *, year: int) -> QuerySet[Absence]:
    """The absences that lie in the calendar year, even in part."""
    return Absence.objects.filter(
        physician__in=physicians, starts_on__year__lte=year, ends_on__year__gte=year
    )


def absence_on(physician_id: int, on: date) -> Absence | None:
    return Absence.objects.filter(physician=physician_id, starts_on__lte=on, ends_on__gte=on).first()


def days_away_before(physician: Physician, starts_on: date) -> int:
    """How many days of that calendar year the physician's other absences take up before this one begins."""
    first = date(starts_on.year, 1, 1)
    earlier = Absence.objects.filter(physician=physician, starts_on__lt=starts_on, ends_on__gte=first)
    spans = earlier.values_list("starts_on", "ends_on")
    return sum((min(ends, starts_on - timedelta(1)) - max(starts, first)).days + 1 for starts, ends in spans)


def days_away_in(physicians: Collection[Physician], year: int) -> int:
    """How many days of the calendar year the absences take up, each day once, in however many practices."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    away = Absence.objects.filter(physician__in=physicians, starts_on__lte=last, ends_on__gte=first)
    days = {
        max(starts, first) + timedelta(days=number)
        for starts, ends in away.values_list("starts_on", "ends_on")
        for number in range((min(ends, last) - max(starts, first)).days + 1)
    }
    return len(days)


def waiting_for(physicians: Collection[int]) -> QuerySet[Waiting]:
    """Evaluations that wait for one of these physicians, the longest-waiting first."""
    return (
        Waiting.objects.filter(physician__in=physicians, ended_on__isnull=True)
        .order_by(F("not_after").asc(nulls_last=True), "asked_on")
        .select_related("evaluation__claimant", "evaluation__practice", "physician")
    )


def appointments_between(physicians: Collection[Physician], first: date, last: date) -> QuerySet[Appointment]:
    """Those that stand or were kept, by their hours; both days included."""
    return (
        Appointment.objects.filter(
            physician__in=physicians,
            starts_at__date__gte=first,
            starts_at__date__lte=last,
            cancelled_on__isnull=True,
        )
        .select_related("office", "evaluation__claimant", "practice")
        .order_by("starts_at")
    )


def is_engaged_elsewhere(physician_id: int, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether the same person examines for another practice then; nothing else of that practice is told.

    Whoever books for this person waits here for the one before, until the transaction's end.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT engaged_elsewhere(%s, %s, %s)", [physician_id, starts_at, ends_at])
        (is_engaged,) = cursor.fetchone()
    return bool(is_engaged)


def feed_with(digest: str) -> Feed | None:
    return Feed.objects.filter(digest=digest, ended_at__isnull=True).select_related("physician").first()
