"""The first hours in which an evaluation can lawfully be held, and what speaks against those that come later."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from medlegal.flows.weigh_appointment import Known, known_of, waived, weigh
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due
from medlegal.law.panels.appointment import Appointment as Weighed
from medlegal.practice.calendar.free_selectors import first_openings
from medlegal.practice.calendar.hours_selectors import Sought
from medlegal.practice.calendar.openings import Opening
from medlegal.practice.calendar.policy_selectors import policy_of
from medlegal.practice.calendar.selectors import room_hours_in, rooms_at
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Office
from medlegal.practice.people.selectors import offices_of

SPARE = 4  # so many times the hours wanted are looked at, for some may have no room
OTHERS_SHOWN = 5  # free hours that the law speaks against, where there are lawful ones


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

    @property
    def others(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self.candidates if not one.is_lawful)


def find_openings(
    evaluation: Evaluation, *, now: datetime, first_on: date | None = None, minutes: int = 60, most: int = 20
) -> Found:
    """The physician's first free hours for this evaluation: the first lawful ones, then some others.

    Hours for which no room of the office is free are left out. Where nothing is lawful, the others are as many.
    """
    today, known = timezone.localdate(now), known_of(evaluation)
    offices = {office.pk: office for office in offices_of(evaluation.physician)}
    policy = policy_of(evaluation.practice_id)
    soonest = first_on or today + timedelta(days=policy.soonest_days)
    begins = max(soonest, today, evaluation.requested_on)
    sought = Sought(begins, begins + timedelta(days=policy.looks_ahead_days), minutes, most)
    lawful = [
        one for one in looked_at(known, offices, lawful_of(known, offices, sought), now) if one.is_lawful
    ]
    seen = {one.opening for one in lawful}
    others = [
        one for one in looked_at(known, offices, sought, now) if one.opening not in seen and not one.is_lawful
    ]
    candidates = (*lawful, *others[: OTHERS_SHOWN if lawful else most])
    return Found(candidates, window_of(evaluation))


def lawful_of(known: Known, offices: dict[int, Office], sought: Sought) -> Sought:
    """The search narrowed to the offices of which the law does not disapprove, and to the window."""
    fit = frozenset(
        pk
        for pk, office in offices.items()
        if "place" not in {one.problem for one in weigh(known, on=sought.first_on, office=office).problems}
        or office.listed_on > sought.first_on
    )
    ends = sought.last_on if "both_parties" in known.waivers else window_of(known.evaluation).on
    return replace(sought, offices=fit, last_on=min(sought.last_on, ends))


def looked_at(known: Known, offices: dict[int, Office], sought: Sought, now: datetime) -> Sequence[Candidate]:
    if sought.last_on < sought.first_on:
        return ()
    enough = replace(sought, most=sought.most * SPARE)
    openings = first_openings([known.evaluation.physician_id], enough, now=now)
    return [
        Candidate(
            one,
            offices[one.office_id],
            weigh(known, on=timezone.localdate(one.starts_at), office=offices[one.office_id]),
        )
        for one in with_a_room([one for one in openings if one.office_id in offices], offices)[: sought.most]
    ]


def with_a_room(openings: Sequence[Opening], offices: dict[int, Office]) -> list[Opening]:
    """Those for which a room is free; an office for which no room is kept has room enough."""
    kept = {
        pk: set(rooms_at(offices[pk]).values_list("pk", flat=True)) for pk in {o.office_id for o in openings}
    }
    if not any(kept.values()):
        return list(openings)
    taken = room_hours_in(set().union(*kept.values()), openings[0].starts_at, openings[-1].ends_at)
    return [one for one in openings if not kept[one.office_id] or kept[one.office_id] - over(taken, one)]


def over(taken: Sequence[tuple[int, datetime, datetime]], opening: Opening) -> set[int]:
    return {room for room, begins, ends in taken if begins < opening.ends_at and ends > opening.starts_at}


def window_of(evaluation: Evaluation) -> Due:
    """The last day for the examination. Law: 8 CCR § 31.3(e)."""
    return due(duty="appointment", began_on=evaluation.requested_on, waived=bool(waived(evaluation)))
