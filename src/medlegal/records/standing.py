"""Which of many strings stand in a text, found in one pass over it however many they are."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from medlegal.records.needing import EDGE, is_of_word


class Standing:
    """Knows strings of small letters; EDGE at an end of one stands for the edge of a word."""

    def __init__(self, strings: Iterable[str]) -> None:
        by_letters: dict[str, list[tuple[bool, bool, str]]] = {}
        for string in dict.fromkeys(strings):
            before, after = string.startswith(EDGE), string.endswith(EDGE)
            by_letters.setdefault(string.replace(EDGE, ""), []).append((before, after, string))
        self._told = list(by_letters.values())
        self._automaton = AhoCorasick(list(by_letters))

    def in_text(self, text: str) -> set[str]:
        """Those of the strings that stand in the text."""
        found = set[str]()
        for which, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for before, after, string in self._told[which]:
                if (not before or _is_edge(text, start)) and (not after or _is_edge(text, end)):
                    found.add(string)
        return found


def _is_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends there."""
    return (at > 0 and is_of_word(text[at - 1])) != (at < len(text) and is_of_word(text[at]))
