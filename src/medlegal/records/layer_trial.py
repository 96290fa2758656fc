"""Whether a page's text layer is borne out by its picture: it stands on the ink, and a sample reads the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import numpy as np

from medlegal.records.attempts import Ocr, turned_shapes
from medlegal.records.cleaning import READING_DPI, Gray, Ink, Shapes
from medlegal.records.leaning import Lean
from medlegal.records.lines import Box, Line
from medlegal.records.trust import covered_share, is_good

Glance = Callable[[], Gray]

_WORD = re.compile(r"[^\W_]{4,}")
_FIGURES = re.compile(r"(?<!\d)\d{2,}(?!\d)")
_FEWEST_FIGURES = 6  # in a sample; a share of fewer says little
_FEWEST_WORDS = 8  # in a sample; fewer prove nothing
_SAMPLE = 0.1  # of the page's height
_ASIDE = 0.6  # share of a glance's ink that no word accounts for
_DARK = 170
_LEAST_INK = 40  # pixels of a glance


def covers(lines: Iterable[Line], ink: Ink, shape: tuple[int, ...]) -> float:
    """The share of the letters seen on the picture that stand inside the layer's words."""
    high, wide = shape[:2]
    return covered_share(
        ink, [(x0 * wide, y0 * high, x1 * wide, y1 * high) for x0, y0, x1, y1 in _boxes(lines)]
    )


def agreement(
    text: str, clean: Gray, lean: Lean, ink: Ink, ocr: Ocr, odd: float | None = None
) -> float | None:
    """The share of the words and figures read in one band of the picture that the layer has too.

    The band is the one with most letters, or the one around `odd`, a share of the page's height where the layer
    reads oddly. None when too few words can be read in it.
    """
    page = np.ascontiguousarray(np.rot90(clean, k=-lean.turn // 90)) if lean.turn else clean
    letters = turned_shapes(ink.shapes, lean.turn, clean.shape[1], clean.shape[0])
    top, bottom = _fullest_band(letters, page.shape[0]) if odd is None else _band_at(odd, page.shape[0])
    read = {word[0] for word in ocr(np.ascontiguousarray(page[top:bottom]), READING_DPI) if is_good(word)}
    return likeness_of(read, text)


def likeness_of(read: Iterable[str], text: str) -> float | None:
    """The share of the words read that stand in the text, or of the figures where fewer of these do.

    None where there are too few words to tell. Words whose letters are right and whose capitals are not count half.
    """
    words, figures = set[str](), set[str]()
    for one in read:
        words.update(_WORD.findall(one))
        figures.update(_FIGURES.findall(one))
    if len(words) < _FEWEST_WORDS:
        return None
    said, small = set(_WORD.findall(text)), set(_WORD.findall(text.lower()))
    exact = len(words & said)
    share = (exact + 0.5 * len({word.lower() for word in words - said} & small)) / len(words)
    if len(figures) < _FEWEST_FIGURES:
        return share
    return min(share, 0.4 + len(figures & set(_FIGURES.findall(text))) / len(figures))


def leaves_ink(glance: Gray, lines: Iterable[Line]) -> bool:
    """True where most of what is seen on a page stands outside the words that it carries as text."""
    dark = glance < _DARK
    seen = int(dark.sum())
    high, wide = dark.shape
    aside = dark.copy()
    for x0, y0, x1, y1 in _boxes(lines):
        aside[
            max(0, int(y0 * high) - 1) : int(y1 * high) + 2, max(0, int(x0 * wide) - 1) : int(x1 * wide) + 2
        ] = False
    return seen >= _LEAST_INK and int(aside.sum()) > _ASIDE * seen


def _fullest_band(letters: Shapes, high: int) -> tuple[int, int]:
    """Top and bottom of the band of the page that holds most letters, cut between lines as far as can be told."""
    band = max(120, round(_SAMPLE * high))
    if not len(letters):
        return 0, min(high, band)
    middles = np.sort(letters[:, 1] + letters[:, 3] // 2)
    counts = np.searchsorted(middles, middles + band) - np.arange(len(middles))
    top = max(0, int(middles[int(np.argmax(counts))]) - 20)
    return top, min(high, top + band + 20)


def _band_at(middle: float, high: int) -> tuple[int, int]:
    half = max(60, round(_SAMPLE * high / 2))
    at = min(max(round(middle * high), half), high - half)
    return max(0, at - half), min(high, at + half)


def _boxes(lines: Iterable[Line]) -> list[Box]:
    return [word.box for line in lines for word in line]
