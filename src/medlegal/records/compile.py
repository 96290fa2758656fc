"""One PDF of a whole packet: an index in front, every page stamped, every document bookmarked, repeats marked."""

from __future__ import annotations

import base64
import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf

from medlegal.records.bound_file import BoundFile, Mark
from medlegal.records.index_sheets import lead_on, set_index
from medlegal.records.opening import BROKEN_PICTURE, CannotRead, kind_of, parts_of
from medlegal.records.picture_pages import PicturePages
from medlegal.records.planned import Compiled
from medlegal.records.stamping import Fonts, Read, add_link, add_notice, add_stamp
from medlegal.records.taken_over import Origin
from medlegal.records.typesetting import Sets, set_sheet

_TROUBLE = (
    *(
        CannotRead,
        pikepdf.PdfError,
        OSError,
        ValueError,
        RuntimeError,
        TypeError,
        AttributeError,
        LookupError,
    ),
    *BROKEN_PICTURE,
)
_INDEX = "Index"
_AFRESH = 500  # pages of one file; then it is opened anew, for an open one keeps all that was looked at

Plan = Iterable[str]


@dataclass(frozen=True, slots=True)
class _Planned:
    """A page to come: where it is taken from, what is stamped on it, and what was read from its picture."""

    file: str
    number: int
    stamp: str
    read: Read | None


def compiled(plan: Plan, out: Path, sets: Sets = set_sheet) -> Compiled:
    """The packet as planned, at `out`. A page that cannot be taken over has a notice in its place."""
    lines = iter(plan)
    head = json.loads(next(lines))
    with BoundFile(out) as bound:
        first = bound.reserved(head["pages"])
        listed = _lay_index(bound, first, head, rows_of(head, lines), sets)
        index = len(bound.pages)
        binding, missing = _Binding(bound, head["files"], listed), []
        for at, planned in enumerate(map(_planned, islice(lines, head["pages"]))):
            if not binding.bind(planned, first + at):
                missing.append(at + 1)
        binding.close()
        front = [Mark(_INDEX, bound.pages[0])] if index else []
        bound.bookmark([*front, *(Mark(title, first + at) for title, at in map(json.loads, lines))])
        bound.label(index)
    return Compiled(index, tuple(missing))


def rows_of(head: dict[str, Any], lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    """The rows of the index, which stand in the plan after its head."""
    return map(json.loads, islice(lines, head["rows"]))


def _lay_index(
    bound: BoundFile, first: int, head: dict[str, Any], rows: Iterable[dict[str, Any]], sets: Sets
) -> dict[int, int]:
    """The pages of the index at the front; by the objects' numbers, for each page listed the one that lists it."""
    listed: dict[int, int] = {}
    for part in set_index(head["head"], rows, sets):
        with part:
            origin = Origin(bound, part)
            for page in origin.pages:
                origin.loosen(page)
                number = bound.reserved()
                for place in lead_on(page, first, head["pages"], origin.stand_in):
                    listed.setdefault(place, number)
                origin.take(page, number)
    return listed


class _Binding:
    """Pages taken out of their files one after the other, stamped and put at the end of a packet."""

    def __init__(self, bound: BoundFile, paths: dict[str, str], listed: dict[int, int]) -> None:
        self._bound, self._paths, self._listed = bound, paths, listed
        self._known: dict[str, array[int]] = {}
        self._file = ""
        self._origin: Origin | None = None
        self._pictures: PicturePages | None = None
        self._taken = 0
        self._shut = set[str]()  # files that could not be opened
        with pikepdf.new() as letters:
            fonts, origin = Fonts.of(letters), Origin(bound, letters)
            self._stamp, self._unseen = origin.take_part(fonts.stamp), origin.take_part(fonts.unseen)

    def bind(self, planned: _Planned, number: int) -> bool:
        """False when a notice stands in the page's place."""
        try:
            self._take_over(planned, number)
        except _TROUBLE:
            self._give_notice(planned, number)
            return False
        return True

    def close(self) -> None:
        for source in (self._origin.pdf if self._origin else None, self._pictures):
            if source is not None:
                source.close()
        self._file, self._origin, self._pictures = "", None, None

    def _take_over(self, planned: _Planned, number: int) -> None:
        self._open(planned.file)
        if self._pictures is not None:
            with pikepdf.new() as alone:
                self._pictures.add_to(alone, planned.number)
                self._put(Origin(self._bound, alone), alone.pages[0], planned, number)
        elif self._origin is not None:
            self._put(self._origin, self._origin.pages[planned.number - 1], planned, number)

    def _put(self, origin: Origin, page: pikepdf.Page, planned: _Planned, number: int) -> None:
        origin.loosen(page)
        box = add_stamp(origin.pdf, page, self._fonts_in(origin), planned.stamp, planned.read)
        if number in self._listed:
            add_link(page, box, origin.stand_in(self._listed[number]))
        origin.take(page, number)

    def _fonts_in(self, origin: Origin) -> Fonts:
        return Fonts(origin.stand_in(self._stamp), origin.stand_in(self._unseen))

    def _give_notice(self, planned: _Planned, number: int) -> None:
        with pikepdf.new() as alone:
            origin = Origin(self._bound, alone)
            says = f"Page {planned.number} of {planned.file} could not be opened."
            add_notice(alone, self._fonts_in(origin), says)
            self._put(origin, alone.pages[0], planned, number)

    def _open(self, file: str) -> None:
        """Opens the file, unless it is open. Raises an error of `_TROUBLE` where that cannot be."""
        self._taken += 1
        if file == self._file and self._taken <= _AFRESH:
            return
        self.close()
        if file in self._shut:
            raise CannotRead(f"{file} cannot be opened. Ask its sender for a fresh copy.")
        self._shut.add(file)
        path = Path(self._paths[file])
        if kind_of(path) == "pdf":
            self._origin = Origin(self._bound, parts_of(path), self._known.get(file))
            self._known[file] = self._origin.known
        else:
            self._pictures = PicturePages(path)
        self._shut.remove(file)
        self._file, self._taken = file, 1


def _planned(line: str) -> _Planned:
    file, number, stamp, read = json.loads(line)
    return _Planned(file, number, stamp, Read(read[0], base64.b64decode(read[1]), read[2]) if read else None)
