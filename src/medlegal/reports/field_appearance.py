"""How a filled field of a PDF form looks: its words drawn in Helvetica, so that no viewer has to guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

SMALLEST, LARGEST = 5.0, 12.0  # points, where the form leaves the size open or a line has to shrink
PADDING = 2.0
LEADING = 1.16
SIZE = re.compile(r"([\d.]+)\s+Tf")
COLOUR = re.compile(r"((?:[\d.]+\s+){1,4}(?:g|rg|k))(?=\s|$)")
# Widths of Helvetica in thousandths of its size, from the space to the tilde.
WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
OTHER_WIDTH = 600  # of a sign beyond them; the widest accented small letter is narrower


class DoesNotFit(ValueError):
    """The words cannot be shown in this field."""


@dataclass(frozen=True, slots=True)
class Box:
    width: float
    height: float
    turned: int  # degrees


def text_appearance(
    pdf: pikepdf.Pdf, widget: Any, words: str, *, look: str, is_multiline: bool, comb: int | None
) -> Any:
    """The drawing of `words` in the widget's box. Raises DoesNotFit."""
    box = _box(widget)
    shown = "\n".join(words.split("\n")) if is_multiline else " ".join(words.split())
    encoded(shown)
    size, lines = _set(shown, box, _size(look), is_multiline=is_multiline, comb=comb)
    drawn = _combed(shown, box, size, comb) if comb else _lines(lines, box, size, widget, is_multiline)
    colour = match[1] if (match := COLOUR.search(SIZE.sub("", look))) else "0 g"
    content = b"".join(
        (
            _ground(widget, box),
            b"/Tx BMC q ",
            f"1 1 {box.width - 2:.2f} {box.height - 2:.2f} re W n ".encode(),
            f"BT {colour} /Helv {size:.2f} Tf ".encode(),
            *drawn,
            b"ET Q EMC",
        )
    )
    return _stream(pdf, content, box)


def tick_appearance(pdf: pikepdf.Pdf, widget: Any) -> tuple[Any, Any]:
    """A cross for the ticked state and nothing for the other."""
    box = _box(widget)
    right, top = box.width - PADDING, box.height - PADDING
    cross = f"q 1.2 w {PADDING} {PADDING} m {right:.2f} {top:.2f} l {PADDING} {top:.2f} m {right:.2f} {PADDING} l S Q"
    return _stream(pdf, cross.encode(), box), _stream(pdf, b"", box)


def encoded(words: str) -> bytes:
    """As the form's font writes them. Raises DoesNotFit for a sign it does not have."""
    try:
        return words.encode("cp1252")
    except UnicodeEncodeError as error:
        sign = words[error.start]
        raise DoesNotFit(f"the form's letters do not have the sign {sign}.") from None


def width_of(words: str, size: float) -> float:
    """In points."""
    thousandths = sum(
        WIDTHS[ord(sign) - 32] if 32 <= ord(sign) <= 126 else OTHER_WIDTH for sign in words if sign != "\n"
    )
    return thousandths * size / 1000


def _size(look: str) -> float:
    found = SIZE.search(look)
    return float(found[1]) if found else 0.0


def _set(
    words: str, box: Box, size: float, *, is_multiline: bool, comb: int | None
) -> tuple[float, list[str]]:
    """The largest size at which the words fit, and their lines."""
    room = box.width - 2 * PADDING
    size = size or min(LARGEST, max(SMALLEST, (box.height - 2) * 0.72 if not is_multiline else LARGEST))
    while True:
        lines = list(_wrapped(words, room, size)) if is_multiline else [words]
        is_wide = not comb and any(width_of(line, size) > room for line in lines)
        is_high = is_multiline and len(lines) * size * LEADING > box.height - PADDING
        if not is_wide and not is_high:
            return size, lines
        if size <= SMALLEST:
            raise DoesNotFit(f"its words ({len(words)} letters) do not fit into the box.")
        size = max(SMALLEST, size - 0.5)


def _wrapped(words: str, room: float, size: float) -> Iterator[str]:
    for paragraph in words.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width_of(longer, size) > room:
                yield line
                longer = word
            line = longer
        yield line


def _lines(lines: list[str], box: Box, size: float, widget: Any, is_multiline: bool) -> Iterator[bytes]:
    side = int(widget.get("/Q", widget.get("/Parent", {}).get("/Q", 0)))
    top = box.height - PADDING - size * 0.95 if is_multiline else (box.height - size) / 2 + size * 0.22
    for number, line in enumerate(lines):
        left = PADDING + (box.width - 2 * PADDING - width_of(line, size)) * side / 2
        yield _at(left, top - number * size * LEADING, line)


def _combed(words: str, box: Box, size: float, comb: int | None) -> Iterator[bytes]:
    """One letter in the middle of each of the field's equal parts."""
    part = box.width / (comb or 1)
    low = (box.height - size) / 2 + size * 0.22
    for number, sign in enumerate(words):
        yield _at(number * part + (part - width_of(sign, size)) / 2, low, sign)


def _at(left: float, low: float, words: str) -> bytes:
    safe = encoded(words).replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"1 0 0 1 {left:.2f} {low:.2f} Tm ".encode() + b"(" + safe + b") Tj "


def _ground(widget: Any, box: Box) -> bytes:
    """The field's own ground colour, where it has one."""
    ground = widget.get("/MK", {}).get("/BG")
    if ground is None or len(ground) not in (1, 3, 4):
        return b""
    paint = {1: "g", 3: "rg", 4: "k"}[len(ground)]
    colour = " ".join(f"{float(part):.3f}" for part in ground)
    return f"q {colour} {paint} 0 0 {box.width:.2f} {box.height:.2f} re f Q ".encode()


def _box(widget: Any) -> Box:
    left, low, right, top = (float(edge) for edge in widget["/Rect"])
    width, height = abs(right - left), abs(top - low)
    turned = int(widget.get("/MK", {}).get("/R", 0)) % 360
    if width < 1 or height < 1:
        raise DoesNotFit("its box on the page has no room.")
    return Box(height, width, turned) if turned in (90, 270) else Box(width, height, turned)


def _stream(pdf: pikepdf.Pdf, content: bytes, box: Box) -> Any:
    turns = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, 1, -1, 0, box.height, 0),
        180: (-1, 0, 0, -1, box.width, box.height),
        270: (0, -1, 1, 0, 0, box.width),
    }
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    stream: Any = pdf.make_stream(content)
    stream["/Type"], stream["/Subtype"] = Name.XObject, Name.Form
    stream["/BBox"] = Array([0, 0, round(box.width, 2), round(box.height, 2)])
    stream["/Matrix"] = Array([round(part, 2) for part in turns.get(box.turned, turns[0])])
    stream["/Resources"] = Dictionary(Font=Dictionary(Helv=font))
    return stream
