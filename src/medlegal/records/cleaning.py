"""A scanned page is made ready for reading: even light, strong ink, no specks, no black edges, straight lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from medlegal.records.leaning import Lean, leaning

Gray = NDArray[np.uint8]
Shapes = NDArray[np.int32]  # one row (x, y, width, height, dark pixels) each

READING_DPI = 200
_SMALLEST_SIDE = 60  # pixels; less is no page
_DARK = 160  # of 255; below it is ink
_PAPER = 255
_SPECK, _COMPANY, _LEAST_COMPANY = 3, 9, 4  # dots of a speck; pixels around it; dots that stand there
_MOST_SHORT = 65_000  # shapes whose labels fit into sixteen bits
_WHITE_ROWS = 4  # at least so many part two bands
# the grain of paper above white goes: on a nearly empty page it would drown the writing
_BLACK, _WHITE = 30, 200
_GRAIN = 230  # levels above it are paper: white is recognised sooner than grain, and reads no worse
_FEW_SHAPES, _LITTLE_INK = 60, 0.01
_SOFTENING = 0.7  # pixels: jagged edges of fax dots read worse than soft ones
_INKIEST = 0.05  # percent of a page: less than one line of writing
_GREYS_FOR_BLACK = 10  # softened edges of letters
_STRONG_INK, _FAINTEST_INK = 100, 238  # levels of grey on white paper
_ABOVE_GRAIN = 8.0  # ink stands out by so many times the unevenness of the paper
_MOSTLY_DARK = 90  # median grey of a page printed white on black
_MANY_SMALL, _MOSTLY_SMALL = 120, 3  # shapes; times as many as larger ones: the page is set in small type
_SMALLEST_TILT = 0.15  # degrees
_LOWEST_BAR, _HIGHEST_BAR = 18, 300  # pixels
_LEANS = 0.1  # pixels that a bar may fall along each of its length
_WITHOUT_GRAIN = np.where(np.arange(256) < _GRAIN, np.arange(256), _PAPER).astype(np.uint8)


class _Band(NamedTuple):
    """A part of a page with the numbers of the shapes in it, from 1: of all shapes those from `first` to `last`."""

    top: int
    left: int
    first: int
    last: int
    labels: NDArray[np.uint16 | np.int32]


@dataclass(frozen=True, slots=True)
class Ink:
    """Where letter-sized shapes stand: one row (x, y, width, height) each."""

    shapes: Shapes
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


def cleaned(gray: Gray) -> tuple[Gray, Lean]:
    """The page evenly lit, dark on white, without specks and black edges, and straight; with how it leaned."""
    if min(gray.shape) < _SMALLEST_SIDE:
        return gray, Lean()
    bitonal = is_bitonal(gray)
    page = 255 - gray if _is_light_on_dark(gray) else gray
    page = page.copy() if bitonal else evenly_lit(page)
    shapes = _clear_specks_and_edges(page, bitonal)
    lean = leaning(shapes[_is_lettered(shapes)])
    page = np.asarray(cv2.GaussianBlur(page, (0, 0), _SOFTENING), np.uint8)
    if abs(lean.tilt) < _SMALLEST_TILT:
        return page, Lean(0.0, lean.turn, lean.sure)
    return turned(page, lean.tilt), lean


def _is_light_on_dark(gray: Gray) -> bool:
    """True for white on black; on a page that is only badly lit the writing is still the darker part."""
    dark, middle, light = (float(level) for level in np.percentile(gray[::9, ::9], (1, 50, 99)))
    return middle < _MOSTLY_DARK and light - middle > middle - dark


def is_bitonal(gray: Gray) -> bool:
    """True where nearly every dot is black or white; greys alone on white are faint writing."""
    sample = gray[::7, ::7]
    black, white = float((sample < 16).mean()), float((sample > 239).mean())
    between = 1 - black - white
    return black + white > 0.985 and between <= _GREYS_FOR_BLACK * black


def evenly_lit(gray: Gray) -> Gray:
    """The page divided by its own background, so that paper is white everywhere and ink is black."""
    small = cv2.resize(gray, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 11)
    paper = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    even = np.asarray(cv2.divide(gray, np.maximum(paper, 40), scale=255), np.uint8)
    top, side = even.shape[0] // 20, even.shape[1] // 20
    inner = even[top:-top, side:-side]
    is_nearly_empty = float((inner[::3, ::3] < _DARK).mean()) < _LITTLE_INK
    if not is_nearly_empty:
        return np.asarray(cv2.LUT(even, _WITHOUT_GRAIN), np.uint8)
    ends = _faint_ends(inner) or (_BLACK, _WHITE)
    return np.asarray(cv2.LUT(even, _stretch(*ends)), np.uint8)


def turned(page: Gray, degrees: float) -> Gray:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


def ink_of(page: Gray) -> Ink:
    """The letter-sized shapes of a cleaned page at 200 dpi, clear of its edges."""
    dark = _dark(page)
    shapes, _ = _shapes_of(dark)
    x, y, width, height, _ = shapes.T
    edge = round(0.02 * min(page.shape))
    inside = (
        (x > edge) & (y > edge) & (x + width < page.shape[1] - edge) & (y + height < page.shape[0] - edge)
    )
    within = dark[2 * edge : -2 * edge or None, 2 * edge : -2 * edge or None]
    lettered, small = shapes[inside & _is_lettered(shapes)], shapes[inside & _is_small(shapes)]
    if len(small) > max(_MANY_SMALL, _MOSTLY_SMALL * len(lettered)):
        lettered = small
    return Ink(lettered[:, :4], cv2.countNonZero(within) / within.size if within.size else 0.0)


def _is_lettered(shapes: Shapes) -> NDArray[np.bool_]:
    _, _, width, height, dark = shapes.T
    lettered = (height >= 6) & (height <= 90) & (width >= 2) & (width <= 160) & (dark >= 16)
    return np.asarray(lettered, np.bool_)


def _is_small(shapes: Shapes) -> NDArray[np.bool_]:
    """True for letters of small type as well, which a single speck may look like."""
    _, _, width, height, dark = shapes.T
    return np.asarray((height >= 4) & (height <= 90) & (width >= 2) & (width <= 160) & (dark >= 7), np.bool_)


def _faint_ends(inner: Gray) -> tuple[int, int] | None:
    """The levels of ink and paper where a page is written faintly (a carbon copy, a pencil); else None."""
    calm = cv2.blur(inner, (3, 3))[::2, ::2]
    ink, paper = (float(level) for level in np.percentile(calm, (_INKIEST, 50)))
    grain = float(np.abs(calm.astype(np.float32) - paper).mean()) + 0.5
    if not _STRONG_INK < ink < _FAINTEST_INK or paper - ink < _ABOVE_GRAIN * grain:
        return None
    return round(ink), round(paper - 0.3 * (paper - ink))


def _stretch(black: int, white: int) -> NDArray[np.uint8]:
    return ((np.arange(256) - black) * 255 / (white - black)).clip(0, 255).astype(np.uint8)


def _dark(page: Gray) -> NDArray[np.uint8]:
    """1 where there is ink, else 0."""
    return np.asarray(cv2.threshold(page, _DARK - 1, 1, cv2.THRESH_BINARY_INV)[1], np.uint8)


def _shapes_of(dark: NDArray[np.uint8]) -> tuple[Shapes, list[_Band]]:
    """Every dark shape, and the bands in which they stand: looking at bands costs half of looking at the page."""
    found, bands, count = [np.zeros((0, 5), np.int32)], list[_Band](), 0
    for top, low, left, right in _written(dark):
        _, labels, shapes, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
            dark[top:low, left:right], 8, *_labelling(low - top, right - left)
        )
        found.append(np.asarray(shapes[1:], np.int32) + np.array((left, top, 0, 0, 0), np.int32))
        bands.append(_Band(top, left, count, count + len(found[-1]), np.asarray(labels)))
        count = bands[-1].last
    return np.concatenate(found), bands


def _labelling(high: int, wide: int) -> tuple[int, int]:
    """How labels are kept and found: short ones take half the time, where a band can hold no more shapes than fit."""
    most = ((high + 1) // 2) * ((wide + 1) // 2)
    return (cv2.CV_16U, cv2.CCL_SPAGHETTI) if most < _MOST_SHORT else (cv2.CV_32S, cv2.CCL_BBDT)


def _written(dark: NDArray[np.uint8]) -> Iterator[tuple[int, int, int, int]]:
    """Top, low, left and right of the bands that hold all ink, with white rows between them."""
    across = np.flatnonzero(dark.max(axis=0))
    rows = np.flatnonzero(dark.max(axis=1))
    if not len(rows):
        return
    left, right = int(across[0]), int(across[-1]) + 1
    for band in np.split(rows, np.flatnonzero(np.diff(rows) > _WHITE_ROWS) + 1):
        yield int(band[0]) & ~1, int(band[-1]) + 1, left & ~1, right


def _clear(page: Gray, drop: NDArray[np.bool_], bands: Sequence[_Band]) -> None:
    """White where the dropped shapes were."""
    for band in bands:
        dropped = drop[band.first : band.last]
        if dropped.any():
            high, wide = band.labels.shape
            within = page[band.top : band.top + high, band.left : band.left + wide]
            within[np.concatenate(([False], dropped)).take(band.labels)] = _PAPER


def _clear_specks_and_edges(page: Gray, bitonal: bool) -> Shapes:
    """White where specks, scanner edges and full-height lines were, dark where light stood on dark; the shapes."""
    ink = _dark(page)
    shapes, bands = _shapes_of(ink)
    x, y, width, height, dark = shapes.T
    rows, columns = page.shape
    at_edge = (x <= 2) | (y <= 2) | (x + width >= columns - 2) | (y + height >= rows - 2)
    drop = at_edge & ((height > 0.25 * rows) | (width > 0.25 * columns)) & (dark < 0.5 * rows * columns)
    drop |= (height > 0.8 * rows) & (width < 0.02 * columns)
    if bitonal:
        drop |= _is_lone_speck(shapes, ink)
    if drop.any():
        _clear(page, drop, bands)
    may_be = _may_be_bar(shapes) & ~drop
    for band in bands:
        for at in np.flatnonzero(may_be[band.first : band.last]):
            _lighten(page, band, shapes[band.first + at], int(at) + 1)
    return shapes


def _is_lone_speck(shapes: Shapes, ink: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """True for specks with next to no ink around them: others are dots of letters and thin strokes that broke."""
    x, y, width, height, dark = shapes.T
    rows, columns = ink.shape
    left, top = np.maximum(x - _COMPANY, 0), np.maximum(y - _COMPANY, 0)
    right, low = np.minimum(x + width + _COMPANY, columns), np.minimum(y + height + _COMPANY, rows)
    summed = cv2.integral(ink)
    around = summed[low, right] - summed[top, right] - summed[low, left] + summed[top, left] - dark
    return np.asarray((dark <= _SPECK) & (around < _LEAST_COMPANY), np.bool_)


def _may_be_bar(shapes: Shapes) -> NDArray[np.bool_]:
    """True for shapes that may be headings printed white in a dark bar; on a page that leans its box is half empty."""
    _, _, width, height, dark = shapes.T
    highest = _HIGHEST_BAR + _LEANS * width
    return np.asarray(
        (height >= _LOWEST_BAR) & (height <= highest) & (width >= 120) & (dark > 0.25 * width * height)
    )


def _lighten(page: Gray, band: _Band, bar: NDArray[np.int32], label: int) -> None:
    """What is written in the bar, dark on white; nothing of what stands in its box beside it."""
    x, y, width, height, dark = (int(one) for one in bar)
    top, left = y - band.top, x - band.left
    own = band.labels[top : top + height, left : left + width] == label
    rows = np.arange(height)[:, None]
    first, last = own.argmax(axis=0), height - own[::-1].argmax(axis=0)
    within = (rows >= first) & (rows < last)
    filled = int(within.sum())
    if dark > 0.6 * filled and _LOWEST_BAR <= filled / width <= _HIGHEST_BAR:
        box = page[y : y + height, x : x + width]
        box[within] = 255 - box[within]
