"""Pages whose words are strange to the rest of their packet: what was read there may be no words at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from medlegal.records.likeness import Tokens
from medlegal.records.reading import Page

_FEWEST_PAGES = 60  # of a packet; fewer have no vocabulary to speak of
_FEWEST_WORDS = 8  # of a page
_READ_SURELY = 0.9  # a page that was read as surely as this is believed
_KNOWN, _KNOWN_LAYER = 0.8, 0.4  # shares of a page's different words that another page has, too


def unfamiliar_pages(pages: Sequence[Page], tokens: Sequence[Tokens]) -> frozenset[tuple[str, int]]:
    """The pages, of these with these words, that a person should read because the packet knows too few of their words.

    Pages read from pictures count where the reading was not sure of them; text layers only where most of it is
    strange. In a packet of few pages none is told.
    """
    if len(pages) < _FEWEST_PAGES:
        return frozenset()
    on_pages: Counter[str] = Counter()
    for words in tokens:
        on_pages.update(set(words))
    return frozenset(
        page.key
        for page, words in zip(pages, tokens, strict=True)
        if _may_be_strange(page) and _is_strange(page, set(words), on_pages)
    )


def _may_be_strange(page: Page) -> bool:
    return page.text_from == "layer" or page.sure < _READ_SURELY


def _is_strange(page: Page, words: set[str], on_pages: Counter[str]) -> bool:
    known = sum(on_pages[word] > 1 for word in words)
    least = _KNOWN_LAYER if page.text_from == "layer" else _KNOWN
    return len(words) >= _FEWEST_WORDS and known < least * len(words)
