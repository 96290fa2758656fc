"""Where a page comes from: the office named in its letterhead or after a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medlegal.records.kinds import title_of
from medlegal.records.vocabulary import pattern

OFFICE_WORD = pattern("offices", "words", before=r"\b", after=r"\b")
_LABELLED = pattern(
    "offices", "labels", before=r"(?:^|\s)", after=r"(?: name)?\s*:\s*(?P<name>[A-Z][^|:;]{3,70})"
)
_ADDRESS = pattern("offices", "addresses")
_NO_OFFICE = pattern("offices", "no_office")


def facility_in(lines: Sequence[str]) -> str | None:
    """Where the page comes from: its letterhead, else what follows a label."""
    for at, line in enumerate(lines[:7]):
        if _is_letterhead(line) and (
            at == 0 or any(_ADDRESS.search(near) for near in lines[at + 1 : at + 4])
        ):
            return _tidied(line)
    for line in lines[:40]:
        found = _LABELLED.search(line)
        if found and OFFICE_WORD.search(found["name"]):
            return _tidied(re.split(r"\s{2,}|\b(?:Phone|Fax|Tel|Date|DOB|Address)\b", found["name"])[0])
    return next(
        (_tidied(line) for line in lines[:5] if _is_letterhead(line) and title_of([line]) is None), None
    )


def _is_letterhead(line: str) -> bool:
    """True for a line that can be the name of an office: capitalised, short, no title, no sentence."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return (
        4 < len(line) <= 80
        and len(words) <= 9
        and bool(words)
        and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
        and bool(OFFICE_WORD.search(line))
        and not _NO_OFFICE.search(line)
    )


def _tidied(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" -–—_=*|•,")[:90]
