"""The index in front of a compiled packet: a line a document, each leading to its first page."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from medlegal.records.chronology import ranges
from medlegal.records.kinds import SAYS
from medlegal.records.reading import Document, Reading
from medlegal.records.telling import counts_told, day_told, printable
from medlegal.records.typesetting import Sets

LINK = "packet:"  # what the links of the set pages begin with; a stamp follows
_SHEET = "front_index.typ"
_ROWS_AT_ONCE = 500  # set together: more would hold much memory and set no faster
_LONGEST_TITLE, _LONGEST_AUTHOR = 90, 60

Told = dict[str, Any]


def index_rows(reading: Reading) -> list[Told]:
    """What the index says of each document, in the order of the packet."""
    stamps = {page.key: page.stamp for page in reading.pages}
    firsts = {one.id: stamps[one.pages[0]] for one in reading.documents}
    documents = sorted(reading.documents, key=lambda one: firsts[one.id])
    return [_row(one, [stamps[key] for key in one.pages], firsts) for one in documents]


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


def set_index(head: Told, rows: Sequence[Told], sets: Sets) -> Iterator[pikepdf.Pdf]:
    """The index as PDFs one after another, numbered through; none for a packet without documents."""
    begins = 1
    for at in range(0, len(rows), _ROWS_AT_ONCE):
        told = head | {"begins": begins, "rows": rows[at : at + _ROWS_AT_ONCE]}
        part = pikepdf.open(io.BytesIO(sets(_SHEET, json.dumps(told, ensure_ascii=False))))
        begins += len(part.pages)
        yield part


def lead_on(index: Iterable[pikepdf.Page], pages: Sequence[pikepdf.Page]) -> dict[int, pikepdf.Object]:
    """Lets the index's links lead to the stamped pages; the index page that lists each stamp comes back."""
    listed: dict[int, pikepdf.Object] = {}
    for page in index:
        for note in page.obj.get("/Annots", Array()):
            stamp = _stamp_of(note)
            if stamp and stamp <= len(pages):
                del note["/A"]
                note.Dest = Array([pages[stamp - 1].obj, Name.Fit])
                listed.setdefault(stamp, page.obj)
    return listed


def _stamp_of(note: pikepdf.Object) -> int:
    action = note.get("/A", Dictionary())
    target = str(action.get("/URI", ""))
    return int(target.removeprefix(LINK)) if target.startswith(LINK) else 0


def _short(text: str, longest: int) -> str:
    plain = printable(text)
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"
