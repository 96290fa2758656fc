"""The report's bill for programs: its worksheet with every step of the law, its paper, what the payer answered."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import Field, field_validator

from medlegal.api.doors import PDF, open_to_office, paper
from medlegal.api.fields import Day, Dollars, Given, Id, PathId, words
from medlegal.api.law import StepTold
from medlegal.api.operation import gives, hands_out
from medlegal.flows.answer_bill import answer_bill
from medlegal.flows.preview_bill import bill_paper, bill_worksheet
from medlegal.practice.billing.models import Bill, BillLine
from medlegal.practice.billing.selectors import bill_of, lines_of, unpaid_of
from medlegal.practice.cases.models import Evaluation
from medlegal.reports.facts import BillFacts

router = Router(tags=["Bill"])

Money = Annotated[str, Field(description="Dollars with two decimals", pattern=r"^-?\d+\.\d\d$")]


class LineTold(Schema):
    code: str
    modifiers: list[str]
    description: str
    units: str
    unit_dollars: Money
    dollars: Money
    why: str


class SenderPages(Schema):
    """One sender's pages: what was declared, what came, and what of it is billed."""

    sender: str
    received_on: date | None
    declared: int | None
    received: int
    read: int
    reviewed_before: int
    repeated: int
    billable: int


class OpenedLine(Schema):
    id: int
    code: str
    modifiers: list[str]
    units: int
    dollars: Money
    dollars_paid: Money
    sentence_id: int | None = Field(description="The sentence of the report that proves it")


class OpenedBill(Schema):
    """A bill as it was opened: when the report was served, or for a missed appointment or testimony."""

    id: int
    number: str
    billed_on: date
    dollars: Money
    unpaid: Money
    lines: list[OpenedLine]


class Worksheet(Schema):
    """The bill as the law reckons it: a draft until the report is served."""

    number: str
    is_draft: bool
    billed_on: date
    payer: str
    serviced_on: date
    lines: list[LineTold]
    total: Money
    pages: list[SenderPages]
    pages_arithmetic: str
    steps: list[StepTold]
    opened: OpenedBill | None


class LinePaid(Given):
    line_id: Id
    dollars_paid: Dollars
    reason: words(300) = Field("", description="Why not more, in the payer's words")


class AnswerGiven(Given):
    """One explanation of review."""

    received_on: Day
    reference: words(60) = ""
    lines: Annotated[list[LinePaid], Field(min_length=1, max_length=100)]

    @field_validator("lines")
    @classmethod
    def names_each_line_once(cls, lines: list[LinePaid]) -> list[LinePaid]:
        if len({line.line_id for line in lines}) < len(lines):
            raise ValueError("Each line of the bill stands in one answer once.")
        return lines


@router.get("/bill", **gives("bills:read", Worksheet))
def show(request: HttpRequest, evaluation_id: PathId) -> Any:
    """Lines, pages by sender and each step of the law, with what was opened and paid."""
    return worksheet_told(open_to_office(request, evaluation_id))


def worksheet_told(evaluation: Evaluation) -> dict[str, Any]:
    return sheet_told(bill_worksheet(evaluation, on=timezone.localdate()), bill_of(evaluation))


def sheet_told(facts: BillFacts, bill: Bill | None) -> dict[str, Any]:
    """What a bill prints, and what was opened and paid of it."""
    keys = ("number", "is_draft", "billed_on", "serviced_on", "pages_arithmetic", "steps", "pages")
    return {
        **{key: getattr(facts, key) for key in keys},
        "payer": facts.payer.name,
        "lines": [line_told(line) for line in facts.lines],
        "total": money(facts.total),
        "opened": opened_told(bill) if bill else None,
    }


def line_told(line: Any) -> dict[str, Any]:
    told = {key: getattr(line, key) for key in ("code", "description", "why")}
    dollars = {"unit_dollars": money(line.unit_dollars), "dollars": money(line.dollars)}
    return told | dollars | {"modifiers": list(line.modifiers), "units": str(line.units)}


def opened_told(bill: Bill) -> dict[str, Any]:
    told = {"id": bill.pk, "number": bill.number, "billed_on": bill.billed_on}
    lines = [opened_line_told(line) for line in lines_of(bill)]
    return told | {"dollars": money(bill.dollars), "unpaid": money(unpaid_of(bill)), "lines": lines}


def opened_line_told(line: BillLine) -> dict[str, Any]:
    paid = sum((answer.dollars_paid for answer in line.answerline_set.all()), Decimal(0))
    told = {key: getattr(line, key) for key in ("id", "code", "modifiers", "units", "sentence_id")}
    return told | {"dollars": money(line.dollars), "dollars_paid": money(paid)}


def money(dollars: Decimal) -> str:
    return f"{dollars:.2f}"


@router.get("/bill/bill.pdf", **hands_out("bills:read", PDF))
def as_pdf(request: HttpRequest, evaluation_id: PathId) -> HttpResponse:
    """The bill as a paper, with its worksheet."""
    evaluation = open_to_office(request, evaluation_id)
    content = bill_paper(evaluation, on=timezone.localdate())
    return paper(request, evaluation, content, name=f"{evaluation.number} bill.pdf", kind=PDF)


@router.post("/bill/answers", **gives("bills:write", Worksheet, status=201))
def answered(request: HttpRequest, evaluation_id: PathId, given: AnswerGiven) -> Any:
    """What the payer paid on each line, and why not more. It is for a biller."""
    evaluation = open_to_office(request, evaluation_id)
    bill = bill_of(evaluation)
    if bill is None:
        raise Http404("There is no bill yet; it opens when the report is served.")
    keep_answer(request, bill, given)
    return Status(201, worksheet_told(evaluation))


def keep_answer(request: HttpRequest, bill: Bill, given: AnswerGiven) -> None:
    lines = {line.pk: line for line in lines_of(bill)}
    answer_bill(
        bill,
        received_on=given.received_on,
        reference=given.reference,
        paid={line_or_404(lines, one.line_id): (one.dollars_paid, one.reason) for one in given.lines},
        actor=request.user,
    )


def line_or_404(lines: Mapping[int, BillLine], line_id: int) -> BillLine:
    if line_id not in lines:
        raise Http404(f"The bill has no line {line_id}.")
    return lines[line_id]
