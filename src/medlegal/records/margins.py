"""What fax machines, printers and stamps add at the edges of pages."""

from __future__ import annotations

from functools import lru_cache

from medlegal.records.sparing import Caseless
from medlegal.records.vocabulary import pattern

_MARGIN = pattern("page", "margin")
_PAGE_NUMBER = Caseless(
    r"^\W*(?:page|pg\.?|p\.|p[aá]gina)?\W*\d{1,4}(?:\s*(?:of|/|de)\s*\d{1,4})?\W*$"
    r"|\bpage\s*:?\s*\d{1,4}(?: of \d{1,4})?\s*$"
)


@lru_cache(maxsize=4096)
def is_margin(line: str) -> bool:
    """True for a line that a machine set: when and from where a fax came, when a page was printed."""
    return _MARGIN.fits(line)


@lru_cache(maxsize=4096)
def is_margin_or_number(line: str) -> bool:
    return is_margin(line) or _PAGE_NUMBER.fits(line)
