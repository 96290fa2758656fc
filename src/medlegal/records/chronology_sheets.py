"""The sheets of a chronology as planned: set part by part, bound together, its citations leading into the packet.

This module is light: it stands in a process that only sets.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from medlegal.records.typesetting import Sets, set_sheet

PIECES_AT_ONCE = 100  # set together: more would hold much memory and set no faster
_SHEET = "chronology_paper.typ"

Told = dict[str, Any]


def set_chronology(plan: Iterable[str], out: Path, sets: Sets = set_sheet) -> int:
    """The chronology as planned, at `out`; its pages come back."""
    lines = iter(plan)
    head = json.loads(next(lines))
    with pikepdf.new() as paper:
        marks = list[tuple[int, Told]]()
        for part in _parts(lines):
            _append(paper, sets(_SHEET, _told(head, part, len(paper.pages) + 1)), part, marks)
            head["front"] = None
        _lead_on(paper, head)
        _bookmark(paper, marks)
        paper.docinfo["/Title"] = String("Chronology of records")
        paper.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return len(paper.pages)


def _parts(lines: Iterable[str]) -> Iterator[list[Told]]:
    part: list[Told] = []
    for line in lines:
        part.append(json.loads(line))
        if len(part) == PIECES_AT_ONCE:
            yield part
            part = []
    yield part


def _told(head: Told, pieces: Sequence[Told], begins: int) -> str:
    told = {"front": head["front"], "foot": head["foot"], "begins": begins, "pieces": pieces}
    return json.dumps(told, ensure_ascii=False)


def _append(paper: pikepdf.Pdf, part: bytes, pieces: Sequence[Told], marks: list[tuple[int, Told]]) -> None:
    """The part's pages at the end of the paper; where each of its pieces begins is noted in `marks`."""
    first = len(paper.pages)
    with pikepdf.open(io.BytesIO(part)) as pdf:
        paper.pages.extend(pdf.pages)
    named = {piece["id"]: piece for piece in pieces if piece["is"] == "entry"}
    for at in range(first, len(paper.pages)):
        marks += [(at, named[one]) for one in _beginning(paper.pages[at]) if one in named]


def _beginning(page: pikepdf.Page) -> list[str]:
    uris = (str(note.get("/A", Dictionary()).get("/URI", "")) for note in page.obj.get("/Annots", Array()))
    return [uri.removeprefix("here:") for uri in uris if uri.startswith("here:")]


def _lead_on(paper: pikepdf.Pdf, head: Told) -> None:
    """Lets citations lead into the packet beside the paper, and repeats to the entry they repeat."""
    homes: dict[str, Array] = {}
    for page in paper.pages:
        for note in page.obj.get("/Annots", Array()):
            uri = str(note.get("/A", Dictionary()).get("/URI", ""))
            if uri.startswith("here:"):
                top = float(note.Rect[3]) + 14
                homes[uri.removeprefix("here:")] = Array([page.obj, Name.XYZ, 0, top, 0])
    for page in paper.pages:
        notes = [_led(note, homes, head) for note in page.obj.get("/Annots", Array())]
        page.obj.Annots = Array([note for note in notes if note is not None])


def _led(note: pikepdf.Object, homes: dict[str, Array], head: Told) -> pikepdf.Object | None:
    target, _, what = str(note.get("/A", Dictionary()).get("/URI", "")).partition(":")
    if target == "here" or (target == "entry" and what not in homes):
        return None
    if target == "packet":
        note.A.URI = String(f"{head['packet']}#page={int(what) + head['before']}")
    elif target == "entry":
        del note["/A"]
        note.Dest = homes[what]
    return note


def _bookmark(paper: pikepdf.Pdf, marks: Sequence[tuple[int, Told]]) -> None:
    """A bookmark an entry, gathered by year or section."""
    with paper.open_outline() as outline:
        groups: dict[str, OutlineItem] = {}
        for at, piece in marks:
            if piece["group"] not in groups:
                groups[piece["group"]] = OutlineItem(piece["group"], at)
                groups[piece["group"]].is_closed = True
                outline.root.append(groups[piece["group"]])
            says = f"{piece['dated']} {piece['kind']} ({piece['pages']})"
            groups[piece["group"]].children.append(OutlineItem(says, at))
