"""What a reading of records holds: files, pages, documents, and how many of each."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from medlegal.records.filed import Filing

TextFrom = Literal["layer", "ocr", "none"]
RepeatKind = Literal["exact", "near"]

Shares = NDArray[np.float64]
_BOX = struct.Struct("<4H")
_FULL = 65535  # a box edge is kept as a sixteen-bit share of the page


class Word(NamedTuple):
    """One word and where it stands, as shares (0–1) of the page as it was received and shown."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Repeat:
    """The earlier page that a page repeats."""

    file: str
    page: int  # from 1
    kind: RepeatKind
    likeness: float  # 0–1; an exact repeat is 1


@dataclass(frozen=True)
class Page:
    """One received page and everything read from it; its words may lie on the disk."""

    file: str
    number: int  # from 1, within its file
    stamp: int  # from 1, within the compiled packet
    text: Filing[str] = Filing("")  # noqa: RUF009 (lives in the class) lines end with \n; words are what .split() gives
    boxes: Filing[bytes] = Filing(b"")  # noqa: RUF009 one box a word, in the order of text.split()
    text_from: TextFrom = "none"
    is_blank: bool = False
    problem: str | None = None  # why the page could not be read
    is_damaged: bool = False  # part of it is missing in the file; what could be read is here
    rotated: int = 0  # degrees it must be turned clockwise to stand upright: 0, 90, 180, 270
    sure: float = 1.0  # 0–1, how far the text may be trusted; under 0.75 a person should look
    is_partly_unread: bool = False  # writing stands on it that could not be read: handwriting, mostly
    strokes: Filing[bytes] = Filing(b"")  # noqa: RUF009 of a page partly unread, small: to lay another upon it
    language: str = ""  # en or es, where enough words tell
    fingerprint: str = ""  # equal for pages of the same content
    look: str = ""  # equal for pages that show the same picture
    repeats: Repeat | None = None
    document: str | None = None
    is_other_patient: bool = False
    is_decided: bool = False  # a person decided something about it
    remarks: tuple[str, ...] = ()  # what a person is told of a page that was read all the same

    @property
    def key(self) -> tuple[str, int]:
        return self.file, self.number

    def changed(self, **changes: Any) -> Page:
        """As `replace`, for fields other than its words, which are not fetched from the disk."""
        one = object.__new__(Page)
        vars(one).update(vars(self), **changes)
        return one

    @property
    def is_unreadable(self) -> bool:
        return self.problem is not None

    @property
    def words(self) -> list[Word]:
        return list(words_of(self.text, self.boxes))

    @property
    def word_count(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """One received file; `problem` says what is wrong with it and what to do."""

    name: str  # unique within the reading
    path: str
    sha256: str
    size_bytes: int
    pages: int
    problem: str | None = None
    read_from: str = ""  # the repaired or unlocked copy of a file; else the file itself
    received_in: str = ""  # the received file that it came in: a ZIP, an e-mail, a PDF with attachments
    is_repaired: bool = False  # what could not be mended is missing from its pages
    needs_password: bool = False
    remarks: tuple[str, ...] = ()  # what a person is told of a file with which nothing is wrong


@dataclass(frozen=True, slots=True)
class Document:
    """Pages that belong together, with what they are, of when, by whom and about whom."""

    id: str
    kind: str
    title: str
    pages: tuple[tuple[str, int], ...]
    dated_on: date | None = None
    author: str | None = None
    facility: str | None = None
    patient: str | None = None
    repeats: str | None = None  # the earlier document that this one repeats
    sure: float = 0.0  # 0–1, how sure the kind is
    evidence: tuple[str, ...] = ()  # the words that decided the kind
    claim_numbers: tuple[str, ...] = ()
    injured_on: tuple[date, ...] = ()
    body_parts: tuple[str, ...] = ()
    is_other_patient: bool = False
    is_date_doubtful: bool = False  # another day speaks for itself nearly as much
    decided: tuple[str, ...] = ()  # what a person set: kind, title, dated_on, author, facility, patient
    is_looked_at: bool = False  # a person has seen it and agrees
    doubts: tuple[str, ...] = ()  # what a person should look at: kind, date, author, patient, text


@dataclass(frozen=True, slots=True)
class Expected:
    """The patient whose records were asked for, as the office knows that one; no number of pages outvotes it."""

    name: str
    born: date | None = None
    claims: frozenset[str] = frozenset()  # in capitals, without spaces


@dataclass(frozen=True, slots=True)
class Counts:
    """Pages: received = read + unreadable + blank; read = repeated + distinct."""

    received: int
    read: int
    unreadable: int
    blank: int
    repeated: int
    distinct: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One packet, read. `pages` holds every received page once, in the order received."""

    files: tuple[ReceivedFile, ...]
    pages: tuple[Page, ...]
    documents: tuple[Document, ...]
    patient: str | None = None  # whom most of the packet is about

    @property
    def counts(self) -> Counts:
        return counted(self.pages)

    def page(self, file: str, number: int) -> Page:
        return next(page for page in self.pages if page.key == (file, number))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading is: `says` is a sentence for a person."""

    step: str  # opening, layer, ocr, sorting, writing
    done: int
    total: int  # of pages, files or sheets, as `says` tells
    says: str


def counted(pages: Iterable[Page]) -> Counts:
    received = list(pages)
    unreadable = sum(page.is_unreadable for page in received)
    blank = sum(page.is_blank for page in received)
    repeated = sum(page.repeats is not None for page in received)
    read = len(received) - unreadable - blank
    return Counts(len(received), read, unreadable, blank, repeated, read - repeated)


def packed_boxes(boxes: Iterable[tuple[float, float, float, float]]) -> bytes:
    """Boxes in shares of the page as `Page.boxes` keeps them; what sticks out is cut at the edge."""
    shares = np.frombuffer(array("d", chain.from_iterable(boxes)), np.float64)
    return bytes(np.rint(np.minimum(np.maximum(shares, 0), 1) * _FULL).astype("<u2").tobytes())


def shares_of(boxes: bytes) -> Shares:
    """The boxes of `Page.boxes`, a row a word: x0, y0, x1, y1 as shares of the page."""
    return np.frombuffer(boxes, "<u2").reshape(-1, 4) / _FULL


def words_of(text: str, boxes: bytes) -> Iterator[Word]:
    for word, (x0, y0, x1, y1) in zip(text.split(), _BOX.iter_unpack(boxes), strict=False):
        yield Word(word, x0 / _FULL, y0 / _FULL, x1 / _FULL, y1 / _FULL)
