"""The first hours in which an evaluation can lawfully be held, and what speaks against those that come later."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from medlegal.flows.weigh_appointment import waived, weigh_appointment
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due
from medlegal.law.panels.appointment import Appointment as Weighed
from medlegal.practice.calendar.hours_selectors import Sought, first_openings
from medlegal.practice.calendar.openings import Opening
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Office

LOOKS_AHEAD = timedelta(days=240)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A free hour with what the law says of it."""

    opening: Opening
    office: Office
    weighed: Weighed

    @property
    def is_lawful(self) -> bool:
        return self.weighed.is_lawful


@dataclass(frozen=True, slots=True)
class Found:
    candidates: tuple[Candidate, ...]
    window: Due  # until when the appointment has to take place, with its reasons

    @property
    def lawful(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self.candidates if one.is_lawful)


def find_openings(
    evaluation: Evaluation, *, now: datetime, first_on: date | None = None, minutes: int = 60, most: int = 20
) -> Found:
    """The physician's first free hours for this evaluation, lawful ones and what stands against the others."""
    today = timezone.localdate(now)
    sought = Sought(
        first_on=max(first_on or today, today), last_on=today + LOOKS_AHEAD, minutes=minutes, most=most
    )
    openings = first_openings([evaluation.physician_id], sought, now=now)
    offices = Office.objects.in_bulk({one.office_id for one in openings})
    candidates = tuple(candidate(evaluation, one, offices[one.office_id]) for one in openings)
    return Found(candidates, window_of(evaluation))


def candidate(evaluation: Evaluation, opening: Opening, office: Office) -> Candidate:
    on = timezone.localdate(opening.starts_at)
    return Candidate(opening, office, weigh_appointment(evaluation, on=on, office=office))


def window_of(evaluation: Evaluation) -> Due:
    """The last day for the examination. Law: 8 CCR § 31.3(e)."""
    return due(duty="appointment", began_on=evaluation.requested_on, waived=bool(waived(evaluation)))
