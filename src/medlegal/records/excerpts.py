"""Word-for-word excerpts of a document: what stands under the headings that a reviewer looks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from medlegal.records.headings import BESIDE, RECORDS, Heading, headings_in
from medlegal.records.margins import is_margin_or_number
from medlegal.records.names import WITH_CREDENTIALS
from medlegal.records.reading import Document, Page, Word
from medlegal.records.sparing import Gated
from medlegal.records.vocabulary import pattern

LONGEST_EXCERPT = 900  # letters; then it is cut at a sentence and says so
MOST_EXCERPTS = 60  # of one document; a longer report is quoted from its beginning
UNHEADED = "Text"
_SENTENCE_END = re.compile(r"[.;!?](?=\s)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:dr|drs|mr|mrs|ms|st|no|nos|vs|v|approx|"
    r"dept|jr|sr|inc|e\.g|i\.e|etc|fig|p|pp|ext|lic|prof|[a-z])|\b[a-z]\.[a-z])\.$",
    re.IGNORECASE,
)
_GREETING = re.compile(r"^\s*(?:dear|estimad[oa]|to whom it may concern)\b", re.IGNORECASE)
_CLOSING = pattern("excerpts", "closing", before=r"^\W*")
_WORK = pattern("excerpts", "work", before=r"\b", after=r"\b")
_DECIDED = pattern("excerpts", "decided", before=r"\b", after=r"\b")
_ABNORMAL = re.compile(
    r"(?:^|\s)(?:H|L|HH|LL|HIGH|LOW|ABN|ABNORMAL|CRITICAL|A|\*|POSITIVE|DETECTED|INCONSISTENT|NOT CONSISTENT"
    r"|REACTIVE)\*?(?=\s|$)"
)
_RECORD = re.compile(  # an entry of a list of records: 03/04/2024 - Progress report - ...
    r"^\W{0,3}(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\s*[-–—:,.]?\s+(?=[A-Z]).{0,60}\b"
    r"(?:[Rr]eport|[Nn]ote|[Ee]valuation|[Ff]ollow-?[Uu]p|MRI|X-?rays?|[Rr]eview|[Aa]uthorization|[Cc]onsultation"
    r"|[Dd]eposition|[Rr]ecords?|[Dd]etermination|[Ll]etter|PR-?[24]|M\.?D|D\.?O|D\.?C|Dr)\b"
)
_BOX = re.compile(r"^(\d{1,2})[a-z]?[.)]\s")
_SIGNED_SHARE = 0.6
_WORK_KINDS = frozenset({"dfr", "pr2", "pr4", "narrative", "return_to_work", "hospital", "therapy"})
_BORDER, _MOST_ROWS, _FEWEST_WORDS, _FEWEST_RECORDS = 4, 12, 8, 3


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


@dataclass
class _Section:
    """The text under one heading on one page, as it grows."""

    group: str
    words: list[str] = field(default_factory=list)
    first: int = 0
    is_review: bool = False  # other records are quoted until a heading written like this one comes
    is_capital: bool = False
    is_alone: bool = False
    has_list: bool = False  # the document lists records by date
    number: int | None = None  # of the box of a form


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a page with the number of its first word."""

    text: str
    first: int

    @property
    def size(self) -> int:
        return len(self.text.split())


def excerpts_in(document: Document, pages: Sequence[Page]) -> tuple[Excerpt, ...]:
    """The excerpts of a document by its fresh pages in order; where no heading is known, how it begins."""
    if document.kind == "deposition":
        return tuple(_ends(pages))
    running = _running_lines(pages)
    found = list(_headed(pages, running))
    found += _told_apart(document, pages, running, {one.heading for one in found})
    found.sort(key=lambda one: (one.stamp, one.first))
    return tuple((found or list(_opening(pages[:1], running)))[:MOST_EXCERPTS])


def quoted(excerpt: Excerpt, page: Page) -> list[Word]:
    """The words of the excerpt with their boxes on its page, to be highlighted."""
    return page.words[excerpt.first : excerpt.last + 1]


def _headed(pages: Sequence[Page], running: set[str]) -> Iterator[Excerpt]:
    """The parts that stand under a known heading, up to the next; a section goes on over the page."""
    records = sum(bool(_RECORD.match(line)) for page in pages for line in page.text.split("\n"))
    section = _Section("", has_list=records >= _FEWEST_RECORDS)
    for page in pages:
        section.words, section.first = [], 0
        for line in _body(page, running):
            yield from _read_line(page, section, line)
        yield from _excerpt(page, section)


def _read_line(page: Page, section: _Section, line: _Line) -> Iterator[Excerpt]:
    if section.group and section.has_list and _RECORD.match(line.text):
        yield from _excerpt(page, section)
        _begin(section, Heading(RECORDS, 0, 0, section.is_capital, is_alone=True))
        return
    headings = [one for one in headings_in(line.text) if not _is_quoted(section, one)]
    if section.group and (not headings or headings[0].start) and _ends_section(section, line.text):
        headings.insert(0, Heading(BESIDE, 0, 0, is_capital=False))
    at = 0
    for heading in headings:
        if heading.start and heading.group == section.group:
            continue  # a name within its own section is a part of the text
        _add(section, line, at, heading.start)
        yield from _excerpt(page, section)
        _begin(section, heading)
        at = heading.text_at
    _add(section, line, at, len(line.text))


def _ends_section(section: _Section, text: str) -> bool:
    """True for what closes a document, who signs it, and the next box of a form."""
    if _CLOSING.match(text):
        return True
    named = WITH_CREDENTIALS.match(text)
    if named is not None and len(named.group()) >= _SIGNED_SHARE * len(text):
        return True
    box = _BOX.match(text) if section.number else None
    return (
        box is not None and section.number is not None and section.number < int(box[1]) <= section.number + 12
    )


def _is_quoted(section: _Section, heading: Heading) -> bool:
    """True for a heading within quoted records: only one written like the heading of the review ends it."""
    if not section.is_review:
        return False
    if heading.start or heading.is_capital != section.is_capital:
        return True
    return section.is_alone and not (heading.is_alone or heading.is_capital)


def _begin(section: _Section, heading: Heading) -> None:
    section.is_review = heading.group == RECORDS
    section.is_capital, section.number = heading.is_capital, heading.number
    section.is_alone = heading.is_alone
    section.group = "" if heading.group in (BESIDE, RECORDS) else heading.group
    section.words, section.first = [], 0


def _add(section: _Section, line: _Line, start: int, end: int) -> None:
    words = line.text[start:end].split()
    if not section.group or not words:
        return
    first = line.first + len(line.text[:start].split())
    if not section.words:
        section.first = first
    section.words += words


def _excerpt(page: Page, section: _Section) -> Iterator[Excerpt]:
    text = " ".join(section.words)
    if not section.group or not any(letter.isalnum() for letter in text):
        return
    kept = text if len(text) <= LONGEST_EXCERPT else _cut(text)
    last = section.first + len(kept.split()) - 1
    yield Excerpt(
        section.group, kept, page.file, page.number, page.stamp, section.first, last, is_cut=kept != text
    )


def _told_apart(
    document: Document, pages: Sequence[Page], running: set[str], have: set[str]
) -> Iterator[Excerpt]:
    """What a reviewer looks for outside headings: work status, the decision of a review, abnormal results."""
    if document.kind in _WORK_KINDS and "Work status" not in have:
        yield from _lines_with(_WORK, "Work status", pages, running, most=2)
    if document.kind in ("ur_decision", "imr") and "Treatment" not in have:
        yield from _lines_with(_DECIDED, "Treatment", pages, running, most=3)
    if document.kind == "laboratory":
        yield from _lines_with(_ABNORMAL, "Findings", pages, running, most=_MOST_ROWS, is_row=True)


def _lines_with(
    words: re.Pattern[str] | Gated,
    heading: str,
    pages: Sequence[Page],
    running: set[str],
    *,
    most: int,
    is_row: bool = False,
) -> Iterator[Excerpt]:
    """The lines that hold such words, each with the rest of its sentence."""
    told = 0
    for page in pages:
        lines = list(_body(page, running))
        for at, line in enumerate(lines):
            if told < most and words.search(line.text) and (not is_row or _is_row(line.text)):
                told += 1
                yield from _excerpt(
                    page, _sentence(heading, lines, at) if not is_row else _row(heading, line)
                )


def _is_row(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and len(text.split()) >= 3


def _row(heading: str, line: _Line) -> _Section:
    return _Section(heading, line.text.split(), line.first)


def _sentence(heading: str, lines: Sequence[_Line], at: int) -> _Section:
    """The line, from the end of the sentence before it to the end of its own."""
    first, last = at, at
    while first and at - first < 2 and not _ends_sentence(lines[first - 1].text) and _runs(lines[first - 1]):
        first -= 1
    while (
        last + 1 < len(lines)
        and last - at < 2
        and not _ends_sentence(lines[last].text)
        and _runs(lines[last])
    ):
        last += 1
    return _Section(
        heading, [word for line in lines[first : last + 1] for word in line.text.split()], lines[first].first
    )


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ":", "!", "?"))


def _runs(line: _Line) -> bool:
    return line.size >= _FEWEST_WORDS


def _opening(pages: Sequence[Page], running: set[str]) -> Iterator[Excerpt]:
    """How a document without known headings begins: after the greeting, else where running text begins."""
    for page in pages:
        lines = list(_body(page, running))
        greeted = next((at for at, line in enumerate(lines) if _GREETING.match(line.text)), None)
        begun = next((at for at, line in enumerate(lines) if _is_running_text(line.text)), 0)
        start = greeted if greeted is not None else begun
        words = [word for line in lines[start:] for word in line.text.split()]
        if words:
            yield from _excerpt(page, _Section(UNHEADED, words, lines[start].first))


@lru_cache(maxsize=4096)
def _is_running_text(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) >= _FEWEST_WORDS and sum(word[0].islower() for word in words) > len(words) / 2


def _ends(pages: Sequence[Page]) -> Iterator[Excerpt]:
    """The first and the last page of a transcript, as they begin."""
    for page in {page.key: page for page in (*pages[:1], *pages[-1:])}.values():
        yield from _excerpt(page, _Section(UNHEADED, page.text.split(), 0))


def _body(page: Page, running: set[str]) -> Iterator[_Line]:
    """The lines of a page without those that repeat at its borders, page numbers and what machines added."""
    texts = page.text.split("\n")
    filled = [at for at, text in enumerate(texts) if text.strip()]
    margins = _margins([texts[at].strip() for at in filled], running)
    outside = {at for n, at in enumerate(filled) if n < margins[0] or n >= len(filled) - margins[1]}
    first = 0
    for at, text in enumerate(texts):
        line = _Line(text.strip(), first)
        first += line.size
        if line.text and at not in outside:
            yield line


def _margins(lines: Sequence[str], running: set[str]) -> tuple[int, int]:
    """How many lines at the top and at the foot are no part of the text."""
    top = _margin(lines[:_BORDER], running)
    rest = lines[top:]
    return top, _margin(rest[::-1][: min(_BORDER, len(rest) // 2)], running)


def _margin(outermost: Sequence[str], running: set[str]) -> int:
    """Lines from the edge of the page up to the innermost that a machine set; only short ones stand before it."""
    inner = [n for n, line in enumerate(outermost) if _is_of_the_border(line, running)]
    if not inner or any(_is_running_text(line) for line in outermost[: inner[-1]]):
        return sum(takewhile(bool, (_is_of_the_border(line, running) for line in outermost)))
    return inner[-1] + 1


def _is_of_the_border(text: str, running: set[str]) -> bool:
    return _without_figures(text) in running or is_margin_or_number(text)


def _running_lines(pages: Sequence[Page]) -> set[str]:
    """Lines at the borders of several pages, without their figures."""
    seen = Counter[str]()
    for page in pages if len(pages) > 1 else ():
        lines = [line for line in page.text.split("\n") if line.strip()]
        seen.update({_without_figures(line) for line in (*lines[:_BORDER], *lines[-_BORDER:])})
    return {line for line, times in seen.items() if times > 1 and line}


@lru_cache(maxsize=4096)
def _without_figures(line: str) -> str:
    return re.sub(r"[\d\s]+", " ", line).strip().lower()


def _cut(text: str) -> str:
    """The text up to the last sentence that fits, else up to the last word."""
    ends = [
        found.end()
        for found in _SENTENCE_END.finditer(text, 0, LONGEST_EXCERPT)
        if not _ABBREVIATED.search(text[max(0, found.end() - 8) : found.end()])
    ]
    fits = ends and ends[-1] > LONGEST_EXCERPT // 3
    return text[: ends[-1]] if fits else text[:LONGEST_EXCERPT].rsplit(" ", 1)[0]
