"""The letter to all parties about records that came without a declaration, or with a count that is not theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Blocks, Column, Heading, Pairs, Paper, Prose, Signature, Table
from medlegal.reports.facts import Caption, Evaluator, Party
from medlegal.reports.phrasing import ROLES, case_pairs, day, party_row
from medlegal.reports.sentences import sentence

PARTY_COLUMNS = (Column("Party", 4), Column("Capacity", 3), Column("Address", 5))
NOTE = "Drafted by the office's program from the counts of the record; read and served by a person"


@dataclass(frozen=True, slots=True)
class RecordsDemand:
    caption: Caption
    evaluator: Evaluator
    parties: tuple[Party, ...]  # every party of record: nobody is written to alone
    sender: str  # empty: the records do not say who sent them
    received_on: date
    means: str  # "mail"
    received_pages: int
    declared_pages: int | None  # None: no declaration came
    signer: str
    sent_on: date


def records_demand(demand: RecordsDemand) -> Paper:
    """The letter as a paper for all parties of record."""
    evaluator = demand.evaluator
    wrong_count = demand.declared_pages is not None
    return Paper(
        title="Page Count of Records Sent" if wrong_count else "Demand for a Declaration with Records Sent",
        subtitle=f"To all parties, from the office of the {ROLES[evaluator.role]}",
        dated_on=demand.sent_on,
        letterhead=(
            f"{evaluator.name}, {evaluator.credentials}",
            evaluator.specialty,
            evaluator.address.one_line(),
        ),
        caption=case_pairs(demand.caption),
        running_head=f"Letter about records, {day(demand.sent_on)}",
        blocks=(*_records(demand), *_asked(demand), _signed(demand), *_parties(demand)),
        foot_note=NOTE,
        has_numbered_headings=False,
    )


def _records(demand: RecordsDemand) -> Blocks:
    declared = "none came" if demand.declared_pages is None else f"{demand.declared_pages:,}"
    rows = [
        ("Sent by", demand.sender or "not stated in what came"),
        ("Received on", day(demand.received_on)),
        ("Came by", demand.means),
        ("Pages declared", declared),
        ("Pages received", f"{demand.received_pages:,}"),
    ]
    if demand.signer:
        rows.insert(4, ("Declaration signed by", demand.signer))
    return (
        Prose(sentence("letters", "records_demand", "opening")),
        Heading("The records", "records"),
        Pairs(tuple(rows)),
    )


def _asked(demand: RecordsDemand) -> Blocks:
    if demand.declared_pages is None:
        names = ("missing", "effect", "please_declare")
        return tuple(Prose(sentence("letters", "records_demand", name)) for name in names)
    fewer, more = sorted((demand.declared_pages, demand.received_pages))
    counted = sentence(
        "letters",
        "records_demand",
        "count",
        declared=f"{demand.declared_pages:,}",
        received=f"{demand.received_pages:,}",
        difference=f"{more - fewer:,}",
    )
    until = sentence("letters", "records_demand", "count_until", counted=f"{fewer:,}")
    return (Prose(counted), Prose(until), Prose(sentence("letters", "records_demand", "please_correct")))


def _signed(demand: RecordsDemand) -> Signature:
    evaluator = demand.evaluator
    return Signature(f"For {evaluator.name}, {evaluator.credentials}", (f"Sent on {day(demand.sent_on)}",))


def _parties(demand: RecordsDemand) -> Blocks:
    rows = tuple(map(party_row, demand.parties))
    return (Heading("Sent to", "sent-to"), Table(PARTY_COLUMNS, rows))
