"""Which pages repeat an earlier page: the same content, or the same page scanned, faxed or printed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from medlegal.records.likeness import Alike, Tokens, alike, candidates
from medlegal.records.reading import Document, Page, Repeat

FEWEST_WORDS = 20  # fewer words prove nothing by themselves


def with_exact_repeats(pages: Sequence[Page]) -> list[Page]:
    """Each later page of the same content or the same picture is marked with the first of its kind."""
    first: dict[str, Page] = {}
    marked = []
    for page in pages:
        if page.is_blank or page.is_unreadable:
            marked.append(page)
            continue
        earlier = _earlier(page, first)
        marked.append(page if earlier is None else replace(page, repeats=_exact(earlier)))
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


def with_near_repeats(pages: Sequence[Page], tokens: Mapping[tuple[str, int], Tokens]) -> list[Page]:
    """Pages whose words are those of an earlier page, scanned, faxed, stamped or printed again, are marked.

    Pages of one form from two visits differ in a date or a figure and are not repeats.
    `tokens` holds the words of each page that may be compared.
    """
    compared = [page for page in pages if page.key in tokens]
    found: dict[int, tuple[int, float]] = {}
    places = {page.key: at for at, page in enumerate(compared)}
    for at, likely in enumerate(candidates([tokens[page.key] for page in compared])):
        page = compared[at]
        if page.repeats is not None:
            found[at] = places.get((page.repeats.file, page.repeats.page), at), 1.0
            continue
        best = _best_match(compared, tokens, at, _with_next(likely, found.get(at - 1), at), found)
        if best is not None:
            found[at] = best
    marks = {compared[at].key: _near(compared, found, at) for at in found if compared[at].repeats is None}
    return [replace(page, repeats=marks[page.key]) if page.key in marks else page for page in pages]


def _with_next(likely: list[int], before: tuple[int, float] | None, at: int) -> list[int]:
    """Where the page before repeats another, the page after that other is looked at as well."""
    if before is None or before[0] + 1 >= at or before[0] + 1 in likely:
        return likely
    return [before[0] + 1, *likely]


def _best_match(
    pages: Sequence[Page],
    tokens: Mapping[tuple[str, int], Tokens],
    at: int,
    likely: Sequence[int],
    found: Mapping[int, tuple[int, float]],
) -> tuple[int, float] | None:
    best: tuple[int, float] | None = None
    for other in likely:
        page, earlier = pages[at], pages[other]
        seen = alike(tokens[earlier.key], tokens[page.key])
        in_run = found.get(at - 1, (None, 0.0))[0] == other - 1
        words = min(len(tokens[page.key]), len(tokens[earlier.key]))
        if _is_repeat(seen, words=words, is_scan="ocr" in (page.text_from, earlier.text_from), in_run=in_run):
            best = max(best or (other, 0.0), (other, seen.likeness), key=lambda pair: pair[1])
    return best


def _is_repeat(seen: Alike, *, words: int, is_scan: bool, in_run: bool) -> bool:
    """Short pages count only within a run of repeats; figures may differ only as slips of reading do."""
    if words < FEWEST_WORDS and not (in_run and seen.likeness >= 0.8 and words >= 3):
        return False
    if not is_scan:
        return seen.likeness >= 0.9 and seen.differs == 0
    if seen.likeness < (0.55 if in_run else 0.62):
        return False
    if seen.dates and not (in_run and seen.conflicts == 0):
        return False
    return (
        seen.conflicts <= (3 if in_run else 1) + words // 150
        and seen.slips <= (4 if in_run else 2) + words // 200
    )


def _near(pages: Sequence[Page], found: Mapping[int, tuple[int, float]], at: int) -> Repeat:
    """The first of the pages that all say the same."""
    root = found[at][0]
    while root in found and found[root][0] != root:
        root = found[root][0]
    return Repeat(pages[root].file, pages[root].number, "near", found[at][1])


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
