"""The words read from a page's picture, laid unseen over it, so that a PDF of scans can be searched and copied."""

from __future__ import annotations

from collections.abc import Sequence

from medlegal.records.reading import Word, words_of
from medlegal.records.unseen_font import LETTER_WIDTH

FONT = "MedlegalUnseen"
UNSEEN = 3  # the render mode of letters that are not drawn
_TALLEST = 400.0  # points: a box that is higher is a slip


def text_layer(text: str, boxes: bytes, wide: float, high: float, rotated: int) -> bytes:
    """What draws the words unseen on a page shown `wide` × `high` points; `rotated` as in `Page`."""
    drawn = []
    words = words_of(text, boxes)
    for line in text.split("\n"):
        row = [word for _, word in zip(line.split(), words, strict=False)]
        if row:
            drawn.append(_row(row, wide, high, rotated))
    if not drawn:
        return b""
    return f"BT {UNSEEN} Tr\n{''.join(drawn)}ET\n".encode("ascii")


def _row(row: Sequence[Word], wide: float, high: float, rotated: int) -> str:
    """One line: its letters stand on one ground and are of one size, as an extractor wants lines."""
    boxes = [_along(word, wide, high, rotated) for word in row]
    ground = sorted(box[1] for box in boxes)[len(boxes) // 2]
    heights = sorted(box[3] for box in boxes)
    size = min(max(heights[len(heights) // 2], 1.0), _TALLEST)
    parts = [f"/{FONT} {size:.1f} Tf\n"]
    for at, (word, (start, _, length, _)) in enumerate(zip(row, boxes, strict=True)):
        gap = " " if at + 1 < len(row) else ""
        stretch = max(1.0, 100 * length / (LETTER_WIDTH * size * max(1, len(word.text))))
        place = _place(start, ground, wide, high, rotated)
        parts.append(f"{stretch:.0f} Tz {place} Tm <{_coded(word.text + gap)}> Tj\n")
    return "".join(parts)


def _along(word: Word, wide: float, high: float, rotated: int) -> tuple[float, float, float, float]:
    """Start, ground, length and height of a word on the page stood upright, y growing upward."""
    x0, x1 = word.x0 * wide, word.x1 * wide
    y0, y1 = (1 - word.y1) * high, (1 - word.y0) * high
    if rotated == 90:
        return y0, wide - x1, y1 - y0, x1 - x0
    if rotated == 180:
        return wide - x1, high - y1, x1 - x0, y1 - y0
    if rotated == 270:
        return high - y1, x0, y1 - y0, x1 - x0
    return x0, y0, x1 - x0, y1 - y0


def _place(start: float, ground: float, wide: float, high: float, rotated: int) -> str:
    """The matrix that puts a point of the upright page where it is on the page as shown."""
    if rotated == 90:
        return f"0 1 -1 0 {wide - ground:.1f} {start:.1f}"
    if rotated == 180:
        return f"-1 0 0 -1 {wide - start:.1f} {high - ground:.1f}"
    if rotated == 270:
        return f"0 -1 1 0 {ground:.1f} {high - start:.1f}"
    return f"1 0 0 1 {start:.1f} {ground:.1f}"


def _coded(text: str) -> str:
    plain = "".join(letter if letter < "\U00010000" else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return plain.encode("utf-16-be", "replace").hex()
