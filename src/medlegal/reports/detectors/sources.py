"""Gaps in what was received, reviewed, relied on, counted and verified."""

from __future__ import annotations

from medlegal.reports.detectors.found import Lack, lack_if
from medlegal.reports.facts import CaseFacts, RecordDocument
from medlegal.reports.phrasing import count, day
from medlegal.reports.sections.declarations import declaration_named
from medlegal.reports.sections.sources import documents_of, relied_on


def source_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    documents = documents_of(facts)
    reviewed = [document for document in documents if document.was_reviewed]
    relied = relied_on(facts)
    return (
        *(
            Lack("RPT-025", f"{records.sender}, {day(records.received_on)}")
            for records in facts.record_sets
            if records.declared_pages is None
        ),
        *lack_if(bool(documents) and not reviewed, "RPT-031"),
        *lack_if(bool(reviewed) and not relied, "RPT-032"),
        *_untold(relied),
        *_impossible_dates(facts, documents),
    )


def page_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    verified = facts.pages_reviewed
    if verified is None:
        return (Lack("RPT-023", "The number of pages is not stated"),)
    return (
        *lack_if(
            not declaration_named(facts, "page_verification"),
            "RPT-023",
            "The wording is not inserted",
        ),
        *_disagreements(facts, verified),
    )


def _disagreements(facts: CaseFacts, verified: int) -> tuple[Lack, ...]:
    received = sum(records.received_pages for records in facts.record_sets)
    declared = sum(records.declared_pages or 0 for records in facts.record_sets)
    against = f"{count(verified, 'page')} verified, {received:,} received, {declared:,} declared"
    return lack_if(
        verified != received or (declared > 0 and verified > declared),
        "RPT-024",
        against,
    )


def _untold(relied: tuple[RecordDocument, ...]) -> tuple[Lack, ...]:
    untold = [one for one in relied if not (one.dated_on and one.author and one.summary)]
    first = ", ".join(str(one.first_stamp) for one in untold[:5])
    return lack_if(
        bool(untold),
        "RPT-033",
        f"{count(len(untold), 'document')}, first at page {first}",
    )


def _impossible_dates(facts: CaseFacts, documents: tuple[RecordDocument, ...]) -> tuple[Lack, ...]:
    born_on = facts.caption.worker.born_on
    return tuple(
        Lack("RPT-034", f"Page {one.first_stamp}: {day(one.dated_on)}")
        for one in documents
        if one.dated_on and (one.dated_on > facts.report_date or (born_on and one.dated_on < born_on))
    )
