"""What can be seen on one page by itself: its own lines, its page number, its title, its dates, whom it names."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from medlegal.records.beginnings import (
    is_addressed_head,
    is_greeting,
    is_labelled_head,
    is_mail_head,
    is_memo_head,
)
from medlegal.records.dated import Dated
from medlegal.records.dating import dated_lines
from medlegal.records.identity import (
    account_numbers_in,
    claim_numbers_in,
    days_of,
    record_numbers_in,
    security_ends_in,
)
from medlegal.records.kind_words import kinds_by_words, known_words
from medlegal.records.kinds import Kind, title_of
from medlegal.records.margins import is_margin
from medlegal.records.numbered import without_line_numbers
from medlegal.records.offices import facility_in
from medlegal.records.persons import Named, patient_in
from medlegal.records.reading import Page
from medlegal.records.standing import Lines
from medlegal.records.vocabulary import pattern

_BATES = re.compile(r"^[A-Z][A-Z_-]{1,12}[ -_]?\d{4,}$")
_PAGE_OF = (
    re.compile(
        r"\b(?:pa[gqs]e|pg\.?|p[aá]gina|p\.)\s*[:#]?\s*([\dOolISB|]{1,4})\s*(?:of|ol|oi|ot|0f|cf|/|de|out of)"
        r"\s*([\dOolISB|]{1,4})(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(r"^\s*[-–—]?\s*(\d{1,4})\s*(?:of|/)\s*(\d{1,4})\s*[-–—]?\s*$", re.IGNORECASE),
)
_FOOT_PAGE = re.compile(
    r"(?!.*(?i:pain|strength|score|motor|grip|reflex|scale|rated?\b|goals?\b|met\b|visits?\b|sessions?\b|grade|reps?\b|sets?\b|units?\b|BP\b|\bDay\b))[A-Z].*[A-Za-z]{3}\s+(\d{1,3})/(\d{1,3})$"
)
_FOOT_LINES, _SCALES = 3, (5, 10, 100)  # figures of which findings are counted, as 7/10
_FIGURES = str.maketrans("OoLlIiSsBb|", "00111155881")  # letters that recognising takes figures for
_PAGE = (
    re.compile(r"^\W*(?:page|pg\.?|p\.|p[aá]gina)\s*[:#]?\s*(\d{1,4})\W*$", re.IGNORECASE),
    re.compile(r"^\s*[-–—]\s*(\d{1,4})\s*[-–—]\s*$"),
    re.compile(r"(?:,|\||-|\s{2})\s*page\s+(\d{1,4})\s*$", re.IGNORECASE),
    re.compile(r"^\s*page\s*[:#]?\s*(\d{1,4})\b", re.IGNORECASE),
    re.compile(r"^\s*(\d{1,3})\s*$"),
)
_FAX_PAGE = re.compile(r"\b(?:p(?:age|g)?\b[ .:#]*)?0*(\d{1,3}) ?(?:/|of) ?0*(\d{1,3})\s*$", re.IGNORECASE)
_PRINTED = re.compile(r"(?:printed|print date|run date|date printed|generated)\b", re.IGNORECASE)
_TRIBUNAL = re.compile(r"appeals board|state of california|superior court", re.IGNORECASE)
_RUNNING = 45  # letters in a line
_SENTENCE = re.compile(r"(?:I|we|this|the foregoing|by|in|on|at),? ", re.IGNORECASE)
_FEW, _END_LINES, _MOST_PAGES = 5, 14, 2000  # lines; of a document
_MOST_OF_IT = 0.7
_CLEAR = 7.0  # weight of a title; such a line names no office
_SAID = 1.0  # a date of less weight was only spoken of by a witness
_SIGNED = pattern("page", "signed")
_GOES_ON = re.compile(  # not: Cont. POC 2x a week
    r"\bcont(?:inued|'d|d\b)|\(cont\.?\)|\bcont\.(?=\W*$| from\b| on\b)", re.IGNORECASE
)
_COLUMNS = re.compile(r"\S\s{3,}\S")  # a row of a table or form is no running text
_ENDED = re.compile(r"[.!?:;)\]_\"*]\s*$|^\W*$|\d\s*$")
_TRANSCRIPT = re.compile(
    r"^\s*(?:\d{1,2}\s+)?(?:[QA]\.?\s+\S|THE WITNESS:|M[RS]S?\. [A-Z'-]+:|BY M[RS]S?\. [A-Z'-]+:)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class PageOf:
    """Page `number` of `total`; None where the page does not say."""

    number: int
    total: int | None
    is_printed: bool = False  # by whoever printed the record, not by a fax machine


class Latest:
    """The pages last looked at, which keep their lines; those of the others are read again when they are needed."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._sights: deque[Sight] = deque()

    def note(self, sight: Sight) -> None:
        self._sights.append(sight)
        if len(self._sights) > self._most:
            self._sights.popleft().kept_lines = None


@dataclass(eq=False)
class Sight:
    """One readable page, looked at by itself.

    What fax machines, printers and stamps added, and numbers of lines, are not in `lines`.
    """

    page: Page
    latest: Latest | None = None
    kept_lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        kept = self.kept_lines
        if kept is None:
            kept = self.kept_lines = self._own_lines()
            if self.latest is not None:
                self.latest.note(self)
        return kept

    def _own_lines(self) -> list[str]:
        lines = [line.strip() for line in self.page.text.split("\n") if line.strip()]
        kept = [line for at, line in enumerate(lines) if not self._is_margin(line, at, len(lines))]
        return Lines(without_line_numbers(kept))

    @cached_property
    def page_of(self) -> PageOf | None:
        """Where the page says it stands, by its first or last lines."""
        edge = self.lines[-3:] + self.lines[:8]
        for words in _PAGE_OF:
            for line in edge:
                found = words.search(line)
                if found is None or not any(figure.isdigit() for figure in found[1] + found[2]):
                    continue
                number, total = (figures.translate(_FIGURES) for figures in found.groups())
                if number.isdecimal() and total.isdecimal() and 1 <= int(number) <= int(total) <= _MOST_PAGES:
                    return PageOf(int(number), int(total))
        return self._page_at_foot() or self._page_alone()

    def _page_at_foot(self) -> PageOf | None:
        """As a foot says it after the paper's name: Rehab flowsheet 1/2."""
        for line in self.lines[-_FOOT_LINES:]:
            found = _FOOT_PAGE.match(line) if "/" in line else None
            if found and 1 <= (number := int(found[1])) <= (total := int(found[2])) and total not in _SCALES:
                return PageOf(number, total)
        return None

    @cached_property
    def sent_page(self) -> PageOf | None:
        """Where the page stood in the fax or print that brought it, by what a machine set at its edge."""
        lines = [line.strip() for line in self.page.text.split("\n") if line.strip()]
        edge = [line for line in (*lines[:3], *lines[-2:]) if is_margin(line)]
        found = next((found for line in edge if (found := _FAX_PAGE.search(line))), None)
        if found is None or not 1 <= int(found[1]) <= int(found[2]):
            return None
        return PageOf(int(found[1]), int(found[2]), _PRINTED.match(found.string) is not None)

    @cached_property
    def begins(self) -> float:
        """How much at its top is a first page's: a greeting, a mail's head, an address, the labels of a form."""
        return (
            3.0 * is_mail_head(self.lines)
            + 1.5 * (is_memo_head(self.lines) and not is_mail_head(self.lines))
            + 2.5 * is_greeting(self.lines)
            + 1.0 * (is_addressed_head(self.lines) and not self.is_tail)
            + 1.0 * (is_labelled_head(self.lines) and not self.is_tail)
        )

    @property
    def is_tail(self) -> bool:
        """True for a few lines without a title: what ran over from the page before."""
        return len(self.lines) <= _FEW and self.title is None and self.letterhead is None

    @cached_property
    def title(self) -> Kind | None:
        return title_of(self.lines)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words on it that speak for some kind of paper."""
        return known_words("\n".join(self.lines).lower())

    @cached_property
    def speaks_of(self) -> dict[str, float]:
        """How much its words speak for each kind of paper."""
        return kinds_by_words(self.words)

    @cached_property
    def dates(self) -> list[Dated]:
        found = self.written_dates
        return [one for one in found if one.weight >= _SAID] if self.is_transcript else found

    @cached_property
    def written_dates(self) -> list[Dated]:
        return dated_lines(self.lines)

    @cached_property
    def births(self) -> list[date]:
        return days_of(self.written_dates, "birth")

    @cached_property
    def injuries(self) -> list[date]:
        return days_of(self.written_dates, "injury")

    @cached_property
    def claim_numbers(self) -> list[str]:
        return claim_numbers_in(self.lines)

    @cached_property
    def record_numbers(self) -> list[str]:
        return record_numbers_in(self.lines)

    @cached_property
    def account_numbers(self) -> list[str]:
        return account_numbers_in(self.lines)

    @cached_property
    def security_ends(self) -> list[str]:
        return security_ends_in(self.page.text)

    @cached_property
    def patient(self) -> Named | None:
        return patient_in(self.lines)

    @cached_property
    def facility(self) -> str | None:
        return facility_in(self.lines)

    @cached_property
    def letterhead(self) -> str | None:
        """The office named at the very top; a tribunal in a caption is none."""
        name = facility_in(self.lines[:4])
        if name is None or _TRIBUNAL.search(name) or _SENTENCE.match(name):
            return None
        title = (self.title.title or "") if self.title is not None and self.title.weight >= _CLEAR else ""
        return None if name in title and len(name) >= _MOST_OF_IT * len(title) else name

    @cached_property
    def is_signed(self) -> bool:
        lines = self.lines
        return any(_SIGNED.fits(lines[at]) for at in _SIGNED.among(lines) if at >= len(lines) - _END_LINES)

    @cached_property
    def starts_within(self) -> bool:
        """True when it begins in the middle of a sentence, as wide as running text is."""
        first = self._first_text
        return len(first) >= _RUNNING and first[:1].islower()

    @property
    def begins_small(self) -> bool:
        return self._first_text[:1].islower()

    @cached_property
    def ends_within(self) -> bool:
        """True when it stops in the middle of a sentence."""
        last = next((line for line in reversed(self.lines) if not self._is_page_line(line)), "")
        return len(last) > 45 and not _ENDED.search(last) and not _COLUMNS.search(last)

    @cached_property
    def says_continued(self) -> bool:
        return any(_GOES_ON.search(line) for line in self.lines[:6] if len(line) < 100)

    @cached_property
    def is_transcript(self) -> bool:
        return len(_TRANSCRIPT.findall("\n".join(self.lines))) >= 5

    @cached_property
    def dated_on(self) -> tuple[date | None, float]:
        """The date that a strong label on this page gives, with its weight."""
        strong = [found for found in self.dates if found.weight >= 5]
        best = max(strong, key=lambda found: found.weight - 0.03 * found.line, default=None)
        return (best.on, best.weight) if best else (None, 0.0)

    @property
    def _first_text(self) -> str:
        return next((line for line in self.lines if not self._is_page_line(line)), "")

    @staticmethod
    def _is_margin(line: str, at: int, count: int) -> bool:
        return (at < 3 or at >= count - 3) and (is_margin(line) or _BATES.match(line) is not None)

    @staticmethod
    def _is_page_line(line: str) -> bool:
        return any(words.search(line) for words in (*_PAGE_OF, *_PAGE))

    def _page_alone(self) -> PageOf | None:
        for words in _PAGE:
            top = 2 if words is _PAGE[-1] else 5  # a bare figure further down is a value
            for line in (*self.lines[-2:], *self.lines[:top]):
                found = words.search(line)
                if found and 1 <= int(found[1]) <= 999:
                    return PageOf(int(found[1]), None)
        return None
