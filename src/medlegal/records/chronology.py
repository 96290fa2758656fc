"""The packet by date: every document with word-for-word excerpts under the headings a reviewer looks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from medlegal.records.reading import Document, Page, Reading
from medlegal.records.vocabulary import WORDS, any_of

LONGEST_EXCERPT = 900  # letters; then it is cut at a sentence and says so
_GROUPS = tuple((group, any_of(words)) for group, words in WORDS["headings"].items())
_HEADING = re.compile(
    r"^\W{0,3}(?:[IVX]{1,4}\.|\d{1,2}[.)]|[A-Z]\.)?\s*(?:"
    + "|".join(f"(?P<g{n}>{words})" for n, (_, words) in enumerate(_GROUPS))
    + r")\s*(?P<mark>[:\-–—.]|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ANY_HEADING = re.compile(r"^(?:[A-Z][A-Z /&,'()-]{3,50}|(?:[A-Z][\w'/-]+ ?){1,5})(?::|$)")
_UNHEADED = "Text"
_SENTENCE_END = re.compile(r"[.;!?](?=\s)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a page, as they stand there: words `first` to `last` of the page, counted from 0."""

    heading: str
    text: str
    file: str
    page: int
    stamp: int
    first: int
    last: int
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in the chronology."""

    document: Document
    stamps: tuple[int, ...]
    excerpts: tuple[Excerpt, ...]


def chronology(reading: Reading) -> list[Entry]:
    """Every document once, by date; undated ones last, in the order received. Repeats carry no excerpts."""
    pages = {page.key: page for page in reading.pages}
    entries = [entry_of(document, [pages[key] for key in document.pages]) for document in reading.documents]
    return sorted(entries, key=lambda entry: (entry.document.dated_on or date.max, entry.stamps[0]))


def entry_of(document: Document, pages: Sequence[Page]) -> Entry:
    stamps = tuple(page.stamp for page in pages)
    if document.repeats is not None:
        return Entry(document, stamps, ())
    fresh = [page for page in pages if page.repeats is None]
    found = [excerpt for page in fresh for excerpt in _headed(page)]
    return Entry(document, stamps, tuple(found or [one for page in fresh[:1] for one in _opening(page)]))


def ranges(stamps: Sequence[int]) -> str:
    """Stamps as a person cites them: 3-5, 9."""
    parts: list[list[int]] = []
    for stamp in stamps:
        if parts and stamp == parts[-1][1] + 1:
            parts[-1][1] = stamp
        else:
            parts.append([stamp, stamp])
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in parts)


def _headed(page: Page) -> Iterator[Excerpt]:
    """The parts of a page that stand under a known heading, up to the next heading."""
    group, words, first, at = "", list[str](), 0, 0
    for line in page.text.split("\n"):
        size = len(line.split())
        heading = _HEADING.match(line.strip())
        if heading is not None and _is_heading(line, heading):
            yield from _excerpt(page, group, words, first)
            group, rest = _group(heading), heading["rest"].split()
            words, first = rest, at + size - len(rest)
        elif group and _ANY_HEADING.match(line.strip()) and size <= 6:
            yield from _excerpt(page, group, words, first)
            group, words = "", []
        elif group:
            words += line.split()
        at += size
    yield from _excerpt(page, group, words, first)


def _opening(page: Page) -> Iterator[Excerpt]:
    yield from _excerpt(page, _UNHEADED, page.text.split(), 0)


def _excerpt(page: Page, group: str, words: list[str], first: int) -> Iterator[Excerpt]:
    if not group or not words:
        return
    text = " ".join(words)
    kept = text if len(text) <= LONGEST_EXCERPT else _cut(text)
    last = first + len(kept.split()) - 1
    yield Excerpt(group, kept, page.file, page.number, page.stamp, first, last, is_cut=kept != text)


def _cut(text: str) -> str:
    """The text up to the last sentence that fits, else up to the last word."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, LONGEST_EXCERPT)]
    return (
        text[: ends[-1]]
        if ends and ends[-1] > LONGEST_EXCERPT // 3
        else text[:LONGEST_EXCERPT].rsplit(" ", 1)[0]
    )


def _is_heading(line: str, found: re.Match[str]) -> bool:
    """A heading ends in a colon, stands alone, or is written in capitals; single letters need the colon."""
    name = line.strip()[: found.start("mark")].strip(" .)")
    letters = re.sub(r"[^A-Za-z]", "", name)
    if len(letters) <= 3:
        return found["mark"] == ":"
    return found["mark"] == ":" or not found["rest"] or (name.isupper() and found["mark"] != "")


def _group(found: re.Match[str]) -> str:
    return next(str(name) for n, (name, _) in enumerate(_GROUPS) if found[f"g{n}"] is not None)
