"""A scanned page is made ready for reading: even light, no specks, no black edges, straight lines."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]

READING_DPI = 200
_SMALLEST_SIDE = 60  # pixels; less is no page
_BLACK, _WHITE = (
    30,
    200,
)  # the grain of paper above it goes: on a nearly empty page it would drown the writing
_STRETCHED = ((np.arange(256) - _BLACK) * 255 / (_WHITE - _BLACK)).clip(0, 255).astype(np.uint8)
_FEW_SHAPES, _LITTLE_INK = 60, 0.01
_SOFTENING = 0.7  # pixels: jagged edges of fax dots read worse than soft ones


@dataclass(frozen=True, slots=True)
class Ink:
    """Where letter-sized shapes stand: one row (x, y, width, height) each."""

    shapes: NDArray[np.int32]
    dark_share: float  # of the page within its edges

    @property
    def is_next_to_nothing(self) -> bool:
        """True for specks and shadows: neither writing nor a picture."""
        return len(self.shapes) < _FEW_SHAPES and self.dark_share < _LITTLE_INK


def at_reading_size(gray: Gray, dpi: float) -> Gray:
    """The picture at 200 dpi when it is finer; a coarser one is enlarged up to twofold."""
    scale = min(2.0, READING_DPI / dpi)
    if abs(scale - 1) < 0.06:
        return gray
    size = max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(gray, size, interpolation=how), np.uint8)


def cleaned(gray: Gray) -> tuple[Gray, float]:
    """The page evenly lit, without specks, rules and black edges, and straight; with the degrees it was turned."""
    if min(gray.shape) < _SMALLEST_SIDE:
        return gray, 0.0
    bitonal = is_bitonal(gray)
    page = gray.copy() if bitonal else evenly_lit(gray)
    _clear_specks_and_edges(page, bitonal)
    tilt = tilt_degrees(page)
    page = np.asarray(cv2.GaussianBlur(page, (0, 0), _SOFTENING), np.uint8)
    return (turned(page, tilt) if abs(tilt) >= 0.15 else page), tilt if abs(tilt) >= 0.15 else 0.0


def is_bitonal(gray: Gray) -> bool:
    sample = gray[::7, ::7]
    return bool(((sample < 16) | (sample > 239)).mean() > 0.985)


def evenly_lit(gray: Gray) -> Gray:
    """The page divided by its own background, so that paper is white everywhere."""
    small = cv2.resize(gray, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 11)
    paper = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    even = np.asarray(cv2.divide(gray, np.maximum(paper, 40), scale=255), np.uint8)
    top, side = even.shape[0] // 20, even.shape[1] // 20
    is_nearly_empty = float((even[top:-top:3, side:-side:3] < 140).mean()) < _LITTLE_INK
    return np.asarray(cv2.LUT(even, _STRETCHED), np.uint8) if is_nearly_empty else even


def tilt_degrees(page: Gray) -> float:
    """By how many degrees the lines of writing lean, found where their rows stand out best; 0 when unsure."""
    small = cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    ink = (small < 160).astype(np.float32)
    if ink.sum() < 200:
        return 0.0
    smaller = np.asarray(cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.float32)
    coarse = _steepest(smaller, np.arange(-5, 5.1, 0.5))
    return float(_steepest(ink, np.arange(coarse - 0.5, coarse + 0.51, 0.1)))


def turned(page: Gray, degrees: float) -> Gray:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


def ink_of(page: Gray) -> Ink:
    """The letter-sized shapes of a cleaned page at 200 dpi, clear of its edges."""
    dark = (page < 140).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    x, y, width, height, area = stats[1:].T
    edge = round(0.02 * min(page.shape))
    inside = (
        (x > edge) & (y > edge) & (x + width < page.shape[1] - edge) & (y + height < page.shape[0] - edge)
    )
    lettered = (height >= 8) & (height <= 90) & (width >= 2) & (width <= 160) & (area >= 16)
    within = dark[2 * edge : -2 * edge or None, 2 * edge : -2 * edge or None]
    return Ink(stats[1:][inside & lettered][:, :4], float(within.mean()) if within.size else 0.0)


def _steepest(ink: NDArray[np.float32], angles: NDArray[np.float64]) -> float:
    """The angle under which rows of ink and rows of paper differ most."""
    height, width = ink.shape
    scores = []
    for angle in angles:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(angle), 1.0)
        rows = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_NEAREST).sum(axis=1)
        scores.append(float(np.square(np.diff(rows)).sum()))
    flat = scores[len(scores) // 2]
    best = int(np.argmax(scores))
    return float(angles[best]) if scores[best] > flat * 1.02 else float(angles[len(angles) // 2])


def _clear_specks_and_edges(page: Gray, bitonal: bool) -> None:
    dark = (page < 140).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    x, y, width, height, area = stats.T
    rows, columns = page.shape
    at_edge = (x <= 2) | (y <= 2) | (x + width >= columns - 2) | (y + height >= rows - 2)
    drop = at_edge & ((height > 0.25 * rows) | (width > 0.25 * columns)) & (area < 0.5 * rows * columns)
    drop |= (height > 0.8 * rows) & (width < 0.02 * columns)
    if bitonal:
        drop |= area <= 3
    drop[0] = False
    if drop.any() and count > 1:
        page[drop[labels]] = 255
