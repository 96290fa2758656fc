"""The names of the sections of a page, however set: on a line of their own, before a colon, within the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_LABEL = re.compile(
    r"^\W*(?:(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+)?(?P<label>[A-ZÁÉÍÓÚÑ][\w/&'’(),. #-]{0,58}?)\s*(?::|\s[-–—]\s|$)"
)
_WITHIN = re.compile(r"(?<=[.,;:)] )(?P<label>[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ0-9/&'’() -]{2,50}):")
_MOST_WORDS = 8
_MOST_WORDS_ALONE = 6


def section_names(lines: Iterable[str]) -> set[str]:
    """Headings in small letters, without their numbers, colons and brackets."""
    found: set[str] = set()
    for line in lines:
        if (label := _label(line)) is not None:
            found.add(label)
        if ":" in line:
            found.update(_tidied(inner["label"]) for inner in _WITHIN.finditer(line))
    return found


@lru_cache(maxsize=4096)
def _label(line: str) -> str | None:
    found = _LABEL.match(line)
    if found is None:
        return None
    words = found["label"].split()
    alone = found.end() == len(line) and not line.rstrip().endswith(":")
    if len(words) > (_MOST_WORDS_ALONE if alone else _MOST_WORDS) or (alone and line.rstrip()[-1:] in ".,"):
        return None
    return _tidied(found["label"])


def _tidied(label: str) -> str:
    return " ".join(label.lower().replace("’", "'").split()).strip(" .,-#()")
