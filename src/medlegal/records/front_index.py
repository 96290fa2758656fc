"""The index in front of a compiled packet: a line a document, each leading to its first page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from medlegal.records.chronology import ranges
from medlegal.records.kinds import SAYS
from medlegal.records.planned import Told
from medlegal.records.reading import Document, Reading
from medlegal.records.telling import counts_told, day_told, printable

_LONGEST_TITLE, _LONGEST_AUTHOR = 90, 60


def index_rows(reading: Reading) -> Iterator[Told]:
    """What the index says of each document, in the order of the packet."""
    stamps = {page.key: page.stamp for page in reading.pages}
    firsts = {one.id: stamps[one.pages[0]] for one in reading.documents}
    documents = sorted(reading.documents, key=lambda one: firsts[one.id])
    return (_row(one, [stamps[key] for key in one.pages], firsts) for one in documents)


def _row(document: Document, stamps: Sequence[int], firsts: dict[str, int]) -> Told:
    kind = SAYS[document.kind]
    earlier = firsts.get(document.repeats or "")
    return {
        "first": stamps[0],
        "pages": ranges(stamps).replace("-", "–"),
        "dated": day_told(document.dated_on),
        "kind": kind,
        "title": ""
        if document.title.casefold() == kind.casefold()
        else _short(document.title, _LONGEST_TITLE),
        "author": _short(document.author or document.facility or "", _LONGEST_AUTHOR),
        "remark": f"repeat of page {earlier}" if earlier else "",
        "alarm": "another patient?" if document.is_other_patient else "",
    }


def index_head(reading: Reading) -> Told:
    patient = [f"Patient as the records name them: {reading.patient}"] if reading.patient else []
    how = "Documents stand in the order received. Each line leads to its first page; each page's number leads back."
    return {
        "lines": [printable(one) for one in (*patient, counts_told(reading), how)],
        "foot": "Index of records",
    }


def _short(text: str, longest: int) -> str:
    plain = printable(text)
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"
