"""The index of a packet: one row a document, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from medlegal.records.chronology import Entry, chronology, ranges
from medlegal.records.kinds import SAYS
from medlegal.records.reading import Reading

_COLUMNS = (
    "document",
    "date",
    "kind",
    "title",
    "author",
    "facility",
    "patient",
    "pages",
    "count",
    "repeats",
    "remark",
)


def index_csv(reading: Reading, entries: Sequence[Entry] | None = None) -> str:
    """Documents by date, with their stamps in the compiled packet. No cell can start a formula.

    `entries` are those of the reading's chronology, where they are known.
    """
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(_COLUMNS)
    for entry in chronology(reading) if entries is None else entries:
        one = entry.document
        dated = one.dated_on.isoformat() if one.dated_on else ""
        said = (SAYS[one.kind], one.title, one.author, one.facility, one.patient, ranges(entry.stamps))
        remark = "another patient?" if one.is_other_patient else ""
        rows.writerow([one.id, dated, *map(_plain, said), len(entry.stamps), one.repeats or "", remark])
    return out.getvalue()


def _plain(cell: str | None) -> str:
    text = cell or ""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
