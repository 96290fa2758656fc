"""Keeps what is free of physicians' hours, so that a search reads it instead of reckoning it."""

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from medlegal.practice.calendar.hours_selectors import Sought, appointments_in, hours_by_weekday, hours_on
from medlegal.practice.calendar.models import FreeKept, FreeSpan
from medlegal.practice.calendar.openings import free_spans
from medlegal.practice.people.models import Physician

DAYS_KEPT = 400
DAYS_AT_LEAST = 300  # fewer ahead, and the whole is kept anew


def lock_calendar(physician_id: int) -> None:
    """Whoever changes what is free of this physician waits here for the one before, until the transaction's end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calendar'), %s)", [physician_id])


def keep_free(physician: Physician, *, today: date) -> None:
    """Everything that is free from `today` on, reckoned anew."""
    lock_calendar(physician.pk)
    last = today + timedelta(days=DAYS_KEPT)
    FreeKept.objects.update_or_create(
        physician=physician,
        defaults={"practice_id": physician.practice_id, "first_on": today, "last_on": last},
    )
    FreeSpan.objects.filter(physician=physician).delete()
    write_spans(physician, today, last)


def renew_free(physician: Physician, first: date, last: date | None = None) -> None:
    """What is free from the day `first` through `last` (none: as far as it is kept), after something changed there."""
    lock_calendar(physician.pk)
    today = timezone.localdate()
    kept = FreeKept.objects.filter(physician=physician).first()
    if kept is None or kept.last_on < today + timedelta(days=DAYS_AT_LEAST):
        keep_free(physician, today=today)
        return
    first, last = max(first, kept.first_on), min(last or kept.last_on, kept.last_on)
    if first <= last:
        FreeSpan.objects.filter(
            physician=physician, starts_at__gte=start_of(first), starts_at__lt=start_of(last + timedelta(1))
        ).delete()
        write_spans(physician, first, last)


def renew_around(physician: Physician, starts_at: datetime, ends_at: datetime) -> None:
    """The days on which these hours lie."""
    renew_free(physician, timezone.localdate(starts_at), timezone.localdate(ends_at))


def write_spans(physician: Physician, first: date, last: date) -> None:
    plan = hours_by_weekday([physician.pk], Sought(first, last), "")
    taken = appointments_in([physician.pk], first, last).get(physician.pk, [])
    FreeSpan.objects.bulk_create(
        FreeSpan(
            practice_id=physician.practice_id,
            physician=physician,
            office_id=day.office_id,
            starts_at=begins,
            ends_at=ends,
        )
        for number in range((last - first).days + 1)
        for day in hours_on(plan, first + timedelta(days=number))
        for begins, ends in free_spans(day.span, taken)
    )


def start_of(on: date) -> datetime:
    return datetime.combine(on, time(), timezone.get_current_timezone())
