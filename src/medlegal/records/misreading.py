"""How many letters of a page were read wrongly, and how far a doubt was told where they were."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "\xad": "-"})


def plain_text(text: str) -> str:
    """Typographers' quotes and dashes as a typewriter has them, and one space between words."""
    return " ".join(re.sub(r"[\ufffe\uffff\x00-\x08]", "", text).translate(_SAME).split())


def wrong_letters(true: str, read: str) -> float:
    """Letters to change, add or drop for each letter of the true text, its order included. May pass 1."""
    true, read = plain_text(true), plain_text(read)
    return Levenshtein.distance(true, read) / max(1, len(true))


def wrong_letters_in_any_order(true: str, read: str) -> float:
    """The same, but words that were read elsewhere on the page are no error, as in tables and columns."""
    missing, extra = _left_over(plain_text(true).split(), plain_text(read).split())
    wrong = 0
    for word in sorted(missing, key=len, reverse=True):
        nearest = process.extractOne(word, extra, scorer=Levenshtein.distance) if extra else None
        if nearest and nearest[1] < len(word):
            wrong += nearest[1]
            extra.remove(nearest[0])
        else:
            wrong += len(word)
    return (wrong + sum(map(len, extra))) / max(1, len(plain_text(true)))


def _left_over(true: list[str], read: list[str]) -> tuple[list[str], list[str]]:
    """Words that are not found letter for letter on the other side."""
    wanted, got = Counter(true), Counter(read)
    return list((wanted - got).elements()), list((got - wanted).elements())
