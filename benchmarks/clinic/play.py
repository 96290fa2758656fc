"""What schedulers do all month, played through the same flows."""

import random
from collections import Counter
from datetime import date, datetime, timedelta
from statistics import quantiles
from time import process_time, thread_time

from django.db import connection, transaction
from django.utils import timezone

from benchmarks.clinic.fill import CITIES, DAYS, SPECIALTIES, Clinic, an_evaluation
from benchmarks.clinic.oracle import Judged, fill_rate, judged, last_appointment, now_at
from medlegal.flows.book_appointment import book_appointment
from medlegal.flows.cancel_appointment import GoodCauseNeeded, PutOffTooOften, cancel_appointment
from medlegal.flows.find_openings import find_openings
from medlegal.flows.keep_calendar import waive_window
from medlegal.flows.keep_writings import name_panel_office
from medlegal.flows.search_openings import Asked, search_openings
from medlegal.flows.state_cause import Cause
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.people.models import User

MONTH = 30
SHARE_CANCELLED, SHARE_WAIVED, SHARE_PANEL = 0.25, 0.3, 0.5
MOST_TIMES_BOOKED = 5
BY = ("evaluator", "evaluator", "worker", "defense", "agreed")


def search_times(clinic: Clinic, searches: int) -> dict[str, float]:
    """Milliseconds for the first twenty lawful hours, over all physicians and by specialty, city and language."""
    chance, walls, own, found = random.Random(1), [], [], 0
    for number in range(searches + 5):
        narrowed = {"specialty": chance.choice(SPECIALTIES), "city": chance.choice(CITIES)}
        asked = Asked(clinic.today, **({} if number % 2 else narrowed), is_waived=True)
        with transaction.atomic():
            enter_as(clinic.manager)
            began, began_own = timezone.now(), thread_time()
            hours = search_openings(clinic.manager, asked, now=timezone.now()).hours
            walls.append((timezone.now() - began).total_seconds() * 1000)
            own.append((thread_time() - began_own) * 1000)
            found += len(hours)
    wall, cpu = quantiles(walls[5:], n=100), quantiles(own[5:], n=100)
    return {
        "searches": searches,
        "physicians": len(clinic.physicians),
        "days": DAYS,
        "hours_found": found // (searches + 5),
        "p50_ms": round(wall[49], 1),
        "p95_ms": round(wall[94], 1),
        "own_cpu_p50_ms": round(cpu[49], 1),
        "own_cpu_p95_ms": round(cpu[94], 1),
    }


def a_month(clinic: Clinic, bookings: int) -> dict[str, object]:
    """Requests of thirty days booked into the first lawful hour, many cancelled and booked anew; then judged."""
    chance, what = random.Random(2), Counter[str]()
    after, began = seen_by(clinic.manager, last_appointment), process_time()
    last = clinic.today + timedelta(days=DAYS)
    before = seen_by(clinic.manager, lambda: fill_rate(clinic.today, last))
    number = 0
    while what["booked"] < bookings:
        on = clinic.today + timedelta(days=min(MONTH - 1, number * MONTH // bookings))
        with transaction.atomic():
            enter_as(clinic.manager)
            play_request(clinic, on, chance, what)
        number += 1
    told: Judged = seen_by(clinic.manager, lambda: judged(after))
    return {
        **what,
        "requests": number,
        "cpu_seconds": round(process_time() - began, 1),
        "judged": told.appointments,
        "unlawful": sum(told.unlawful.values()),
        "unlawful_because": told.unlawful,
        "double": told.double,
        "fill_rate_before": before,
        "fill_rate": seen_by(clinic.manager, lambda: fill_rate(clinic.today, last)),
    }


def seen_by(user: User, ask):  # type: ignore[no-untyped-def]
    with transaction.atomic():
        enter_as(user)
        return ask()


def play_request(clinic: Clinic, on: date, chance: random.Random, what: Counter[str]) -> None:
    """A request of that day, booked, perhaps cancelled by somebody days later, and booked anew."""
    physician = chance.choice(clinic.physicians)
    evaluation = an_evaluation(physician, requested_on=on)
    if chance.random() < SHARE_PANEL:
        name_panel_office(evaluation, office=clinic.offices[physician.pk], actor=clinic.manager)
    if chance.random() < SHARE_WAIVED:
        side = Party.objects.filter(evaluation=evaluation).first()
        told = {"party": side, "on": on, "proof": "Invented letter"}
        waive_window(evaluation, **told, actor=clinic.manager)
    for _ in range(MOST_TIMES_BOOKED):
        starts_at = book_first(clinic, evaluation, on, what)
        if starts_at is None or chance.random() >= SHARE_CANCELLED:
            return
        examined_on = timezone.localdate(starts_at)
        on = min(examined_on, on + timedelta(days=chance.choice((1, 3, 10, 60, 80))))
        if not is_cancelled(clinic, evaluation, on, chance, what):
            return


def book_first(clinic: Clinic, evaluation: Evaluation, on: date, what: Counter[str]) -> datetime | None:
    """When the first lawful hour begins that was free on that day, now booked."""
    found = find_openings(evaluation, now=now_at(on), most=3).lawful
    if not found:
        what["no lawful hour"] += 1
        return None
    hour = found[0].opening
    book_appointment(
        evaluation,
        office=found[0].office,
        starts_at=hour.starts_at,
        ends_at=hour.ends_at,
        on=on,
        actor=clinic.manager,
    )
    what["booked"] += 1
    return hour.starts_at


def cause_of(by: str) -> Cause:
    return Cause("disaster" if by == "evaluator" else "stated", "Invented")


def is_cancelled(
    clinic: Clinic, evaluation: Evaluation, on: date, chance: random.Random, what: Counter[str]
) -> bool:
    by = chance.choice(BY)
    told = {
        "on": on,
        "reason": "Invented",
        "by": by,
        "cause": cause_of(by) if chance.random() < 0.3 else None,
    }
    try:
        cancel_appointment(evaluation, **told, actor=clinic.manager)
    except (GoodCauseNeeded, PutOffTooOften) as refused:
        what[f"cancellation refused: {type(refused).__name__}"] += 1
        return False
    what[f"cancelled by {by}"] += 1
    return True


def booked_count(physician_id: int, starts_at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM calendar_appointment"
            " WHERE physician_id = %s AND starts_at = %s AND cancelled_on IS NULL",
            [physician_id, starts_at],
        )
        return int(cursor.fetchone()[0])
