"""What schedulers do all month, played through the same flows."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from statistics import quantiles
from time import perf_counter

from django.db import connection, transaction
from django.utils import timezone

from benchmarks.clinic.fill import CITIES, DAYS, SPECIALTIES, Clinic, an_evaluation
from medlegal.flows.book_appointment import book_appointment
from medlegal.flows.cancel_appointment import cancel_appointment
from medlegal.flows.find_openings import find_openings
from medlegal.flows.refusal import Refused
from medlegal.practice.calendar.hours_selectors import Sought, first_openings, physicians_who
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation

SHARE_CANCELLED = 0.15
UNLAWFUL = """
SELECT count(*) FROM calendar_appointment a JOIN cases_evaluation e ON e.id = a.evaluation_id
WHERE a.booked_knowing = '' AND a.cancelled_on IS NULL AND e.number LIKE 'B-%%'
  AND a.starts_at::date > e.requested_on + 90 AND a.id > %s"""
LAST = "SELECT coalesce(max(id), 0) FROM calendar_appointment"
DOUBLE = """
SELECT count(*) FROM calendar_appointment a JOIN calendar_appointment b
ON a.physician_id = b.physician_id AND a.id < b.id AND a.cancelled_on IS NULL AND b.cancelled_on IS NULL
AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)"""


def search_times(clinic: Clinic, searches: int) -> dict[str, float]:
    """Milliseconds for the first twenty free hours, over all physicians and by specialty, city and language."""
    chance, times = random.Random(1), []
    for number in range(searches + 5):
        asked = {} if number % 2 else {"specialty": chance.choice(SPECIALTIES), "city": chance.choice(CITIES)}
        with transaction.atomic():
            enter_as(clinic.manager)
            began = perf_counter()
            found = list(physicians_who(clinic.manager, **asked).values_list("pk", flat=True))
            sought = Sought(clinic.today, clinic.today + timedelta(days=DAYS))
            first_openings(found, sought, now=timezone.now())
            times.append(1000 * (perf_counter() - began))
    cut = quantiles(times[5:], n=100)
    return {"searches": searches, "p50_ms": round(cut[49], 1), "p95_ms": round(cut[94], 1)}


def a_month(clinic: Clinic, bookings: int) -> dict[str, object]:
    """Requests booked into the first lawful hour, some of them cancelled again; then the database is asked."""
    chance, what = random.Random(2), Counter[str]()
    before = answer(clinic, LAST, [])
    began = perf_counter()
    for _ in range(bookings):
        with transaction.atomic():
            enter_as(clinic.manager)
            evaluation = an_evaluation(chance.choice(clinic.physicians))
            what[book_first(clinic, evaluation, chance)] += 1
    seconds = perf_counter() - began
    return {
        **what,
        "seconds": round(seconds, 1),
        "unlawful": answer(clinic, UNLAWFUL, [before]),
        "double": answer(clinic, DOUBLE, []),
    }


def book_first(clinic: Clinic, evaluation: Evaluation, chance: random.Random) -> str:
    found = find_openings(evaluation, now=timezone.now(), most=5).lawful
    if not found:
        return "no lawful hour"
    hour = found[0].opening
    book_appointment(
        evaluation,
        office=found[0].office,
        starts_at=hour.starts_at,
        ends_at=hour.ends_at,
        on=clinic.today,
        actor=clinic.manager,
    )
    if chance.random() < SHARE_CANCELLED:
        told = {"on": clinic.today, "reason": "Invented", "by": "agreed"}
        cancel_appointment(evaluation, **told, actor=clinic.manager)
        return "booked and cancelled"
    return "booked"


def a_storm(clinic: Clinic, clients: int) -> dict[str, int]:
    """So many clients book one hour of one physician at the same moment, each for an evaluation of its own."""
    physician = clinic.physicians[0]
    with transaction.atomic():
        enter_as(clinic.manager)
        evaluations = [an_evaluation(physician) for _ in range(clients)]
        hour = find_openings(evaluations[0], now=timezone.now(), most=1).candidates[0]
    with ThreadPoolExecutor(clients) as pool:
        got = Counter(pool.map(lambda one: storm_one(clinic, one, hour), evaluations))
    return dict(got)


def storm_one(clinic: Clinic, evaluation: Evaluation, hour: object) -> str:
    try:
        with transaction.atomic():
            enter_as(clinic.manager)
            book_appointment(
                evaluation,
                office=hour.office,
                starts_at=hour.opening.starts_at,
                ends_at=hour.opening.ends_at,
                on=clinic.today,
                actor=clinic.manager,
            )
        return "booked"
    except Refused as refused:
        return type(refused).__name__
    finally:
        connection.close()


def answer(clinic: Clinic, query: str, given: list[int]) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        enter_as(clinic.manager)
        cursor.execute(query, given)
        return cursor.fetchone()[0]
