"""Every document received, sender by sender, with what the physician says about it."""

from __future__ import annotations

from datetime import date

from medlegal.reports.blocks import Align, Block, Blocks, Column, Heading, Table
from medlegal.reports.facts import CaseFacts, RecordDocument, RecordSet
from medlegal.reports.phrasing import count, day, short_day, stamp_range
from medlegal.reports.sections.said import said, typed
from medlegal.reports.sections.sources import documents_of

LIST_COLUMNS = (
    Column("Date", 12),
    Column("Document", 31),
    Column("Author", 20),
    Column("Facility", 19),
    Column("Pages", 8, Align.RIGHT),
    Column("Stamped", 12, Align.RIGHT),
)


def records_reviewed(facts: CaseFacts) -> Blocks:
    if not facts.record_sets:
        return (said(facts, "sources", "none_received"),)
    lists = [
        block for number, records in enumerate(facts.record_sets, 1) for block in _set(facts, records, number)
    ]
    return (*lists, *_summaries(facts))


def _set(facts: CaseFacts, records: RecordSet, number: int) -> Blocks:
    heading = Heading(records.sender, f"records-{number}", 2)
    return (
        heading,
        _attested(facts, records),
        *_exceptions(facts, records),
        _listed(facts, records),
    )


def _attested(facts: CaseFacts, records: RecordSet) -> Block:
    sent = {
        "sender": records.sender,
        "pages": count(records.received_pages, "page"),
        "received_on": day(records.received_on),
    }
    if records.declared_pages is None:
        return said(facts, "reviewed", "not_attested", **sent)
    return said(
        facts,
        "reviewed",
        "attested",
        attested_by=records.attested_by,
        declared=count(records.declared_pages, "page"),
        attested_on=day(records.attested_on),
        **sent,
    )


def _exceptions(facts: CaseFacts, records: RecordSet) -> Blocks:
    repeated = sum(document.pages for document in records.documents if document.repeats_stamp is not None)
    unreadable = records.unreadable_pages
    found: list[Block] = []
    if unreadable:
        found.append(said(facts, "reviewed", "unreadable", unreadable=count(unreadable, "page")))
    if repeated:
        found.append(said(facts, "reviewed", "repeated", repeated=count(repeated, "page")))
    return tuple(found)


def _listed(facts: CaseFacts, records: RecordSet) -> Block:
    if not records.documents:
        return said(facts, "reviewed", "no_documents")
    in_order = sorted(records.documents, key=_by_date)
    total = (
        "Total",
        "",
        "",
        "",
        f"{sum(document.pages for document in in_order):,}",
        "",
    )
    return Table(LIST_COLUMNS, tuple(map(_row, in_order)), total)


def _row(document: RecordDocument) -> tuple[str, ...]:
    title = document.title or document.kind
    if document.repeats_stamp is not None:
        title = f"{title} (repeats {document.repeats_stamp})"
    return (
        short_day(document.dated_on),
        title,
        document.author,
        document.facility,
        f"{document.pages:,}",
        stamp_range(document),
    )


def _summaries(facts: CaseFacts) -> Blocks:
    told = sorted((document for document in documents_of(facts) if document.summary), key=_by_date)
    if not told:
        return ()
    return (
        Heading("Summaries, by date", "records-summaries", 2),
        *(block for document in told for block in _summary(document)),
    )


def _summary(document: RecordDocument) -> Blocks:
    who = ", ".join(part for part in (document.title or document.kind, document.author) if part)
    key = f"record-{document.first_stamp}"
    return (
        Heading(f"{short_day(document.dated_on)}: {who}", key, 3),
        *typed(document.summary),
    )


def _by_date(document: RecordDocument) -> tuple[bool, date, int]:
    return (
        document.dated_on is None,
        document.dated_on or date.max,
        document.first_stamp,
    )
