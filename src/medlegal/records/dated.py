"""One date on a page, and what a page's lines and dates together say of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from medlegal.records.vocabulary import WORDS
from medlegal.records.written_days import dates_in

ALONE, TEXT, MENTION, ENTRY = "alone", "text", "mention", "entry"
_BEGINS, _ROWS, _ROW_WEIGHT = frozenset({ALONE, ENTRY}), 3, 1.0
_BIRTH = float(WORDS["date_labels"]["birth"]["weight"])
_FIGURES = re.compile(r"(\d(?<![\d/.-].)\d?)[/.-](\d\d?)[/.-](?:19|20)\d\d(?!\d)")
_MONTHS, _FEWEST_DAYS = 12, 2  # so many different days above the twelfth leave no doubt
_YOUNGEST = 14  # years of a patient
_TURNED_NAME = re.compile(
    r"(?:^|\s{3}|\b(?i:patient|name|employee|re):? )(?:(?:[A-Z][\w'’-]+|del?|la|los|van|von|der|y) ?){1,5},"
    r" ?[A-Z][\w'’-]+(?: [A-Z]\.?)?\s+$"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """One date on a page: what it seems to be of (label, weight), and the line it stands in."""

    on: date
    weight: float
    line: int
    label: str = TEXT


def weighed_together(lines: Sequence[str], found: Sequence[Dated]) -> list[Dated]:
    """A page's dates, corrected by what they are together: rows of a table, births, days written before months."""
    found = _births_beside_names(lines, _without_rows(found))
    return _day_before_month(lines, found) if found and _puts_day_first(lines) else list(found)


def _puts_day_first(lines: Sequence[str]) -> bool:
    """True for a page whose figures cannot all be month, day and year, and can all be day, month and year."""
    pairs = {(int(one), int(other)) for one, other in _FIGURES.findall("\n".join(lines))}
    return sum(one > _MONTHS for one, _ in pairs) >= _FEWEST_DAYS and all(
        other <= _MONTHS for _, other in pairs
    )


def _day_before_month(lines: Sequence[str], found: Sequence[Dated]) -> list[Dated]:
    return [
        replace(one, on=one.on.replace(month=one.on.day, day=one.on.month))
        if one.on.day <= _MONTHS and _is_in_figures(lines[one.line], one.on)
        else one
        for one in found
    ]


def _is_in_figures(line: str, on: date) -> bool:
    return any((int(one), int(other)) == (on.month, on.day) for one, other in _FIGURES.findall(line))


def _births_beside_names(lines: Sequence[str], found: Sequence[Dated]) -> Sequence[Dated]:
    """The same; a day right after a turned name, so long before the page's latest, is that person's birth."""
    if len(found) < _FEWEST_DAYS:
        return found
    latest = max(one.on for one in found)
    return [
        replace(one, weight=_BIRTH, label="birth")
        if one.on.year + _YOUNGEST <= latest.year and _follows_a_name(lines[one.line], one.on)
        else one
        for one in found
    ]


def _follows_a_name(line: str, on: date) -> bool:
    start = next((start for day, start, _ in dates_in(line) if day == on), 0)
    return _TURNED_NAME.search(line[:start]) is not None


def _without_rows(found: Sequence[Dated]) -> Sequence[Dated]:
    """The same; days that begin several lines in a row are those of a table, not of the page."""
    alone = {one.line for one in found if one.label in _BEGINS}
    if len(alone) < _ROWS:
        return found
    rows = {
        at for at in alone for first in (at - 2, at - 1, at) if alone.issuperset(range(first, first + _ROWS))
    }
    return [
        replace(one, weight=_ROW_WEIGHT, label="row") if one.line in rows and one.label in _BEGINS else one
        for one in found
    ]
