"""Numbers that count the lines of a transcript or pleading down its left margin."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"^(\d{1,2})(?:\s+|$)")
_FEWEST, _SHARE = 8, 0.4
_STEP = 3  # of numbers that follow each other a badly read page misses two at most


def without_line_numbers(lines: Sequence[str]) -> list[str]:
    """The lines without the numbers that count them; a line that is nothing but its number is left out."""
    counted = _counted(lines)
    if len(counted) < max(_FEWEST, _SHARE * len(lines)):
        return list(lines)
    bare = (_NUMBER.sub("", line) if at in counted else line for at, line in enumerate(lines))
    return [line for line in bare if line]


def _counted(lines: Sequence[str]) -> set[int]:
    """Places of the lines whose first figures count up, in the longest such row."""
    numbers = [(at, int(found[1])) for at, line in enumerate(lines) if (found := _NUMBER.match(line))]
    before = [0, *(number for _, number in numbers)]
    firsts = [
        at
        for at, (_, number) in enumerate(numbers)
        if not before[at] < number <= before[at] + _STEP or not at
    ]
    return max((_row(numbers[first:]) for first in firsts), key=len, default=set())


def _row(numbers: Sequence[tuple[int, int]]) -> set[int]:
    """Places of the first number and of those that count on from it."""
    (at, last), *others = numbers
    row = {at}
    for at, number in others:
        if last < number <= last + _STEP:
            last = number
            row.add(at)
    return row
