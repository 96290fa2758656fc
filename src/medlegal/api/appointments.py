"""The appointment is booked, and the examination recorded as it was held."""

from datetime import date, datetime
from typing import Annotated, Any, Self

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import AwareDatetime, Field, model_validator

from medlegal.api.doors import open_to_office
from medlegal.api.evaluation_shapes import AppointmentTold, ExaminationTold
from medlegal.api.fields import Day, Given, Id, PathId, possible_day, words
from medlegal.api.operation import gives
from medlegal.flows.book_appointment import DoublyBooked, HourHeld, RoomTaken, book_appointment
from medlegal.flows.find_openings import find_openings
from medlegal.flows.hold_examination import hold_examination
from medlegal.flows.serve_letter import serve_drafted_notice
from medlegal.flows.weigh_appointment import remote_terms_of
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Office
from medlegal.practice.people.selectors import offices_of

router = Router(tags=["Evaluations"])

NEXT_NAMED = 5  # free hours that a refusal names


class HourGiven(Given):
    """An hour at one of the physician's offices."""

    office_id: Id
    starts_at: AwareDatetime
    ends_at: AwareDatetime

    @model_validator(mode="after")
    def lies_in_a_possible_year(self) -> Self:
        for moment in (self.starts_at, self.ends_at):
            possible_day(moment.date())
        return self


class AppointmentGiven(HourGiven):
    interpreter_language: words(40) | None = Field(
        None, description="Empty where none is needed; left out, the language of the examination but English"
    )
    is_remote: bool = Field(False, description="By video, as both sides and the evaluator agreed in writing")
    knowing: words(300) = Field("", description="Why it is booked though the law speaks against it; kept")


class NoticeGiven(Given):
    on: Day


class NoticeTold(Schema):
    id: int
    served_on: date
    document_sha256: str


class AssistantGiven(Given):
    name: words(120, least=1)
    qualification: words(200, least=1)
    service: words(200, least=1)


class ExaminationGiven(Given):
    """What Labor Code § 4628(b) makes the report disclose."""

    on: Day
    office_id: Id
    face_to_face_minutes: Annotated[int, Field(ge=0, le=1440)]
    identity_seen: words(120, least=1) = Field(
        description="The kind of document that was seen; never its number"
    )
    persons_present: words(300) = ""
    interpreter_name: words(120) = ""
    interpreter_language: words(40) = ""
    interpreter_certificate: words(60) = ""
    interpreter_reason: words(300) = Field(
        "", description="How interpreting lengthened the examination: modifier -93"
    )
    assistants: Annotated[list[AssistantGiven], Field(max_length=20)] = []


@router.post(
    "/{int:evaluation_id}/appointments",
    **gives("cases:write", AppointmentTold, status=201),
)
def appointment_booked(request: HttpRequest, evaluation_id: PathId, asked: AppointmentGiven) -> Any:
    """An appointment; where the hour was taken, the refusal names the next free ones. It is for a scheduler."""
    evaluation = open_to_office(request, evaluation_id)
    try:
        return Status(201, booked(request, evaluation, asked))
    except (DoublyBooked, HourHeld, RoomTaken) as taken:
        minutes = int((asked.ends_at - asked.starts_at).total_seconds() // 60)
        raise type(taken)(next_free(evaluation, minutes=minutes)) from None


def booked(request: HttpRequest, evaluation: Evaluation, asked: AppointmentGiven) -> Appointment:
    return book_appointment(
        evaluation,
        office=office_of(evaluation, asked.office_id),
        starts_at=as_utc(asked.starts_at),
        ends_at=as_utc(asked.ends_at),
        on=timezone.localdate(),
        actor=request.user,
        knowing=asked.knowing,
        **(
            {} if asked.interpreter_language is None else {"interpreter_language": asked.interpreter_language}
        ),
        **({"remote_terms": remote_terms_of(evaluation)} if asked.is_remote else {}),
    )


def next_free(evaluation: Evaluation, *, minutes: int) -> str:
    """The next lawful hours in a sentence, by the clock of California."""
    found = find_openings(evaluation, now=timezone.now(), minutes=minutes, most=NEXT_NAMED)
    hours = [
        f"{timezone.localtime(one.opening.starts_at):%m/%d/%Y %H:%M} in {one.office.city}"
        for one in found.lawful
    ]
    return f"The next free hours: {'; '.join(hours)}." if hours else "No lawful hour is free."


@router.post("/{int:evaluation_id}/notice", **gives("cases:write", NoticeTold, status=201))
def notice_served(request: HttpRequest, evaluation_id: PathId, given: NoticeGiven) -> Any:
    """The notice of the standing appointment is served on every party of record; its clock stops."""
    evaluation = open_to_office(request, evaluation_id)
    return Status(201, serve_drafted_notice(evaluation, on=given.on, actor=request.user))


@router.post(
    "/{int:evaluation_id}/examination",
    **gives("cases:write", ExaminationTold, status=201),
)
def examination_held(request: HttpRequest, evaluation_id: PathId, held: ExaminationGiven) -> Any:
    """The examination as it was held; the clock of the report starts."""
    evaluation = open_to_office(request, evaluation_id)
    told = held.model_dump(exclude={"on", "office_id", "assistants"})
    examination = hold_examination(
        evaluation,
        on=held.on,
        office=office_of(evaluation, held.office_id),
        assistants=[one.model_dump() for one in held.assistants],
        actor=request.user,
        **told,
    )
    return Status(201, examination)


def office_of(evaluation: Evaluation, office_id: int) -> Office:
    """One of the physician's listed offices."""
    return get_object_or_404(offices_of(evaluation.physician), pk=office_id)


def as_utc(moment: datetime) -> datetime:
    return moment.astimezone(timezone.get_fixed_timezone(0))
