"""One PDF of a whole packet: an index in front, every page stamped, every document bookmarked, repeats marked."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from medlegal.records.index_sheets import lead_on, set_index
from medlegal.records.opening import BROKEN_PICTURE, CannotRead, kind_of, parts_of
from medlegal.records.picture_pages import PicturePages
from medlegal.records.stamping import Fonts, Read, add_link, add_notice, add_stamp
from medlegal.records.typesetting import Sets, set_sheet

_STALE = ("/Parent", "/B", "/AA", "/StructParents", "/Tabs")
_TROUBLE = (CannotRead, pikepdf.PdfError, OSError, ValueError, RuntimeError, TypeError, AttributeError)
_INDEX = "Index"

Plan = Iterable[str]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled packet: how many pages stand before the first stamp, and which stamps a notice holds."""

    index_pages: int
    missing: tuple[int, ...]


def compiled(plan: Plan, out: Path, sets: Sets = set_sheet) -> Compiled:
    """The packet as planned, at `out`. A page that cannot be taken over has a notice in its place."""
    lines = iter(plan)
    head = json.loads(next(lines))
    with pikepdf.new() as packet:
        index = _lay_index(packet, head, sets)
        fonts, sources = Fonts.of(packet), _Sources(head["files"])
        missing, places = [], []
        for at, (file, number, stamp, read) in enumerate(map(json.loads, lines), start=1):
            if not _take_over(packet, sources, file, number, index + at - 1):
                add_notice(packet, fonts, f"Page {number} of {file} could not be opened.")
                missing.append(at)
            page = packet.pages[-1]  # the list of pages is made anew at every look: looks are few
            _forget_stale(page)
            places.append(add_stamp(packet, page, fonts, stamp, _words(read)))
        _connect(packet, index, places)
        _bookmark(packet, index, head["bookmarks"])
        packet.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        sources.close()
    return Compiled(index, tuple(missing))


def _lay_index(packet: pikepdf.Pdf, head: dict[str, Any], sets: Sets) -> int:
    """The pages of the index at the front; how many."""
    for part in set_index(head["head"], head["rows"], sets):
        packet.pages.extend(part.pages)
        part.close()
    return len(packet.pages)


def _connect(packet: pikepdf.Pdf, index: int, places: Sequence[tuple[float, float, float, float]]) -> None:
    """Links from the index to the pages and back; labels, so that a viewer shows the stamp as the page's number."""
    pages = list(packet.pages)
    listed = lead_on(pages[:index], pages[index:])
    for stamp, line in listed.items():
        add_link(pages[index + stamp - 1], places[stamp - 1], line)
    front = [0, Dictionary(S=Name.r)] if index else []
    packet.Root.PageLabels = Dictionary(Nums=Array([*front, index, Dictionary(S=Name.D, St=1)]))


class _Sources:
    """The files that pages are taken from, each opened once."""

    def __init__(self, paths: dict[str, str]) -> None:
        self._paths = paths
        self._open: dict[str, pikepdf.Pdf | PicturePages | None] = {}
        self._pages: dict[str, list[pikepdf.Page]] = {}

    def of(self, file: str) -> pikepdf.Pdf | PicturePages | None:
        if file not in self._open:
            self._open[file] = _opened(Path(self._paths[file])) if file in self._paths else None
        return self._open[file]

    def pages_of(self, file: str) -> Sequence[pikepdf.Page]:
        """The pages of a PDF; none for what is no PDF."""
        if file not in self._pages:
            source = self.of(file)
            self._pages[file] = list(source.pages) if isinstance(source, pikepdf.Pdf) else []
        return self._pages[file]

    def close(self) -> None:
        for source in self._open.values():
            if source is not None:
                source.close()


def _opened(path: Path) -> pikepdf.Pdf | PicturePages | None:
    try:
        return parts_of(path) if kind_of(path) == "pdf" else PicturePages(path)
    except _TROUBLE:
        return None


def _take_over(packet: pikepdf.Pdf, sources: _Sources, file: str, number: int, before: int) -> bool:
    """True when the page now stands at the end of the packet, which had `before` pages."""
    source = sources.of(file)
    try:
        if isinstance(source, PicturePages):
            source.add_to(packet, number)
            return len(packet.pages) > before
        pages = sources.pages_of(file)
        if number <= len(pages):
            packet.pages.append(pages[number - 1])
            return True
    except (*_TROUBLE, *BROKEN_PICTURE):
        del packet.pages[before:]
    return False


def _forget_stale(page: pikepdf.Page) -> None:
    for key in _STALE:
        if key in page.obj:
            del page.obj[key]


def _bookmark(packet: pikepdf.Pdf, index: int, bookmarks: Iterable[tuple[str, int]]) -> None:
    with packet.open_outline() as outline:
        if index:
            outline.root.append(OutlineItem(_INDEX, 0))
        outline.root.extend(OutlineItem(title, index + at) for title, at in bookmarks)


def _words(read: list[Any] | None) -> Read | None:
    return Read(read[0], base64.b64decode(read[1]), read[2]) if read else None
