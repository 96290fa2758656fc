"""The report for programs: what stands in it, what it lacks, its papers; signed by its physician, and served."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import Field

from medlegal.api.doors import DOCX, PDF, kept_file, open_to_office, paper
from medlegal.api.fields import Day, Given, PathId, words
from medlegal.api.operation import gives, hands_out
from medlegal.flows.draft_report import draft_report, missing_on
from medlegal.flows.serve_report import serve_report
from medlegal.flows.sign_report import sign_report
from medlegal.practice.authoring.models import Question, Report, Sentence
from medlegal.practice.authoring.selectors import questions_of, report_of, sentences_of
from medlegal.practice.cases.models import Evaluation

router = Router(tags=["Report"])


class SentenceTold(Schema):
    """A paragraph, who typed it, and the pages and declarations it rests on."""

    id: int
    section: str
    text: str
    written_from: str
    written_by: str | None
    written_at: datetime
    stamps: list[int] = Field(description="The stamped pages it cites")
    declaration_ids: list[int]


class PartyQuestion(Schema):
    id: int
    party_id: int
    asked_on: date
    text: str
    answer: str


class ReportTold(Schema):
    is_begun: bool
    signed_on: date | None
    county: str
    sha256: str = Field(description="Of the PDF as signed; it stands in the audit chain as well")
    served_on: date | None
    sentences: list[SentenceTold]
    questions: list[PartyQuestion]


class FindingTold(Schema):
    """One thing that the report lacks, what hangs on it, and the provision."""

    id: str
    says: str
    fails: str
    severity: str
    citation: str
    confidence: str
    stops_signature: bool
    place: str


class Signature(Given):
    on: Day
    county: words(40, least=1)
    followed_guidelines: bool = Field(
        description="The physician's own statement that evaluation and time met the guidelines (Lab. Code § 4628(b))"
    )
    departure_reason: words(600) = Field("", description="If they did not: why, in the physician's words")
    no_questions_asked: bool = Field(
        False, description="The physician's statement that no party's letter asks anything"
    )
    nobody_helped: bool = Field(
        False, description="The statement that nobody else helped, where no examination names who did"
    )


class Service(Given):
    on: Day
    unit: words(400) = Field("", description="The Disability Evaluation Unit's office, where it is due")
    knowing: words(300) = Field("", description="Why it is served though something lacks")


class ServingTold(Schema):
    id: int
    served_on: date
    document_sha256: str


@router.get("/report", **gives("reports:read", ReportTold))
def show(request: HttpRequest, evaluation_id: PathId) -> Any:
    """The report as it stands, paragraph by paragraph."""
    return report_told(open_to_office(request, evaluation_id))


def report_told(evaluation: Evaluation) -> dict[str, Any]:
    report = report_of(evaluation) or Report()
    return {
        "is_begun": report.pk is not None,
        "signed_on": report.signed_on,
        "county": report.county,
        "sha256": report.sha256,
        "served_on": report.serving.served_on if report.serving else None,
        "sentences": [sentence_told(sentence) for sentence in sentences_of(evaluation)],
        "questions": [question_told(question) for question in questions_of(evaluation)],
    }


def sentence_told(sentence: Sentence) -> dict[str, Any]:
    sources = list(sentence.source_set.all())
    keys = ("id", "section", "text", "written_from", "written_at")
    return {
        **{key: getattr(sentence, key) for key in keys},
        "written_by": sentence.written_by.name if sentence.written_by else None,
        "stamps": [source.page.stamp for source in sources if source.page],
        "declaration_ids": [source.declaration_id for source in sources if source.declaration_id],
    }


def question_told(question: Question) -> dict[str, Any]:
    return {key: getattr(question, key) for key in PartyQuestion.model_fields}


@router.get("/report/missing", **gives("reports:read", list[FindingTold]))
def missing(request: HttpRequest, evaluation_id: PathId) -> Any:
    """What the report still lacks, first what stops the signature."""
    return list(missing_on(open_to_office(request, evaluation_id), on=timezone.localdate()))


@router.get("/report/report.docx", **hands_out("reports:read", DOCX))
def as_word(request: HttpRequest, evaluation_id: PathId) -> HttpResponse:
    """The report as a Word file: as signed, or the draft as it stands."""
    evaluation = open_to_office(request, evaluation_id)
    report = report_of(evaluation)
    if report and report.docx_key:
        return kept_file(
            request, evaluation, report.docx_key, name=f"{evaluation.number} report.docx", kind=DOCX
        )
    draft = draft_report(evaluation, on=timezone.localdate())
    return paper(request, evaluation, draft.docx, name=f"{evaluation.number} draft.docx", kind=DOCX)


@router.get("/report/report.pdf", **hands_out("reports:read", PDF))
def as_pdf(request: HttpRequest, evaluation_id: PathId) -> HttpResponse:
    """The report as a PDF: as signed, or the draft as it stands."""
    evaluation = open_to_office(request, evaluation_id)
    report = report_of(evaluation)
    if report and report.pdf_key:
        return kept_file(
            request, evaluation, report.pdf_key, name=f"{evaluation.number} report.pdf", kind=PDF
        )
    draft = draft_report(evaluation, on=timezone.localdate())
    return paper(request, evaluation, draft.pdf, name=f"{evaluation.number} draft.pdf", kind=PDF)


@router.post("/report/signature", **gives("reports:write", ReportTold, status=201))
def signed(request: HttpRequest, evaluation_id: PathId, given: Signature) -> Any:
    """The report is signed. Only a token of the evaluating physician does this (Lab. Code § 4628)."""
    evaluation = open_to_office(request, evaluation_id)
    sign_report(evaluation, **given.model_dump(), at=timezone.now(), actor=request.user)
    return Status(201, report_told(evaluation))


@router.post("/report/service", **gives("reports:write", ServingTold, status=201))
def served(request: HttpRequest, evaluation_id: PathId, given: Service) -> Any:
    """The signed report is served on every party of record; its clock stops and the bill opens."""
    evaluation = open_to_office(request, evaluation_id)
    return Status(201, serve_report(evaluation, **given.model_dump(), actor=request.user))
