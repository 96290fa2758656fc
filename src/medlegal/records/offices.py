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
_UNFINISHED = re.compile(
    r"\b(?:law|medical|legal)?\s*(?:offices?|firm|group|associates|center) of$|&$", re.IGNORECASE
)
_LEGAL_FORM = re.compile(
    r"^an? (?:\w+ ){0,3}(?:corporation|partnership|company|association|law firm)\.?$", re.IGNORECASE
)


def facility_in(lines: Sequence[str]) -> str | None:
    """Where the page comes from: its letterhead, else what follows a label."""
    top = [_whole_name(lines, at) for at in range(min(7, len(lines)))]
    for at, line in enumerate(top):
        if _is_letterhead(line, lines[at + 1 : at + 2]) and (
            at == 0 or any(_ADDRESS.search(near) for near in lines[at + 1 : at + 4])
        ):
            return _tidied(line)
    for line in lines[:40]:
        found = _LABELLED.search(line)
        if found and OFFICE_WORD.search(found["name"]) and not _NO_OFFICE.search(found["name"]):
            return _tidied(re.split(r"\s{2,}|\b(?:Phone|Fax|Tel|Date|DOB|Address)\b", found["name"])[0])
    bare = (at for at in range(min(5, len(top))) if _is_letterhead(top[at], lines[at + 1 : at + 2]))
    return next((_tidied(top[at]) for at in bare if title_of([top[at]]) is None), None)


def _whole_name(lines: Sequence[str], at: int) -> str:
    """The line, with the next one where the name of an office runs on into it."""
    line, after = lines[at], "".join(lines[at + 1 : at + 2])
    return f"{line} {after}" if _UNFINISHED.search(line) and 0 < len(after) <= 60 else line


def _is_letterhead(line: str, after: Sequence[str] = ()) -> bool:
    """True for a line that can be the name of an office: capitalised, short, no title, no sentence.

    A name without a word for an office counts when the line after it says its legal form.
    """
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if len(word) > 3]
    return (
        4 < len(line) <= 80
        and len(words) <= 9
        and bool(words)
        and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
        and bool(OFFICE_WORD.search(line) or any(_LEGAL_FORM.match(form) for form in after))
        and not _NO_OFFICE.search(line)
    )


def _tidied(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" -–—_=*|•,")[:90]
