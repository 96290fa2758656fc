"""The sheets of the index in front of a compiled packet, set from its rows; each line leads to a page.

This module is light: it stands in a process that only sets.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import pikepdf
from pikepdf import Array, Dictionary, Name

from medlegal.records.planned import Told
from medlegal.records.typesetting import Sets

LINK = "packet:"  # what the links of the set pages begin with; a stamp follows
_SHEET = "front_index.typ"
_ROWS_AT_ONCE = 500  # set together: more would hold much memory and set no faster


def set_index(head: Told, rows: Iterable[Told], sets: Sets) -> Iterator[pikepdf.Pdf]:
    """The index as PDFs one after another, numbered through; none for a packet without documents."""
    begins, coming = 1, iter(rows)
    while part_rows := list(islice(coming, _ROWS_AT_ONCE)):
        told = head | {"begins": begins, "rows": part_rows}
        part = pikepdf.open(io.BytesIO(sets(_SHEET, json.dumps(told, ensure_ascii=False))))
        begins += len(part.pages)
        yield part


def lead_on(
    page: pikepdf.Page, first: int, count: int, stand_in: Callable[[int], pikepdf.Object]
) -> list[int]:
    """Lets the links of an index page lead to the stamped pages, whose objects are numbered from `first` on.

    The numbers of those that it lists come back; `stand_in` gives what stands for such an object.
    """
    listed = []
    for note in page.obj.get("/Annots", Array()):
        stamp = _stamp_of(note)
        if stamp and stamp <= count:
            del note["/A"]
            note.Dest = Array([stand_in(first + stamp - 1), Name.Fit])
            listed.append(first + stamp - 1)
    return listed


def _stamp_of(note: pikepdf.Object) -> int:
    action = note.get("/A", Dictionary())
    target = str(action.get("/URI", ""))
    return int(target.removeprefix(LINK)) if target.startswith(LINK) else 0
