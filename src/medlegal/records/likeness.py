"""Pages with nearly the same words: found by MinHash, judged word by word."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

Tokens = tuple[str, ...]

_BANDS, _ROWS = 48, 2
_MOST_IN_BUCKET = 100  # a form filled a thousand times must not be compared a million times
_MOST_CANDIDATES = 8
_LEAST_SHARED = 0.15  # estimated share of pairs of words in common
_WORTH_A_LOOK = 0.4  # share of words in place; less is another page
_EDGE = 12  # words: what is stamped, printed or faxed on stands at the head and the foot
_SLIP = 60  # of 100: two spellings this alike may be one word, read twice
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_TIMES = 3
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

    @property
    def differs(self) -> int:
        return self.words + self.figures


def tokens_of(lines: Sequence[str]) -> Tokens:
    """Words and numbers alone: signs between them are the first thing that a scan loses."""
    return tuple(_TOKEN.findall(" ".join(lines).lower()))


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
    signed = [_signature(page) for page in pages]
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    found = []
    for at, mine in enumerate(signed):
        met: Counter[int] = Counter()
        for band in range(_BANDS):
            bucket = buckets[band, mine[band * _ROWS : (band + 1) * _ROWS].tobytes()]
            met.update(bucket[-_MOST_IN_BUCKET:])
            bucket.append(at)
        found.append(_best(met, signed, at))
    return found


def alike(one: Tokens, other: Tokens, good: frozenset[str]) -> Alike:
    """The two pages compared word by word, in order; `good` holds the words that are no slips."""
    if Levenshtein.normalized_similarity(one, other, score_cutoff=_WORTH_A_LOOK) == 0:
        return Alike(0.0, 0, 0, 0)
    same, words, figures, inner = 0.0, 0, 0, 0
    for step in Levenshtein.opcodes(one, other):
        length = step.src_end - step.src_start
        if step.tag != "equal" and step.src_start >= _EDGE and step.src_end <= len(one) - _EDGE:
            inner += max(length, step.dest_end - step.dest_start)
        if step.tag == "equal":
            same += length
        elif step.tag == "replace" and length == step.dest_end - step.dest_start:
            for a, b in zip(
                one[step.src_start : step.src_end], other[step.dest_start : step.dest_end], strict=True
            ):
                garbled = fuzz.ratio(a, b) >= _SLIP
                same += 0.8 * garbled
                figures += a.isdigit() and b.isdigit()
                words += not garbled and a in good and b in good
    numbers = min(sum(word.isdigit() for word in page) for page in (one, other))
    return Alike(round(2 * same / max(1, len(one) + len(other)), 3), words, figures, numbers, inner)


def _best(met: Counter[int], signed: Sequence[NDArray[np.uint32]], at: int) -> list[int]:
    likely = [other for other, _ in met.most_common(4 * _MOST_CANDIDATES)]
    if not likely:
        return []
    shared = (np.stack([signed[other] for other in likely]) == signed[at]).mean(axis=1)
    order = sorted(zip(-shared, likely, strict=True))
    return [other for less, other in order[:_MOST_CANDIDATES] if -less >= _LEAST_SHARED]


def _signature(page: Tokens) -> NDArray[np.uint32]:
    said = {word for word in page if word.isdigit()} | {f"{a} {b}" for a, b in pairwise(page)}
    marks = np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in said] or [0], np.uint64)
    mixed = (marks[:, None] * _ODD[0] + _ODD[1]) >> np.uint64(32)
    return np.asarray(mixed.min(axis=0), np.uint32)
