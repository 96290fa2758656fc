"""A PDF written from its first object to its last, without holding it whole: its pages come out of other PDFs."""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import pikepdf

_AT_ONCE, _LARGEST = 200, 1 << 17  # objects, and bytes, that are packed together
_PAGES_A_NODE = 100
_WORTH_PACKING = 64  # bytes
_FREE, _PLAIN, _PACKED = 0, 1, 2  # what the table of objects says of each

Written = tuple[
    int, bytes, bytes | None
]  # an object's number, what it is, and what it holds if it is a stream


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: where it leads, by the number of a page's object, and what stands beneath it, folded."""

    title: str
    page: int
    beneath: Sequence[Mark] = ()


class BoundFile:
    """An open PDF that grows page by page; leaving the block ends it."""

    def __init__(self, out: Path) -> None:
        self._file = out.open("wb")
        self._mark = hashlib.blake2b(digest_size=16)
        self._end = 0
        self._kinds, self._first, self._second = array("B"), array("Q"), array("I")
        self._waiting: list[tuple[int, bytes]] = []
        self._weight = 0
        self._nodes: list[tuple[int, list[int]]] = []
        self.pages: list[int] = []  # the numbers of their objects, in order
        self._root: list[str] = []
        self._told = ""
        self._write(b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n")
        self.reserved(1)
        self._catalog, self._tree = self.reserved(), self.reserved()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._file.close()

    def reserved(self, count: int = 1) -> int:
        """The first of so many numbers for objects to come."""
        first = len(self._kinds)
        self._kinds.extend([_FREE] * count)
        self._first.extend([0] * count)
        self._second.extend([0] * count)
        return first

    def put(self, number: int, body: bytes) -> None:
        """An object that is no stream."""
        self._waiting.append((number, body))
        self._weight += len(body)
        if len(self._waiting) >= _AT_ONCE or self._weight > _LARGEST:
            self._pack()

    def put_all(self, written: Iterable[Written]) -> None:
        for number, body, held in written:
            if held is None:
                self.put(number, body)
            else:
                self._put_stream(number, body, held)

    def node_for(self, page: int) -> int:
        """Puts the page at the end; the number of the node of the tree of pages in which it hangs."""
        if not self._nodes or len(self._nodes[-1][1]) >= _PAGES_A_NODE:
            self._nodes.append((self.reserved(), []))
        self._nodes[-1][1].append(page)
        self.pages.append(page)
        return self._nodes[-1][0]

    def bookmark(self, marks: Sequence[Mark]) -> None:
        if marks:
            root = self.reserved()
            self.put(root, f"<</Type /Outlines {self._beneath(marks, root)} /Count {len(marks)}>>".encode())
            self._root.append(f"/Outlines {root} 0 R")

    def label(self, front: int) -> None:
        """So many pages at the front are numbered i, ii, iii; those after them 1, 2, 3."""
        roman = "0 <</S /r>> " if front else ""
        self._root.append(f"/PageLabels <</Nums [{roman}{front} <</S /D /St 1>>]>>")

    def title(self, says: str) -> None:
        number = self.reserved()
        self.put(number, b"<</Title %b>>" % pikepdf.String(says).unparse())
        self._told = f"/Info {number} 0 R "

    def _beneath(self, marks: Sequence[Mark], over: int) -> str:
        """Writes the bookmarks beneath the object of that number; what it says of them."""
        first = self.reserved(len(marks))
        for at, mark in enumerate(marks, start=first):
            beside = [f"/Prev {at - 1} 0 R"] if at > first else []
            beside += [f"/Next {at + 1} 0 R"] if at + 1 < first + len(marks) else []
            beside += (
                [f"{self._beneath(mark.beneath, at)} /Count -{len(mark.beneath)}"] if mark.beneath else []
            )
            told = f"/Parent {over} 0 R /Dest [{mark.page} 0 R /Fit] {' '.join(beside)}"
            self.put(at, b"<</Title %b %b>>" % (pikepdf.String(mark.title).unparse(), told.encode()))
        return f"/First {first} 0 R /Last {first + len(marks) - 1} 0 R"

    def _pack(self) -> None:
        """Writes the objects that wait as one packed stream."""
        number, places, at = self.reserved(), list[str](), 0
        for place, (one, body) in enumerate(self._waiting):
            places.append(f"{one} {at}")
            at += len(body) + 1
            self._kinds[one], self._first[one], self._second[one] = _PACKED, number, place
        table = (" ".join(places) + "\n").encode()
        held = table + b"\n".join(body for _, body in self._waiting)
        told = f"<</Type /ObjStm /N {len(places)} /First {len(table)}>>".encode()
        self._waiting, self._weight = [], 0
        self._put_stream(number, told, held)

    def _put_stream(self, number: int, told: bytes, held: bytes) -> None:
        """A stream; what is not packed yet is packed."""
        if b"/Filter" not in told and len(held) > _WORTH_PACKING:
            told, held = told[:-2] + b" /Filter /FlateDecode>>", zlib.compress(held, 6)
        self._kinds[number], self._first[number] = _PLAIN, self._end
        self._write(b"%d 0 obj\n%b /Length %d>>\nstream\n" % (number, told[:-2], len(held)))
        self._write(held)
        self._write(b"\nendstream\nendobj\n")

    def _write(self, part: bytes) -> None:
        self._file.write(part)
        self._mark.update(part)
        self._end += len(part)

    def _finish(self) -> None:
        for number, kids in self._nodes:
            self.put(
                number, f"<</Type /Pages /Parent {self._tree} 0 R {_kids(kids)} /Count {len(kids)}>>".encode()
            )
        nodes = [number for number, _ in self._nodes]
        self.put(self._tree, f"<</Type /Pages {_kids(nodes)} /Count {len(self.pages)}>>".encode())
        root = f"<</Type /Catalog /Pages {self._tree} 0 R {' '.join(self._root)}>>"
        self.put(self._catalog, root.encode())
        self._pack()
        self._write_table()

    def _write_table(self) -> None:
        """Where every object lies; the table lists itself as well."""
        number, begins = self.reserved(), self._end
        self._kinds[number], self._first[number] = _PLAIN, begins
        mark = self._mark.hexdigest()
        told = (
            f"<</Type /XRef /Size {len(self._kinds)} /Root {self._catalog} 0 R {self._told}/ID [<{mark}> <{mark}>] "
            "/W [1 6 2] /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 9>>>>"
        )
        self._put_stream(number, told.encode(), zlib.compress(self._table(), 6))
        self._write(f"startxref\n{begins}\n%%EOF\n".encode())

    def _table(self) -> bytes:
        """A row an object, each told by how it differs from the row above."""
        rows = np.zeros((len(self._kinds), 9), np.uint8)
        rows[:, 0] = np.frombuffer(self._kinds, np.uint8)
        rows[:, 1:7] = np.array(self._first, ">u8").view(np.uint8).reshape(-1, 8)[:, 2:]
        rows[:, 7:] = np.array(self._second, ">u2").view(np.uint8).reshape(-1, 2)
        steps = np.diff(rows, axis=0, prepend=np.zeros((1, 9), np.uint8))
        return np.insert(steps, 0, 2, axis=1).tobytes()


def _kids(numbers: Iterable[int]) -> str:
    return f"/Kids [{' '.join(f'{number} 0 R' for number in numbers)}]"
