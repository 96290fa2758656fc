"""A physician's own clocks: what came, by when it is answered, and that it was."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status

from medlegal.api.fields import Day, Given, PathId
from medlegal.api.law import StepTold
from medlegal.api.operation import gives
from medlegal.flows.keep_standing import STARTS, meet_standing_clock, start_standing_clock
from medlegal.practice.calendar.hours_selectors import physicians_who
from medlegal.practice.docket.selectors import physician_clocks
from medlegal.practice.people.models import Physician

router = Router(tags=["Docket"])

Event = Literal[tuple(STARTS)]  # type: ignore[valid-type]


class StandingClockTold(Schema):
    """One duty of the physician's own standing and its day."""

    id: int
    physician_id: int
    duty: str
    began_on: date
    due_on: date
    strict_on: date
    is_first_day: bool
    confidence: str
    steps: list[StepTold]
    met_on: date | None
    lapsed_on: date | None


class CameGiven(Given):
    event: Event
    on: Day


class MetGiven(Given):
    on: Day


@router.get("", **gives("cases:read", list[StandingClockTold]))
def clocks(request: HttpRequest, physician_id: PathId) -> Any:
    """Every clock of the physician's standing, the met with those that run, the nearest day first."""
    return list(physician_clocks([own_physician(request, physician_id)]))


@router.post("", **gives("cases:write", StandingClockTold, status=201))
def came(request: HttpRequest, physician_id: PathId, asked: CameGiven) -> Any:
    """Something came to the physician that day and starts its clock. It is for the physician or a manager."""
    physician = own_physician(request, physician_id)
    return Status(201, start_standing_clock(physician, event=asked.event, on=asked.on, actor=request.user))


@router.post("/{int:clock_id}/met", **gives("cases:write", StandingClockTold))
def met(request: HttpRequest, physician_id: PathId, clock_id: PathId, asked: MetGiven) -> Any:
    """The fee was paid, the form was sent, the reports were given: the clock stops."""
    clock = get_object_or_404(physician_clocks([own_physician(request, physician_id)]), pk=clock_id)
    meet_standing_clock(clock, on=asked.on, actor=request.user)
    return get_object_or_404(physician_clocks([clock.physician]), pk=clock_id)


def own_physician(request: HttpRequest, physician_id: int) -> Physician:
    """The physician, for somebody who works in the practice."""
    return get_object_or_404(physicians_who(request.user), pk=physician_id)
