"""The state of the book itself: what was read and how surely, what is in force, and what changed when."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from medlegal.law.book import BOOK, Reading
from medlegal.law.step import CONFIDENCES, Confidence, Step
from medlegal.law.tabulation import CARDS

STALE_DAYS = 180  # a reading older than this is to be done again


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of one provision, or one table, as the book holds it."""

    key: str
    reading: Reading
    since: date
    until: date | None
    lines: tuple[tuple[str, str, Confidence, str], ...]  # name, citation, confidence, content
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToReview:
    key: str
    citation: str
    title: str
    confidence: Confidence  # the least sure line of it
    why: str
    settle: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A named reader's word that the official text says what the book says."""

    citation: str  # as steps cite it
    read_by: str
    read_on: date


def entries() -> Iterator[Entry]:
    """Every version of every provision, then every table, in order of its key."""
    for key, kept in sorted(BOOK.items()):
        for version in kept.versions:
            lines = tuple(
                (name, version.citation(name), version.confidence(name), content(line))
                for name, line in version.items()
            )
            yield Entry(key, kept.reading, version.since, version.until, lines, version.note)
    for key, card in sorted(CARDS.items()):
        line = ("table", card.citation, card.reading.confidence, f"{card.contents.rows} rows")
        yield Entry(key, card.reading, card.since, card.until, (line,))


def content(line: Any) -> str:
    """What a line says, its fields in words; those left at their default are not named."""
    told = [
        (part.name, getattr(line, part.name))
        for part in fields(line)
        if getattr(line, part.name) != part.default
    ]
    return "; ".join(
        f"{name.replace('_', ' ')}: {_told(value)}" for name, value in told if value not in ({}, ())
    )


def _told(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} ({content(one)})" for name, one in value.items())
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def to_review(today: date) -> tuple[ToReview, ...]:
    """What is not verified, or was last read too long ago, and what would settle each; the least sure first."""
    by_key: dict[str, list[Entry]] = {}
    for entry in entries():
        by_key.setdefault(entry.key, []).append(entry)
    found = [one for held in by_key.values() if (one := _reviewed(held, today))]
    return tuple(sorted(found, key=lambda one: (-CONFIDENCES.index(one.confidence), one.key)))


def _reviewed(held: list[Entry], today: date) -> ToReview | None:
    reading = held[0].reading
    weak = {(name, mark) for entry in held for name, _, mark, _ in entry.lines if mark != "verified"}
    why = [f"{name}: {mark}" for name, mark in sorted(weak)]
    if (today - reading.read_on).days > STALE_DAYS:
        why.append(f"last read {reading.read_on}, more than {STALE_DAYS} days ago")
    why += [f"ends on {held[-1].until}; the next figures have not been read"] if held[-1].until else []
    if not why:
        return None
    marks: list[Confidence] = [mark for _, mark in weak] or ["verified"]
    worst = max(marks, key=CONFIDENCES.index)
    settle = f"Read {reading.citation} at {reading.source}. {reading.doubt}".strip()
    return ToReview(held[0].key, reading.citation, reading.title, worst, "; ".join(why), settle)


def cited(citation: str) -> tuple[Entry, ...]:
    """Every entry that is, or has a line, under `citation`; signs and spaces do not matter."""
    wanted = _plain(citation)
    return tuple(
        entry
        for entry in entries()
        if _holds(wanted, _plain(entry.reading.citation))
        or any(_holds(wanted, _plain(line[1])) for line in entry.lines)
    )


def _plain(citation: str) -> str:
    return re.sub(r"[§.,\s]+", " ", citation.replace("Labor Code", "Lab Code")).strip().casefold() + " "


def _holds(wanted: str, citation: str) -> bool:
    words = re.sub(r"[();]", " ", wanted).split()
    found = re.sub(r"[();]", " ", citation).split()
    return bool(words) and all(word in found for word in words)


def in_force_on(day: date) -> tuple[Entry, ...]:
    return tuple(e for e in entries() if e.since <= day and (e.until is None or day < e.until))


def changes_since(day: date) -> tuple[Entry, ...]:
    """The versions that took effect on `day` or later, the earliest first."""
    return tuple(sorted((e for e in entries() if e.since >= day), key=lambda e: (e.since, e.key)))


def confirmed(steps: Iterable[Step], confirmations: Iterable[Confirmation]) -> tuple[Step, ...]:
    """The steps, those whose citation was confirmed made `verified`, with reader and day in the sentence."""
    by_citation = {one.citation: one for one in confirmations}
    return tuple(_confirmed(step, by_citation.get(step.citation)) for step in steps)


def _confirmed(step: Step, confirmation: Confirmation | None) -> Step:
    if confirmation is None or step.confidence == "verified":
        return step
    says = f"{step.says} Official text read by {confirmation.read_by} on {confirmation.read_on}."
    return replace(step, says=says, confidence="verified")
