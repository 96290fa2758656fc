"""The report is assembled from the case's facts, the physician's own words, and the law's declarations."""

from dataclasses import dataclass
from datetime import date

from medlegal.flows.code_evaluation import Coded, code_evaluation
from medlegal.flows.gather_facts import gather_facts
from medlegal.flows.refusal import NoMedicalLegalCode, NotExamined
from medlegal.law.errors import NoAnswer
from medlegal.outside.storage import kept_bytes
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.selectors import counts_by_sender
from medlegal.reports.completeness import Finding, missing
from medlegal.reports.draft import draft_report as written_out
from medlegal.reports.facts import CaseFacts
from medlegal.reports.render_docx import to_docx
from medlegal.reports.render_pdf import to_pdf


@dataclass(frozen=True, slots=True)
class Draft:
    """The report as it stands: a Word file, a PDF, and what is still missing."""

    docx: bytes
    pdf: bytes
    missing: tuple[Finding, ...]


def draft_report(evaluation: Evaluation, *, on: date) -> Draft:
    """Both copies of the report as of `on`; what nobody has written stands in it as a gap.

    Once signed, the copies are those that were signed, and no later rule changes them.
    """
    report = report_of(evaluation)
    if report and report.pdf_key:
        return Draft(docx=kept_bytes(report.docx_key), pdf=kept_bytes(report.pdf_key), missing=())
    facts = facts_on(evaluation, on=on)
    paper = written_out(facts)
    return Draft(docx=to_docx(paper), pdf=to_pdf(paper), missing=missing(facts))


def missing_on(evaluation: Evaluation, *, on: date) -> tuple[Finding, ...]:
    """What the report still lacks, without writing it out."""
    return missing(facts_on(evaluation, on=on))


def facts_on(evaluation: Evaluation, *, on: date) -> CaseFacts:
    return gather_facts(evaluation, on=on, coded=coded_or_none(evaluation))


def coded_or_none(evaluation: Evaluation) -> Coded | None:
    """How the evaluation is billed, or nothing while the law has no answer: the report then shows the gap."""
    try:
        return code_evaluation(evaluation, counts_by_sender(evaluation))
    except (NoAnswer, NoMedicalLegalCode, NotExamined):
        return None
