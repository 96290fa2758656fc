"""A bill, with the worksheet of its pages and the steps of the law under it."""

from __future__ import annotations

from decimal import Decimal

from medlegal.reports.blocks import Align, Blocks, Column, Heading, Paper, Prose, Table
from medlegal.reports.facts import BillFacts, BillingIdentity, BillLine, PageCount
from medlegal.reports.phrasing import day, dollars, party_lines, short_day
from medlegal.reports.refusals import LinesDoNotSum
from medlegal.reports.render_pdf import to_pdf
from medlegal.reports.sentences import sentence

LINE_COLUMNS = (
    Column("Date", 11),
    Column("Code", 14),
    Column("Service", 36),
    Column("Units", 8, Align.RIGHT),
    Column("Each", 13, Align.RIGHT),
    Column("Amount", 14, Align.RIGHT),
)
PAGE_COLUMNS = (
    Column("Sender", 24),
    Column("Received on", 13),
    Column("Declared", 12, Align.RIGHT),
    Column("Received", 11, Align.RIGHT),
    Column("Read", 9, Align.RIGHT),
    Column("Reviewed before", 12, Align.RIGHT),
    Column("Repeated", 12, Align.RIGHT),
    Column("Billable", 10, Align.RIGHT),
)
STEP_COLUMNS = (Column("Step", 56), Column("Provision", 30), Column("Confidence", 14))


def bill_pdf(facts: BillFacts) -> bytes:
    return to_pdf(bill_paper(facts))


def bill_paper(facts: BillFacts) -> Paper:
    """The printed bill. Refuses lines that do not give the total."""
    _refuse_wrong_total(facts)
    return Paper(
        title="Medical-Legal Bill",
        subtitle=f"Number {facts.number}",
        dated_on=facts.billed_on,
        letterhead=_letterhead(facts.billing),
        caption=_caption(facts),
        running_head=f"Bill {facts.number} of {day(facts.billed_on)}",
        blocks=(*_charges(facts), *_worksheet(facts), *_steps(facts)),
        draft_mark="DRAFT – not sent" if facts.is_draft else "",
        foot_note=f"{facts.billing.name} · Bill {facts.number}",
        has_numbered_headings=False,
    )


def _refuse_wrong_total(facts: BillFacts) -> None:
    summed = sum((line.dollars for line in facts.lines), Decimal(0))
    if summed != facts.total:
        raise LinesDoNotSum(f"The lines give {dollars(summed)}, the total says {dollars(facts.total)}.")


def _letterhead(billing: BillingIdentity) -> tuple[str, ...]:
    numbers = f"NPI {billing.npi} · Tax number {billing.tin}"
    phone = f"Telephone {billing.phone}" if billing.phone else ""
    reach = " · ".join(filter(None, (billing.address.one_line(), phone)))
    return tuple(filter(None, (billing.name, billing.physician, reach, numbers)))


def _caption(facts: BillFacts) -> tuple[tuple[str, str], ...]:
    pairs = (
        ("Bill to", party_lines(facts.payer)),
        ("Injured worker", facts.worker),
        ("Employer", facts.employer),
        ("Claim number", ", ".join(facts.claim_numbers)),
        ("ADJ number", ", ".join(facts.adj_numbers)),
        ("Date of injury", "; ".join(facts.injury_dates)),
        ("Service", facts.evaluation),
        ("Date of service", day(facts.serviced_on)),
        ("Date of bill", day(facts.billed_on)),
    )
    return tuple((label, value) for label, value in pairs if value)


def _charges(facts: BillFacts) -> Blocks:
    return (
        Heading("Charges", "charges"),
        Table(
            LINE_COLUMNS,
            tuple(_line(facts, line) for line in facts.lines),
            total=("Total", "", "", "", "", dollars(facts.total)),
        ),
        Prose(sentence("bill", "bill", "payment")),
    )


def _line(facts: BillFacts, line: BillLine) -> tuple[str, ...]:
    return (
        short_day(line.on or facts.serviced_on),
        "".join((line.code, *line.modifiers)),
        f"{line.description}. {line.why}" if line.why else line.description,
        f"{line.units.normalize():f}",
        dollars(line.unit_dollars),
        dollars(line.dollars),
    )


def _worksheet(facts: BillFacts) -> Blocks:
    if not facts.counts_pages:
        return ()
    heading = Heading("Worksheet of pages", "pages")
    if not facts.pages:
        return (heading, Prose(sentence("bill", "bill", "no_pages")))
    arithmetic = facts.pages_arithmetic.strip()
    return (
        heading,
        Prose(sentence("bill", "bill", "pages")),
        Table(PAGE_COLUMNS, tuple(map(_counted, facts.pages)), total=_totals(facts)),
        *((Prose(sentence("bill", "bill", "arithmetic", arithmetic=arithmetic)),) if arithmetic else ()),
    )


def _counted(pages: PageCount) -> tuple[str, ...]:
    declared = "none" if pages.declared is None else f"{pages.declared:,}"
    received_on = short_day(pages.received_on) if pages.received_on else ""
    numbers = (pages.received, pages.read, pages.reviewed_before, pages.repeated, pages.billable)
    return (pages.sender, received_on, declared, *(f"{number:,}" for number in numbers))


def _totals(facts: BillFacts) -> tuple[str, ...]:
    columns = ("declared", "received", "read", "reviewed_before", "repeated", "billable")
    sums = (sum(getattr(pages, column) or 0 for pages in facts.pages) for column in columns)
    return ("Total", "", *(f"{total:,}" for total in sums))


def _steps(facts: BillFacts) -> Blocks:
    if not facts.steps:
        return ()
    rows = tuple((step.says, step.citation, step.confidence) for step in facts.steps)
    return (
        Heading("How the amounts follow from the law", "steps"),
        Prose(sentence("bill", "bill", "steps")),
        Table(STEP_COLUMNS, rows),
    )
