"""How far a page's text may be trusted: how much of its ink was read, and whether what was read is writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from medlegal.records.cleaning import Ink, Shapes
from medlegal.records.lines import Box
from medlegal.records.plausible import is_wordlike, plausibility

# text, surety 0-100, left, top, right, bottom in pixels, number of the line
OcrWord = tuple[str, float, int, int, int, int, int]

_SAID = 60  # surety of a lone sign that is kept
_GOOD = 55
_WELL_READ = 0.9  # of the ink; below it part of the page was not read
_LITTLE_WELL_READ = 0.8  # below it a person should look
_FEW_SHAPES = 25  # letters; on fewer a share says little


@dataclass(frozen=True, slots=True)
class Trust:
    """The grounds for believing what was read from a picture; shares from 0 to 1."""

    covered: float  # of the ink that stands inside any word
    well_read: float  # of the ink that stands inside a word read with confidence
    likely: float  # how much the text reads like writing
    letters: float  # how sure the engine is of its letters
    good_words: int
    shapes: int = _FEW_SHAPES  # letter-sized, on the page

    @property
    def sure(self) -> float:
        """0–1; a page of which much ink was not read falls under one half, however sure the rest is."""
        least = min(self.covered, self.likely, self.letters)
        if self.is_partly_unread and self.well_read < _LITTLE_WELL_READ:
            least = min(least, 0.49 * self.well_read / _LITTLE_WELL_READ)
        return round(least, 3)

    @property
    def is_partly_unread(self) -> bool:
        """True where writing stands on the page that was not read: handwriting, mostly, or letters run together."""
        return self.shapes >= _FEW_SHAPES and self.well_read < _WELL_READ


def trust_of(words: Sequence[OcrWord], boxes: Sequence[Box], ink: Ink) -> Trust:
    """The trust in words whose boxes are in the pixels of the ink."""
    confident = [box for word, box in zip(words, boxes, strict=True) if _is_confident(word)]
    text = " ".join(word[0] for word in words)
    length = max(1, sum(len(word[0]) for word in words))
    return Trust(
        covered_share(ink, boxes),
        _written_share(ink, confident),
        plausibility(text),
        sum(word[1] * len(word[0]) for word in words) / length / 100,
        sum(is_good(word) for word in words),
        len(ink.shapes),
    )


def covered_share(ink: Ink, words: Sequence[Box]) -> float:
    """The share of letter-sized shapes that stand inside some word's box (in the same pixels)."""
    return float(is_within(ink.shapes, words).mean()) if len(ink.shapes) else 1.0


def _written_share(ink: Ink, words: Sequence[Box]) -> float:
    """The same share, or less where tall shapes are left out: a hand writes larger than a machine."""
    inside, tall = is_within(ink.shapes, words), np.square(ink.shapes[:, 3].astype(np.float64))
    return float(min(inside.mean(), (inside * tall).sum() / tall.sum())) if len(inside) else 1.0


def is_within(shapes: Shapes, words: Sequence[Box]) -> NDArray[np.bool_]:
    """For each shape whether its middle stands inside some word's box."""
    if not len(shapes) or not words:
        return np.zeros(len(shapes), np.bool_)
    x, y, width, height = shapes[:, :4].T
    right, low = int((x + width).max()) + 1, int((y + height).max()) + 1
    inside = np.zeros((low + 1, right + 1), np.bool_)
    for x0, y0, x1, y1 in words:
        inside[max(0, int(y0) - 3) : int(y1) + 4, max(0, int(x0) - 3) : int(x1) + 4] = True
    return np.asarray(inside[y + height // 2, x + width // 2], np.bool_)


def is_said(word: OcrWord) -> bool:
    """False for marks that are no writing: lone signs read out of rules, specks and shading."""
    return any(letter.isalnum() for letter in word[0]) or word[1] >= _SAID


def is_good(word: OcrWord) -> bool:
    return (
        word[1] >= _GOOD and len(word[0]) >= 2 and any(c.isalnum() for c in word[0]) and is_wordlike(word[0])
    )


def _is_confident(word: OcrWord) -> bool:
    return word[1] >= _GOOD and is_wordlike(word[0])
