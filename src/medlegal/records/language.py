"""The language that a page is written in, told by its small words."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["en", "es", ""]

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "is",
        "was",
        "with",
        "for",
        "on",
        "at",
        "by",
        "he",
        "she",
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
        "which",
        "were",
        "been",
        "will",
        "any",
        "date",
        "patient",
        "name",
    ]
)
_SPANISH = frozenset(
    [
        "el",
        "la",
        "los",
        "las",
        "de",
        "del",
        "que",
        "en",
        "y",
        "con",
        "para",
        "por",
        "una",
        "un",
        "se",
        "su",
        "sus",
        "al",
        "lo",
        "es",
        "fue",
        "como",
        "más",
        "mas",
        "pero",
        "usted",
        "este",
        "esta",
        "le",
        "ha",
        "ser",
        "si",
        "sin",
        "sobre",
        "fecha",
        "nombre",
        "paciente",
    ]
)


def language_of(text: str) -> Language:
    """`en`, `es`, or nothing where too few words tell."""
    words = _WORD.findall(text.lower())
    english = sum(map(_ENGLISH.__contains__, words))
    spanish = sum(map(_SPANISH.__contains__, words))
    if max(english, spanish) < _FEWEST:
        return ""
    return "es" if spanish > english else "en"
