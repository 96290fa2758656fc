"""Whether a text layer reads so plainly that nobody need look at the picture, and where it reads oddest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from medlegal.records.lines import Line, Placed
from medlegal.records.plausible import ease, is_ordinary

_PLAIN = 0.85  # plausible beyond doubt
_ORDINARY = 0.8  # of the tokens
_ODD_EASE = 4.6  # of letters that follow each other; below it they are hardly a word
_LINE_LETTERS = 10  # in a line that can be judged by itself
_ODD_LINE = 0.5  # of a line's letters
_ODD_LINES, _ODD_LETTERS = 2, 0.06  # lines; share of the page's letters
_LONE, _RUN_ON, _LONGEST = 0.35, 0.12, 22  # shares of the words; letters
_FEW_TOKENS = 13
_MIXED, _UNKNOWN = 0.04, 0.01  # shares of the tokens
_SEVERAL, _MOST_SIGNED = 2, 2  # rare signs in a word; such words on a page
_ROOM = 32  # bits for each count, where several stand side by side in one number
_FULL = (1 << _ROOM) - 1
_TEXT = itemgetter(0)  # of a placed word
_FIGURE_IN_WORD = re.compile(r"\d[^\W\d_]{4,}|[^\W\d_]{3,}\d[^\W\d_]{2,}")
_NO_SIGN = re.compile(r"[\ufffd\ue000-\uf8ff]")
_RARE_SIGN = re.compile(r"[~^`#$&!*|{}<>\\]")
_ADDRESS = re.compile(r"(?:https?|www|ftp|file)\b", re.IGNORECASE)
_PIECES = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"[^\W\d_][^\w\s'’./&@,:;()+–-]+[^\W\d_]")


class _Counted(NamedTuple):
    """What is counted of words, as they stand between two gaps."""

    ordinary: int  # words, numbers, dates or codes as people write them
    words: int
    alone: int  # one letter
    run_on: int
    mixed: int  # figures stand in it
    unknown: int  # it has signs that no common font has
    signs: int  # it has several of the signs that few people write, as where a font's codes are wrong
    letters: int  # and figures
    odd: int  # of these, those in a part that is no word


def is_plain(lines: Sequence[Line], likely: float) -> bool:
    """True where all of a layer reads like writing: its letters, its words' lengths, each of its lines.

    `likely` is the plausibility of the whole.
    """
    size = sum(map(len, lines))
    if size < _FEW_TOKENS or likely < _PLAIN:
        return False
    all_of = _counted(chain.from_iterable(lines))
    if all_of.ordinary / size < _ORDINARY:
        return False
    words = all_of.words
    if words >= _FEW_TOKENS and (all_of.alone > _LONE * words or all_of.run_on > _RUN_ON * words):
        return False  # letters stand apart, or words run into each other
    if all_of.mixed > _MIXED * size or all_of.unknown > _UNKNOWN * size or all_of.signs > _MOST_SIGNED:
        return False
    return all_of.odd <= _ODD_LETTERS * all_of.letters or not _has_odd_lines(lines)


def oddest_height(lines: Sequence[Line]) -> float | None:
    """The height, in shares of the page, at which the oddest line stands; None where no line is odd."""
    judged = [(_counted(line), line) for line in lines]
    judged = [(counted, line) for counted, line in judged if counted.letters >= _LINE_LETTERS]
    worst = max(judged, key=lambda pair: pair[0].odd * pair[0].odd / pair[0].letters, default=None)
    if worst is None or worst[0].odd < _ODD_LINE * worst[0].letters:
        return None
    boxes = [word.box for word in worst[1]]
    return sum(box[1] + box[3] for box in boxes) / (2 * len(boxes))


def _has_odd_lines(lines: Sequence[Line]) -> bool:
    judged = list(map(_counted, lines))
    odd = [one.odd for one in judged if one.letters >= _LINE_LETTERS and one.odd > _ODD_LINE * one.letters]
    return len(odd) >= _ODD_LINES and sum(odd) > _ODD_LETTERS * sum(one.letters for one in judged)


def _counted(words: Iterable[Placed]) -> _Counted:
    together = sum(map(_look, map(_TEXT, words)))
    return _Counted(*(together >> _ROOM * at & _FULL for at in range(len(_Counted._fields))))


@lru_cache(maxsize=16384)
def _look(token: str) -> int:
    """What is counted of one word: the counts side by side in one number, since those of a page are added at once."""
    is_word = any(letter.isalpha() for letter in token)
    one = _Counted(
        is_ordinary(token),
        is_word,
        is_word and len(token) == 1,
        is_word and len(max(_PIECES.findall(token), key=len)) >= _LONGEST,
        _FIGURE_IN_WORD.search(token) is not None,
        _NO_SIGN.search(token) is not None,
        len(set(_RARE_SIGN.findall(token))) >= _SEVERAL and not _ADDRESS.match(token),
        *_letters_in(token),
    )
    return sum(count << _ROOM * at for at, count in enumerate(one))


def _letters_in(word: str) -> tuple[int, int]:
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
