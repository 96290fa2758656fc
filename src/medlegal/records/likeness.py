"""Pages with nearly the same words: found by MinHash, judged word by word."""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from string import ascii_letters, digits
from typing import overload

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

Tokens = Sequence[str]

_BANDS, _ROWS = 48, 2
_MOST_IN_BUCKET = 100  # a form filled a thousand times must not be compared a million times
_MOST_CANDIDATES = 8
_LEAST_SHARED = 0.15  # estimated share of pairs of words in common
_WORTH_A_LOOK = 0.4  # share of words in place; less is another page
_EDGE = 12  # words: what is stamped, printed or faxed on stands at the head and the foot
_SLIP = 60  # of 100: two spellings this alike may be one word, read twice
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN = str.maketrans(dict.fromkeys(set(map(chr, range(128))) - set(ascii_letters + digits), " "))
_TIMES = 3
_TELEPHONE = (3, 3, 4)  # digits
_SHORTEST_GOOD = 4  # letters; shorter ones are too often slips
_ODD = np.random.default_rng(20260101).integers(1, 2**63, (2, _BANDS * _ROWS), dtype=np.uint64) | np.uint64(1)


@dataclass(frozen=True, slots=True)
class Alike:
    """How two pages compare once their words are laid side by side."""

    likeness: float  # 0-1: words in common, slips of reading counted in part
    words: int  # places where one good word stands against another
    figures: int  # places where one number stands against another
    numbers: int  # numbers on the page that has fewer
    inner: int = 0  # words that differ or are on one page alone, away from its head and foot
    outer: int = 0  # of the places where words or numbers differ, those at the head and the foot
    foot: int = 0  # of these, those at the foot

    @property
    def differs(self) -> int:
        return self.words + self.figures


def tokens_of(lines: Sequence[str]) -> Tokens:
    """Words and numbers alone: signs between them are the first thing that a scan loses."""
    return tuple(map(sys.intern, _tokens(" ".join(lines).lower())))


def _tokens(text: str) -> list[str]:
    if not text.isascii():
        return _TOKEN.findall(text)
    tokens = list[str]()
    for word in text.translate(_BETWEEN).split():
        if word.isalpha() or word.isdigit():
            tokens.append(word)
        else:
            tokens += _TOKEN.findall(word)
    return tokens


class Vocabulary(dict[str, int]):
    """Words by number, so that the tokens of many pages take little room."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.words)
        self.words.append(word)
        return number

    def packed(self, tokens: Tokens) -> Tokens:
        return _Packed(self.words, array("I", map(self.__getitem__, tokens)))


class _Packed(Sequence[str]):
    """Tokens as the numbers of their words."""

    __slots__ = ("_numbers", "_words")

    def __init__(self, words: list[str], numbers: array[int]) -> None:
        self._words, self._numbers = words, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[str]:
        return map(self._words.__getitem__, self._numbers)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> str | Tokens:
        return tuple(self)[at]


def frequent(pages: Iterable[Tokens]) -> frozenset[str]:
    """Words that several pages use: no slips of reading."""
    count = Counter(word for page in pages for word in set(page))
    return frozenset(
        word
        for word, times in count.items()
        if times >= _TIMES and len(word) >= _SHORTEST_GOOD and not word.isdigit()
    )


def candidates(pages: Sequence[Tokens]) -> list[list[int]]:
    """For each page the earlier pages most likely to say the same, best first."""
    if not pages:
        return []
    signed = np.empty((len(pages), _BANDS * _ROWS), np.uint32)
    for at, page in enumerate(pages):
        signed[at] = _signature(page)
    bands = [_Band(signed[:, at * _ROWS : (at + 1) * _ROWS]) for at in range(_BANDS)]
    found = []
    for at in range(len(pages)):
        met: Counter[int] = Counter()
        for band in bands:
            met.update(band.earlier(at))
        found.append(_best(met, signed, at))
    return found


class _Band:
    """Pages in groups that agree in a few marks of their signatures; each group in the order of the pages."""

    def __init__(self, marks: NDArray[np.uint32]) -> None:
        keys = np.ascontiguousarray(marks).view(f"V{marks.itemsize * marks.shape[1]}").ravel()
        _, group = np.unique(keys, return_inverse=True)
        self._order = np.argsort(group, kind="stable").astype(np.int32)
        self._place = np.empty_like(self._order)
        self._place[self._order] = np.arange(len(keys), dtype=np.int32)
        first = np.concatenate(([0], np.cumsum(np.bincount(group))[:-1])).astype(np.int32)
        self._first = first[group]

    def earlier(self, at: int) -> list[int]:
        """The pages of the same group before this one, the latest of them if they are many."""
        place, first = int(self._place[at]), int(self._first[at])
        if place == first:
            return []
        earlier: list[int] = self._order[max(first, place - _MOST_IN_BUCKET) : place].tolist()
        return earlier


def alike(one: Tokens, other: Tokens, good: frozenset[str]) -> Alike:
    """The two pages compared word by word, in order; `good` holds the words that are no slips."""
    one, other = tuple(one), tuple(other)
    if Levenshtein.normalized_similarity(one, other, score_cutoff=_WORTH_A_LOOK) == 0:
        return Alike(0.0, 0, 0, 0)
    seen = _Differences()
    (here, telephone), (there, other_telephone) = _numbers_in(one), _numbers_in(other)
    for step in Levenshtein.opcodes(one, other):
        length = step.src_end - step.src_start
        is_foot = step.src_end >= len(one) - _EDGE and step.src_start >= _EDGE
        is_outer = step.src_start < _EDGE or is_foot
        if step.tag == "equal":
            seen.same += length
            continue
        if not is_outer:
            seen.inner += max(length, step.dest_end - step.dest_start)
        if step.tag == "replace" and length == step.dest_end - step.dest_start:
            for at in range(length):
                a, b = step.src_start + at, step.dest_start + at
                is_slip = a in telephone or b in other_telephone
                differs = seen.compare(one[a], other[b], good, is_outer=is_outer, is_slip=is_slip)
                seen.foot += is_foot and differs
    share = round(2 * seen.same / max(1, len(one) + len(other)), 3)
    return Alike(share, seen.words, seen.figures, min(here, there), seen.inner, seen.outer, seen.foot)


@dataclass(slots=True)
class _Differences:
    """What is counted while two pages are laid side by side."""

    same: float = 0.0
    words: int = 0
    figures: int = 0
    inner: int = 0
    outer: int = 0
    foot: int = 0

    def compare(self, a: str, b: str, good: frozenset[str], *, is_outer: bool, is_slip: bool) -> bool:
        """Whether one word differs from another; a number cut short or run on is a slip of reading, as is any of a
        telephone."""
        garbled = fuzz.ratio(a, b) >= _SLIP
        self.same += 0.8 * garbled
        figure = a.isdigit() and b.isdigit() and not is_slip and not (garbled and len(a) != len(b))
        word = not garbled and a in good and b in good
        self.figures += figure
        self.words += word
        self.outer += is_outer and (figure or word)
        return figure or word


@lru_cache(maxsize=256)
def _numbers_in(page: tuple[str, ...]) -> tuple[int, frozenset[int]]:
    """How many numbers a page has, and where telephone numbers stand: they do not tell one visit from another, and
    scans misread them."""
    places: set[int] = set()
    lengths = [len(word) if word.isdigit() else 0 for word in page]
    for at, length in enumerate(lengths[:-2]):
        if length == _TELEPHONE[0] and tuple(lengths[at : at + 3]) == _TELEPHONE:
            places.update(range(at, at + 3))
    return len(lengths) - lengths.count(0), frozenset(places)


def _best(met: Counter[int], signed: NDArray[np.uint32], at: int) -> list[int]:
    likely = [other for other, _ in met.most_common(4 * _MOST_CANDIDATES)]
    if not likely:
        return []
    shared = (signed[likely] == signed[at]).mean(axis=1)
    order = sorted(zip(-shared, likely, strict=True))
    return [other for less, other in order[:_MOST_CANDIDATES] if -less >= _LEAST_SHARED]


def _signature(page: Tokens) -> NDArray[np.uint32]:
    said = {word for word in page if word.isdigit()} | {f"{a} {b}" for a, b in pairwise(page)}
    marks = np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in said] or [0], np.uint64)
    mixed = (marks[:, None] * _ODD[0] + _ODD[1]) >> np.uint64(32)
    return np.asarray(mixed.min(axis=0), np.uint32)
