"""Which of many strings stand in a text, found in one pass over it however many they are, for all that ask at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick

from medlegal.records.needing import EDGE, is_of_word, least, needed, small_pattern

# a string; where it stands at the edge of a word, whether it begins and whether it ends with a letter of one
_Told = tuple[str, bool | None, bool | None]
_LONGEST = 400  # letters of a text that is likely asked about again
# letters of western languages and the signs of print, whose small letters are one each and no others' too
_WESTERN = re.compile(r"[\x00-\xb4\xb6-\xff\u2010-\u2026\u2032-\u203a\u20ac\u2122]*")
_ANYTHING = -1  # every mark is set


class Standing:
    """Knows strings of small letters; EDGE at an end of one stands for the edge of a word."""

    def __init__(self, strings: Iterable[str]) -> None:
        told: dict[str, list[_Told]] = {}
        for string in dict.fromkeys(strings):
            letters = string.replace(EDGE, "")
            before, after = string.startswith(EDGE), string.endswith(EDGE)
            told.setdefault(letters, []).append(
                (
                    string,
                    is_of_word(letters[0]) if before else None,
                    is_of_word(letters[-1]) if after else None,
                )
            )
        self._told = list(told.values())
        self._automaton = AhoCorasick(list(told))

    def in_text(self, text: str) -> set[str]:
        """Those of the strings that stand in the text."""
        found, told = set[str](), self._told
        around = f" {text} "
        for which, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for string, begins, ends in told[which]:
                if begins is not None and begins is ((sign := around[start]).isalnum() or sign == "_"):
                    continue
                if ends is None or ends is not ((sign := around[end + 1]).isalnum() or sign == "_"):
                    found.add(string)
        return found


class Gate:
    """Tells at little cost that a pattern which disregards case fits nowhere in a text.

    A text with letters that are not western is let through.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        _Gates.all.append(self)

    def lets(self, text: str) -> bool:
        """False only where the pattern cannot fit."""
        if len(text) > _LONGEST:
            strings = self._strings
            return not (strings and is_western(text)) or any(map(text.lower().__contains__, strings))
        return not self._marks or self._marks & _seen_in(text) != 0

    @cached_property
    def needs(self) -> frozenset[str]:
        return needed(small_pattern(self._pattern))

    @cached_property
    def _strings(self) -> tuple[str, ...]:
        return least(string.replace(EDGE, "") for string in self.needs)

    @cached_property
    def _marks(self) -> int:
        """One for each string, as all gates number them."""
        _Gates.know()
        return sum(_Gates.marks[string] for string in self.needs)


class _Gates:
    """The strings of all gates. They are gathered when one is first asked, and again when others have come."""

    all: list[Gate] = []
    marks: dict[str, int] = {}
    _standing = Standing(())

    @classmethod
    def know(cls) -> None:
        strings = {string for gate in cls.all for string in gate.needs}
        if strings - cls.marks.keys():
            cls.marks |= {
                new: 1 << at for at, new in enumerate(sorted(strings - cls.marks.keys()), len(cls.marks))
            }
            cls._standing = Standing(cls.marks)
            _seen_in.cache_clear()

    @classmethod
    def marks_in(cls, text: str) -> int:
        return sum(map(cls.marks.__getitem__, cls._standing.in_text(text)))


@lru_cache(maxsize=4096)
def _seen_in(text: str) -> int:
    return _Gates.marks_in(text.lower()) if is_western(text) else _ANYTHING


def is_western(text: str) -> bool:
    """Whether a pattern that disregards case fits the text where it fits the small letters of it, and only there."""
    return text.isascii() or _WESTERN.fullmatch(text) is not None
