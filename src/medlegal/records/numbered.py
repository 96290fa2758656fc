"""Numbers that count the lines of a transcript or pleading down its left margin."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"^(\d{1,2})(?:\s+|$)")
_FEWEST, _SHARE = 8, 0.4
_FIRST, _STEP = 3, 3  # the count begins by 3 at the latest, and a badly read page misses two numbers at most


def without_line_numbers(lines: Sequence[str]) -> list[str]:
    """The lines without the numbers that count them; a line that is nothing but its number is left out."""
    counted = _counted(lines)
    if len(counted) < max(_FEWEST, _SHARE * len(lines)):
        return list(lines)
    bare = (_NUMBER.sub("", line) if at in counted else line for at, line in enumerate(lines))
    return [line for line in bare if line]


def _counted(lines: Sequence[str]) -> set[int]:
    """Places of the lines whose first figures count up."""
    counted: set[int] = set()
    last = 0
    for at, line in enumerate(lines):
        found = _NUMBER.match(line)
        if found and last < int(found[1]) <= last + _STEP and (last or int(found[1]) <= _FIRST):
            last = int(found[1])
            counted.add(at)
    return counted
