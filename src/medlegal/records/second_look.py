"""Writing that the first reading passed over: its lines are cut out, set one below the other and read again."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from medlegal.records.cleaning import READING_DPI, Gray, Shapes
from medlegal.records.trust import OcrWord, is_good, is_within

Strip = tuple[int, int, int, int]  # left, top, right, bottom in pixels

_FEWEST_SHAPES = 4  # in a line worth a second look
_FEWEST_MISSED = 6  # on a page
_MOST_STRIPS = 60
_SAME_ROW = 0.35  # of a letter's height
_WORD_GAP = 5.0  # heights of a letter; a wider gap parts a line in two
_AROUND = 5  # pixels
_BETWEEN = 24  # pixels of white between lines
_LARGER = 1.5  # times: what was lost small is often found larger
CLOSER_DPI = round(READING_DPI * _LARGER)


def missed_strips(letters: Shapes, words: Sequence[OcrWord]) -> list[Strip]:
    """The lines of letter-sized shapes that stand in no word's box."""
    missed = letters[~is_within(letters, [word[2:6] for word in words])]
    if len(missed) < _FEWEST_MISSED:
        return []
    usual = float(np.median(letters[:, 3]))
    strips = [_around(piece) for row in _rows(missed, usual) for piece in _pieces(row, usual)]
    return strips[:_MOST_STRIPS]


def stacked(page: Gray, strips: Sequence[Strip]) -> tuple[Gray, list[int]]:
    """The strips of a page one below the other on white, enlarged, and the height at which each begins."""
    wide = max(right - left for left, _, right, _ in strips) + 2 * _BETWEEN
    high = sum(bottom - top + _BETWEEN for _, top, _, bottom in strips) + _BETWEEN
    sheet, begins, at = np.full((high, wide), 255, np.uint8), [], _BETWEEN
    for left, top, right, bottom in strips:
        cut = page[top:bottom, left:right]
        sheet[at : at + cut.shape[0], _BETWEEN : _BETWEEN + cut.shape[1]] = cut
        begins.append(at)
        at += bottom - top + _BETWEEN
    larger = cv2.resize(sheet, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC)
    return np.asarray(larger, np.uint8), begins


def put_back(
    words: Sequence[OcrWord], strips: Sequence[Strip], begins: Sequence[int], after: int
) -> list[OcrWord]:
    """The good words read from stacked strips, where they stand on the page; their lines count from `after` on."""
    found = []
    for word in words:
        x0, y0, x1, y1 = (round(edge / _LARGER) for edge in word[2:6])
        at = int(np.searchsorted(begins, (y0 + y1) / 2, side="right")) - 1
        if at < 0 or not is_good(word):
            continue
        x, y = strips[at][0] - _BETWEEN, strips[at][1] - begins[at]
        found.append((word[0], word[1], x0 + x, y0 + y, x1 + x, y1 + y, after + word[6]))
    return found


def _rows(shapes: Shapes, usual: float) -> list[Shapes]:
    feet = shapes[:, 1] + shapes[:, 3]
    order = np.argsort(feet, kind="stable")
    breaks = np.flatnonzero(np.diff(feet[order]) > _SAME_ROW * usual) + 1
    return [row for row in np.split(shapes[order], breaks) if len(row) >= _FEWEST_SHAPES]


def _pieces(row: Shapes, usual: float) -> list[Shapes]:
    ordered = row[np.argsort(row[:, 0], kind="stable")]
    gaps: NDArray[np.int32] = ordered[1:, 0] - (ordered[:-1, 0] + ordered[:-1, 2])
    breaks = np.flatnonzero(gaps > _WORD_GAP * usual) + 1
    return [piece for piece in np.split(ordered, breaks) if len(piece) >= _FEWEST_SHAPES]


def _around(shapes: Shapes) -> Strip:
    right, bottom = (shapes[:, 0] + shapes[:, 2]).max(), (shapes[:, 1] + shapes[:, 3]).max()
    left, top = shapes[:, 0].min(), shapes[:, 1].min()
    return (
        max(0, int(left) - _AROUND),
        max(0, int(top) - _AROUND),
        int(right) + _AROUND,
        int(bottom) + _AROUND,
    )
