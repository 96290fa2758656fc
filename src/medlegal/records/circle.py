"""What the pages that name the patient tell of other names: who comes up there, and where the patient's name stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from medlegal.records.everybody import Somebody
from medlegal.records.names import name_parts, plainly
from medlegal.records.sights import Sight

_MOST = 1_000  # pages: enough to know an office's people and forms by, and little to keep
_CELLS = re.compile(r"\s{3,}|\||\t")
_LONGEST, _SHORTEST = 32, 2  # letters before a name by which its place is known again
_OFTEN = 2  # times that the patient's name stands where a page has a helper's
_WHOLE = 2  # words
_INITIALS = 12  # letters that may stand between a first and a last name
_BETWEEN = " :.,;#-–_|"


class Circle:
    """Asks the patient's own pages, in small letters, only once a page of nobody known asks."""

    def __init__(self, sights: Sequence[Sight], patient: str) -> None:
        self._sights = sights
        self._parts = name_parts(patient)
        self._name = re.compile(rf"(?:{'|'.join(map(re.escape, self._parts))})\b")

    @cached_property
    def _text(self) -> str:
        pages = (plainly(sight.page.text) for sight in self._sights)
        own = islice((page for page in pages if all(map(page.__contains__, self._parts))), _MOST)
        return "\n".join(("", *(line.strip() for page in own for line in page.split("\n")), ""))

    def knows(self, name: str) -> bool:
        """True for a first and last name that stand together on a page of the patient's: a therapist, an adjuster."""
        words = plainly(name).split()
        if len(words) < _WHOLE:
            return False
        first, last = words[0], words[-1]
        together = re.compile(
            rf"\b{re.escape(first)} (?:\w+\.? )?{re.escape(last)}\b|\b{re.escape(last)}, {re.escape(first)}\b"
        )
        near = len(first) + _INITIALS
        return any(
            together.search(self._text, max(0, at - near), at + len(last) + near)
            for at in self._places_of(last)
        )

    def has_patient_at(self, lines: Sequence[str], one: Somebody) -> bool:
        """True where the words before the name, or the line over it, stand before the patient's name alone."""
        before = _before(lines, one)
        if before is None or not self._parts:
            return False
        times = 0
        for at in self._places_of(before):
            after = self._text[at + len(before) : at + len(before) + _LONGEST].lstrip(_BETWEEN)
            if not self._name.match(after):
                return False
            times += 1
        return times >= (_OFTEN if one.role == "helper" else 1)

    def _places_of(self, words: str) -> Iterator[int]:
        """Where words stand that no letter goes before."""
        text, at = self._text, -1
        while (at := text.find(words, at + 1)) >= 0:
            if not text[at - 1 : at].isalnum():
                yield at


def _before(lines: Sequence[str], one: Somebody) -> str | None:
    """What stands before a name in its cell, or in the line above where the name begins its own; in small letters."""
    line = plainly(lines[one.line])
    starts = [line.find(part) for part in name_parts(one.name) if part in line]
    start = min(starts, default=-1)
    if start < 0:
        return None
    cell = _CELLS.split(line[:start])[-1].lstrip()
    words = cell[-_LONGEST:]
    if len(cell) > _LONGEST:
        words = words.partition(" ")[2]
    if not cell and one.line:
        words = f"\n{plainly(lines[one.line - 1]).strip()}\n"
    return words if sum(map(str.isalpha, words)) >= _SHORTEST else None
