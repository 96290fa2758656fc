"""The bills of missed appointments and of testimony for programs: what may be billed, opened, printed and answered."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import Field

from medlegal.api.bills import AnswerGiven, OpenedBill, Worksheet, keep_answer, opened_told, sheet_told
from medlegal.api.doors import PDF, open_to_office, paper
from medlegal.api.fields import Day, Given, Id, PathId, words
from medlegal.api.operation import gives, hands_out
from medlegal.flows.bill_service import bill_missed, bill_testimony, to_be_billed
from medlegal.flows.code_service import Kind
from medlegal.flows.preview_bill import service_paper, service_worksheet
from medlegal.practice.billing.models import Bill
from medlegal.practice.billing.selectors import bills_of
from medlegal.practice.calendar.selectors import appointments_before
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.selectors import entries_of

router = Router(tags=["Bill"])

Minutes = Annotated[int, Field(ge=0, le=6000)]


class MissedTold(Schema):
    """An appointment for which a fee may be owed."""

    appointment_id: int
    on: date
    says: str


class TestifiedTold(Schema):
    """A deposition, held or cancelled late, for which a fee may be owed."""

    entry_id: int
    on: date
    says: str


class ServicesTold(Schema):
    """What may be billed beside the report, and what was."""

    missed: list[MissedTold]
    testified: list[TestifiedTold]
    opened: list[OpenedBill]


class MissedGiven(Given):
    appointment_id: Id
    on: Day
    who_was_told: words(200) = Field("", description="Who was told that it was missed, and when; printed")
    record_review_on: Day | None = Field(
        None, description="The day of a record review report, if one was issued"
    )


class TestimonyBillGiven(Given):
    entry_id: Id
    on: Day
    minutes_testified: Minutes = 0
    minutes_prepared: Minutes = 0
    minutes_travelled: Minutes = 0


@router.get("/bills", **gives("bills:read", ServicesTold))
def listed(request: HttpRequest, evaluation_id: PathId) -> Any:
    """Missed appointments and depositions that may be billed, and the bills of those that were."""
    evaluation = open_to_office(request, evaluation_id)
    missed, testified = to_be_billed(evaluation)
    others = bills_of(evaluation).filter(report__isnull=True)
    return {
        "missed": [
            {
                "appointment_id": one.pk,
                "on": timezone.localdate(one.starts_at),
                "says": one.get_ended_display() or f"Cancelled late: {one.get_cancelled_by_display()}",
            }
            for one in missed
        ],
        "testified": [
            {"entry_id": one.pk, "on": one.happened_on, "says": one.get_kind_display()} for one in testified
        ],
        "opened": [opened_told(one) for one in others],
    }


@router.post("/bills/missed", **gives("bills:write", Worksheet, status=201))
def missed_billed(request: HttpRequest, evaluation_id: PathId, given: MissedGiven) -> Any:
    """A missed appointment is billed (ML200), and the payer's time begins. It is for a biller."""
    evaluation, told = open_to_office(request, evaluation_id), given.model_dump()
    appointment = get_object_or_404(appointments_before(evaluation), pk=told.pop("appointment_id"))
    return Status(201, told_of(bill_missed(appointment, **told, actor=request.user)))


@router.post("/bills/testimony", **gives("bills:write", Worksheet, status=201))
def testimony_billed(request: HttpRequest, evaluation_id: PathId, given: TestimonyBillGiven) -> Any:
    """A deposition held, or cancelled late, is billed (ML204). It is for a biller."""
    evaluation, told = open_to_office(request, evaluation_id), given.model_dump()
    kept = entries_of(evaluation, Kind.DEPOSITION_HELD, Kind.DEPOSITION_CANCELLED)
    entry = get_object_or_404(kept, pk=told.pop("entry_id"))
    return Status(201, told_of(bill_testimony(entry, **told, actor=request.user)))


@router.get("/bills/{int:bill_id}", **gives("bills:read", Worksheet))
def one(request: HttpRequest, evaluation_id: PathId, bill_id: PathId) -> Any:
    """One of these bills with each step of the law, and what was paid."""
    return told_of(bill_in(open_to_office(request, evaluation_id), bill_id))


@router.get("/bills/{int:bill_id}/bill.pdf", **hands_out("bills:read", PDF))
def one_as_pdf(request: HttpRequest, evaluation_id: PathId, bill_id: PathId) -> HttpResponse:
    """One of these bills as a paper."""
    evaluation = open_to_office(request, evaluation_id)
    bill = bill_in(evaluation, bill_id)
    return paper(request, evaluation, service_paper(bill), name=f"{bill.number} bill.pdf", kind=PDF)


@router.post("/bills/{int:bill_id}/answers", **gives("bills:write", Worksheet, status=201))
def one_answered(request: HttpRequest, evaluation_id: PathId, bill_id: PathId, given: AnswerGiven) -> Any:
    """What the payer paid on each line of it, and why not more. It is for a biller."""
    bill = bill_in(open_to_office(request, evaluation_id), bill_id)
    keep_answer(request, bill, given)
    return Status(201, told_of(bill))


def bill_in(evaluation: Evaluation, bill_id: int) -> Bill:
    return get_object_or_404(bills_of(evaluation).filter(report__isnull=True), pk=bill_id)


def told_of(bill: Bill) -> dict[str, Any]:
    return sheet_told(service_worksheet(bill), bill)
