"""A large packet is sorted in a child of this process, whose memory goes with it: what is left is the reading alone."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import IO, Any

from medlegal.flows.read_files_limits import LARGE
from medlegal.outside.parent import end_with_parent
from medlegal.records.everybody import everybody_in
from medlegal.records.excerpts import excerpts_in
from medlegal.records.packet import Packet, read_packet
from medlegal.records.reading import Document, Expected, Page, Reading, ReceivedFile

_AT_ONCE = 500  # pages or documents that are handed over together
_QUOTED = 3  # documents


class Begun(Packet):
    """A packet whose pages still come: whom they name is looked for at once, and patterns for quotations are made."""

    def add(self, page: Page) -> None:
        ended = len(self.documents)
        super().add(page)
        if ended < len(self.documents) and (first := self.parted[-2][0]).page.text_from == "ocr":
            everybody_in(first.lines)  # not of pages that cost next to nothing to read
        if ended < len(self.documents) <= _QUOTED:
            excerpts_in(self.documents[-1], [sight.page for sight in self.parted[-2]])


def sorted_packet(
    files: Sequence[ReceivedFile],
    pages: Sequence[Page],
    work: Path,
    begun: Packet | None = None,
    expected: Expected | None = None,
) -> Reading:
    """As `read_packet`; the words of `pages` lie on the disk where there are many.

    Where other threads run beside this one, or the child fails, this process does it itself.
    """
    if len(pages) <= LARGE or threading.active_count() > 1:
        return read_packet(files, pages, begun, expected)
    with tempfile.TemporaryFile(dir=work) as between:
        child = os.fork()
        if child == 0:
            _sort_and_leave(files, pages, expected, between)
        if os.waitpid(child, 0)[1] != 0:
            return read_packet(files, pages, expected=expected)
        between.seek(0)
        return _taken(between, pages)


def _sort_and_leave(
    files: Sequence[ReceivedFile], pages: Sequence[Page], expected: Expected | None, between: IO[bytes]
) -> None:
    """Ends the child, whatever happens, without what the parent would still do."""
    end_with_parent(signal.SIGKILL)
    try:
        _hand_over(read_packet(files, pages, expected=expected), pages, between)
        between.flush()
    except BaseException:
        traceback.print_exc(file=sys.stderr)
        os._exit(1)
    os._exit(0)


def _hand_over(reading: Reading, pages: Sequence[Page], between: IO[bytes]) -> None:
    """What sorting found; of a page, what it changed."""
    for one in (reading.files, reading.patient, len(reading.documents)):
        _put(one, between)
    for at in range(0, len(pages), _AT_ONCE):
        both = zip(pages[at : at + _AT_ONCE], reading.pages[at : at + _AT_ONCE], strict=True)
        _put([_changes(before, after) for before, after in both], between)
    for at in range(0, len(reading.documents), _AT_ONCE):
        _put(reading.documents[at : at + _AT_ONCE], between)


def _put(one: Any, between: IO[bytes]) -> None:
    pickle.dump(one, between, pickle.HIGHEST_PROTOCOL)


def _changes(before: Page, after: Page) -> dict[str, Any]:
    was = vars(before)
    return {name: value for name, value in vars(after).items() if value is not was[name]}


def _taken(between: IO[bytes], pages: Sequence[Page]) -> Reading:
    files, patient, documents = (pickle.load(between) for _ in range(3))  # noqa: S301 (our own child wrote it)
    changed = zip(pages, _rows(between, len(pages)), strict=True)
    sorted_pages = tuple(page.changed(**changes) for page, changes in changed)
    known = dict[Any, Any]()
    return Reading(
        files, sorted_pages, tuple(_shared(one, known) for one in _rows(between, documents)), patient
    )


def _rows(between: IO[bytes], count: int) -> Iterator[Any]:
    for _ in range(0, count, _AT_ONCE):
        yield from pickle.load(between)  # noqa: S301 (our own child wrote it)


def _shared(document: Document, known: dict[Any, Any]) -> Document:
    """The same; what it says as others do takes no room of its own."""
    says = {one.name: getattr(document, one.name) for one in fields(document)}
    return Document(**{name: one if name == "pages" else _same(one, known) for name, one in says.items()})


def _same(one: Any, known: dict[Any, Any]) -> Any:
    if isinstance(one, tuple):
        one = tuple(_same(part, known) for part in one)
    return known.setdefault(one, one) if isinstance(one, tuple | str | date) else one
