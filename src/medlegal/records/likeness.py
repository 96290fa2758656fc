"""Pages with nearly the same words: found by MinHash, judged word by word."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from medlegal.records.plausible import is_wordlike

Tokens = tuple[str, ...]

_BANDS, _ROWS = 32, 3
_MOST_IN_BUCKET = 100  # a form filled a thousand times must not be compared a million times
_MOST_CANDIDATES = 8
_LEAST_SHARED = 0.3  # estimated share of words in common
_WORTH_A_LOOK = 0.4  # share of words in place; less is another page
_SLIP = 60  # of 100: two spellings this alike may be one word, read twice
_NUMBER = re.compile(r"\d")
_DATE = re.compile(r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$")
_ODD = np.random.default_rng(20260101).integers(1, 2**63, (2, _BANDS * _ROWS), dtype=np.uint64) | np.uint64(1)


@dataclass(frozen=True, slots=True)
class Alike:
    """How two pages compare once their words are laid side by side."""

    likeness: float  # 0-1: words in common, slips of reading counted in part
    conflicts: int  # places where one good word or number stands against another
    slips: int  # places where numbers differ as after a slip of reading
    dates: int  # conflicts and slips in dates

    @property
    def differs(self) -> int:
        return self.conflicts + self.slips


def tokens_of(lines: Sequence[str]) -> Tokens:
    words = (word.strip(".,;:()[]{}\"'*_|").lower() for line in lines for word in line.split())
    return tuple(word for word in words if any(letter.isalnum() for letter in word))


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


def alike(one: Tokens, other: Tokens) -> Alike:
    """The two pages compared word by word, in order."""
    if Levenshtein.normalized_similarity(one, other, score_cutoff=_WORTH_A_LOOK) == 0:
        return Alike(0.0, 0, 0, 0)
    same, conflicts, slips, dates = 0.0, 0, 0, 0
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            same += step.src_end - step.src_start
        elif step.tag == "replace":
            for a, b in zip(
                one[step.src_start : step.src_end], other[step.dest_start : step.dest_end], strict=False
            ):
                kind = _difference(a, b)
                same += 0.8 if kind in ("garble", "slip") else 0.0
                conflicts += kind == "conflict"
                slips += kind == "slip"
                dates += kind in ("conflict", "slip") and bool(_DATE.match(a) or _DATE.match(b))
    return Alike(round(2 * same / max(1, len(one) + len(other)), 3), conflicts, slips, dates)


def _best(met: Counter[int], signed: Sequence[NDArray[np.uint32]], at: int) -> list[int]:
    likely = [other for other, _ in met.most_common(4 * _MOST_CANDIDATES)]
    if not likely:
        return []
    shared = (np.stack([signed[other] for other in likely]) == signed[at]).mean(axis=1)
    order = sorted(zip(-shared, likely, strict=True))
    return [other for less, other in order[:_MOST_CANDIDATES] if -less >= _LEAST_SHARED]


def _signature(page: Tokens) -> NDArray[np.uint32]:
    marks = np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in set(page)] or [0], np.uint64)
    mixed = (marks[:, None] * _ODD[0] + _ODD[1]) >> np.uint64(32)
    return np.asarray(mixed.min(axis=0), np.uint32)


@lru_cache(maxsize=65536)
def _difference(a: str, b: str) -> str:
    """conflict: two good readings of different things; slip: perhaps one number misread; garble: one word misread."""
    if _NUMBER.search(a) or _NUMBER.search(b):
        digits_a, digits_b = re.sub(r"\D", "", a), re.sub(r"\D", "", b)
        if digits_a == digits_b:
            return "garble"
        near = (
            len(digits_a) == len(digits_b)
            and Levenshtein.distance(digits_a, digits_b) == 1
            and len(digits_a) > 1
        )
        return "slip" if near or not (a[:1].isdigit() and b[:1].isdigit()) else "conflict"
    if fuzz.ratio(a, b) >= _SLIP:
        return "garble"
    return "conflict" if len(a) > 2 and len(b) > 2 and is_wordlike(a) and is_wordlike(b) else "other"
