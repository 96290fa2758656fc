"""Words that a page carries and does not show: under a black bar, white on white, outside its edges."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from medlegal.records.cleaning import Gray
from medlegal.records.lines import Box, Line

Sums = np.ndarray[tuple[int, int], np.dtype[np.int32]]
Marks = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
Places = np.ndarray[tuple[int], np.dtype[np.int64]]
Shares = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Claims = np.ndarray[tuple[int], np.dtype[np.bool_]]
Draw = Callable[[float], Gray]  # the page as shown, in gray, at so many dots per inch

ROUGH_DPI, FINE_DPI = 36, 144
_ROUGH_STEP, _FINE_STEP = 10, 20  # of 255, from one dot to the next: less is no ink to the eye
_LEAST_DOTS = 2
_DARK, _BARRED = 110, 0.15  # of 255; share of a word's box
_FEW_WORDS, _TOO_MANY = 8, 0.2  # from this share of hidden words on, the layer is no witness of what is seen


def seen_lines(lines: Sequence[Line], draw: Draw) -> tuple[list[Line], int]:
    """The lines without the words that cannot be seen, and how many those are.

    No line is left when so much is hidden that the page must be read by its picture.
    """
    words = [word for line in lines for word in line]
    boxes = [word.box for word in words]
    doubtful = _doubtful(boxes, draw(ROUGH_DPI)) if boxes else []
    if not doubtful:
        return list(lines), 0
    hidden = _hidden(boxes, doubtful, draw(FINE_DPI))
    if not any(_says_something(words[at].text) for at in hidden):
        return list(lines), 0
    beyond = np.flatnonzero(_outside(np.array(boxes, np.float64))).tolist()
    within = len(hidden.difference(beyond))
    if within >= _FEW_WORDS and within > _TOO_MANY * (len(words) - len(beyond)):
        return [], len(hidden)
    return _without(lines, hidden), len(hidden)


def _doubtful(boxes: Sequence[Box], gray: Gray) -> list[int]:
    """The words without ink, and those that a dark bar may cover in part."""
    if not boxes:
        return []
    places, steps = np.array(boxes, np.float64), _steps(gray, _ROUGH_STEP)
    seen = _seen(places, gray, steps)
    is_solid = (gray < _DARK) & ~cv2.bitwise_or(*steps).view(np.bool_)
    if not is_solid.any():
        return [at for at, one in enumerate(seen) if not one]
    x0, y0, x1, y1 = _dots(places, gray)
    solid = _within(_sums(is_solid.view(np.uint8)), x0, y0, x1, y1)
    is_barred = solid > _BARRED * np.maximum((x1 - x0) * (y1 - y0), 1)
    return [at for at, one in enumerate(seen) if not one or is_barred[at]]


def _hidden(boxes: Sequence[Box], doubtful: Sequence[int], gray: Gray) -> set[int]:
    seen = _seen(np.array([boxes[at] for at in doubtful], np.float64), gray, _steps(gray, _FINE_STEP))
    return {
        at for at, one in zip(doubtful, seen, strict=True) if not one or _is_partly_barred(boxes[at], gray)
    }


def _is_partly_barred(box: Box, gray: Gray) -> bool:
    """True when a dark stretch as wide as a letter is high runs through a word without any ink to tell apart."""
    x0, y0, x1, y1 = (int(edge[0]) for edge in _dots(np.array([box], np.float64), gray))
    part = gray[y0:y1, x0:x1].astype(np.int16)
    if part.shape[0] < _LEAST_DOTS or part.shape[1] <= part.shape[0]:
        return False
    is_even = (part.max(axis=0) - part.min(axis=0) < _FINE_STEP) & (part.max(axis=0) < _DARK)
    longest = run = 0
    for one in is_even:
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest >= int(part.shape[0])


def _seen(boxes: Shares, gray: Gray, steps: tuple[Marks, Marks]) -> list[bool]:
    """Whether there is any ink within each box; one too small to tell counts as seen."""
    is_outside = _outside(boxes)
    x0, y0, x1, y1 = _dots(boxes, gray)
    across, down = map(_sums, steps)
    found = _within(across, x0, y0, x1 - 1, y1) + _within(down, x0, y0, x1, y1 - 1)
    is_small = (x1 - x0 < _LEAST_DOTS) | (y1 - y0 < 1)
    seen: list[bool] = (((found > 0) | is_small) & ~is_outside).tolist()
    return seen


def _dots(boxes: Shares, gray: Gray) -> tuple[Places, Places, Places, Places]:
    """Left, upper, right and lower edge of the dots that lie wholly within each box."""
    high, wide = gray.shape
    limits = np.array(((wide,), (high,), (wide,), (high,)), np.float64)
    edges = np.ascontiguousarray(boxes.T) * limits
    edges[:2], edges[2:] = np.ceil(edges[:2]), np.floor(edges[2:])
    x0, y0, x1, y1 = np.minimum(np.maximum(edges, 0), limits).astype(np.int64)
    return x0, y0, x1, y1


def _outside(boxes: Shares) -> Claims:
    """True for a word whose middle lies beyond an edge of the page."""
    middle_x, middle_y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    outside: Claims = (middle_x < 0) | (middle_x > 1) | (middle_y < 0) | (middle_y > 1)
    return outside


def _steps(gray: Gray, step: int) -> tuple[Marks, Marks]:
    """The dots that differ from their right, and from their lower, neighbour."""
    across: Marks = np.zeros(gray.shape, np.uint8)
    down: Marks = np.zeros(gray.shape, np.uint8)
    np.greater(cv2.absdiff(gray[:, :-1], gray[:, 1:]), step, out=across[:, :-1].view(np.bool_))
    np.greater(cv2.absdiff(gray[:-1], gray[1:]), step, out=down[:-1].view(np.bool_))
    return across, down


def _sums(marks: Marks) -> Sums:
    """Running sums, with a row and a column of zeros before them."""
    return np.asarray(cv2.integral(marks), np.int32)


def _within(sums: Sums, x0: Places, y0: Places, x1: Places, y1: Places) -> Places:
    x1, y1 = np.maximum(x0, x1), np.maximum(y0, y1)
    found: Places = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
    return found


def _without(lines: Sequence[Line], hidden: set[int]) -> list[Line]:
    kept, at = list[Line](), 0
    for line in lines:
        rest = [word for place, word in enumerate(line, start=at) if place not in hidden]
        at += len(line)
        if rest:
            kept.append(rest)
    return kept


def _says_something(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
