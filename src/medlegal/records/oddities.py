"""Whether a text layer reads so plainly that nobody need look at the picture, and where it reads oddest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from medlegal.records.lines import Line
from medlegal.records.plausible import ease, ordinary_share

_PLAIN = 0.85  # plausible beyond doubt
_ORDINARY = 0.8  # of the tokens
_ODD_EASE = 4.6  # of letters that follow each other; below it they are hardly a word
_LINE_LETTERS = 10  # in a line that can be judged by itself
_ODD_LINE = 0.5  # of a line's letters
_ODD_LINES, _ODD_LETTERS = 2, 0.06  # lines; share of the page's letters
_LONE, _RUN_ON, _LONGEST = 0.35, 0.12, 22  # shares of the words; letters
_FEW_TOKENS = 13
_MIXED, _UNKNOWN = 0.04, 0.01  # shares of the tokens
_FIGURE_IN_WORD = re.compile(r"\d[^\W\d_]{4,}|[^\W\d_]{3,}\d[^\W\d_]{2,}")
_NO_SIGN = re.compile(r"[\ufffd\ue000-\uf8ff]")
_PIECES = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"[^\W\d_][^\w\s'’./&@,:;()+–-]+[^\W\d_]")


class _Look(NamedTuple):
    """What is counted of a word, as it stands between two gaps."""

    is_word: bool
    is_alone: bool  # one letter
    is_run_on: bool
    is_mixed: bool  # figures stand in it
    is_unknown: bool  # it has signs that no common font has
    letters: int  # and figures
    odd: int  # of these, those in a part that is no word


def is_plain(lines: Sequence[Line], likely: float) -> bool:
    """True where all of a layer reads like writing: its letters, its words' lengths, each of its lines.

    `likely` is the plausibility of the whole.
    """
    tokens = [word.text for line in lines for word in line]
    if len(tokens) < _FEW_TOKENS or likely < _PLAIN or ordinary_share(tokens) < _ORDINARY:
        return False
    words, alone, run_on, mixed, unknown, letters, odd = map(sum, zip(*map(_look, tokens), strict=True))
    if words >= _FEW_TOKENS and (alone > _LONE * words or run_on > _RUN_ON * words):
        return False  # letters stand apart, or words run into each other
    if mixed > _MIXED * len(tokens) or unknown > _UNKNOWN * len(tokens):
        return False
    return odd <= _ODD_LETTERS * letters or not _has_odd_lines(lines)


def oddest_height(lines: Sequence[Line]) -> float | None:
    """The height, in shares of the page, at which the oddest line stands; None where no line is odd."""
    odd = [(_odd_letters(line), line) for line in lines if _letters(line) >= _LINE_LETTERS]
    worst = max(odd, key=lambda pair: pair[0] * pair[0] / _letters(pair[1]), default=None)
    if worst is None or worst[0] < _ODD_LINE * _letters(worst[1]):
        return None
    boxes = [word.box for word in worst[1]]
    return sum(box[1] + box[3] for box in boxes) / (2 * len(boxes))


def _has_odd_lines(lines: Sequence[Line]) -> bool:
    judged = [(_odd_letters(line), _letters(line)) for line in lines]
    odd = [odd for odd, letters in judged if letters >= _LINE_LETTERS and odd > _ODD_LINE * letters]
    return len(odd) >= _ODD_LINES and sum(odd) > _ODD_LETTERS * sum(letters for _, letters in judged)


def _letters(line: Line) -> int:
    return sum(_look(word.text).letters for word in line)


def _odd_letters(line: Line) -> int:
    return sum(_look(word.text).odd for word in line)


@lru_cache(maxsize=16384)
def _look(token: str) -> _Look:
    is_word = any(letter.isalpha() for letter in token)
    return _Look(
        is_word,
        is_word and len(token) == 1,
        is_word and len(max(_PIECES.findall(token), key=len)) >= _LONGEST,
        _FIGURE_IN_WORD.search(token) is not None,
        _NO_SIGN.search(token) is not None,
        *_counted(token),
    )


def _counted(word: str) -> tuple[int, int]:
    """The letters and figures of a word, and how many of these stand in a part that is no word."""
    size = sum(sign.isalnum() for sign in word)
    if _is_of_two_scripts(word) or _WITHIN.search(word):
        return max(size, 1), max(size, 1)
    odd = sum(len(piece) for piece in _PIECES.findall(word) if len(piece) >= 4 and _is_odd(piece))
    return size, odd


def _is_odd(piece: str) -> bool:
    return ease(piece) < _ODD_EASE or (piece[0].islower() and piece[1:].isupper())


def _is_of_two_scripts(word: str) -> bool:
    """True where Latin letters stand among those of another script: look-alikes, mostly."""
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()}
    return len(scripts) > 1 or "?" in scripts
