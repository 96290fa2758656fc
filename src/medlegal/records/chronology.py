"""The packet by date: every document with word-for-word excerpts under the headings a reviewer looks for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from medlegal.records.excerpts import LONGEST_EXCERPT, Excerpt, excerpts_in
from medlegal.records.filed import Filing, filed_with
from medlegal.records.reading import Document, Page, Reading

__all__ = ["LONGEST_EXCERPT", "Entry", "Excerpt", "chronology", "entry_of", "ranges"]

_FIELDS = tuple(one.name for one in fields(Excerpt))


@dataclass(frozen=True)
class Entry:
    """One document in the chronology; its excerpts may lie on the disk."""

    document: Document
    stamps: tuple[int, ...]
    told: Filing[str] = Filing("[]")  # noqa: RUF009 (lives in the class) its excerpts, as JSON

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        return tuple(Excerpt(*row) for row in json.loads(self.told))


def chronology(reading: Reading) -> list[Entry]:
    """Every document once, by date; undated ones after them, in the order received; those of another patient last.

    A repeat stands under the document that it repeats and carries no excerpts.
    """
    pages = {page.key: page for page in reading.pages}
    entries = [entry_of(document, [pages[key] for key in document.pages]) for document in reading.documents]
    leads = {entry.document.id: entry for entry in entries}
    return sorted(entries, key=lambda entry: _place(_lead(entry, leads), entry))


def entry_of(document: Document, pages: Sequence[Page]) -> Entry:
    stamps = tuple(page.stamp for page in pages)
    fresh = [page for page in pages if page.repeats is None]
    if document.repeats is not None or not fresh:
        return Entry(document, stamps)
    return Entry(document, stamps, filed_with(_told(excerpts_in(document, fresh)), fresh[0].text))


def _told(excerpts: Iterable[Excerpt]) -> str:
    return json.dumps([[getattr(one, name) for name in _FIELDS] for one in excerpts])


def ranges(stamps: Sequence[int]) -> str:
    """Stamps as a person cites them: 3-5, 9."""
    parts: list[list[int]] = []
    for stamp in stamps:
        if parts and stamp == parts[-1][1] + 1:
            parts[-1][1] = stamp
        else:
            parts.append([stamp, stamp])
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in parts)


def _lead(entry: Entry, leads: dict[str, Entry]) -> Entry:
    """The first document of those that repeat each other."""
    seen = {entry.document.id}
    while (before := leads.get(entry.document.repeats or "")) and before.document.id not in seen:
        seen.add(before.document.id)
        entry = before
    return entry


def _place(lead: Entry, entry: Entry) -> tuple[bool, date, int, bool, int]:
    one = lead.document
    return one.is_other_patient, one.dated_on or date.max, lead.stamps[0], entry is not lead, entry.stamps[0]
