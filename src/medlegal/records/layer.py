"""The text a PDF page carries in itself, word by word, with the values typed into its form."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from medlegal.records.hidden import Draw, seen_lines
from medlegal.records.lines import Box, Line, Placed, joined_rows, margins_outside, with_insertions

_WORD = re.compile(r"\S+")
_LINE_END = re.compile("(\r?\n|\r)")
_UNSEEN = str.maketrans(
    {"\ufffe": "-", "\x02": "-", "\xad": "-", "\u00a0": " ", "\u200b": None, "\ufeff": None}
)
_UNSEEN_NOTE = 0x2 | 0x20  # the marks of a note that is hidden, or not to be viewed
_CLEAR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def shown_lines(page: pdfium.PdfPage, form: list[Line], draw: Draw) -> tuple[list[Line], int]:
    """The page's lines of text as far as they can be seen, and how many words cannot.

    Lines of `form` are put beside their labels.
    """
    lines, hidden = seen_lines(margins_outside(joined_rows(list(drawn_lines(page, frame_of(page))))), draw)
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

    def all_shares(self, boxes: list[Box]) -> list[Box]:
        """Many boxes at once: left, bottom, right, top in; left, upper, right, lower shares out."""
        edges = np.array(boxes, np.float64)
        across = (edges[:, (0, 2)] - self.left) / self.width
        down = (self.top - edges[:, (3, 1)]) / self.height
        if self.degrees == 90:
            across, down = 1 - down[:, ::-1], across
        elif self.degrees == 180:
            across, down = 1 - across[:, ::-1], 1 - down[:, ::-1]
        elif self.degrees == 270:
            across, down = down, 1 - across[:, ::-1]
        shares = np.stack((across[:, 0], down[:, 0], across[:, 1], down[:, 1]), axis=1)
        return [(x0, y0, x1, y1) for x0, y0, x1, y1 in shares.tolist()]

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
        text, boxes = _all_text(textpage), _CharBoxes(textpage)
        words, places, ends, start = list[str](), list[Box](), list[int](), 0
        for part in _LINE_END.split(text):
            for word, first, last in _words_in(part):
                words.append(word)
                places.append(boxes.around(start + first, start + last))
            ends.append(len(words))
            start += len(part)
    finally:
        textpage.close()
    if words:
        yield from _lines_between(ends, words, shown.all_shares(places))


def _lines_between(ends: list[int], words: list[str], places: list[Box]) -> Iterator[Line]:
    begin = 0
    for end in ends:
        if end > begin:
            yield [Placed(words[n], places[n]) for n in range(begin, end)]
        begin = end


def _all_text(textpage: pdfium.PdfTextPage) -> str:
    """One character for each of the page's, so that a place in the text is a place on the page."""
    count = textpage.count_chars()
    text = str(textpage.get_text_range(0, count)) if count > 0 else ""
    if len(text) != count:
        codes = (raw.FPDFText_GetUnicode(textpage, i) for i in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)
    return text


def _words_in(part: str) -> Iterator[tuple[str, int, int]]:
    """Each word with the places of its first and last letter."""
    for found in _WORD.finditer(part):
        word = found.group()
        if not word.isascii() or not word.isprintable():
            word = _CLEAR.sub("", word.translate(_UNSEEN)).strip()
        for piece in word.split():
            yield piece, found.start(), found.end() - 1


class _CharBoxes:
    """Where letters stand, in the page's own measures; the four numbers are filled anew at each look."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage.raw
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._into = tuple(ctypes.byref(edge) for edge in self._edges)

    def around(self, first: int, last: int) -> Box:
        """Left, bottom, right, top around two letters and what is between them."""
        x0, y0, x1, y1 = self._one(first)
        if last == first:
            return x0, y0, x1, y1
        a0, b0, a1, b1 = self._one(last)
        return (
            x0 if x0 < a0 else a0,
            y0 if y0 < b0 else b0,
            x1 if x1 > a1 else a1,
            y1 if y1 > b1 else b1,
        )

    def _one(self, at: int) -> Box:
        left, right, bottom, top = self._edges
        raw.FPDFText_GetCharBox(self._page, at, *self._into)
        return left.value, bottom.value, right.value, top.value


def _note_line(note: pikepdf.Object, shown: Frame) -> Line:
    if is_unseen(note):
        return []
    subtype = str(note.get("/Subtype", ""))
    if subtype == "/Widget":
        text = _field_value(note)
    elif subtype == "/FreeText":
        text = str(note.get("/Contents", ""))
    else:
        return []
    words = _CLEAR.sub(" ", text).split()
    return _spread(words, shown.shares(*(float(edge) for edge in note.Rect))) if words else []


def is_unseen(note: pikepdf.Object) -> bool:
    """True for a note or field that is marked as hidden."""
    return bool(int(note.get("/F", 0)) & _UNSEEN_NOTE)


def _field_value(field: pikepdf.Object) -> str:
    """The typed value; a ticked box is X, an empty one nothing."""
    kind = _inherited(field, "/FT")
    if kind == "/Btn":
        return "X" if str(field.get("/AS", "/Off")) != "/Off" else ""
    value = _inherited(field, "/V") if kind in ("/Tx", "/Ch") else None
    if isinstance(value, pikepdf.Array):
        return " ".join(str(one) for one in value)
    return str(value) if isinstance(value, pikepdf.String) else ""


def _inherited(field: pikepdf.Object, key: str) -> pikepdf.Object | None:
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
