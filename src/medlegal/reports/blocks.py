"""What a printed paper is made of, before anyone decides whether it becomes Word or PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

IN_BRACKETS = re.compile(r"\[(\d{1,6}(?:\s*[-–,]\s*\d{1,6})*)\]")
RUN = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
LONGEST_RUN = 100_000  # pages; no compiled packet is longer


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    key: str  # stays the same whatever the heading says, so that later papers can point to it
    level: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    text: str
    stamps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Another person's words, set apart."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something that a person still has to write. A paper that holds one is not finished."""

    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels and values, one pair a row."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    share: int  # of the width; the shares of a table may have any sum
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()  # a last row in bold
    name: str = ""  # printed above it


@dataclass(frozen=True, slots=True)
class Fixed:
    """A wording the law dictates: printed as it stands, and guarded against editing in Word."""

    name: str
    text: str
    citation: str
    note: str = ""  # about the wording, not part of it


@dataclass(frozen=True, slots=True)
class Signature:
    line_under: str  # name and credentials
    details: tuple[str, ...]  # date, county, licence


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Heading | Prose | Quote | Placeholder | Pairs | Bullets | Table | Fixed | Signature | PageBreak
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One finished or unfinished paper: report, bill, letter or proof of service."""

    title: str
    letterhead: tuple[str, ...]
    caption: tuple[tuple[str, str], ...]
    running_head: str
    blocks: Blocks
    dated_on: date | None = None
    subtitle: str = ""
    draft_mark: str = ""  # empty once nothing is left to do
    foot_note: str = ""
    has_numbered_headings: bool = True
    language: str = "en"  # of its words: en or es


def printable(text: str) -> str:
    """`text` without the control characters that neither Word nor a PDF can hold."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})


def cited(prose: Prose) -> str:
    """The paragraph, followed in brackets by those of its pages that it does not cite itself."""
    uncited = set(prose.stamps) - stamps_cited(prose.text)
    return f"{prose.text} [{stamps_in_words(uncited)}]" if uncited else prose.text


def stamps_cited(text: str) -> set[int]:
    """The pages that stand in brackets in a text: `[12]`, `[3, 7-9]`."""
    runs = (RUN.findall(inside) for inside in IN_BRACKETS.findall(text))
    return {stamp for run in runs for first, last in run for stamp in _run(int(first), int(last or first))}


def _run(first: int, last: int) -> range:
    return range(first, min(last, first + LONGEST_RUN) + 1)


def stamps_in_words(stamps: Iterable[int]) -> str:
    """Page numbers in order, neighbours joined: `3–5, 9`."""
    runs: list[list[int]] = []
    for stamp in sorted(set(stamps)):
        if runs and stamp == runs[-1][-1] + 1:
            runs[-1].append(stamp)
        else:
            runs.append([stamp])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
