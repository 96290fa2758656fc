"""The words read from a page's picture, laid unseen over it, so that a PDF of scans can be searched and copied."""

from __future__ import annotations

from collections.abc import Sequence

from medlegal.records.reading import Shares, shares_of
from medlegal.records.unseen_font import LETTER_WIDTH

FONT = "MedlegalUnseen"
UNSEEN = 3  # the render mode of letters that are not drawn
Stand = tuple[float, float, float, float]  # of a word: start, ground, length, height in points
_TALLEST = 400.0  # points: a box that is higher is a slip


def text_layer(text: str, boxes: bytes, wide: float, high: float, rotated: int) -> bytes:
    """What draws the words unseen on a page shown `wide` × `high` points; `rotated` as in `Page`."""
    drawn, at = [], 0
    stand = _along(shares_of(boxes), wide, high, rotated)
    for line in text.split("\n"):
        words = line.split()[: len(stand) - at]
        if words:
            drawn.append(_row(words, stand[at : at + len(words)], wide, high, rotated))
            at += len(words)
    if not drawn:
        return b""
    return f"BT {UNSEEN} Tr\n{''.join(drawn)}ET\n".encode("ascii")


def _row(words: Sequence[str], stand: Sequence[Stand], wide: float, high: float, rotated: int) -> str:
    """One line: its letters stand on one ground and are of one size, as an extractor wants lines."""
    _, grounds, _, heights = zip(*stand, strict=True)
    ground = sorted(grounds)[len(words) // 2]
    size = min(max(sorted(heights)[len(words) // 2], 1.0), _TALLEST)
    parts = [f"/{FONT} {size:.1f} Tf\n"]
    for at, (word, (start, _, length, _)) in enumerate(zip(words, stand, strict=True), start=1):
        gap = " " if at < len(words) else ""
        stretch = max(1.0, 100 * length / (LETTER_WIDTH * size * len(word)))
        place = _place(start, ground, wide, high, rotated)
        parts.append(f"{stretch:.0f} Tz {place} Tm <{_coded(word + gap)}> Tj\n")
    return "".join(parts)


def _along(shares: Shares, wide: float, high: float, rotated: int) -> list[Stand]:
    """Start, ground, length and height of every word on the page stood upright, y growing upward."""
    x0, x1 = shares[:, 0] * wide, shares[:, 2] * wide
    y0, y1 = (1 - shares[:, 3]) * high, (1 - shares[:, 1]) * high
    turned = {
        90: (y0, wide - x1, y1 - y0, x1 - x0),
        180: (wide - x1, high - y1, x1 - x0, y1 - y0),
        270: (high - y1, x0, y1 - y0, x1 - x0),
    }
    found = turned.get(rotated, (x0, y0, x1 - x0, y1 - y0))
    return list(zip(*(one.tolist() for one in found), strict=True))


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
    if not text.isascii():
        text = "".join(letter if letter < "\U00010000" else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return text.encode("utf-16-be", "replace").hex()
