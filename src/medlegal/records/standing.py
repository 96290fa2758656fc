"""Which of many strings stand in a text, found in one pass over it however many they are, for all that ask at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, reduce
from itertools import accumulate
from operator import or_

from ahocorasick_rs import AhoCorasick

from medlegal.records.needing import EDGE, is_of_word, least, needed, small_pattern

# a string; where it stands at the edge of a word, whether it begins and whether it ends with a letter of one
_Told = tuple[str, bool | None, bool | None]
_LONGEST = 400  # letters of a text that is likely asked about again
# letters of western languages and the signs of print, whose small letters are one each and no others' too
_WESTERN = re.compile(r"[\x00-\xb4\xb6-\xff\u2010-\u2026\u2032-\u203a\u20ac\u2122]*")
_ANYTHING = -1  # every mark is set
_MOST_TEXTS = 8192


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
        return {string for string, _ in self.places_in(text)}

    def places_in(self, text: str) -> Iterator[tuple[str, int]]:
        """Those of the strings that stand in the text, each with where it ends, in that order."""
        told, around = self._told, f" {text} "
        for which, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for string, begins, ends in told[which]:
                if begins is not None and begins is ((sign := around[start]).isalnum() or sign == "_"):
                    continue
                if ends is None or ends is not ((sign := around[end + 1]).isalnum() or sign == "_"):
                    yield string, end


class Gate:
    """Tells at little cost that patterns which disregard case fit nowhere in a text: none of several does.

    A text with letters that are not western is let through.
    """

    def __init__(self, *patterns: str) -> None:
        self._patterns = patterns
        self._mark = _Gates.add(self)

    def lets(self, text: str) -> bool:
        """False only where no pattern can fit."""
        if len(text) > _LONGEST:
            strings = self._strings
            return not (strings and is_western(text)) or any(map(text.lower().__contains__, strings))
        return self._mark & _SEEN[text] != 0

    def among(self, lines: Sequence[str]) -> list[int]:
        """The places of the lines that are let through."""
        if not isinstance(lines, Lines):
            return [at for at, line in enumerate(lines) if self.lets(line)]
        mark, (each, somewhere) = self._mark, lines.seen
        return [at for at, seen in enumerate(each) if mark & seen] if mark & somewhere else []

    @cached_property
    def needs(self) -> frozenset[str]:
        """Empty when nothing is sure of some pattern."""
        each = [needed(small_pattern(pattern)) for pattern in self._patterns]
        return frozenset[str]().union(*each) if all(each) else frozenset()

    @cached_property
    def _strings(self) -> tuple[str, ...]:
        return least(string.replace(EDGE, "") for string in self.needs)


class Lines(list[str]):
    """Lines that know, once that was asked, which gates let each of them through."""

    _seen: tuple[list[int], int] = [], 0
    _gates = 0  # that were there at that time

    @property
    def seen(self) -> tuple[list[int], int]:
        """The marks of the gates that let each line through, and those of all lines together."""
        if self._gates != len(_Gates.all):
            each = _Gates.marks_of(self)
            self._seen, self._gates = (each, reduce(or_, each, 0)), len(_Gates.all)
        return self._seen


class _Gates:
    """All gates, each with a mark of its own. Their strings are gathered when one is first asked."""

    all: list[Gate] = []
    _marks: dict[str, int] = {}  # of the gates that a string opens
    _always = 0  # marks of the gates that are open
    _standing: Standing | None = None

    @classmethod
    def add(cls, gate: Gate) -> int:
        cls.all.append(gate)
        cls._standing = None
        _SEEN.clear()
        return 1 << len(cls.all) - 1

    @classmethod
    def marks_in(cls, text: str) -> int:
        standing = cls._standing or cls._gather()
        return reduce(or_, map(cls._marks.__getitem__, standing.in_text(text)), cls._always)

    @classmethod
    def marks_of(cls, lines: Sequence[str]) -> list[int]:
        """Those of each line; the western ones are looked through together."""
        standing, marks = cls._standing or cls._gather(), cls._marks
        found, at = [cls._always if is_western(line) else _ANYTHING for line in lines], 0
        western = ["" if seen == _ANYTHING else line for seen, line in zip(found, lines, strict=True)]
        ends = list(accumulate(len(line) + 1 for line in western))
        for string, end in standing.places_in("\n".join(western).lower()):
            while end > ends[at]:
                at += 1
            found[at] |= marks[string]
        _SEEN.update(zip(lines, found, strict=True))
        return found

    @classmethod
    def _gather(cls) -> Standing:
        cls._marks, cls._always = {}, 0
        for at, gate in enumerate(cls.all):
            cls._always |= 0 if gate.needs else 1 << at
            for string in gate.needs:
                cls._marks[string] = cls._marks.get(string, 0) | 1 << at
        cls._standing = Standing(cls._marks)
        return cls._standing


class _Seen(dict[str, int]):
    """The marks of the gates that let each of the texts last asked about through."""

    def __missing__(self, text: str) -> int:
        if len(self) >= _MOST_TEXTS:
            self.clear()
        found = self[text] = _Gates.marks_in(text.lower()) if is_western(text) else _ANYTHING
        return found


_SEEN = _Seen()


def is_western(text: str) -> bool:
    """Whether a pattern that disregards case fits the text where it fits the small letters of it, and only there."""
    return text.isascii() or _WESTERN.fullmatch(text) is not None
