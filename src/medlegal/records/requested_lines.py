"""The lines of a request's pages, and a value with the place where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
_MOST_QUOTED = 200  # characters
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\t": " "})
_GAP = re.compile(r"\s{3,}")


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value, the page (from 1) and the words in which it was read."""

    value: T
    page: int
    quote: str


class Line(NamedTuple):
    """One line of a page; three spaces part its columns."""

    page: int
    text: str

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in _GAP.split(self.text.strip()) if cell.strip()]

    @property
    def quote(self) -> str:
        return " ".join(self.text.split())[:_MOST_QUOTED]


def lines_of(pages: Sequence[str]) -> list[Line]:
    """Every line that says something."""
    return [
        Line(number, text.translate(_QUOTES).rstrip())
        for number, page in enumerate(pages, start=1)
        for text in page.splitlines()
        if text.strip()
    ]


def found(pattern: re.Pattern[str], lines: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    """Every place where the pattern fits, with the number of its line."""
    for at, line in enumerate(lines):
        for match in pattern.finditer(line.text):
            yield at, match


def only_one(reads: Sequence[Read[T]]) -> Read[T] | None:
    """The first, where all say the same; None where they differ or there is none."""
    values = {str(one.value).casefold() for one in reads}
    return reads[0] if len(values) == 1 else None


def sentences_of(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Running text put together over the ends of lines, cut into sentences, each with its page."""
    for page in dict.fromkeys(line.page for line in lines):
        text = " ".join(line.text.strip() for line in lines if line.page == page)
        for sentence in re.split(r"(?<=[a-z)][.?!])\s+(?=[A-Z])|\s{3,}", text):
            if sentence.strip():
                yield page, " ".join(sentence.split())
