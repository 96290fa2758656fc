"""What the pages that name the patient tell of other names: who comes up there, and where the patient's name stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from medlegal.records.everybody import Somebody
from medlegal.records.names import name_parts
from medlegal.records.sights import Sight

_MOST = 1_000  # pages: enough to know an office's people and forms by, and little to keep
_CELLS = re.compile(r"\s{3,}|\||\t")
_LONGEST, _SHORTEST = 32, 2  # letters before a name by which its place is known again
_OFTEN = 2  # times that the patient's name stands where a page has a helper's
_BETWEEN = " :.,;#-–_|"


class Circle:
    """Asks the patient's own pages, in small letters, only once a page of nobody known asks."""

    def __init__(self, sights: Sequence[Sight], patient: str) -> None:
        self._sights = sights
        self._parts = tuple(part for part in patient.lower().split() if len(part) > 1)

    @cached_property
    def _text(self) -> str:
        pages = (sight.page.text.lower() for sight in self._sights)
        own = islice((page for page in pages if all(map(page.__contains__, self._parts))), _MOST)
        return "\n".join(("", *(line.strip() for page in own for line in page.split("\n")), ""))

    def knows(self, name: str) -> bool:
        """True for a first and last name that stand together on a page of the patient's: a therapist, an adjuster."""
        words = name.lower().split()
        if len(words) < 2:
            return False
        first, last = words[0], words[-1]
        straight = rf"\b{re.escape(first)} (?:\w+\.? )?{re.escape(last)}\b"
        turned = rf"\b{re.escape(last)}, {re.escape(first)}\b"
        return any(self._places(f"{first} ", straight)) or any(self._places(f"{last}, ", turned))

    def _places(self, begins: str, pattern: str) -> Iterator[re.Match[str]]:
        """All that the pattern fits, tried only where the letters stand with which it begins: the text is long."""
        fits, at = re.compile(pattern).match, self._text.find(begins)
        while at >= 0:
            found = fits(self._text, at)
            if found:
                yield found
            at = self._text.find(begins, found.end() if found else at + 1)

    def has_patient_at(self, lines: Sequence[str], one: Somebody) -> bool:
        """True where the words before the name, or the line over it, stand before the patient's name alone."""
        before = _before(lines, one)
        if before is None:
            return False
        followed = [
            self._text[found.end() : found.end() + _LONGEST].lstrip(_BETWEEN)
            for found in self._places(before, rf"(?<!\w){re.escape(before)}")
        ]
        times = sum(after.startswith(self._parts) for after in followed)
        return times == len(followed) and times >= (_OFTEN if one.role == "helper" else 1)


def _before(lines: Sequence[str], one: Somebody) -> str | None:
    """What stands before a name in its cell, or in the line above where the name begins its own; in small letters."""
    line = lines[one.line].lower()
    starts = [line.find(part) for part in name_parts(one.name) if part in line]
    start = min(starts, default=-1)
    if start < 0:
        return None
    cell = _CELLS.split(line[:start])[-1].lstrip()
    words = cell[-_LONGEST:]
    if len(cell) > _LONGEST:
        words = words.partition(" ")[2]
    if not cell and one.line:
        words = f"\n{lines[one.line - 1].strip().lower()}\n"
    return words if sum(map(str.isalpha, words)) >= _SHORTEST else None
