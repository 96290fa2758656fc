"""The text a PDF page carries in itself, word by word, with the values typed into its form."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate, chain, repeat
from typing import Any, cast

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from medlegal.records.hidden import Draw, seen_lines
from medlegal.records.lines import Box, Line, Placed, in_order, with_insertions

Edges = np.ndarray[tuple[int, int], np.dtype[np.float64]]

_FEED, _RETURN, _LAST_PLAIN = 10, 13, 255
_GAPS = np.array([code for code in range(0x10000) if chr(code).isspace()], np.uint32)
_IS_GAP = np.isin(np.arange(_LAST_PLAIN + 1), _GAPS)
_ODD = re.compile(r"[^\t\n\r\x20-\x7e]")
_UNSEEN = str.maketrans(
    {"\ufffe": "-", "\x02": "-", "\xad": "-", "\u00a0": " ", "\u200b": None, "\ufeff": None}
)
_UNSEEN_NOTE = 0x2 | 0x20  # the marks of a note that is hidden, or not to be viewed
_as_box: Callable[[Iterable[float]], Box] = cast(Any, tuple)
_placed = partial(tuple.__new__, Placed)
_CLEAR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ADDRESS = ctypes.cast(raw.FPDFText_GetCharBox, ctypes.c_void_p).value or 0
_get_edges = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)(_ADDRESS)


def shown_lines(page: pdfium.PdfPage, form: list[Line], draw: Draw) -> tuple[list[Line], int]:
    """The page's lines of text as far as they can be seen, and how many words cannot.

    Lines of `form` are put beside their labels.
    """
    lines, hidden = seen_lines(in_order(list(drawn_lines(page, frame_of(page)))), draw)
    return with_insertions(lines, form) if form else lines, hidden


def form_lines(page: pikepdf.Page, shown: Frame) -> list[Line]:
    """What was typed into the page's form fields and text notes, each where it stands."""
    notes = page.obj.get("/Annots")
    if notes is None:
        return []
    try:
        return [line for note in notes if (line := _note_line(note, shown))]
    except (AttributeError, TypeError, ValueError, RuntimeError, pikepdf.PdfError):
        return []  # a broken list of fields: what is drawn on the page still counts


class Frame:
    """How a page's own measures become shares of the page as it is shown."""

    def __init__(self, box: tuple[float, float, float, float], degrees: int) -> None:
        self.left, self.bottom, self.right, self.top = box
        self.width = max(self.right - self.left, 1e-6)
        self.height = max(self.top - self.bottom, 1e-6)
        self.degrees = degrees % 360

    def shares(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        ax, ay = self._share(x0, y0)
        bx, by = self._share(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def all_shares(self, edges: Edges) -> list[Box]:
        """Many boxes at once: left, bottom, right, top in; left, upper, right, lower shares out."""
        across = (edges[:, (0, 2)] - self.left) / self.width
        down = (self.top - edges[:, (3, 1)]) / self.height
        if self.degrees == 90:
            across, down = 1 - down[:, ::-1], across
        elif self.degrees == 180:
            across, down = 1 - across[:, ::-1], 1 - down[:, ::-1]
        elif self.degrees == 270:
            across, down = down, 1 - across[:, ::-1]
        shares = np.stack((across[:, 0], down[:, 0], across[:, 1], down[:, 1]), axis=1)
        return list(map(_as_box, shares.tolist()))

    def _share(self, x: float, y: float) -> tuple[float, float]:
        across, down = (x - self.left) / self.width, (self.top - y) / self.height
        if self.degrees == 90:
            return 1 - down, across
        if self.degrees == 180:
            return 1 - across, 1 - down
        if self.degrees == 270:
            return down, 1 - across
        return across, down


def frame_of(page: pdfium.PdfPage) -> Frame:
    return Frame(page.get_bbox(), page.get_rotation())


def drawn_lines(page: pdfium.PdfPage, shown: Frame) -> Iterator[Line]:
    """The page's own text, line by line as it was drawn."""
    textpage = page.get_textpage()
    try:
        words, first, last, ends = _words_in(_all_text(textpage))
        edges = _around(textpage, first, last)
    finally:
        textpage.close()
    if words:
        yield from _lines_between(ends, words, shown.all_shares(edges))


def _lines_between(ends: list[int], words: list[str], places: list[Box]) -> Iterator[Line]:
    placed = list(map(_placed, zip(words, places, strict=True)))
    begin = 0
    for end in ends:
        if end > begin:
            yield placed[begin:end]
        begin = end


def _all_text(textpage: pdfium.PdfTextPage) -> str:
    """One character for each of the page's, so that a place in the text is a place on the page."""
    count = textpage.count_chars()
    text = str(textpage.get_text_range(0, count)) if count > 0 else ""
    if len(text) != count:
        codes = (raw.FPDFText_GetUnicode(textpage, i) for i in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)
    return text


def _words_in(text: str) -> tuple[list[str], list[int], list[int], list[int]]:
    """Words, the places of their first and last letters, and after how many words each line ends."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    is_gap = np.ones(len(letters) + 2, np.bool_)
    is_gap[1:-1] = np.isin(letters, _GAPS) if letters.max(initial=0) > _LAST_PLAIN else _IS_GAP[letters]
    turns = np.flatnonzero(is_gap[1:] != is_gap[:-1])
    is_end = (letters == _FEED) | (letters == _RETURN)
    is_end[:-1] &= ~((letters[:-1] == _RETURN) & (letters[1:] == _FEED))
    ends = [*np.searchsorted(turns[::2], np.flatnonzero(is_end)).tolist(), len(turns) // 2]
    words, first, last = text.split(), turns[::2].tolist(), (turns[1::2] - 1).tolist()
    return (words, first, last, ends) if _ODD.search(text) is None else _cleared(words, first, last, ends)


def _cleared(
    words: list[str], first: list[int], last: list[int], ends: list[int]
) -> tuple[list[str], list[int], list[int], list[int]]:
    """The same without signs that are no letters; what was one word may be none, or two, after that."""
    pieces = [
        (word,) if word.isascii() and word.isprintable() else _CLEAR.sub("", word.translate(_UNSEEN)).split()
        for word in words
    ]
    counts = list(map(len, pieces))
    before = [0, *accumulate(counts)]
    return (
        list(chain.from_iterable(pieces)),
        [place for place, count in zip(first, counts, strict=True) for _ in range(count)],
        [place for place, count in zip(last, counts, strict=True) for _ in range(count)],
        [before[end] for end in ends],
    )


def _around(textpage: pdfium.PdfTextPage, first: list[int], last: list[int]) -> Edges:
    """Left, bottom, right, top around two letters and what is between them, in the page's own measures."""
    longer = [at for at, (begin, end) in enumerate(zip(first, last, strict=True)) if end > begin]
    edges = _letter_edges(textpage, first + [last[at] for at in longer])
    begins, ends = edges[: len(first)], edges[: len(first)].copy()
    ends[longer] = edges[len(first) :]
    return np.hstack((np.minimum(begins, ends)[:, :2], np.maximum(begins, ends)[:, 2:]))


def _letter_edges(textpage: pdfium.PdfTextPage, letters: list[int]) -> Edges:
    """Left, bottom, right, top of each letter; all are written into one array, for a call costs little so."""
    edges = np.zeros((len(letters), 4), np.float64)
    start, size = edges.ctypes.data, edges.itemsize
    left, bottom, right, top = (
        range(start + at * size, start + at * size + edges.nbytes, 4 * size) for at in range(4)
    )
    page = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    calls = map(_get_edges, repeat(page), letters, left, right, bottom, top)
    deque(calls, maxlen=0)
    return edges


def _note_line(note: pikepdf.Object, shown: Frame) -> Line:
    if is_unseen(note):
        return []
    subtype = str(note.get("/Subtype", ""))
    if subtype == "/Widget":
        text = field_value(note)
    elif subtype == "/FreeText":
        text = str(note.get("/Contents", ""))
    else:
        return []
    words = _CLEAR.sub(" ", text).split()
    return _spread(words, shown.shares(*(float(edge) for edge in note.Rect))) if words else []


def is_unseen(note: pikepdf.Object) -> bool:
    """True for a note or field that is marked as hidden."""
    return bool(int(note.get("/F", 0)) & _UNSEEN_NOTE)


def field_value(field: pikepdf.Object) -> str:
    """The typed value; a ticked box is X, an empty one nothing."""
    kind = inherited(field, "/FT")
    if kind == "/Btn":
        return "X" if str(field.get("/AS", "/Off")) != "/Off" else ""
    value = inherited(field, "/V") if kind in ("/Tx", "/Ch") else None
    if isinstance(value, pikepdf.Array):
        return " ".join(str(one) for one in value)
    return str(value) if isinstance(value, pikepdf.String) else ""


def inherited(field: pikepdf.Object, key: str) -> pikepdf.Object | None:
    """What a field says itself, or the one that it is a part of."""
    for _ in range(10):
        if key in field:
            return field[key]
        if "/Parent" not in field:
            return None
        field = field["/Parent"]
    return None


def _spread(words: list[str], box: Box) -> Line:
    """Words side by side in the box, each with room by its letters."""
    letters = sum(len(word) + 1 for word in words)
    line, x = [], box[0]
    for word in words:
        width = (box[2] - box[0]) * (len(word) + 1) / letters
        line.append(Placed(word, (x, box[1], x + width, box[3])))
        x += width
    return line
