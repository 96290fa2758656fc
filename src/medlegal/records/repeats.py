"""Which pages repeat an earlier page: the same content, or the same page scanned, faxed or printed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

from medlegal.records.likeness import Alike, Tokens, alike, candidates, frequent
from medlegal.records.overlaying import likeness_of
from medlegal.records.reading import Document, Page, Repeat

FEWEST_WORDS = 20  # fewer words prove nothing by themselves
_NEARLY_THE_SAME = 0.88
_ALIKE_BUT_DATED = 0.85
_DIGITS_OF_A_YEAR = (2, 4)
_MOST_LAID = 3  # pages laid over one: it costs a tenth of reading it


def _days() -> dict[tuple[str, ...], int]:
    """For each way to write month and day beside each other their number, with room for a year beneath."""
    days = (date(2024, 1, 1) + timedelta(n) for n in range(366))  # a leap year
    return {
        way: (day.month * 100 + day.day) * 10_000
        for day in days
        for way in (
            (str(day.month), str(day.day)),
            (f"{day.month:02}", f"{day.day:02}"),
            (f"{day:%b}".lower(), str(day.day)),
            (f"{day:%B}".lower(), str(day.day)),
            (f"{day:%b}".lower(), f"{day.day:02}"),
        )
    }


_DAYS = _days()


def with_exact_repeats(pages: Sequence[Page]) -> list[Page]:
    """Each later page of the same content or the same picture is marked with the first of its kind."""
    first: dict[str, Page] = {}
    marked = []
    for page in pages:
        if page.is_blank or page.is_unreadable:
            marked.append(page)
            continue
        earlier = _earlier(page, first)
        marked.append(page if earlier is None else page.changed(repeats=_exact(earlier)))
        for mark in _marks(page):
            first.setdefault(mark, earlier or page)
    return marked


def _earlier(page: Page, first: dict[str, Page]) -> Page | None:
    return next((first[mark] for mark in _marks(page) if mark in first), None)


def _marks(page: Page) -> list[str]:
    """A picture alone is no proof for a page with a layer: its text must be the same as well."""
    return [page.fingerprint] + ([f"{page.look} {hash(page.text)}"] if page.look else [])


def _exact(earlier: Page) -> Repeat:
    return Repeat(earlier.file, earlier.number, "exact", 1.0)


@dataclass(frozen=True, eq=False)
class Compared:
    """What is known of a page when it is laid beside others."""

    page: Page
    tokens: Tokens
    dated_on: date | None = None  # of its document

    @cached_property
    def written(self) -> tuple[int, ...]:
        """The days whose month, day and year stand beside each other on it, as `_told` numbers them."""
        tokens = tuple(self.tokens)
        found = {
            _DAYS[tokens[at - 2 : at]] + int(year)
            for at, year in enumerate(tokens)
            if len(year) in _DIGITS_OF_A_YEAR and year.isdecimal() and tokens[at - 2 : at] in _DAYS
        }
        return tuple(found)


def with_near_repeats(pages: Sequence[Page], compared: Sequence[Compared]) -> list[Page]:
    """Pages whose words are those of an earlier page, scanned, faxed, stamped or printed again, are marked.

    Pages of one form from two visits differ in a date or a figure and are not repeats.
    """
    found: dict[int, tuple[int, float]] = {}
    places = {one.page.key: at for at, one in enumerate(compared)}
    tokens = [one.tokens for one in compared]
    good = frequent(tokens)
    for at, likely in enumerate(candidates(tokens)):
        repeats = compared[at].page.repeats
        if repeats is not None:
            found[at] = places.get((repeats.file, repeats.page), at), 1.0
            continue
        best = _best_match(compared, at, _with_next(likely, found.get(at - 1), at), found, good)
        if best is not None:
            found[at] = best
    marks = {
        compared[at].page.key: _near(compared, found, at) for at in found if compared[at].page.repeats is None
    }
    return [page.changed(repeats=marks[page.key]) if page.key in marks else page for page in pages]


def _with_next(likely: list[int], before: tuple[int, float] | None, at: int) -> list[int]:
    """Where the page before repeats another, the page after that other is looked at as well."""
    if before is None or before[0] + 1 >= at or before[0] + 1 in likely:
        return likely
    return [before[0] + 1, *likely]


def _best_match(
    compared: Sequence[Compared],
    at: int,
    likely: Sequence[int],
    found: Mapping[int, tuple[int, float]],
    good: frozenset[str],
) -> tuple[int, float] | None:
    best: tuple[int, float] | None = None
    own = tuple(compared[at].tokens)
    days = {other: compared[_root(found, other)].dated_on or compared[other].dated_on for other in likely}
    likely = [one for one in likely if not _is_of_another_day(compared[one], days[one], compared[at])]
    for other in likely:
        earlier, day = compared[other], days[other]
        seen = alike(earlier.tokens, own, good)
        in_run = found.get(at - 1, (None, 0.0))[0] == other - 1
        if _is_repeat(earlier, day, compared[at], seen, in_run=in_run):
            best = max(best or (other, 0.0), (other, seen.likeness), key=lambda pair: pair[1])
    return best or _laid_over(compared, at, likely)


def _laid_over(compared: Sequence[Compared], at: int, likely: Sequence[int]) -> tuple[int, float] | None:
    """Of pages written by hand, on which words tell the form alone, the one whose strokes this page has."""
    strokes = compared[at].page.strokes
    written = [other for other in likely if strokes and compared[other].page.strokes]
    laid = ((other, likeness_of(compared[other].page.strokes, strokes)) for other in written[:_MOST_LAID])
    return next((pair for pair in laid if pair[1]), None)


def _is_repeat(earlier: Compared, day: date | None, later: Compared, seen: Alike, *, in_run: bool) -> bool:
    """`day` is that of the earlier one. Short pages count only within a run of repeats; figures may differ only as far
    as scans misread them."""
    words = min(len(earlier.tokens), len(later.tokens))
    same_day = day == later.dated_on and later.dated_on is not None
    is_undated = day is None and later.dated_on is None
    if day and later.dated_on and not same_day and not _is_all_the_same(seen):
        return False
    if words < FEWEST_WORDS and not (in_run and seen.likeness >= 0.8 and words >= 3):
        return False
    if (earlier.page.is_partly_unread or later.page.is_partly_unread) and not _is_all_alike(
        seen, is_likely=in_run or same_day
    ):
        return False
    if "ocr" not in (earlier.page.text_from, later.page.text_from):
        # of one day, what is printed at head and foot may be of the day it was printed again
        differs = seen.differs - (seen.outer if same_day else seen.foot * is_undated)
        return seen.likeness >= 0.85 and differs == 0 and seen.inner == 0
    trusted = in_run or same_day
    if seen.likeness < (0.6 if trusted else 0.72):
        return False
    return seen.words <= (3 + words // 30 if trusted else 1 + words // 70) and seen.figures <= _most_slips(
        seen, trusted=trusted
    )


def _is_of_another_day(earlier: Compared, day: date | None, later: Compared) -> bool:
    """True where two pages are of different days and neither tells the day of the other: of several days on one page
    another may have been chosen, for a slip of reading or a stamp."""
    if day is None or later.dated_on is None or day == later.dated_on:
        return False
    return _told(day).isdisjoint(later.written) and _told(later.dated_on).isdisjoint(earlier.written)


def _is_all_the_same(seen: Alike) -> bool:
    return not seen.differs and seen.likeness >= _ALIKE_BUT_DATED


@lru_cache(maxsize=4096)
def _told(day: date) -> frozenset[int]:
    """How a page tells the day: the number of month and day with the year in four figures and in two."""
    month_and_day = _DAYS[str(day.month), str(day.day)]
    return frozenset({month_and_day + day.year, month_and_day + day.year % 100})


def _is_all_alike(seen: Alike, *, is_likely: bool) -> bool:
    """Where a hand wrote on a form, agreement of the form alone proves nothing."""
    return seen.likeness >= (0.75 if is_likely else 0.85)


def _most_slips(seen: Alike, *, trusted: bool) -> float:
    """How many figures two scans of one page may differ in: the more, the more alike all the rest is."""
    if trusted and seen.words == 0 and seen.likeness >= _NEARLY_THE_SAME:
        return 2 + 0.2 * seen.numbers
    return 1 + (0.12 if trusted else 0.05) * seen.numbers


def _root(found: Mapping[int, tuple[int, float]], at: int) -> int:
    while at in found and found[at][0] != at:
        at = found[at][0]
    return at


def _near(compared: Sequence[Compared], found: Mapping[int, tuple[int, float]], at: int) -> Repeat:
    """The first of the pages that all say the same."""
    root = _root(found, at)
    return Repeat(compared[root].page.file, compared[root].page.number, "near", found[at][1])


def repeated_documents(documents: Sequence[Document], pages: Sequence[Page]) -> list[Document]:
    """A document repeats an earlier one when its pages repeat, in order, pages of that one (but for one in ten)."""
    by_key = {page.key: page for page in pages}
    where = {page.key: page.document for page in pages}
    marked = []
    for document in documents:
        repeated = [by_key[key].repeats for key in document.pages]
        homes = Counter(where[one.file, one.page] for one in repeated if one is not None)
        home, count = homes.most_common(1)[0] if homes else (None, 0)
        whole = home != document.id and count >= 0.9 * len(document.pages)
        marked.append(replace(document, repeats=home if whole else None))
    return marked
