"""The first lawful free hours of several physicians, by specialty, place and language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone

from medlegal.law.dates import RequestDate
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due
from medlegal.law.panels.appointment import appointment
from medlegal.practice.calendar.free_selectors import first_openings
from medlegal.practice.calendar.hours_selectors import Sought, physicians_who
from medlegal.practice.calendar.openings import Opening
from medlegal.practice.people.models import Office, Physician, User


@dataclass(frozen=True, slots=True)
class Asked:
    """What the hour, the physician and the place must be."""

    requested_on: date
    specialty: str = ""
    city: str = ""
    language: str = ""
    first_on: date | None = None
    minutes: int = 60
    most: int = 20
    is_waived: bool = False  # whoever may schedule waived the shorter window


@dataclass(frozen=True, slots=True)
class FreeHour:
    opening: Opening
    physician: Physician
    office: Office


@dataclass(frozen=True, slots=True)
class Searched:
    hours: tuple[FreeHour, ...]
    window: Due  # until when the examination has to take place, with its reasons


def search_openings(user: User, asked: Asked, *, now: datetime) -> Searched:
    """The first hours at listed offices that lie in the window of a request of that day, the earliest first."""
    window = due(duty="appointment", began_on=asked.requested_on, waived=asked.is_waived)
    begins = max(asked.first_on or asked.requested_on, asked.requested_on, timezone.localdate(now))
    last = window.on
    physicians = {
        one.pk: one
        for one in physicians_who(user, specialty=asked.specialty, city=asked.city, language=asked.language)
    }
    openings: list[Opening] = []
    if physicians and begins <= last:
        sought = Sought(begins, last, asked.minutes, asked.most)
        openings = first_openings(list(physicians), sought, now=now, city=asked.city)
    offices = Office.objects.in_bulk({one.office_id for one in openings})
    is_lawful = lawful_days(asked)
    hours = (
        FreeHour(one, physicians[one.physician_id], offices[one.office_id])
        for one in openings
        if is_lawful(timezone.localdate(one.starts_at))
    )
    return Searched(tuple(hours), window)


def lawful_days(asked: Asked) -> Callable[[date], bool]:
    """Whether an examination on a day is lawful for such a request; a day is asked of the law once."""

    @lru_cache
    def is_lawful(on: date) -> bool:
        waivers = ("scheduling_party",) if asked.is_waived else ()
        requested_on = RequestDate(asked.requested_on)
        return appointment(requested_on=requested_on, offered_on=on, waivers=waivers).is_lawful

    return is_lawful
