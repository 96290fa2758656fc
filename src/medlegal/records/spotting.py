"""Cues that are looked for only near letters that they must hold, so that most are never tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain, repeat

from medlegal.records.needing import EDGE, least, needed

_FEWEST_LETTERS = 3
_WINDOW = 120  # letters on either side of the run in which a cue of ordinary length must stand
_MOST_PLACES = 40  # of one run; a run that stands oftener is looked for in the whole text
_WORD = re.compile(r"\w+")
_LONG = re.compile(r"\(\?s|\.[*+]|\\n|\\A|[.\])]\{\d,\d{2,}|[.\])]\{\d{2,}|\]\*")


@dataclass(frozen=True, eq=False)
class Cue:
    """A pattern, and strings of `needing`: one stands in whatever it fits. Without any it is tried everywhere."""

    written: str
    is_by_line: bool  # its ^ and $ stand for the ends of lines too
    is_long: bool  # may fit more than a window of text
    needs: tuple[str, ...]
    told: str = ""  # the pattern as it was named, where a space stands for any white space
    # its alternatives, each with letters of which it holds some
    ways: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def fits_in(self, text: str) -> Iterator[re.Match[str]]:
        """All that it fits in this text of small letters, as `finditer` does; only ways that may fit are tried."""
        ways = [_way(way) for way, letters in self.ways if not letters or any(one in text for one in letters)]
        at = 0
        while found := min(
            filter(None, (way.search(text, at) for way in ways)), key=re.Match.start, default=None
        ):
            yield found
            at = max(found.end(), found.start() + 1)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when first needed: a small packet needs few of them."""
        return re.compile(self.written, re.MULTILINE if self.is_by_line else 0)

    @cached_property
    def _runs(self) -> tuple[str, ...]:
        return () if self.is_long else must_hold(self.told)

    def first_in(self, text: str) -> str | None:
        """What the cue fits in a text of small letters."""
        runs = [run for run in self._runs if run in text]
        if not runs:
            found = self.pattern.search(text)
            return found.group() if found else None
        return next((found for run in runs for found in self._near(run, text)), None)

    def _near(self, run: str, text: str) -> Iterator[str]:
        """What the cue fits around each place of the run."""
        at, before, places = text.find(run), 0, 0
        while at >= 0:
            places += 1
            last = len(text) if places > _MOST_PLACES else min(len(text), at + _WINDOW)
            found = self.pattern.search(text, max(before, at - _WINDOW), last)
            if found:
                yield found.group()
            if last == len(text):
                return
            at = text.find(run, at + 1)


@cache
def cue(pattern: str) -> Cue:
    """The cue of a pattern, where a space stands for any white space; it begins at the start of a word.

    One pattern makes one cue, however often it is named.
    """
    start = "" if pattern.startswith(("^", "\\", "(?:\\", "(?s:", "(?:^")) else r"\b"
    needs = frozenset[str]() if r"\n" in pattern else needed(pattern)
    needs = needs or frozenset(must_hold(pattern)) or needed(rf"{start}(?:{spaced(pattern)})")
    return Cue(
        rf"{start}(?:{spaced(pattern)})", True, bool(_LONG.search(pattern)), tuple(sorted(needs)), pattern
    )


def any_cue(patterns: Sequence[str]) -> Cue:
    """A cue that fits where one of the patterns does, anywhere in a word."""
    needs = [must_hold(one) or tuple(needed(spaced(one))) for one in patterns]
    return Cue(
        "|".join(f"(?:{spaced(one)})" for one in patterns),
        False,
        True,
        tuple(sorted(set(chain.from_iterable(needs)))) if all(needs) else (),
        ways=tuple(
            (f"(?:{spaced(one)})", tuple({string.replace(EDGE, "") for string in strings}))
            for one, strings in zip(patterns, needs, strict=True)
        ),
    )


@cache
def _way(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def spaced(pattern: str) -> str:
    """The pattern with each space made to fit any white space, line ends too; any sign is written as is quickest."""
    quick = pattern.replace(r"(?:.|\n)", "(?s:.)")
    return re.sub(r" (?=[?*+{])", r"\\s", quick).replace(" ", r"\s+")


class Look:
    """A text of small letters; a cue that may fit it is tried only when asked for."""

    def __init__(self, text: str, likely: dict[Cue, None]) -> None:
        self._text, self._likely = text, likely
        self._tried: dict[Cue, str | None] = {}

    def fits(self, one: Cue) -> bool:
        return one in self._likely and self._first(one) is not None

    def words(self, cues: Iterable[Cue]) -> list[str]:
        """What each of these cues that fits the text fits there first."""
        return [found for one in cues if one in self._likely and (found := self._first(one))]

    def _first(self, one: Cue) -> str | None:
        if one not in self._tried:
            self._tried[one] = one.first_in(self._text)
        return self._tried[one]


class Spotter:
    """Knows some cues and finds those that fit in a text, trying only those whose letters stand in it."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._everywhere: list[Cue] = []
        self._by_word: dict[str, list[Cue]] = {}
        self._by_string: dict[str, list[Cue]] = {}
        for one in dict.fromkeys(cues):
            self._know(one)
        self._by_runs: dict[str, dict[str, list[str]]] = {}  # strings by their two longest runs
        self._anywhere: list[str] = []  # strings without a run
        for string in self._by_string:
            self._know_string(string)
        self._by_start: dict[str, set[str]] = {}
        for run in (*self._by_runs, *chain.from_iterable(self._by_runs.values())):
            self._by_start.setdefault(run[:_FEWEST_LETTERS], set()).add(run)
        self._in_word = lru_cache(maxsize=16384)(self._find)

    def look_at(self, text: str) -> Look:
        return Look(text, self.likely_in(text))

    def likely_in(self, text: str) -> dict[Cue, None]:
        """The cues that may fit a text of small letters: no other fits."""
        words = set(_WORD.findall(text))
        runs = set(chain.from_iterable(map(self._in_word, words)))
        strings = chain(self._anywhere, *chain.from_iterable(map(self._with, runs, repeat(runs))))
        stands = filter(" ".join(text.split()).__contains__, strings)
        by_word = map(self._by_word.__getitem__, self._by_word.keys() & words)
        return dict.fromkeys(chain(self._everywhere, *map(self._by_string.__getitem__, stands), *by_word))

    def _with(self, run: str, runs: set[str]) -> Iterator[list[str]]:
        """The strings of which that is the longest run, and the other one of these."""
        others = self._by_runs.get(run)
        return map(others.__getitem__, others.keys() & runs) if others else iter(())

    def _know_string(self, string: str) -> None:
        runs = sorted((run for run in _WORD.findall(string) if len(run) >= _FEWEST_LETTERS), key=len)
        if runs:
            self._by_runs.setdefault(runs[-1], {}).setdefault(runs[-2:][0], []).append(string)
        else:
            self._anywhere.append(string)

    def _know(self, one: Cue) -> None:
        words = {string.replace(EDGE, "") for string in one.needs if _is_word(string)}
        parts = least(string.replace(EDGE, "") for string in one.needs if not _is_word(string))
        for word in words:
            self._by_word.setdefault(word, []).append(one)
        for string in parts:
            self._by_string.setdefault(string, []).append(one)
        if not one.needs:
            self._everywhere.append(one)

    def _find(self, word: str) -> tuple[str, ...]:
        starts = range(len(word) - _FEWEST_LETTERS + 1)
        return tuple(
            run
            for at in starts
            for run in self._by_start.get(word[at : at + _FEWEST_LETTERS], ())
            if word.startswith(run, at)
        )


def _is_word(string: str) -> bool:
    """Whether it can only stand as a whole word."""
    return string[0] == string[-1] == EDGE and _WORD.fullmatch(string, 1, len(string) - 1) is not None


def must_hold(pattern: str) -> tuple[str, ...]:
    """Plain letters of which one run must stand in any text that the pattern fits; () when none is sure."""
    runs = [_surest(one) for one in _alternatives(pattern)]
    return tuple(run for one in runs for run in one) if all(runs) else ()


def _surest(sequence: str) -> tuple[str, ...]:
    """Of what must stand there, the longest: plain letters, or one of each way through a group."""
    plain = _longest_plain(sequence)
    ways = [(plain,) if len(plain) >= _FEWEST_LETTERS else (), *(must_hold(one) for one in _groups(sequence))]
    return max(ways, key=lambda runs: min(map(len, runs), default=0))


def _alternatives(pattern: str) -> list[str]:
    parts = [""]
    for letter, depth in _with_depths(pattern):
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _groups(sequence: str) -> list[str]:
    """What stands within the groups that cannot be missing."""
    found, start, at = [], 0, 0
    for letter, depth in _with_depths(sequence):
        if letter == "(" and depth == 1:
            start = at
        if letter == ")" and depth == 0 and not re.match(r"[?*]|\{0?,", sequence[at + 1 :]):
            found.append(sequence[start + 1 : at])
        at += len(letter)
    opened = [re.match(r"\?(?:[a-z]*:|P<\w+>)", one) for one in found]
    kept = [one[match.end() :] if match else one for one, match in zip(found, opened, strict=True)]
    return [one for one in kept if not one.startswith("?")]


def _with_depths(pattern: str) -> list[tuple[str, int]]:
    """Letters, escapes and classes in order, each with the number of groups open after it."""
    depth, found = 0, []
    for part in re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", pattern, re.DOTALL):
        depth += (part == "(") - (part == ")")
        found.append((part, depth))
    return found


def _longest_plain(words: str) -> str:
    """The longest run of letters outside groups, classes and what may be missing."""
    plain = re.sub(r"\\.", "\n", words)
    plain = re.sub(r"\[[^\]]*\](?:[?*+]|\{[^}]*\})?", "\n", plain)
    for _ in range(6):
        plain = re.sub(r"\([^()]*\)(?:[?*+]|\{[^}]*\})?", "\n", plain)
    plain = re.sub(r".[?*]|.\{[^}]*\}", "\n", plain)
    return max(re.findall(r"[a-z0-9]+", plain), key=len, default="")
