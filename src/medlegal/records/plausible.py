"""Whether a text reads like writing, or like the rubble of a broken text layer or a failed recognition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_LETTERS = "abcdefghijklmnopqrstuvwxyz^"  # ^ is the edge of a word
_PLACE = {letter: place for place, letter in enumerate(_LETTERS)}
# How readily the second letter follows the first in English, 0 (never) to 9, counted over the
# documentation of free software; rows and columns in the order of _LETTERS.
_FOLLOWS = (
    "356534535247672527675433436",
    "755473436537436426646322426",
    "735473375166437425565221426",
    "644574437335446415545331418",
    "546655434236574547763545427",
    "624466327216437326566033407",
    "634373466015456316546322328",
    "723373227235447345455230507",
    "656565522246576525663514255",
    "745575336454347544647240336",
    "643473357445456425655342427",
    "734574327136436403555412627",
    "754473327035536603536221406",
    "636665736344355323675421437",
    "455544534346675507656554326",
    "724473356136336627565121506",
    "334400004206442434468400006",
    "735574427144556415665430527",
    "525373356144435523676331428",
    "634374267234436406655231537",
    "565564526246674607672313335",
    "724382317023436304433212316",
    "724573367135366326642233306",
    "636474346004545713573335417",
    "545454425035555714654342338",
    "740383057035536323444220557",
    "666655556556655646665553330",
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ACCENTS = str.maketrans("áéíóúüñàèìòùâêîôûçäö", "aeiouunaeiouaeioucao")
_RUBBLE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f]|\(cid:\d+\)")
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "is",
        "was",
        "with",
        "for",
        "on",
        "at",
        "by",
        "he",
        "she",
        "no",
        "not",
        "or",
        "as",
        "be",
        "has",
        "had",
        "that",
        "this",
        "are",
        "from",
        "his",
        "her",
        "an",
        "it",
        "date",
        "name",
        "patient",
        "pain",
        "left",
        "right",
        "page",
        "report",
        "de",
        "la",
        "el",
        "los",
        "las",
        "en",
        "que",
        "con",
        "para",
        "por",
        "una",
        "del",
        "se",
        "su",
        "no",
        "es",
    ]
)
_NOTHING_LIKE, _JUST_LIKE = 4.9, 5.9  # mean ease of letters in rubble and in plain writing
_FEW_WORDS = 8
_LEAST_WORDS = 0.15  # of a page's tokens; a page with fewer words is a table of figures, or rubble
_FEW_TOKENS = 12
_ORDINARY = re.compile(
    r"[(\[\"'$#+-]*(?:[^\W\d_]+(?:[/'’-][^\W\d_]+)*|[\d.,:/-]+[A-Za-z%]{0,3}(?:/[A-Za-z]+)?|[A-Z]{1,4}-?\d[\d-]*)"
    r"[)\]\"'.,:;%?!*-]*"
)


def plausibility(text: str) -> float:
    """0 for rubble, 1 for writing; a page of a few words or of numbers alone gets the benefit of the doubt."""
    tokens = text.split()
    if not tokens:
        return 0.0
    broken = sum(map(bool, map(_RUBBLE.search, tokens))) / len(tokens) if _RUBBLE.search(text) else 0.0
    words = list(map(_plain, _WORD.findall(text)))
    if len(words) < max(_FEW_WORDS, _LEAST_WORDS * len(tokens)):
        ordinary = ordinary_share(tokens)
        return max(0.0, min(0.75, ordinary if len(tokens) > _FEW_TOKENS else 0.75) - 2 * broken)
    ease = sum(map(_ease, words)) / len(words)
    common = sum(map(_COMMON.__contains__, words)) / len(words)
    like = (ease - _NOTHING_LIKE) / (_JUST_LIKE - _NOTHING_LIKE) + min(0.3, common)
    return max(0.0, min(1.0, like - 2 * broken))


def ordinary_share(tokens: Sequence[str]) -> float:
    """The share of tokens that look like words, numbers, dates or codes as people write them."""
    return sum(map(is_ordinary, tokens)) / len(tokens) if tokens else 0.0


def ease(word: str) -> float:
    """How readily the letters of a word follow each other: about 6 in words, under 5 in rubble."""
    return _ease(_plain(word))


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    """In small letters without accents."""
    return word.lower().translate(_ACCENTS)


@lru_cache(maxsize=16384)
def is_ordinary(token: str) -> bool:
    return _ORDINARY.fullmatch(token) is not None


@lru_cache(maxsize=16384)
def is_wordlike(word: str) -> bool:
    """True when its letters follow each other as in a word; always true for numbers."""
    letters = _plain(word)
    return not letters.isalpha() or _ease(letters) >= 5.2


@lru_cache(maxsize=16384)
def _ease(word: str) -> float:
    edges = f"^{word}^"
    steps = [(_PLACE.get(a), _PLACE.get(b)) for a, b in pairwise(edges)]
    return sum(int(_FOLLOWS[a][b]) for a, b in steps if a is not None and b is not None) / len(steps)
