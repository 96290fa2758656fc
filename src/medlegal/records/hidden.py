"""Words that a page carries and does not show: under a black bar, white on white, outside its edges."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import chain

import cv2
import numpy as np

from medlegal.records.cleaning import Gray
from medlegal.records.lines import Box, Line

Sums = np.ndarray[tuple[int, int], np.dtype[np.int32]]
Marks = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
Places = np.ndarray[tuple[int], np.dtype[np.int64]]
Shares = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Edges = tuple[Places, Places, Places, Places]
Claims = np.ndarray[tuple[int], np.dtype[np.bool_]]
# the page as shown, in gray, at so many dots per inch: all of it, or the dots that lie wholly within a box
Draw = Callable[[float, Box | None], Gray]

ROUGH_DPI, FINE_DPI = 36, 144
_ROUGH_STEP, _FINE_STEP = 10, 20  # of 255, from one dot to the next: less is no ink to the eye
_LEAST_DOTS = 2
_DARK, _BARRED = 110, 0.15  # of 255; share of a word's box
_WORTH_PARTS = 8  # doubtful words; of more the whole page is drawn at once
_FEW_WORDS, _TOO_MANY = 8, 0.2  # from this share of hidden words on, the layer is no witness of what is seen


def seen_lines(lines: Sequence[Line], draw: Draw) -> tuple[list[Line], int]:
    """The lines without the words that cannot be seen, and how many those are.

    No line is left when so much is hidden that the page must be read by its picture.
    """
    words = [word for line in lines for word in line]
    boxes = [word.box for word in words]
    doubtful = _doubtful(boxes, draw(ROUGH_DPI, None)) if boxes else []
    if not doubtful:
        return list(lines), 0
    hidden = _hidden(boxes, doubtful, draw)
    if not any(_says_something(words[at].text) for at in hidden):
        return list(lines), 0
    beyond = np.flatnonzero(_outside(_in_rows(boxes))).tolist()
    within = len(hidden.difference(beyond))
    if within >= _FEW_WORDS and within > _TOO_MANY * (len(words) - len(beyond)):
        return [], len(hidden)
    return _without(lines, hidden), len(hidden)


def _doubtful(boxes: Sequence[Box], gray: Gray) -> list[int]:
    """The words without ink, and those that a dark bar may cover in part."""
    places, across, down = _in_rows(boxes), *_steps(gray)
    steps = across | down
    x0, y0, x1, y1 = edges = _dots(places, *gray.shape)
    is_doubtful = ~_seen(edges, across, down, steps) | _outside(places)
    is_solid = (gray < _DARK) & (steps == 0)
    if is_solid.any():
        solid = _within(_sums(is_solid.view(np.uint8)), x0, y0, x1, y1)
        is_doubtful |= solid > _BARRED * np.maximum((x1 - x0) * (y1 - y0), 1)
    doubtful: list[int] = np.flatnonzero(is_doubtful).tolist()
    return doubtful


def _hidden(boxes: Sequence[Box], doubtful: Sequence[int], draw: Draw) -> set[int]:
    outside = _outside(_in_rows([boxes[at] for at in doubtful])).tolist()
    whole = draw(FINE_DPI, None) if len(doubtful) > _WORTH_PARTS else None
    parts = (draw(FINE_DPI, boxes[at]) if whole is None else part_of(whole, boxes[at]) for at in doubtful)
    return {
        at
        for at, is_outside, part in zip(doubtful, outside, parts, strict=True)
        if is_outside or not _shows_ink(part, _FINE_STEP) or _is_partly_barred(part)
    }


def _shows_ink(part: Gray, step: int) -> bool:
    """Whether there is any ink in the picture of a word; one too small to tell counts as seen."""
    high, wide = part.shape
    if wide < _LEAST_DOTS or high < 1:
        return True
    across, down = np.diff(part.astype(np.int16), axis=1), np.diff(part.astype(np.int16), axis=0)
    return max(int(np.abs(one).max(initial=0)) for one in (across, down)) > step


def _is_partly_barred(part: Gray) -> bool:
    """True when a dark stretch as wide as a letter is high runs through a word without any ink to tell apart."""
    high, wide = map(int, part.shape)
    if high < _LEAST_DOTS or wide <= high:
        return False
    darkest, lightest = part.min(axis=0), part.max(axis=0)
    is_even = (lightest - darkest < _FINE_STEP) & (lightest < _DARK)
    longest = run = 0
    for one in is_even.tolist():
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest >= high


def _in_rows(boxes: Sequence[Box]) -> Shares:
    """The boxes as an array, a row each; by way of a plain array, which is faster."""
    return np.frombuffer(array("d", chain.from_iterable(boxes)), np.float64).reshape(-1, 4)


def _seen(edges: Edges, across: Marks, down: Marks, steps: Marks) -> Claims:
    """Whether there is any ink within each box; one too small to tell counts as seen."""
    x0, y0, x1, y1 = edges
    sums = _sums(steps)
    seen: Claims = (x1 - x0 < _LEAST_DOTS) | (y1 - y0 < 1) | (_within(sums, x0, y0, x1 - 1, y1 - 1) > 0)
    unseen = np.flatnonzero(~seen)  # a step at the edge of one may lead out of the box
    rows = zip(unseen.tolist(), *(edge[unseen].tolist() for edge in edges), strict=True)
    for at, left, upper, right, lower in rows:
        seen[at] = across[lower - 1, left : right - 1].any() or down[upper : lower - 1, right - 1].any()
    return seen


def part_of(gray: Gray, box: Box) -> Gray:
    x0, y0, x1, y1 = dots_of(box, *gray.shape)
    return gray[y0:y1, x0:x1]


def dots_of(box: Box, high: int, wide: int) -> tuple[int, int, int, int]:
    """Left, upper, right and lower edge of the dots, of so many down and across, that lie wholly within the box."""
    x0, y0, x1, y1 = (int(edge[0]) for edge in _dots(np.array([box], np.float64), high, wide))
    return x0, y0, x1, y1


def _dots(boxes: Shares, high: int, wide: int) -> Edges:
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


def _steps(gray: Gray) -> tuple[Marks, Marks]:
    """The dots that differ from their right neighbour, and those that differ from their lower one."""
    across: Marks = np.zeros(gray.shape, np.uint8)
    down: Marks = np.zeros(gray.shape, np.uint8)
    if min(gray.shape) >= _LEAST_DOTS:
        right, lower = across[:, :-1].view(np.bool_), down[:-1].view(np.bool_)
        np.greater(cv2.absdiff(gray[:, :-1], gray[:, 1:]), _ROUGH_STEP, out=right)
        np.greater(cv2.absdiff(gray[:-1], gray[1:]), _ROUGH_STEP, out=lower)
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
