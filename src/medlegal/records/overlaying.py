"""Two scans of one page written by hand, laid over each other: their strokes meet where their words cannot be read."""

from __future__ import annotations

import struct
import zlib
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.floating[Any]]  # how much ink stands at each dot, 0 to 1
Cells = NDArray[np.floating[Any]]
Places = NDArray[np.float64]

_SMALLER = 3  # dots of a page at reading size beneath one kept
_INK = 60  # levels darker than paper
_SHAPE = struct.Struct("<2H")
_MOST_APART = 100  # dots that one scan may stand beside the other
_TILE, _STEP, _TILE_APART = 128, 96, 20  # dots
_LEAST_IN_TILE = 60  # ink: fewer strokes tell no place
_FITS = (
    10.0,
    5.0,
    2.0,
    2.0,
)  # dots from the common lie; tiles further off are left out, more strictly each time
_FEWEST_TILES = 6
_CELL, _NEARBY = 18, 2  # dots: about a letter or two, and how far paper stretches
_WRITTEN, _EMPTY = 0.05, 0.015  # share of a cell
_EDGE = 20  # a twentieth at each side is the scanner's
_MEETS = 0.65  # correlation of two cells that show the same strokes
_FEWEST_CELLS, _MOST_AMISS, _MOST_ALONE = 40, 1, 0.2


class Overlay(NamedTuple):
    """What is seen when one page lies upon another."""

    both: int  # cells with ink on both pages
    alone: int  # cells with ink on one page only: a stamp, a fold, a line that a copier dropped
    amiss: (
        int  # cells with other strokes on each, or written on one page beside such as are on the other alone
    )


def strokes_of(upright: NDArray[np.uint8]) -> bytes:
    """The ink of an upright page at reading size, small and packed."""
    high, wide = (side // _SMALLER for side in upright.shape)
    kept = upright[: high * _SMALLER, : wide * _SMALLER].reshape(high, _SMALLER, wide, _SMALLER)
    ink = kept.mean((1, 3)) < 255 - _INK
    return _SHAPE.pack(high, wide) + zlib.compress(np.packbits(ink).tobytes(), 6)


def likeness_of(one: bytes, other: bytes) -> float:
    """The share of cells in which the strokes of two pages meet, where it is one page; else 0."""
    seen = overlay(one, other) if one and other else None
    if (
        seen is None
        or seen.both < _FEWEST_CELLS
        or seen.amiss > _MOST_AMISS
        or seen.alone > _MOST_ALONE * seen.both
    ):
        return 0.0
    return round((seen.both - seen.amiss) / (seen.both + seen.alone), 3)


def overlay(one: bytes, other: bytes) -> Overlay | None:
    """The two pages compared cell by cell; None where no way to lay one upon the other is found."""
    below = _marks(one)
    above = _laid_upon(below, _marks(other))
    if above is None:
        return None
    ink, over = _sums(below), _sums(above)
    inner = np.zeros(ink.shape, np.bool_)
    rows, columns = (max(1, side // _EDGE) for side in ink.shape)
    inner[rows:-rows, columns:-columns] = True
    written = inner & (np.maximum(ink, over) > _WRITTEN * _CELL**2)
    both = written & (np.minimum(ink, over) > _EMPTY * _CELL**2)
    alone = written & ~both
    amiss = both.copy()
    amiss[both] = ~_meet(below, above, np.argwhere(both))
    here, there = alone & (ink > over), alone & (over > ink)
    replaced = (here & _beside(there | amiss)) | (there & _beside(here | amiss))
    return Overlay(int(both.sum()), int(alone.sum()), int((amiss | replaced).sum()))


def _beside(cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Those cells and all that touch them."""
    padded = np.pad(cells, 1)
    return np.asarray(_windows(padded, 3).any((2, 3)))


def _marks(packed: bytes) -> Marks:
    """Softened, so that a stroke a dot aside still meets."""
    high, wide = _SHAPE.unpack_from(packed)
    bits = np.frombuffer(zlib.decompress(packed[_SHAPE.size :]), np.uint8)
    marks: Marks = np.unpackbits(bits, count=high * wide).reshape(high, wide).astype(np.float32)
    for axis in (0, 1):
        marks = (np.roll(marks, 1, axis) + 2 * marks + np.roll(marks, -1, axis)) / 4
    return marks


def _laid_upon(below: Marks, page: Marks) -> Marks | None:
    """`page` moved, turned and stretched to where `below` has the same strokes."""
    page = _cut_to(below.shape, page)
    moved = _shift(below, page, _MOST_APART)
    near = np.roll(page, moved, (0, 1))
    lie = _common_lie(*_tile_shifts(below, near))
    if lie is None:
        return None
    y, x = np.mgrid[: below.shape[0], : below.shape[1]]
    down, right = (lie[0, axis] * y + lie[1, axis] * x + lie[2, axis] + moved[axis] for axis in (0, 1))
    rows = np.rint(y - down).clip(0, below.shape[0] - 1).astype(np.intp)
    columns = np.rint(x - right).clip(0, below.shape[1] - 1).astype(np.intp)
    return np.asarray(page[rows, columns], np.float32)


def _cut_to(shape: tuple[int, ...], page: Marks) -> Marks:
    cut = np.zeros(shape, np.float32)
    high, wide = min(shape[0], page.shape[0]), min(shape[1], page.shape[1])
    cut[:high, :wide] = page[:high, :wide]
    return cut


def _shift(below: Marks, page: Marks, most: int) -> tuple[int, int]:
    """How far down and right `page` must move to meet `below` best, by the correlation of all its places."""
    most = min(most, (min(below.shape) - 1) // 2)
    spectrum = np.fft.rfft2(below - below.mean()) * np.conj(np.fft.rfft2(page - page.mean()))
    met = np.roll(np.fft.irfft2(spectrum, s=below.shape), (most, most), (0, 1))[
        : 2 * most + 1, : 2 * most + 1
    ]
    down, right = divmod(int(met.argmax()), met.shape[1])
    return down - most, right - most


def _tile_shifts(below: Marks, near: Marks) -> tuple[Places, Places]:
    """The middles of the tiles with strokes (down, right, 1), and how far each must move."""
    middles, shifts = [], []
    for top in range(0, below.shape[0] - _STEP, _STEP):
        for left in range(0, below.shape[1] - _STEP, _STEP):
            here = below[top : top + _TILE, left : left + _TILE]
            there = near[top : top + _TILE, left : left + _TILE]
            if min(here.sum(), there.sum()) >= _LEAST_IN_TILE:
                middles.append((top + _TILE / 2, left + _TILE / 2, 1.0))
                shifts.append(_shift(here, there, _TILE_APART))
    return np.array(middles, np.float64), np.array(shifts, np.float64)


def _common_lie(middles: Places, shifts: Places) -> Places | None:
    """How a dot's shift hangs on its place, as most tiles have it (three rows: down, right, always)."""
    kept = np.ones(len(middles), np.bool_)
    lie: Places | None = None
    for most in _FITS:
        if kept.sum() < _FEWEST_TILES:
            return None
        lie = np.asarray(np.linalg.lstsq(middles[kept], shifts[kept], rcond=None)[0], np.float64)
        kept = np.abs(middles @ lie - shifts).max(axis=1) <= most
    return lie


def _sums(marks: Marks) -> Cells:
    high, wide = (side // _CELL for side in marks.shape)
    cells = marks[: high * _CELL, : wide * _CELL].reshape(high, _CELL, wide, _CELL)
    return np.asarray(cells.sum((1, 3)), np.float32)


def _meet(below: Marks, above: Marks, cells: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Of each cell (row, column), whether its strokes meet when the other page is moved a little some way."""
    here = _windows(below, _CELL)[tuple(cells.T * _CELL)]
    here = here - here.mean((1, 2), keepdims=True)
    margin = np.pad(above, _NEARBY)
    spread = np.square(here).sum((1, 2))
    best = np.full(len(cells), -1.0)
    for down, right in np.ndindex(2 * _NEARBY + 1, 2 * _NEARBY + 1):
        there = _windows(margin, _CELL)[tuple((cells * _CELL + (down, right)).T)]
        met = np.einsum("nij,nij->n", here, there)
        varies = spread * (np.square(there).sum((1, 2)) - np.square(there.sum((1, 2))) / _CELL**2)
        best = np.maximum(best, met / np.sqrt(np.maximum(varies, 1e-6)))
    return np.asarray(best >= _MEETS)


def _windows(marks: NDArray[Any], size: int) -> NDArray[Any]:
    return np.lib.stride_tricks.sliding_window_view(marks, (size, size))
