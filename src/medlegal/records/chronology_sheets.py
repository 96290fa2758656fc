"""The sheets of a chronology as planned: set part by part, bound together, its citations leading into the packet.

This module is light: it stands in a process that only sets.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from medlegal.records.bound_file import BoundFile, Mark
from medlegal.records.planned import PIECES_AT_ONCE, Told
from medlegal.records.taken_over import Origin
from medlegal.records.typesetting import Sets, set_sheet

_SHEET = "chronology_paper.typ"

Home = tuple[int, float]  # of an entry: the number of its page's object, and how high it begins


def set_chronology(plan: Iterable[str], out: Path, sets: Sets = set_sheet) -> int:
    """The chronology as planned, at `out`; its pages come back."""
    lines = iter(plan)
    head = json.loads(next(lines))
    with BoundFile(out) as paper:
        homes, groups = dict[str, Home](), dict[str, list[Mark]]()
        for part in _parts(lines):
            with pikepdf.open(io.BytesIO(sets(_SHEET, _told(head, part, len(paper.pages) + 1)))) as sheets:
                _append(paper, Origin(paper, sheets), head, homes)
            _mark(groups, part, homes)
            head["front"] = None
        paper.bookmark([Mark(group, marks[0].page, marks) for group, marks in groups.items()])
        paper.title("Chronology of records")
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


def _append(paper: BoundFile, origin: Origin, head: Told, homes: dict[str, Home]) -> None:
    """The sheets at the end of the paper, their citations leading into the packet, their repeats to an entry."""
    first = paper.reserved(len(origin.pages))
    for number, page in enumerate(origin.pages, start=first):
        homes |= {one: (number, top) for one, top in _beginning(page)}
    for number, page in enumerate(origin.pages, start=first):
        notes = [_led(note, origin, homes, head) for note in page.obj.get("/Annots", Array())]
        page.obj.Annots = Array([note for note in notes if note is not None])
        origin.loosen(page)
        origin.take(page, number)


def _beginning(page: pikepdf.Page) -> Iterator[tuple[str, float]]:
    """The entries that begin on the page, and how high."""
    for note in page.obj.get("/Annots", Array()):
        uri = str(note.get("/A", Dictionary()).get("/URI", ""))
        if uri.startswith("here:"):
            yield uri.removeprefix("here:"), float(note.Rect[3]) + 14


def _led(note: pikepdf.Object, origin: Origin, homes: dict[str, Home], head: Told) -> pikepdf.Object | None:
    target, _, what = str(note.get("/A", Dictionary()).get("/URI", "")).partition(":")
    if target == "here" or (target == "entry" and what not in homes):
        return None
    if target == "packet":
        note.A.URI = String(f"{head['packet']}#page={int(what) + head['before']}")
    elif target == "entry":
        number, top = homes[what]
        del note["/A"]
        note.Dest = Array([origin.stand_in(number), Name.XYZ, 0, top, 0])
    return note


def _mark(groups: dict[str, list[Mark]], pieces: Sequence[Told], homes: dict[str, Home]) -> None:
    """A bookmark an entry, gathered by year or section."""
    for piece in pieces:
        if piece["is"] == "entry" and piece["id"] in homes:
            says = f"{piece['dated']} {piece['kind']} ({piece['pages']})"
            groups.setdefault(piece["group"], []).append(Mark(says, homes[piece["id"]][0]))
