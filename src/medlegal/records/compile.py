"""One PDF of a whole packet: an index in front, every page stamped, every document bookmarked, repeats marked."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from medlegal.records.front_index import index_head, index_rows, lead_on, set_index
from medlegal.records.opening import BROKEN_PICTURE, CannotRead, kind_of, parts_of
from medlegal.records.picture_pages import PicturePages
from medlegal.records.reading import Document, Page, Reading
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


def compiled_pdf(reading: Reading, out: Path) -> list[int]:
    """Writes the compiled packet to `out`; the stamps of pages whose place is held by a notice come back."""
    return list(compiled(plan_of(reading), out).missing)


def plan_of(reading: Reading) -> Iterator[str]:
    """What goes where in the compiled packet, as lines of JSON: the whole first, then a line for each page."""
    stamps = {page.key: page.stamp for page in reading.pages}
    head = {
        "files": {file.name: file.read_from or file.path for file in reading.files if file.pages},
        "head": index_head(reading),
        "rows": index_rows(reading),
        "bookmarks": [
            [_bookmark_of(document), stamps[document.pages[0]] - 1] for document in reading.documents
        ],
    }
    yield json.dumps(head)
    for page in reading.pages:
        yield json.dumps([page.file, page.number, _stamp_of(page, stamps), _read(page)])


def compiled(plan: Plan, out: Path, sets: Sets = set_sheet) -> Compiled:
    """The packet as planned, at `out`. A page that cannot be taken over has a notice in its place."""
    lines = iter(plan)
    head = json.loads(next(lines))
    with pikepdf.new() as packet:
        index = _lay_index(packet, head, sets)
        fonts, sources = Fonts.of(packet), _Sources(head["files"])
        missing, places = [], []
        for at, (file, number, stamp, read) in enumerate(map(json.loads, lines), start=1):
            if not _take_over(packet, sources, file, number):
                add_notice(packet, fonts, f"Page {number} of {file} could not be opened.")
                missing.append(at)
            places.append(add_stamp(packet, packet.pages[-1], fonts, stamp, _words(read)))
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

    def of(self, file: str) -> pikepdf.Pdf | PicturePages | None:
        if file not in self._open:
            self._open[file] = _opened(Path(self._paths[file])) if file in self._paths else None
        return self._open[file]

    def close(self) -> None:
        for source in self._open.values():
            if source is not None:
                source.close()


def _opened(path: Path) -> pikepdf.Pdf | PicturePages | None:
    try:
        return parts_of(path) if kind_of(path) == "pdf" else PicturePages(path)
    except _TROUBLE:
        return None


def _take_over(packet: pikepdf.Pdf, sources: _Sources, file: str, number: int) -> bool:
    source, before = sources.of(file), len(packet.pages)
    try:
        if isinstance(source, PicturePages):
            source.add_to(packet, number)
        elif source is not None and number <= len(source.pages):
            packet.pages.append(source.pages[number - 1])
            for key in _STALE:
                if key in packet.pages[-1].obj:
                    del packet.pages[-1].obj[key]
    except (*_TROUBLE, *BROKEN_PICTURE):
        del packet.pages[before:]
    return len(packet.pages) > before


def _bookmark(packet: pikepdf.Pdf, index: int, bookmarks: Iterable[tuple[str, int]]) -> None:
    with packet.open_outline() as outline:
        if index:
            outline.root.append(OutlineItem(_INDEX, 0))
        outline.root.extend(OutlineItem(title, index + at) for title, at in bookmarks)


def _bookmark_of(document: Document) -> str:
    dated = document.dated_on.isoformat() if document.dated_on else "undated"
    repeats = f" (repeats {document.repeats})" if document.repeats else ""
    other = " (other patient?)" if document.is_other_patient else ""
    return f"{dated} {document.title}{repeats}{other}"


def _stamp_of(page: Page, stamps: dict[tuple[str, int], int]) -> str:
    if page.repeats is None:
        return str(page.stamp)
    earlier = stamps[page.repeats.file, page.repeats.page]
    return f"{page.stamp} repeats {earlier}{' (near)' if page.repeats.kind == 'near' else ''}"


def _read(page: Page) -> list[Any] | None:
    """The words that the packet's page would lack: those read by its picture."""
    if page.text_from != "ocr":
        return None
    return [page.text, base64.b64encode(page.boxes).decode(), page.rotated]


def _words(read: list[Any] | None) -> Read | None:
    return Read(read[0], base64.b64decode(read[1]), read[2]) if read else None
