"""Numbers and days by which a page tells whose it is: claims, births, injuries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from medlegal.records.dating import dates_in
from medlegal.records.vocabulary import pattern

_CLAIM = pattern("identity", "claim", after=r"(?P<number>(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{4,22})")
_BORN = pattern("identity", "birth")
_INJURED = pattern("identity", "injury")


def claim_numbers_in(lines: Sequence[str]) -> list[str]:
    found = (match["number"].strip("-") for line in lines for match in _CLAIM.finditer(line))
    return list(
        dict.fromkeys(
            number.upper() for number in found if not re.fullmatch(r"\d{1,2}-\d{1,2}-\d{2,4}", number)
        )
    )


def births_in(lines: Sequence[str]) -> list[date]:
    """Dates that stand right after a label of birth."""
    return _labelled(lines, _BORN)


def injuries_in(lines: Sequence[str]) -> list[date]:
    return _labelled(lines, _INJURED)


def _labelled(lines: Sequence[str], label: re.Pattern[str]) -> list[date]:
    found: list[date] = []
    for line in lines:
        for match in label.finditer(line):
            after = line[match.end() : match.end() + 30]
            found += [on for on, start, _ in dates_in(after) if start <= 16][:1]
    return list(dict.fromkeys(found))
