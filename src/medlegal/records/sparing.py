"""Patterns that spare the engine: it is asked only where it is not plain at once that nothing fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from medlegal.records.needing import small_pattern
from medlegal.records.standing import Gate, is_western


class Gated:
    """As `re.compile(pattern, flags)`, tried only where one of the strings stands that whatever it fits must hold.

    A text with letters that are not western is tried at once.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags
        self._gate = Gate(pattern)
        self.among = self._gate.among

    def search(self, text: str) -> re.Match[str] | None:
        return self._whole.search(text) if self._may_fit(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        return self._whole.match(text) if self._may_fit(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._whole.fullmatch(text) if self._may_fit(text) else None

    def finditer(self, text: str, at: int = 0) -> Iterator[re.Match[str]]:
        return self._whole.finditer(text, at) if self._may_fit(text) else iter(())

    def findall(self, text: str) -> list[str]:
        return self._whole.findall(text) if self._may_fit(text) else []

    def fits(self, text: str) -> bool:
        """Whether it fits somewhere in the text."""
        return self.search(text) is not None

    @cached_property
    def _may_fit(self) -> Callable[[str], bool]:
        return self._gate.lets if self._gate.needs else _anything

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)


def _anything(_: str) -> bool:
    """Whether a pattern may fit of which no letters are sure."""
    return True


class Caseless(Gated):
    """A pattern that disregards case. It is tried on small letters first, where the engine passes over a way that
    cannot fit at once, at a third of the cost."""

    def search(self, text: str) -> re.Match[str] | None:
        return self._whole.search(text, at) if (at := self._first(text)) is not None else None

    def match(self, text: str) -> re.Match[str] | None:
        if not self._may_fit(text) or (is_western(text) and not self._small.match(text.lower())):
            return None
        return self._whole.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._whole.fullmatch(text) if self._first(text) is not None else None

    def finditer(self, text: str, at: int = 0) -> Iterator[re.Match[str]]:
        first = self._first(text)
        return iter(()) if first is None else self._whole.finditer(text, max(at, first))

    def findall(self, text: str) -> list[str]:
        return self._whole.findall(text, at) if (at := self._first(text)) is not None else []

    def fits(self, text: str) -> bool:
        at = self._first(text)
        return at is not None and (is_western(text) or self._whole.search(text) is not None)

    def _first(self, text: str) -> int | None:
        """Where it fits first in small letters; the beginning, where that says nothing of other ones."""
        if not self._may_fit(text):
            return None
        if not is_western(text):
            return 0
        return found.start() if (found := self._small.search(text.lower())) else None

    @cached_property
    def _small(self) -> re.Pattern[str]:
        return re.compile(small_pattern(self.pattern), self._flags)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags | re.IGNORECASE)
