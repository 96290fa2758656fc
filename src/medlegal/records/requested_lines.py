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


# How scanning misreads the words by which a request's fields are known; names are left as they are.
_MISREAD = (
    (re.compile(r"\bD0B\b"), "DOB"),
    (re.compile(r"\bD[O0][l1]\b"), "DOI"),
    (re.compile(r"\b0(?=[a-z]{3})"), "O"),  # 0ctober
    (re.compile(r"\bP\.? ?0\.? ?(?=Box\b)", re.IGNORECASE), "P.O. "),
    (re.compile(r"\b([Ee])rn(?=ploy)"), r"\1m"),
    (re.compile(r"\b([Cc]lai|[Ee]xa)rn(?=s?\b|in)"), r"\1m"),
    (re.compile(r"\bl(?=njur)"), "I"),
    (re.compile(r"(?<=\bNo) (?=\.)"), ""),
    (re.compile(r"\b(panel|claim|case|file)(?=no\b|number\b)", re.IGNORECASE), r"\1 "),
    (re.compile(r"^(\s*)[Cc][eé]:"), r"\1cc:"),
    (re.compile(r"\s*\.{4,}\s*"), ": "),  # dots that lead from a label to its value
    (re.compile(r"\s{2,}\)(?=\s|$)"), "    "),  # the rule of brackets beside a caption
)


def lines_of(pages: Sequence[str]) -> list[Line]:
    """Every line that says something."""
    return [
        Line(number, _read_rightly(text.translate(_QUOTES).rstrip()))
        for number, page in enumerate(pages, start=1)
        for text in page.splitlines()
        if text.strip()
    ]


def _read_rightly(text: str) -> str:
    for misread, letters in _MISREAD:
        text = misread.sub(letters, text)
    return text


def found(pattern: re.Pattern[str], lines: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    """Every place where the pattern fits, with the number of its line."""
    for at, line in enumerate(lines):
        for match in pattern.finditer(line.text):
            yield at, match


def only_one(reads: Sequence[Read[T]]) -> Read[T] | None:
    """The first, where all say the same; None where they differ or there is none."""
    values = {str(one.value).casefold() for one in reads}
    return reads[0] if len(values) == 1 else None


_SIDES = re.compile(r"^(?:applicant|plaintiff|petitioner),?$", re.IGNORECASE)
_AGAINST = re.compile(r"^v(?:s)?\.?$", re.IGNORECASE)


def caption_in(lines: Sequence[Line]) -> list[Read[str]]:
    """Of a pleading's caption the worker's line and the first defendant's; empty where there is none."""
    firsts = [line.cells[0] for line in lines]
    side = next((at for at, cell in enumerate(firsts) if at and _SIDES.match(cell)), None)
    if side is None:
        return []
    against = next(
        (at for at in range(side + 1, min(side + 4, len(lines))) if _AGAINST.match(firsts[at])), None
    )
    places = [side - 1] if against is None or against + 1 >= len(lines) else [side - 1, against + 1]
    return [Read(firsts[at].split(";")[0].strip(" ,"), lines[at].page, lines[at].quote) for at in places]


def sentences_of(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Running text put together over the ends of lines, cut into sentences, each with its page."""
    for page in dict.fromkeys(line.page for line in lines):
        text = " ".join(line.text.strip() for line in lines if line.page == page)
        for sentence in re.split(r"(?<=[a-z)][.?!])\s+(?=[A-Z])|\s{3,}", text):
            if sentence.strip():
                yield page, " ".join(sentence.split())
