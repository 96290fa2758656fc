"""The bill as a paper: as it would be today, or as it was opened."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from medlegal.flows.bill_service import coded_again, serviced_on_of
from medlegal.flows.code_evaluation import Coded, code_evaluation, service_of
from medlegal.flows.code_service import NoTestimony
from medlegal.flows.gather_facts import as_address, as_party, caption_of
from medlegal.law.fees.schedule import FeeLine
from medlegal.practice.billing.models import Bill
from medlegal.practice.billing.selectors import bill_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import examination_of, injuries_of, payer_of
from medlegal.practice.intake.selectors import SenderCount, counts_by_sender
from medlegal.reports import facts
from medlegal.reports.bill import bill_pdf


def bill_paper(evaluation: Evaluation, *, on: date) -> bytes:
    """The bill as a PDF; a draft until the report is served. Raises what the law or the case refuses."""
    return bill_pdf(bill_worksheet(evaluation, on=on))


def bill_worksheet(evaluation: Evaluation, *, on: date) -> facts.BillFacts:
    """Everything the bill prints: lines, pages by sender, and each step of the law."""
    bill = bill_of(evaluation)
    if bill is not None and bill.report_id is None:
        return service_worksheet(bill)
    if evaluation.kind == Evaluation.Kind.DEPOSITION:
        raise NoTestimony
    counts = counts_by_sender(evaluation)
    coded = code_evaluation(evaluation, counts)
    examination = examination_of(evaluation)
    serviced_on = examination.examined_on if examination else evaluation.requested_on
    return laid_out(evaluation, bill, coded, counts, serviced_on=serviced_on, on=on)


def service_paper(bill: Bill) -> bytes:
    """The bill of a missed appointment or of testimony, as a PDF."""
    return bill_pdf(service_worksheet(bill))


def service_worksheet(bill: Bill) -> facts.BillFacts:
    """Everything that the bill of a missed appointment or of testimony prints."""
    coded = coded_again(bill)
    counts = counts_by_sender(bill.evaluation) if coded.pages else []
    day = serviced_on_of(bill)
    return laid_out(bill.evaluation, bill, coded, counts, serviced_on=day, on=bill.billed_on)


def laid_out(
    evaluation: Evaluation,
    bill: Bill | None,
    coded: Coded,
    counts: Sequence[SenderCount],
    *,
    serviced_on: date,
    on: date,
) -> facts.BillFacts:
    caption = caption_of(evaluation)
    payer = bill.payer if bill else payer_of(evaluation)
    lines = tuple(as_line(line, coded, on=serviced_on) for line in coded.fee.lines)
    return facts.BillFacts(
        number=bill.number if bill else f"{evaluation.number} (draft)",
        billed_on=bill.billed_on if bill else on,
        billing=billing_identity(evaluation),
        payer=as_party(payer) if payer else facts.Party("No claims administrator of record", "", None),
        worker=caption.worker.name,
        claim_numbers=caption.claim_numbers,
        adj_numbers=caption.adj_numbers,
        injury_dates=tuple(str(injury) for injury in injuries_of(evaluation)),
        employer="; ".join(caption.employers),
        evaluation=service_in_words(evaluation, bill),
        serviced_on=serviced_on,
        lines=lines,
        total=sum((line.dollars for line in lines), Decimal(0)),
        pages=tuple(as_page_count(count) for count in counts),
        pages_arithmetic=pages_in_words(coded),
        steps=coded.fee.steps,
        is_draft=bill is None,
        counts_pages=bill is None or bill.report_id is not None or bool(counts),
    )


def service_in_words(evaluation: Evaluation, bill: Bill | None) -> str:
    is_missed = bill is not None and bill.appointment_id is not None
    kind = "missed appointment" if is_missed else evaluation.get_kind_display().lower()
    return f"{evaluation.get_role_display()}, {kind}"


def billing_identity(evaluation: Evaluation) -> facts.BillingIdentity:
    practice, physician = evaluation.practice, evaluation.physician
    return facts.BillingIdentity(
        name=practice.billing_name,
        npi=practice.npi,
        tin=practice.tin,
        address=as_address(practice),
        physician=str(physician),
        licence_number=physician.license_number,
        phone=practice.phone,
    )


def as_line(line: FeeLine, coded: Coded, *, on: date) -> facts.BillLine:
    reasons = [why for code, why in coded.modifiers if code in line.modifiers]
    return facts.BillLine(
        code=line.code,
        modifiers=tuple(f"-{code}" for code in line.modifiers),
        description=service_of(line.code, on).capitalize(),  # as the schedule of that day names it
        units=Decimal(line.units),
        unit_dollars=line.unit_dollars,
        dollars=line.dollars,
        why=" ".join([coded.why, *reasons]) if line.code == coded.code else pages_in_words(coded),
    )


def pages_in_words(coded: Coded) -> str:
    """The law's own steps about pages, as one sentence after another."""
    return " ".join(step.says for step in coded.fee.steps if " page" in step.says and "$" in step.says)


def as_page_count(count: SenderCount) -> facts.PageCount:
    return facts.PageCount(
        sender=count.sender,
        received_on=count.record_set.received_on,
        declared=count.declared,
        received=count.received,
        read=count.read,
        reviewed_before=count.reviewed_before,
        repeated=count.repeated,
        billable=count.billable,
    )
