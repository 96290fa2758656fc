"""The headings of a report: which of them a reviewer looks for, and where the text under each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from medlegal.records.sparing import Caseless
from medlegal.records.vocabulary import WORDS, any_of

BESIDE, RECORDS = "", "records"
_GROUPS = tuple(WORDS["headings"])
_NUMBER = r"(?:(?:[IVX]{1,5}|\d{1,2}[a-z]?|[A-Z])[.)]\s*)?"
_BRACKETS = r"(?:\s*\([^)]{0,160}\)?)?"
_NAMES = "|".join(
    [f"(?P<g{n}>{any_of(WORDS['headings'][group])})" for n, group in enumerate(_GROUPS)]
    + [
        f"(?P<records>{any_of(WORDS['headings_beside']['records'])})",
        f"(?P<beside>{any_of(WORDS['headings_beside']['words'])})",
    ]
)
_AT_START = Caseless(
    rf"^[\W_]{{0,4}}(?P<number>{_NUMBER})(?P<name>{_NAMES}){_BRACKETS}\s*(?P<mark>[:;–—?]|\s-\s|-$|\.(?=\s|$)|\s{{3,}}|$)\s*"
)
_WITHIN = Caseless(rf"(?:(?<=[.;)\]] )|(?<=\s{{2}}))(?P<name>{_NAMES})(?P<mark>:)\s*")
_LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading in a line: its group, where it begins and where its text begins, and how it is written."""

    group: str
    start: int
    text_at: int
    is_capital: bool
    number: int | None = None  # of the box of a form
    is_alone: bool = False  # nothing but the heading stands in the line


@lru_cache(maxsize=16384)
def headings_in(line: str) -> tuple[Heading, ...]:
    """The headings of a line in order; a name within running text is none."""
    found = list(_at_start(line))
    if ":" in line:
        found += [
            _heading(match)
            for match in _WITHIN.finditer(line, found[0].text_at if found else 0)
            if match["name"][:1].isupper()
        ]
    return tuple(found)


def _at_start(line: str) -> Iterator[Heading]:
    if not line.strip():
        return
    match = _AT_START.match(line)
    if match is None or not _is_heading(match, line) or len(match["name"]) > _LONGEST_NAME:
        return
    yield _heading(match)


def _heading(match: re.Match[str]) -> Heading:
    if match["records"] is not None:
        group = RECORDS
    elif match["beside"] is not None:
        group = BESIDE
    else:
        group = next(name for n, name in enumerate(_GROUPS) if match[f"g{n}"] is not None)
    number = match.groupdict().get("number") or ""
    box = int(figures[0]) if (figures := re.findall(r"\d+", number)) else None
    return Heading(
        group,
        match.start(),
        match.end(),
        match["name"].isupper(),
        box,
        not match.string[match.end() :].strip(),
    )


def _is_heading(found: re.Match[str], line: str) -> bool:
    """A heading ends in a colon, stands alone, or is written in capitals; single letters need the colon."""
    name, mark, rest = found["name"], found["mark"].strip(), line[found.end() :].strip()
    letters = re.sub(r"[^A-Za-z]", "", name)
    if mark in (":", ";"):
        return name[:1].isupper() or len(letters) > 3
    if len(letters) <= 1 or (len(letters) <= 3 and (rest or not name.isupper() or name == "CC")):
        return False
    if not rest:
        return mark != "." and (name[:1].isupper() or name.islower())
    if found["number"] and mark in (".", "?"):
        return name[:1].isupper()
    if mark in ("-", "–", "—") and rest[:1].islower():
        return False
    return (name.isupper() and bool(found["mark"])) or (
        mark == "" and len(found["mark"]) >= 3 and name[:1].isupper()
    )
