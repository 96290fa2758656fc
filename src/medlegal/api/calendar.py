"""The calendar for programs that schedule: free hours, hours held, and appointments that end otherwise than planned."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status
from pydantic import AwareDatetime, Field, model_validator

from medlegal.api.appointments import HourGiven, as_utc, office_of
from medlegal.api.doors import open_to_office
from medlegal.api.evaluation_shapes import AppointmentTold, OfficeTold
from medlegal.api.fields import Day, Given, PathId, possible_day, words
from medlegal.api.law import StepTold
from medlegal.api.operation import gives
from medlegal.flows.cancel_appointment import cancel_appointment
from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.find_openings import Candidate, find_openings
from medlegal.flows.keep_calendar import give_back, hold_hour
from medlegal.flows.search_openings import Asked, FreeHour, search_openings
from medlegal.flows.state_cause import Cause
from medlegal.law.panels.causes import causes_of
from medlegal.practice.calendar.models import Appointment

router = Router(tags=["Calendar"])
of_evaluation = Router(tags=["Calendar"])

CancelledBy = Literal[tuple(Appointment.CancelledBy.values)]  # type: ignore[valid-type]
GoodCause = Literal[("", *causes_of("cancellation"), *causes_of("party"))]  # type: ignore[valid-type]
Ended = Literal[tuple(Appointment.Ended.values)]  # type: ignore[valid-type]
MOST_MINUTES, MOST_HOURS = 600, 100
NOT_BEFORE = Query(None, description="The first day to look at; left out, the practice's own")
MINUTES = Query(60, ge=15, le=MOST_MINUTES)
MOST = Query(20, ge=1, le=MOST_HOURS)


class WindowTold(Schema):
    """Until when the examination has to take place, and why."""

    last_on: date
    steps: list[StepTold]


class OpeningTold(Schema):
    """A free hour of the evaluation's physician, with what the law says against it."""

    office: OfficeTold
    starts_at: datetime
    ends_at: datetime
    is_lawful: bool
    against: list[str]


class OpeningsTold(Schema):
    window: WindowTold
    openings: list[OpeningTold]


class HoursSought(Given):
    """Which hours are sought among all physicians of the person's practices."""

    requested_on: Day = Field(description="The day on which a party first asked for an appointment")
    specialty: words(80) = ""
    city: words(60) = ""
    language: words(40) = Field("", description="One that the physician speaks")
    not_before: Day | None = None
    minutes: Annotated[int, Field(ge=15, le=MOST_MINUTES)] = 60
    most: Annotated[int, Field(ge=1, le=MOST_HOURS)] = 20
    is_waived: bool = Field(False, description="The shorter time was waived in writing")


class HourTold(Schema):
    physician_id: int
    physician: str
    office: OfficeTold
    starts_at: datetime
    ends_at: datetime


class HoursTold(Schema):
    window: WindowTold
    hours: list[HourTold]


class HoldTold(Schema):
    id: int
    office: OfficeTold
    starts_at: datetime
    ends_at: datetime
    expires_at: datetime


class CancellationGiven(Given):
    """Who cancelled, when and why; inside the law's last days the evaluator needs good cause."""

    on: Day
    by: CancelledBy
    reason: words(300, least=1)
    cause: GoodCause = Field("", description="The kind of good cause, where there was one")
    cause_note: words(300) = Field("", description="What shows the cause")
    knowing: words(300) = Field(
        "", description="Why the evaluator alone puts it off more often than the law lets"
    )


class EndGiven(Given):
    """The hour came and nobody was examined."""

    on: Day
    ended: Ended
    arrived_at: AwareDatetime | None = None
    seen_at: AwareDatetime | None = Field(None, description="When the worker could have been seen")
    note: words(200) = ""

    @model_validator(mode="after")
    def lies_in_a_possible_year(self) -> Self:
        for moment in filter(None, (self.arrived_at, self.seen_at)):
            possible_day(moment.date())
        return self


class EndedTold(AppointmentTold):
    """An appointment that did not take place."""

    cancelled_on: date | None
    cancelled_by: str
    cancel_reason: str
    is_late_cancellation: bool
    ended: str


@router.post("/openings/search", **gives("cases:read", HoursTold))
def hours_found(request: HttpRequest, sought: HoursSought) -> Any:
    """The first lawful free hours over every physician of the person's practices, the earliest first."""
    told = sought.model_dump()
    told["first_on"] = told.pop("not_before")
    found = search_openings(request.user, Asked(**told), now=timezone.now())
    return {"window": window_told(found.window), "hours": [hour_told(one) for one in found.hours]}


def hour_told(hour: FreeHour) -> dict[str, Any]:
    return {
        "physician_id": hour.physician.pk,
        "physician": str(hour.physician),
        "office": hour.office,
        "starts_at": hour.opening.starts_at,
        "ends_at": hour.opening.ends_at,
    }


def window_told(window: Any) -> dict[str, Any]:
    return {"last_on": window.on, "steps": window.steps}


@of_evaluation.get("/openings", **gives("cases:read", OpeningsTold))
def openings(
    request: HttpRequest,
    evaluation_id: PathId,
    not_before: Day | None = NOT_BEFORE,
    minutes: int = MINUTES,
    most: int = MOST,
) -> Any:
    """The physician's first free hours for this evaluation: those the law allows, then some others and why not."""
    evaluation = open_to_office(request, evaluation_id)
    found = find_openings(evaluation, now=timezone.now(), first_on=not_before, minutes=minutes, most=most)
    return {"window": window_told(found.window), "openings": [opening_told(one) for one in found.candidates]}


def opening_told(one: Candidate) -> dict[str, Any]:
    return {
        "office": one.office,
        "starts_at": one.opening.starts_at,
        "ends_at": one.opening.ends_at,
        "is_lawful": one.is_lawful,
        "against": [problem.says for problem in one.weighed.problems],
    }


@of_evaluation.post("/holds", **gives("cases:write", HoldTold, status=201))
def hour_held(request: HttpRequest, evaluation_id: PathId, asked: HourGiven) -> Any:
    """A free hour is kept for the evaluation until it expires; what was held before is free again."""
    evaluation = open_to_office(request, evaluation_id)
    hold = hold_hour(
        evaluation,
        office=office_of(evaluation, asked.office_id),
        starts_at=as_utc(asked.starts_at),
        ends_at=as_utc(asked.ends_at),
        now=timezone.now(),
        actor=request.user,
    )
    return Status(201, hold)


@of_evaluation.post("/holds/release", **gives("cases:write", OpeningsTold))
def hour_given_back(request: HttpRequest, evaluation_id: PathId) -> Any:
    """The hour that was held is free again; the answer tells the free hours as they are now."""
    evaluation = open_to_office(request, evaluation_id)
    give_back(evaluation, now=timezone.now(), actor=request.user)
    return openings(request, evaluation_id, None, 60, 20)


@of_evaluation.post("/appointments/cancel", **gives("cases:write", EndedTold))
def appointment_cancelled(request: HttpRequest, evaluation_id: PathId, given: CancellationGiven) -> Any:
    """The appointment that stands is cancelled; its hour is free, and the clock of the next one runs."""
    evaluation = open_to_office(request, evaluation_id)
    told = given.model_dump()
    kind, note = told.pop("cause"), told.pop("cause_note")
    cause = Cause(kind, note) if kind else None
    return cancel_appointment(evaluation, **told, cause=cause, actor=request.user)


@of_evaluation.post("/appointments/end", **gives("cases:write", EndedTold))
def appointment_ended(request: HttpRequest, evaluation_id: PathId, given: EndGiven) -> Any:
    """The worker did not come, came too late or left, with the hours; another appointment may be booked."""
    evaluation = open_to_office(request, evaluation_id)
    return end_appointment(evaluation, **given.model_dump(), actor=request.user)
