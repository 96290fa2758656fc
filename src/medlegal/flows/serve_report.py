"""The report is served on all parties: its clock stops, and the bill opens."""

from datetime import date

from django.db import transaction

from medlegal.flows.code_evaluation import Coded, code_evaluation
from medlegal.flows.refusal import AlreadyServed, NoMedicalLegalCode, NotReady, WrongTime
from medlegal.flows.serve_document import serve_on_all
from medlegal.flows.sign_report import FEE_EXPLAINED, PAGES_VERIFIED
from medlegal.flows.watch_clocks import settle_report_clocks
from medlegal.law.deadlines.due import due
from medlegal.law.fees.schedule import RECORD_REVIEW
from medlegal.outside.storage import kept_bytes
from medlegal.practice.authoring.models import Report, Sentence
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

PROVED_BY = {"pages": PAGES_VERIFIED, "service": FEE_EXPLAINED}


@transaction.atomic
def serve_report(evaluation: Evaluation, *, on: date, actor: User) -> Serving:
    """Served on every party of record, each by the means the party has agreed to."""
    need_role(evaluation, actor, Role.PHYSICIAN, Role.SCHEDULER, Role.RECORD_EDITOR)
    report = report_of(evaluation)
    if report is None or report.signed_on is None:
        raise NotReady("It is not signed; the physician signs before it is served.")
    if report.serving_id:
        raise AlreadyServed
    if on < report.signed_on:
        raise WrongTime(f"It was signed on {report.signed_on:%m/%d/%Y}, after the day of service.")
    serving = serve_on_all(
        evaluation,
        what=Serving.What.REPORT,
        paper=kept_bytes(report.pdf_key),
        title=f"the report of {report.signed_on:%B} {report.signed_on.day}, {report.signed_on.year}",
        on=on,
        actor=actor,
    )
    mark_served(report, serving=serving)
    for duty in ("report", "supplemental"):
        meet_deadline(evaluation, duty=duty, on=on, actor=actor)
    bill = bill_report(evaluation, report, on=on, actor=actor)
    settle_report_clocks(
        evaluation, served_on=on, signed_on=report.signed_on, is_billed=bill is not None, actor=actor
    )
    return serving


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
