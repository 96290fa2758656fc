"""A page's text: its own layer where that is sound, else read from its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from medlegal.records.cleaning import READING_DPI, Gray, Ink, at_reading_size, cleaned, ink_of
from medlegal.records.fingerprint import bytes_fingerprint
from medlegal.records.lines import Box, Line, Placed, text_and_boxes
from medlegal.records.pages import Carried, Source
from medlegal.records.plausible import is_wordlike, plausibility
from medlegal.records.reading import TextFrom

# text, surety 0-100, left, top, right, bottom in pixels, number of the line
OcrWord = tuple[str, float, int, int, int, int, int]
Ocr = Callable[[Gray, int], Sequence[OcrWord]]
UprightTurn = Callable[[Gray], tuple[int, float]]

SOUND = 0.5  # a layer less plausible than this is read again
COVERED = 0.6  # share of letter-sized ink that words must cover
_LARGE_PICTURE = 0.25  # share of the page; under a larger one there may be writing that the layer lacks
_WELL_READ = 0.62
_FEW_WORDS = 2
_SURE_TURN = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """What a page says, how it was found, and how far it may be trusted."""

    text: str
    boxes: bytes
    text_from: TextFrom
    sure: float
    is_blank: bool = False
    rotated: int = 0
    look: str = ""


def from_layer(carried: Carried) -> Text | None:
    """The layer's text when it can be trusted without a look at the picture, else None."""
    text, boxes = text_and_boxes(carried.lines)
    if not text or carried.picture_share > _LARGE_PICTURE:
        return None
    likely = plausibility(text)
    return Text(text, boxes, "layer", likely) if likely >= SOUND else None


def from_picture(
    source: Source, number: int, carried: Carried, *, ocr: Ocr, upright_turn: UprightTurn
) -> Text:
    """The page's text by its picture; a layer that covers the writing is kept instead of reading it again."""
    gray, dpi = source.gray(number)
    look = bytes_fingerprint(repr(gray.shape).encode(), gray.tobytes())
    page = at_reading_size(gray, dpi)
    clean, tilt = cleaned(page)
    ink = ink_of(clean)
    layer = _covering_layer(carried, ink, clean)
    if layer is not None:
        return _looked(layer, look)
    if len(ink.shapes) == 0 and ink.is_next_to_nothing and not carried.lines:
        return Text("", b"", "none", 1.0, is_blank=True, look=look)
    found = _best_turn(clean, tilt, ink, ocr=ocr, upright_turn=upright_turn)
    return _looked(_better_of(found, carried), look)


def _covering_layer(carried: Carried, ink: Ink, clean: Gray) -> Text | None:
    text, boxes = text_and_boxes(carried.lines)
    likely = plausibility(text) if text else 0.0
    if likely < SOUND:
        return None
    high, wide = clean.shape
    words = [(x0 * wide, y0 * high, x1 * wide, y1 * high) for x0, y0, x1, y1 in _boxes(carried.lines)]
    share = covered_share(ink, words)
    return Text(text, boxes, "layer", min(likely, share)) if share >= COVERED else None


def covered_share(ink: Ink, words: Sequence[Box]) -> float:
    """The share of letter-sized shapes that stand inside some word's box (in the same pixels)."""
    if len(ink.shapes) == 0:
        return 1.0
    if not words:
        return 0.0
    x, y, width, height = ink.shapes.T
    right, low = int((x + width).max()) + 1, int((y + height).max()) + 1
    inside = np.zeros((low + 1, right + 1), bool)
    for x0, y0, x1, y1 in words:
        inside[max(0, int(y0) - 3) : int(y1) + 4, max(0, int(x0) - 3) : int(x1) + 4] = True
    return float(inside[y + height // 2, x + width // 2].mean())


@dataclass(frozen=True, slots=True)
class _Attempt:
    lines: tuple[Line, ...]
    sure: float
    good_words: int
    degrees: int = 0


def _best_turn(clean: Gray, tilt: float, ink: Ink, *, ocr: Ocr, upright_turn: UprightTurn) -> Text:
    """The reading upright; when it reads badly, also the way round that the picture seems to stand."""
    best = _attempt(clean, tilt, ink, ocr, 0)
    if best.sure < _WELL_READ or best.good_words < _FEW_WORDS:
        for degrees in _likely_turns(clean, upright_turn):
            other = _attempt(clean, tilt, ink, ocr, degrees)
            best = other if other.sure * other.good_words > best.sure * best.good_words else best
            if best.sure >= _WELL_READ:
                break
    text, boxes = text_and_boxes(best.lines)
    if best.good_words == 0 and ink.is_next_to_nothing:
        return Text("", b"", "none", 1.0, is_blank=True)
    return Text(text, boxes, "ocr" if text else "none", best.sure, rotated=best.degrees)


def _likely_turns(clean: Gray, upright_turn: UprightTurn) -> list[int]:
    degrees, sure = upright_turn(clean)
    rest = [turn for turn in (180, 90, 270) if turn != degrees]
    if sure >= _SURE_TURN:
        return [degrees, *rest] if degrees else []
    return [degrees, *rest] if degrees else rest


def _attempt(clean: Gray, tilt: float, ink: Ink, ocr: Ocr, degrees: int) -> _Attempt:
    page = np.ascontiguousarray(np.rot90(clean, k=-degrees // 90)) if degrees else clean
    words = [word for word in ocr(page, READING_DPI) if _is_said(word)]
    high, wide = clean.shape
    boxes = [_turned_back(word[2:6], degrees, wide, high) for word in words]
    covered = covered_share(ink, boxes)
    good = sum(1 for word in words if _is_good(word))
    lines = _lines(words, [_tilted_back(box, tilt, wide, high) for box in boxes])
    text = " ".join(word[0] for word in words)
    letters = (
        sum(word[1] * len(word[0]) for word in words) / max(1, sum(len(word[0]) for word in words)) / 100
    )
    return _Attempt(tuple(lines), round(min(covered, plausibility(text), letters), 3), good, degrees)


def _is_said(word: OcrWord) -> bool:
    """False for marks that are no writing: lone signs read out of rules, specks and shading."""
    return any(letter.isalnum() for letter in word[0]) or word[1] >= 60


def _is_good(word: OcrWord) -> bool:
    return word[1] >= 55 and len(word[0]) >= 2 and any(c.isalnum() for c in word[0]) and is_wordlike(word[0])


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


def _better_of(found: Text, carried: Carried) -> Text:
    """What was read, unless the layer says more and says it plausibly."""
    text, boxes = text_and_boxes(carried.lines)
    if not text or plausibility(text) < SOUND:
        return found
    if found.is_blank or found.sure * len(found.text) < 0.6 * len(text):
        return Text(text, boxes, "layer", 0.6)
    return found


def _boxes(lines: Iterable[Line]) -> list[Box]:
    return [word.box for line in lines for word in line]


def _looked(text: Text, look: str) -> Text:
    return Text(text.text, text.boxes, text.text_from, text.sure, text.is_blank, text.rotated, look)
