"""What was received, what of it was reviewed, and what the opinions rest on: three lists, kept apart."""

from __future__ import annotations

from medlegal.reports.blocks import (
    Align,
    Block,
    Blocks,
    Bullets,
    Column,
    Heading,
    Table,
    stamps_cited,
)
from medlegal.reports.facts import OPINIONS, CaseFacts, RecordDocument, RecordSet, Topic
from medlegal.reports.phrasing import count, short_day, stamp_range
from medlegal.reports.sections.said import said, to_complete

RECEIVED_COLUMNS = (
    Column("Sender", 5),
    Column("Received", 3),
    Column("Documents", 3, Align.RIGHT),
    Column("Pages declared", 3, Align.RIGHT),
    Column("Pages received", 3, Align.RIGHT),
)


def sources(facts: CaseFacts) -> Blocks:
    return (*_received(facts), *_reviewed(facts), *_relied_on(facts), *_missing(facts))


def documents_of(facts: CaseFacts) -> tuple[RecordDocument, ...]:
    return tuple(document for records in facts.record_sets for document in records.documents)


def relied_on(facts: CaseFacts) -> tuple[RecordDocument, ...]:
    """The documents marked as relied on, and those whose pages an opinion or an answer cites."""
    cited = _stamps_under_opinions(facts)
    return tuple(
        document
        for document in documents_of(facts)
        if document.was_relied_on
        or any(document.first_stamp <= stamp <= document.last_stamp for stamp in cited)
    )


def _stamps_under_opinions(facts: CaseFacts) -> set[int]:
    opinions = [one for topic in (*OPINIONS, Topic.DISCUSSION) for one in facts.written.get(topic, ())]
    answers = [one for question in facts.questions or () for one in question.answer]
    return {stamp for one in (*opinions, *answers) for stamp in {*one.stamps, *stamps_cited(one.text)}}


def _received(facts: CaseFacts) -> Blocks:
    heading = Heading("Received", "sources-received", 2)
    if not facts.record_sets:
        return (heading, said(facts, "sources", "none_received"))
    table = Table(
        RECEIVED_COLUMNS,
        tuple(_delivery(records) for records in facts.record_sets),
        total=_total(facts),
    )
    return (heading, said(facts, "sources", "received"), table)


def _delivery(records: RecordSet) -> tuple[str, ...]:
    declared = "none declared" if records.declared_pages is None else f"{records.declared_pages:,}"
    return (
        records.sender,
        short_day(records.received_on),
        f"{len(records.documents):,}",
        declared,
        f"{records.received_pages:,}",
    )


def _total(facts: CaseFacts) -> tuple[str, ...]:
    declared = sum(records.declared_pages or 0 for records in facts.record_sets)
    received = sum(records.received_pages for records in facts.record_sets)
    return (
        "Total",
        "",
        f"{len(documents_of(facts)):,}",
        f"{declared:,}",
        f"{received:,}",
    )


def _reviewed(facts: CaseFacts) -> Blocks:
    every = documents_of(facts)
    if not every:
        return ()
    left_out = [document for document in every if not document.was_reviewed]
    heading = Heading("Reviewed", "sources-reviewed", 2)
    if len(left_out) == len(every):
        return (heading, said(facts, "sources", "reviewed_none"))
    if left_out:
        return (
            heading,
            _some(facts, len(every), len(left_out)),
            Bullets(tuple(map(entry, left_out))),
        )
    return (heading, _all(facts, len(every)))


def _all(facts: CaseFacts, number: int) -> Block:
    if facts.pages_reviewed is None:
        return to_complete("pages reviewed")
    return said(
        facts,
        "sources",
        "reviewed_all",
        documents=count(number, "document"),
        pages=count(facts.pages_reviewed, "page"),
    )


def _some(facts: CaseFacts, number: int, left_out: int) -> Block:
    received, reviewed = count(number, "document"), f"{number - left_out:,}"
    return said(facts, "sources", "reviewed_some", received=received, reviewed=reviewed)


def _relied_on(facts: CaseFacts) -> Blocks:
    relied = relied_on(facts)
    if not documents_of(facts):
        return ()
    heading = Heading("Relied on", "sources-relied-on", 2)
    if not relied:
        return (heading, to_complete("the records that the opinions rest on"))
    name = "relied_on" if facts.examination else "relied_on_no_examination"
    return (heading, said(facts, "sources", name), Bullets(tuple(map(entry, relied))))


def _missing(facts: CaseFacts) -> Blocks:
    if not facts.missing_records:
        return ()
    heading = Heading("Not received", "sources-missing", 2)
    return (heading, said(facts, "sources", "missing"), Bullets(facts.missing_records))


def entry(document: RecordDocument) -> str:
    """One line for a document: date, title, author, facility, pages in brackets."""
    parts = (
        short_day(document.dated_on),
        document.title or document.kind,
        document.author,
        document.facility,
    )
    return f"{', '.join(part for part in parts if part)} [{stamp_range(document)}]"
