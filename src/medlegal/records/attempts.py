"""One attempt at reading a cleaned page picture: turned upright, part by part, every word back where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from medlegal.records.cleaning import READING_DPI, Gray, Ink, Shapes
from medlegal.records.columns import Part, is_four_up, parts_of, within
from medlegal.records.lines import Box, Line, Placed
from medlegal.records.second_look import CLOSER_DPI, missed_strips, put_back, stacked
from medlegal.records.trust import OcrWord, Trust, is_said, trust_of

Ocr = Callable[[Gray, int], Sequence[OcrWord]]

_MARGIN = 8  # pixels of white around a part: letters at the very edge are read badly
_WHITE = 255
_PAGE_NUMBER = re.compile(r"(?:\bpage\b\D{0,3}|^\s*)(\d{1,4})\b(?:\s*$|\s*(?:of|to)\b)?", re.IGNORECASE)
_SMALL_TYPE = 9  # pixels of a usual letter's height
_LARGER = 1.6  # times
_SAME_HEIGHT = 0.5  # of a word's height
_DOWN, _ACROSS = (0, 1, 2, 3), (0, 2, 1, 3)  # places in the order of their numbers
_NUMBERED_LINES = 2  # at the head and at the foot of a small page


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was read with the page turned by `degrees` clockwise."""

    lines: tuple[Line, ...]
    trust: Trust
    degrees: int = 0


def attempt(clean: Gray, tilt: float, ink: Ink, ocr: Ocr, degrees: int) -> Attempt:
    """The words of a straightened page, in shares of the page as it came."""
    high, wide = clean.shape
    page = np.ascontiguousarray(np.rot90(clean, k=-degrees // 90)) if degrees else clean
    letters = turned_shapes(ink.shapes, degrees, wide, high)
    words = [word for word in _read(page, letters, ocr) if is_said(word)]
    boxes = [_turned_back(word[2:6], degrees, wide, high) for word in words]
    trust = trust_of(words, boxes, ink)
    lines = _lines(words, [_tilted_back(box, tilt, wide, high) for box in boxes])
    return Attempt(tuple(lines), trust, degrees)


def _read(page: Gray, letters: Shapes, ocr: Ocr) -> list[OcrWord]:
    """The words of an upright page in the order in which a person reads them."""
    parts = parts_of(letters, page.shape[1], page.shape[0])
    if len(parts) == 1:
        return _in_rows(_with_missed(page, letters, _near_enough(page, letters, ocr), ocr))
    read = [_read_part(page, part, letters, ocr) for part in parts]
    if is_four_up(parts):
        read = _by_page_numbers(read)
    words: list[OcrWord] = []
    for part in read:
        after = words[-1][6] if words else 0
        words += [(*word[:6], word[6] + after) for word in part]
    return words


def _read_part(page: Gray, part: Part, letters: Shapes, ocr: Ocr) -> list[OcrWord]:
    left, top, right, bottom = part
    alone = np.pad(page[top:bottom, left:right], _MARGIN, constant_values=_WHITE)
    x, y = left - _MARGIN, top - _MARGIN
    inside = within(letters, part)
    words = [
        (text, sure, x0 + x, y0 + y, x1 + x, y1 + y, line)
        for text, sure, x0, y0, x1, y1, line in _near_enough(alone, inside, ocr)
    ]
    return _in_rows(_with_missed(page, inside, words, ocr))


def _near_enough(page: Gray, letters: Shapes, ocr: Ocr) -> Sequence[OcrWord]:
    """The words of a picture, which is enlarged where its type is small."""
    if len(letters) and np.median(letters[:, 3]) >= _SMALL_TYPE:
        return ocr(page, READING_DPI)
    larger = np.asarray(
        cv2.resize(page, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC), np.uint8
    )
    return [
        (text, sure, round(x0 / _LARGER), round(y0 / _LARGER), round(x1 / _LARGER), round(y1 / _LARGER), line)
        for text, sure, x0, y0, x1, y1, line in ocr(larger, round(READING_DPI * _LARGER))
    ]


def _with_missed(page: Gray, letters: Shapes, words: Sequence[OcrWord], ocr: Ocr) -> list[OcrWord]:
    """The words, with those of lines that were passed over at first."""
    strips = missed_strips(letters, words)
    if not strips:
        return list(words)
    sheet, begins = stacked(page, strips)
    after = max((word[6] for word in words), default=0)
    return [*words, *put_back(ocr(sheet, CLOSER_DPI), strips, begins, after)]


def _in_rows(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words of one column from top to bottom; what stands on one height is one line, from left to right."""
    lines: dict[int, list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word[6], []).append(word)
    ordered = sorted(lines.values(), key=_middle)
    rows: list[list[OcrWord]] = []
    for line in ordered:
        if rows and _share_a_row(rows[-1], line):
            rows[-1] = sorted(rows[-1] + line, key=lambda word: word[2])
        else:
            rows.append(line)
    return [(*word[:6], number) for number, row in enumerate(rows, start=1) for word in row]


def _middle(line: Sequence[OcrWord]) -> float:
    return float(np.median([(word[3] + word[5]) / 2 for word in line]))


def _share_a_row(row: Sequence[OcrWord], line: Sequence[OcrWord]) -> bool:
    """True where two lines stand side by side on one height, without lying over each other."""
    height = min(np.median([word[5] - word[3] for word in one]) for one in (row, line))
    if abs(_middle(row) - _middle(line)) > _SAME_HEIGHT * height:
        return False
    return not any(a[2] < b[4] and b[2] < a[4] for a in row for b in line)


def _by_page_numbers(read: list[list[OcrWord]]) -> list[list[OcrWord]]:
    """Four small pages down the left side and then the right, unless their printed numbers run from side to side."""
    numbers = [_page_number(words) for words in read]
    if _agreeing(numbers, _ACROSS) > max(1, _agreeing(numbers, _DOWN)):
        return [read[0], read[2], read[1], read[3]]
    return read


def _agreeing(numbers: Sequence[int | None], order: Sequence[int]) -> int:
    """How many of the printed numbers fit pages that follow each other in that order."""
    firsts = Counter(number - order[at] for at, number in enumerate(numbers) if number is not None)
    return max(firsts.values(), default=0)


def _page_number(words: Sequence[OcrWord]) -> int | None:
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word[6], []).append(word[0])
    said = [" ".join(line) for line in lines.values()]
    for line in said[:_NUMBERED_LINES] + said[: -_NUMBERED_LINES - 1 : -1]:
        found = _PAGE_NUMBER.search(line)
        if found:
            return int(found.group(1))
    return None


def turned_shapes(shapes: Shapes, degrees: int, wide: int, high: int) -> Shapes:
    """Letters where they stand once the page (wide × high pixels) is turned clockwise."""
    x, y, width, height = shapes[:, :4].T
    if degrees == 90:
        turned = (high - y - height, x, height, width)
    elif degrees == 180:
        turned = (wide - x - width, high - y - height, width, height)
    elif degrees == 270:
        turned = (y, wide - x - width, height, width)
    else:
        turned = (x, y, width, height)
    return np.stack(turned, axis=1).astype(np.int32)


def _turned_back(box: Sequence[int], degrees: int, wide: int, high: int) -> Box:
    """A box found on the page turned clockwise, on the page as it came (wide × high pixels)."""
    x0, y0, x1, y1 = box
    if degrees == 90:
        return y0, high - x1, y1, high - x0
    if degrees == 180:
        return wide - x1, high - y1, wide - x0, high - y0
    if degrees == 270:
        return wide - y1, x0, wide - y0, x1
    return x0, y0, x1, y1


def _tilted_back(box: Box, tilt: float, wide: int, high: int) -> Box:
    """A box on the straightened page as shares of the page as it came."""
    if not tilt:
        return box[0] / wide, box[1] / high, box[2] / wide, box[3] / high
    turn = np.deg2rad(tilt)
    cos, sin = float(np.cos(turn)), float(np.sin(turn))
    x, y = (box[0] + box[2]) / 2 - wide / 2, (box[1] + box[3]) / 2 - high / 2
    middle_x, middle_y = cos * x - sin * y + wide / 2, sin * x + cos * y + high / 2
    half_x, half_y = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    return (
        (middle_x - half_x) / wide,
        (middle_y - half_y) / high,
        (middle_x + half_x) / wide,
        (middle_y + half_y) / high,
    )


def _lines(words: Sequence[OcrWord], boxes: Sequence[Box]) -> list[Line]:
    lines: dict[int, Line] = {}
    for word, box in zip(words, boxes, strict=True):
        lines.setdefault(word[6], []).extend(Placed(piece, box) for piece in word[0].split())
    return list(lines.values())
