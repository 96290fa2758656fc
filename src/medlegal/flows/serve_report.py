"""The report is served on all parties: its clock stops, and the bill opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pikepdf
from django.db import transaction

from medlegal.flows.code_evaluation import Coded, code_evaluation
from medlegal.flows.draft_letter import kind_named, written_letter
from medlegal.flows.gather_report_papers import (
    draft_what_nobody_signs,
    need_day,
    need_papers,
    need_unit,
    papers_going,
)
from medlegal.flows.refusal import AlreadyServed, NoMedicalLegalCode, NotReady, WrongTime
from medlegal.flows.serve_document import Addressee, serve_on_all
from medlegal.flows.serve_letter import paper_served, serve_letter, through_others
from medlegal.flows.sign_report import FEE_EXPLAINED, PAGES_VERIFIED
from medlegal.flows.watch_clocks import settle_report_clocks
from medlegal.flows.weigh_report_papers import is_rated_by_unit
from medlegal.law.deadlines.due import due
from medlegal.law.fees.schedule import RECORD_REVIEW
from medlegal.outside.storage import keep, kept_bytes
from medlegal.practice.authoring.letter_services import mark_letter_served
from medlegal.practice.authoring.models import Letter, OfficialForm, Report, Sentence
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.authoring.services import mark_served
from medlegal.practice.billing.models import Bill
from medlegal.practice.billing.services import NewLine, open_bill
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import payer_of
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.docket.services import as_kept, meet_deadline, set_deadline
from medlegal.practice.intake.selectors import counts_by_sender
from medlegal.practice.people.models import Role, User
from medlegal.reports.letters.summary_rating import RATING_UNIT


@dataclass(frozen=True, slots=True)
class Copies:
    """One paper that goes with the report, as it is served."""

    pdf: bytes
    docx: bytes
    form: OfficialForm | None


PROVED_BY = {"pages": PAGES_VERIFIED, "service": FEE_EXPLAINED}


@transaction.atomic
def serve_report(
    evaluation: Evaluation, *, on: date, unit: str = "", knowing: str = "", actor: User
) -> Serving:
    """Served on every party of record, each by the means the party has agreed to, with the papers that go with it.

    `unit` is the address of the Disability Evaluation Unit's office, where the report goes there too. What lacks is
    refused with its rule, unless somebody says why the report goes without it (`knowing`); the reason is kept.
    A psychiatric report goes to the worker by the path that worker and evaluator wrote down.
    Law: 8 CCR §§ 35.5(c)(2), (d), 36, 36.5, 10160.
    """
    need_role(evaluation, actor, Role.PHYSICIAN, Role.SCHEDULER, Role.RECORD_EDITOR)
    report = report_of(evaluation)
    if report is None or report.signed_on is None:
        raise NotReady("It is not signed; the physician signs before it is served.")
    if report.serving_id:
        raise AlreadyServed
    if on < report.signed_on:
        raise WrongTime(f"It was signed on {report.signed_on:%m/%d/%Y}, after the day of service.")
    unit, knowing = unit.strip(), knowing.strip()
    serve_what_comes_before(evaluation, on=on, knowing=knowing, actor=actor)
    need_unit(evaluation, unit=unit, knowing=knowing, on=on)
    papers = [paper for paper in papers_going(evaluation, on=on) if paper.is_ready]
    copies = [copy_of(paper.letter, on=on) for paper in papers]
    serving = serve_on_all(
        evaluation,
        what=Serving.What.REPORT,
        paper=bound([kept_bytes(report.pdf_key), *(copy.pdf for copy in copies)]),
        title=f"the report of {report.signed_on:%B} {report.signed_on.day}, {report.signed_on.year}",
        enclosed=[paper.kind.named for paper in papers],
        also=[rating_unit(unit)] if unit and is_rated_by_unit(evaluation) else [],
        through=through_others(evaluation),
        knowing=knowing,
        on=on,
        actor=actor,
    )
    for paper, copy in zip(papers, copies, strict=True):
        keep_served_copy(paper.letter, copy, serving=serving, actor=actor)
    mark_served(report, serving=serving)
    for duty in ("report", "supplemental"):
        meet_deadline(evaluation, duty=duty, on=on, actor=actor)
    bill = bill_report(evaluation, report, on=on, actor=actor)
    settle_report_clocks(
        evaluation, served_on=on, signed_on=report.signed_on, is_billed=bill is not None, actor=actor
    )
    return serving


def serve_what_comes_before(evaluation: Evaluation, *, on: date, knowing: str, actor: User) -> None:
    """All that has to go with the report is there; what is told by the report at the latest is served now."""
    draft_what_nobody_signs(evaluation, on=on, actor=actor)
    papers = papers_going(evaluation, on=on)
    need_papers(papers, knowing=knowing)
    need_day(papers, on=on)
    for paper in papers:
        if paper.is_ready and paper.kind.goes == "by_report":
            serve_letter(paper.letter, on=on, actor=actor)


def rating_unit(address: str) -> Addressee:
    return Addressee(RATING_UNIT.name, address, capacity=RATING_UNIT.capacity)


def copy_of(letter: Letter, *, on: date) -> Copies:
    """The paper as it goes out, with the Word file of our layout and the State form if one was filled."""
    written = written_letter(letter, on=on)
    pdf = paper_served(kind_named(letter.kind), letter, written)
    return Copies(pdf, written.docx(), written.filled.form)


def keep_served_copy(letter: Letter, copy: Copies, *, serving: Serving, actor: User) -> None:
    kept = keep([copy.pdf], suffix=".pdf")
    mark_letter_served(
        letter,
        serving=serving,
        pdf_key=kept.key,
        sha256=kept.sha256,
        docx_key=keep([copy.docx], suffix=".docx").key,
        form=copy.form,
        actor=actor,
    )


def bound(papers: Sequence[bytes]) -> bytes:
    """One PDF of them all; a report that goes alone stays as it was signed, to the byte."""
    if len(papers) == 1:
        return papers[0]
    out = BytesIO()
    with pikepdf.new() as whole:
        for content in papers:
            with pikepdf.open(BytesIO(content)) as part:
                whole.pages.extend(part.pages)
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def bill_report(evaluation: Evaluation, report: Report, *, on: date, actor: User) -> Bill | None:
    """The bill of the served report, and the payer's clock. None where no schedule applies or nobody is to pay."""
    payer = payer_of(evaluation)
    try:
        coded = code_evaluation(evaluation, counts_by_sender(evaluation))
    except NoMedicalLegalCode:
        return None
    if payer is None:
        return None
    steps, confidence = as_kept(coded.fee.steps)
    bill = open_bill(
        report,
        payer=payer,
        number=f"{evaluation.number}-1",
        on=on,
        lines=new_lines(report, coded),
        steps=steps,
        confidence=confidence,
        actor=actor,
    )
    set_deadline(evaluation, duty="payment", due=due(duty="payment", began_on=on), actor=actor)
    return bill


def new_lines(report: Report, coded: Coded) -> list[NewLine]:
    """The law's lines, each with the sentence of the report that proves it."""
    standing = Sentence.objects.filter(report=report, replaced_at__isnull=True)
    proof = {sentence.section: sentence for sentence in standing.filter(section__in=PROVED_BY.values())}
    return [
        NewLine(
            code=line.code,
            modifiers=line.modifiers,
            units=line.units,
            dollars=line.dollars,
            sentence=proof.get(PROVED_BY["pages" if line.code == RECORD_REVIEW else "service"]),
        )
        for line in coded.fee.lines
    ]
