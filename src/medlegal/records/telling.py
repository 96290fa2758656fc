"""How counts and days are told in what a reading writes."""

from __future__ import annotations

import re
from datetime import date

from medlegal.records.reading import Reading

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONG = re.compile(r"\S{36,}")
_FOLD = "\N{ZERO WIDTH SPACE}"
_SPACES = re.compile(r"\s+")


def day_told(on: date | None) -> str:
    return on.strftime("%m/%d/%Y") if on else "undated"


def counts_told(reading: Reading) -> str:
    counts = reading.counts
    return (
        f"{_some(counts.received, 'page')} received in {_some(len(reading.files), 'file')}: {counts.read} read"
        f" ({counts.distinct} distinct, {counts.repeated} repeated), {counts.blank} blank,"
        f" {counts.unreadable} unreadable. {_some(len(reading.documents), 'document')}."
    )


def fit(text: str) -> str:
    """The text with letters that no document can hold marked."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def printable(text: str) -> str:
    """The text on one line, with letters that no document can hold marked."""
    return _SPACES.sub(" ", fit(text)).strip()


def foldable(text: str) -> str:
    """As `printable`, with places where a word too long for any line may break."""
    return _LONG.sub(lambda found: _FOLD.join(found.group()), printable(text))


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
