"""A large packet is sorted in a child of this process, whose memory goes with it: what is left is the reading alone."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from medlegal.flows.read_files_limits import LARGE
from medlegal.records.everybody import everybody_in
from medlegal.records.excerpts import excerpts_in
from medlegal.records.filed import Drawer
from medlegal.records.packet import Packet, read_packet
from medlegal.records.reading import Expected, Page, Reading, ReceivedFile

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
    drawer: Drawer,
    work: Path,
    begun: Packet | None = None,
    expected: Expected | None = None,
) -> Reading:
    """As `read_packet`; the words of `pages` lie in `drawer`.

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
        return _taken(between, drawer)


def _sort_and_leave(
    files: Sequence[ReceivedFile], pages: Sequence[Page], expected: Expected | None, between: IO[bytes]
) -> None:
    """Ends the child, whatever happens, without what the parent would still do."""
    try:
        _hand_over(read_packet(files, pages, expected=expected), between)
        between.flush()
    except BaseException:
        traceback.print_exc(file=sys.stderr)
        os._exit(1)
    os._exit(0)


def _hand_over(reading: Reading, between: IO[bytes]) -> None:
    for one in (reading.files, reading.patient, len(reading.pages), len(reading.documents)):
        pickle.dump(one, between, pickle.HIGHEST_PROTOCOL)
    for rows in (reading.pages, reading.documents):
        for at in range(0, len(rows), _AT_ONCE):
            _Packer(between, pickle.HIGHEST_PROTOCOL).dump(rows[at : at + _AT_ONCE])


def _taken(between: IO[bytes], drawer: Drawer) -> Reading:
    files, patient, pages, documents = (pickle.load(between) for _ in range(4))  # noqa: S301 (our own child wrote it)
    return Reading(
        files, tuple(_rows(between, drawer, pages)), tuple(_rows(between, drawer, documents)), patient
    )


def _rows(between: IO[bytes], drawer: Drawer, count: int) -> Iterator[Any]:
    for _ in range(0, count, _AT_ONCE):
        yield from _Unpacker(between, drawer).load()


class _Packer(pickle.Pickler):
    """Leaves out the drawer, which is open in the parent as well."""

    def persistent_id(self, obj: Any) -> str | None:
        return "drawer" if isinstance(obj, Drawer) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, between: IO[bytes], drawer: Drawer) -> None:
        super().__init__(between)
        self._drawer = drawer

    def persistent_load(self, pid: Any) -> Drawer:
        return self._drawer
