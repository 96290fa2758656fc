"""What happens to an evaluation's clocks: more time, lateness, corrections, depositions, spoken cancellations."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import Field

from medlegal.api.doors import open_to_office
from medlegal.api.fields import Day, Given, Id, PathId, words
from medlegal.api.operation import gives
from medlegal.flows.answer_lateness import lateness_of, object_to_lateness, waive_lateness
from medlegal.flows.ask_extension import agree_more_time, answer_extension, ask_extension
from medlegal.flows.confirm_cancellation import confirm_cancellation, hear_cancellation
from medlegal.flows.correct_facts import answer_correction, ask_correction, review_correction
from medlegal.flows.notice_deposition import cancel_deposition, hold_deposition, notice_deposition
from medlegal.flows.state_cause import Cause
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import entries_of

router = Router(tags=["Docket"])

Proof = words(200)
MeansOfService = Literal[tuple(Party.Means.values)]  # type: ignore[valid-type]


class EntryTold(Schema):
    """Something that happened; `told` holds codes, counts and days. It may stand in an evaluation that follows."""

    id: int
    evaluation_id: int
    kind: str
    happened_on: date
    party_id: int | None
    proof: str
    told: dict[str, str | int | bool]
    answers_id: int | None


class LatenessTold(Schema):
    is_late: bool
    objected_in_time: bool
    waived_by: list[str]
    is_payable: bool


class DayGiven(Given):
    on: Day


class ProvedGiven(DayGiven):
    proof: Proof = ""


class OfPartyGiven(DayGiven):
    party_id: Id


class TimeAskedGiven(ProvedGiven):
    ground: Literal["tests", "good_cause"]
    cause: Literal["", "medical_emergency", "death_in_family", "disaster"] = Field(
        "", description="The kind of good cause, where that is the ground"
    )
    cause_note: words(300) = Field("", description="What shows the cause")
    knowing: words(200) = Field("", description="Why it is asked for after its last day")


class TimeAnsweredGiven(ProvedGiven):
    is_granted: bool


class TimeAgreedGiven(DayGiven):
    proof: words(200, least=1)


class ObjectionGiven(OfPartyGiven):
    proof: Proof = ""


class LateWaiverGiven(OfPartyGiven):
    form: Literal["113", "116", "letter"]


class CorrectionGiven(OfPartyGiven):
    served_by: MeansOfService


class ReviewGiven(DayGiven):
    is_corrected: bool


class DepositionGiven(Given):
    party_id: Id
    noticed_on: Day
    scheduled_on: Day
    place: Literal["examination_place", "within_distance", "virtual", "elsewhere"]
    agreed: words(200) = Field("", description="Who ordered or agreed to another day or place")


class TestimonyGiven(DayGiven):
    minutes: Annotated[int, Field(ge=1, le=6000)]


@router.get("/happened", **gives("cases:read", list[EntryTold]))
def listed(request: HttpRequest, evaluation_id: PathId) -> Any:
    """Everything that was entered, the oldest first."""
    return list(entries_of(open_to_office(request, evaluation_id)))


@router.post("/extensions", **gives("cases:write", EntryTold, status=201))
def time_asked(request: HttpRequest, evaluation_id: PathId, asked: TimeAskedGiven) -> Any:
    """Form 112 was sent. After its last day it is refused unless `knowing` says why it is asked for."""

    def ask(evaluation: Evaluation, *, cause: str, cause_note: str, **told: Any) -> DocketEntry:
        stated = Cause(cause, cause_note) if cause else None
        return ask_extension(evaluation, cause=stated, **told)

    return kept(ask, request, evaluation_id, asked)


@router.post("/extensions/answer", **gives("cases:write", EntryTold, status=201))
def time_answered(request: HttpRequest, evaluation_id: PathId, asked: TimeAnsweredGiven) -> Any:
    """The Medical Director's answer. Granted, the report's deadline moves by a new row."""
    return kept(answer_extension, request, evaluation_id, asked)


@router.post("/extensions/agreed", **gives("cases:write", EntryTold, status=201))
def time_agreed(request: HttpRequest, evaluation_id: PathId, asked: TimeAgreedGiven) -> Any:
    """The parties agreed in writing that a supplemental report may come later."""
    return kept(agree_more_time, request, evaluation_id, asked)


@router.get("/lateness", **gives("cases:read", LatenessTold))
def lateness(request: HttpRequest, evaluation_id: PathId) -> Any:
    """Whether the report is late, who objected in time, which sides waived it, and whether it is payable."""
    found = lateness_of(open_to_office(request, evaluation_id), today=timezone.localdate())
    return {
        "is_late": found.is_late,
        "objected_in_time": found.objected_in_time,
        "waived_by": sorted(found.waived_by),
        "is_payable": found.is_payable,
    }


@router.post("/lateness/objections", **gives("cases:write", EntryTold, status=201))
def lateness_objected(request: HttpRequest, evaluation_id: PathId, asked: ObjectionGiven) -> Any:
    """A party objected that the report is late; `told` says whether it came in time."""
    return kept(object_to_lateness, request, evaluation_id, asked)


@router.post("/lateness/waivers", **gives("cases:write", EntryTold, status=201))
def lateness_waived(request: HttpRequest, evaluation_id: PathId, asked: LateWaiverGiven) -> Any:
    """A party takes the late report and gives up a new evaluation."""
    return kept(waive_lateness, request, evaluation_id, asked)


@router.post("/corrections", **gives("cases:write", EntryTold, status=201))
def correction_asked(request: HttpRequest, evaluation_id: PathId, asked: CorrectionGiven) -> Any:
    """Form 37 was served on the office; the time to review it begins."""
    return kept(ask_correction, request, evaluation_id, asked)


@router.post("/corrections/answer", **gives("cases:write", EntryTold, status=201))
def correction_answered(request: HttpRequest, evaluation_id: PathId, asked: DayGiven) -> Any:
    """The worker answered the claims administrator's request."""
    return kept(answer_correction, request, evaluation_id, asked)


@router.post("/corrections/review", **gives("cases:write", EntryTold, status=201))
def correction_reviewed(request: HttpRequest, evaluation_id: PathId, asked: ReviewGiven) -> Any:
    """The evaluator reviewed the request. It is for a physician."""
    return kept(review_correction, request, evaluation_id, asked)


@router.post("/depositions", **gives("cases:write", EntryTold, status=201))
def deposition_noticed(request: HttpRequest, evaluation_id: PathId, asked: DepositionGiven) -> Any:
    """A deposition is noticed; it is entered as an evaluation of its own, whose number the entry carries."""
    return kept(notice_deposition, request, evaluation_id, asked)


@router.post("/depositions/cancelled", **gives("cases:write", EntryTold, status=201))
def deposition_cancelled(request: HttpRequest, evaluation_id: PathId, asked: ProvedGiven) -> Any:
    """The noticed deposition is cancelled; `told` says whether so late that its fee is owed."""
    return kept(cancel_deposition, request, evaluation_id, asked)


@router.post("/depositions/held", **gives("cases:write", EntryTold, status=201))
def deposition_held(request: HttpRequest, evaluation_id: PathId, asked: TestimonyGiven) -> Any:
    """The evaluator testified, for so many minutes with preparation and travel."""
    return kept(hold_deposition, request, evaluation_id, asked)


@router.post("/cancellations", **gives("cases:write", EntryTold, status=201))
def cancellation_said(request: HttpRequest, evaluation_id: PathId, asked: OfPartyGiven) -> Any:
    """A party cancelled the appointment by word of mouth; its time to confirm it in writing begins."""
    return kept(hear_cancellation, request, evaluation_id, asked)


@router.post("/cancellations/confirmed", **gives("cases:write", EntryTold, status=201))
def cancellation_confirmed(request: HttpRequest, evaluation_id: PathId, asked: ProvedGiven) -> Any:
    """The confirmation came in writing; `on` is its postmark or fax date."""
    return kept(confirm_cancellation, request, evaluation_id, asked)


def kept(flow: Any, request: HttpRequest, evaluation_id: int, asked: Given) -> Status[Any]:
    """The entry that the flow gave, with the party of this evaluation where one is named."""
    evaluation = open_to_office(request, evaluation_id)
    told = asked.model_dump()
    if "party_id" in told:
        told["party"] = party_in(evaluation, told.pop("party_id"))
    return Status(201, flow(evaluation, **told, actor=request.user))


def party_in(evaluation: Evaluation, party_id: int) -> Party:
    return get_object_or_404(parties_of(evaluation), pk=party_id)
