"""A physician's appointments as an iCalendar feed: hours and places, never a name."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from icalendar import Calendar, Event

from medlegal.flows.keep_calendar import need_scheduler
from medlegal.practice.calendar.hours_selectors import appointments_between, feed_with
from medlegal.practice.calendar.hours_services import open_feed
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.people.models import Physician, User

DAYS_BACK, DAYS_AHEAD = 30, 365


@transaction.atomic
def give_feed(physician: Physician, *, at: datetime, actor: User) -> str:
    """The key of a new feed, which nobody can see again; an earlier key no longer answers."""
    need_scheduler(physician, actor)
    key = secrets.token_urlsafe(24)
    open_feed(physician, digest=digest_of(key), at=at, actor=actor)
    return key


@transaction.atomic
def read_feed(practice_id: int, key: str, *, at: datetime) -> bytes | None:
    """The feed as a calendar program reads it; nothing for a key that does not answer."""
    enter_practice(practice_id)
    feed = feed_with(digest_of(key))
    return calendar_of(feed.physician, at=at) if feed else None


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def calendar_of(physician: Physician, *, at: datetime) -> bytes:
    """The appointments of the last month and the next year by the office's number of each evaluation."""
    today = timezone.localdate(at)
    calendar = Calendar()
    calendar.add("prodid", "-//medlegal//appointments//EN")
    calendar.add("version", "2.0")
    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    for appointment in appointments_between([physician], first, last):
        event = Event()
        event.add("uid", f"appointment-{appointment.pk}@medlegal.invalid")
        event.add("dtstamp", at)
        event.add("dtstart", appointment.starts_at)
        event.add("dtend", appointment.ends_at)
        event.add("summary", f"Evaluation {appointment.evaluation.number}")
        event.add("location", str(appointment.office))
        calendar.add_component(event)
    return calendar.to_ical()
