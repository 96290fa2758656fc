"""What those who plan a paper and those who set it both know; the one need not load what the other works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PIECES_AT_ONCE = 100  # of a chronology, set together: more would hold much memory and set no faster

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled packet: how many pages stand before the first stamp, and which stamps a notice holds."""

    index_pages: int
    missing: tuple[int, ...]
