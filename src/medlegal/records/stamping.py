"""A compiled page gets its number, a way back to the index, and the words that were read from its picture."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from medlegal.records.fields_drawn import draw_fields
from medlegal.records.old_layer import UNSAID, without_unseen_text
from medlegal.records.picture_pages import LETTER
from medlegal.records.text_layer import FONT, text_layer
from medlegal.records.unseen_font import unseen_font

_STAMP_FONT = "MedlegalStamp"
_POINTS = 8
_LETTER_WIDTH = 0.58  # of the letter height, on average: enough to lay a white ground

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Fonts:
    """What a packet's stamps and unseen words are set in."""

    stamp: pikepdf.Object
    unseen: pikepdf.Object

    @staticmethod
    def of(packet: pikepdf.Pdf) -> Fonts:
        bold = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/Helvetica-Bold"),
            Encoding=Name.WinAnsiEncoding,
        )
        return Fonts(packet.make_indirect(bold), unseen_font(packet))


class Shown:
    """How a page is shown: its size upright, and where its corners lie in its own measures."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.box = _visible_box(page)
        self.degrees = _rotation(page)
        left, bottom, right, top = self.box
        across, up = right - left, top - bottom
        self.wide, self.high = (across, up) if self.degrees % 180 == 0 else (up, across)

    @property
    def turn(self) -> bytes:
        """The matrix under which a drawing is laid on the page as shown, from its lower left corner."""
        left, bottom, right, top = self.box
        turns = {
            0: f"1 0 0 1 {left:.2f} {bottom:.2f}",
            90: f"0 1 -1 0 {right:.2f} {bottom:.2f}",
            180: f"-1 0 0 -1 {right:.2f} {top:.2f}",
            270: f"0 -1 1 0 {left:.2f} {top:.2f}",
        }
        return turns[self.degrees].encode()

    def in_page(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A box of the page as shown in the page's own measures."""
        left, bottom, right, top = self.box
        if self.degrees == 90:
            return right - y1, bottom + x0, right - y0, bottom + x1
        if self.degrees == 180:
            return right - x1, top - y1, right - x0, top - y0
        if self.degrees == 270:
            return left + y0, top - x1, left + y1, top - x0
        return left + x0, bottom + y0, left + x1, bottom + y1


@dataclass(frozen=True, slots=True)
class Read:
    """The words that were read from a page's picture: as in `Page`."""

    text: str
    boxes: bytes
    rotated: int


def add_stamp(packet: pikepdf.Pdf, page: pikepdf.Page, fonts: Fonts, says: str, read: Read | None) -> Box:
    """The number at the lower right as the page is shown, over whatever is there; where it stands comes back.

    The words read by its picture are laid unseen over it, a layer that says something else is taken out, and the
    page is turned to stand upright.
    """
    before, words, after = b"q\n", b"", b"\nQ\n"
    if read is not None:
        words = _laid_unseen(page, read)
        if without_unseen_text(packet, page):
            before, after = b"q\n" + UNSAID[0], UNSAID[1] + b"Q\n"
        page.rotate(read.rotated, relative=True)
    shown = Shown(page)
    drawn, box = _number(shown, says)
    fields = _own_resources(packet, page, fonts)
    page.contents_add(before, prepend=True)
    page.contents_add(
        b"%b%bq %b%b" % (after, fields, words and words + b"Q q ", b"%b cm %b Q" % (shown.turn, drawn))
    )
    return shown.in_page(*box)


def _laid_unseen(page: pikepdf.Page, read: Read) -> bytes:
    shown = Shown(page)
    words = text_layer(read.text, read.boxes, shown.wide, shown.high, read.rotated)
    return shown.turn + b" cm " + words if words else b""


def add_link(page: pikepdf.Page, box: Box, to: pikepdf.Object) -> None:
    """A place on the page that leads to another page, in a list of notes of its own."""
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=list(box), Border=[0, 0, 0], Dest=[to, Name.Fit]
    )
    held = page.obj.get("/Annots")
    page.obj.Annots = Array([*(held if isinstance(held, Array) else ()), link])


def add_notice(packet: pikepdf.Pdf, fonts: Fonts, says: str) -> None:
    """A page that says why the received one is not here."""
    page = packet.add_blank_page(page_size=LETTER)
    page.obj.Resources = Dictionary(Font=Dictionary(Notice=fonts.stamp))
    page.contents_add(f"BT /Notice 12 Tf 72 700 Td ({_escaped(says)}) Tj ET".encode("cp1252", "replace"))


def _number(shown: Shown, says: str) -> tuple[bytes, Box]:
    size = _POINTS * max(1.0, min(shown.wide, shown.high) / 612)
    width = len(says) * size * _LETTER_WIDTH + 6
    x, y = max(2.0, shown.wide - width - 14), 10.0
    drawn = (
        f"1 g {x:.2f} {y - 3:.2f} {width:.2f} {size + 5:.2f} re f "
        f"0 g BT /{_STAMP_FONT} {size:.2f} Tf 0 Tr 100 Tz {x + 3:.2f} {y:.2f} Td ({_escaped(says)}) Tj ET"
    )
    return drawn.encode("cp1252", "replace"), (x, y - 3, x + width, y + size + 2)


def _own_resources(packet: pikepdf.Pdf, page: pikepdf.Page, fonts: Fonts) -> bytes:
    """Our fonts among the page's own resources, which are copied first: others may share them. Returns what draws its
    fields."""
    held = page.obj.get("/Resources")
    resources = _copied(held if held is not None else page.resources)
    resources.Font = _copied(resources.get("/Font"))
    resources.Font[f"/{_STAMP_FONT}"] = fonts.stamp
    resources.Font[f"/{FONT}"] = fonts.unseen
    fields = draw_fields(page, resources, _STAMP_FONT)
    page.obj.Resources = packet.make_indirect(resources)
    return fields


def _copied(held: pikepdf.Object | None) -> Dictionary:
    return Dictionary(dict(held.items())) if isinstance(held, Dictionary) else Dictionary()


def _visible_box(page: pikepdf.Page) -> Box:
    try:
        x0, y0, x1, y1 = (float(edge) for edge in page.cropbox)
    except (ValueError, TypeError, AttributeError, RuntimeError):
        return 0.0, 0.0, *LETTER
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _rotation(page: pikepdf.Page) -> int:
    try:
        return int(page.rotation) // 90 * 90 % 360
    except (ValueError, TypeError, AttributeError, RuntimeError):
        return 0


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
