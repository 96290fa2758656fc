"""Cues that are looked for only near letters that they must hold, so that most are never tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain

from medlegal.records.needing import EDGE, least, needed

_FEWEST_LETTERS = 3
_WINDOW = 120  # letters on either side of the run in which a cue of ordinary length must stand
_MOST_PLACES = 40  # of one run; a run that stands oftener is looked for in the whole text
_WORD = re.compile(r"\w+")
_LONG = re.compile(r"\(\?s|\.[*+]|\\n|\\A|[.\])]\{\d,\d{2,}|[.\])]\{\d{2,}|\]\*")


@dataclass(frozen=True, eq=False)
class Cue:
    """A pattern, and runs of letters of which one stands in whatever it fits (none: it must be tried everywhere).

    Where it has no runs, it may have strings of `needing` of which one stands there.
    """

    written: str
    is_by_line: bool  # its ^ and $ stand for the ends of lines too
    runs: tuple[str, ...]
    is_long: bool  # may fit more than a window of text
    needs: tuple[str, ...] = ()
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

    def may_fit(self, flat: str, spotted: set[str]) -> bool:
        """False where it cannot fit a text of small letters, here with single spaces for its white space."""
        return not self._phrases or any(runs <= spotted and phrase in flat for phrase, runs in self._phrases)

    @cached_property
    def _phrases(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Words of which some stand wherever it fits, a single space between them, each with the runs in it.

        None where none are sure.
        """
        strings = () if r"\n" in self.told else least(one.replace(EDGE, "") for one in needed(self.told))
        return tuple((one, frozenset(run for run in self.runs if run in one)) for one in strings)

    def first_in(self, text: str, spotted: set[str]) -> str | None:
        """What the cue fits in a text of small letters, in which these runs were spotted."""
        runs = [run for run in self.runs if run in spotted]
        if not runs or self.is_long:
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
    worded = rf"{start}(?:{spaced(pattern)})"
    runs = must_hold(pattern)
    needs = () if runs else tuple(sorted(needed(worded)))
    return Cue(worded, True, runs, bool(_LONG.search(pattern)), needs, pattern)


def any_cue(patterns: Sequence[str]) -> Cue:
    """A cue that fits where one of the patterns does, anywhere in a word."""
    held = [must_hold(one) for one in patterns]
    needs = [() if runs else needed(spaced(one)) for one, runs in zip(patterns, held, strict=True)]
    is_sure = all(runs or strings for runs, strings in zip(held, needs, strict=True))
    return Cue(
        "|".join(f"(?:{spaced(one)})" for one in patterns),
        False,
        tuple(dict.fromkeys(chain.from_iterable(held))) if is_sure else (),
        True,
        tuple(sorted(set(chain.from_iterable(needs)))) if is_sure else (),
        ways=tuple(
            (f"(?:{spaced(one)})", runs or tuple({string.replace(EDGE, "") for string in strings}))
            for one, runs, strings in zip(patterns, held, needs, strict=True)
        ),
    )


@cache
def _way(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def spaced(pattern: str) -> str:
    """The pattern with each space made to fit any white space, line ends too."""
    return re.sub(r" (?=[?*+{])", r"\\s", pattern).replace(" ", r"\s+")


class Look:
    """A text of small letters, in which runs were spotted; a cue that may fit it is tried only when asked for."""

    def __init__(self, text: str, spotted: set[str], likely: dict[Cue, None]) -> None:
        self._text, self._spotted, self._likely = text, spotted, likely
        self._flat = " ".join(text.split())
        self._tried: dict[Cue, str | None] = {}

    def fits(self, one: Cue) -> bool:
        return one in self._likely and self._first(one) is not None

    def words(self, cues: Iterable[Cue]) -> list[str]:
        """What each of these cues that fits the text fits there first."""
        return [found for one in cues if one in self._likely and (found := self._first(one))]

    def _first(self, one: Cue) -> str | None:
        if one not in self._tried:
            may_fit = one.may_fit(self._flat, self._spotted)
            self._tried[one] = one.first_in(self._text, self._spotted) if may_fit else None
        return self._tried[one]


class Spotter:
    """Knows some cues and finds those that fit in a text, trying only those whose letters stand in it."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._everywhere: list[Cue] = []
        self._by_run: dict[str, list[Cue]] = {}
        self._by_word: dict[str, list[Cue]] = {}
        self._by_part: dict[str, list[Cue]] = {}
        self._by_start: dict[str, list[str]] = {}
        for one in dict.fromkeys(cues):
            self._know(one)
        for run in sorted(self._by_run):
            self._by_start.setdefault(run[:_FEWEST_LETTERS], []).append(run)
        self._in_word = lru_cache(maxsize=16384)(self._find)

    def look_at(self, text: str) -> Look:
        return Look(text, *self._looked_at(text))

    def likely_in(self, text: str) -> dict[Cue, None]:
        """The cues that may fit a text of small letters: no other fits."""
        return self._looked_at(text)[1]

    def _looked_at(self, text: str) -> tuple[set[str], dict[Cue, None]]:
        """The runs that stand in a text of small letters, and the cues that may fit it."""
        words = set(_WORD.findall(text))
        spotted = set(chain.from_iterable(map(self._in_word, words)))
        return spotted, self._likely(text, words, spotted)

    def _likely(self, text: str, words: set[str], spotted: set[str]) -> dict[Cue, None]:
        by_run = map(self._by_run.__getitem__, spotted)
        by_word = map(self._by_word.__getitem__, self._by_word.keys() & words)
        by_part = map(self._by_part.__getitem__, filter(text.__contains__, self._by_part))
        return dict.fromkeys(chain(self._everywhere, *by_run, *by_word, *by_part))

    def _know(self, one: Cue) -> None:
        for run in one.runs:
            self._by_run.setdefault(run, []).append(one)
        for string in one.needs:
            letters = string.replace(EDGE, "")
            is_word = string[0] == string[-1] == EDGE and _WORD.fullmatch(letters)
            (self._by_word if is_word else self._by_part).setdefault(letters, []).append(one)
        if not one.runs and not one.needs:
            self._everywhere.append(one)

    def _find(self, word: str) -> tuple[str, ...]:
        starts = range(len(word) - _FEWEST_LETTERS + 1)
        return tuple(
            run
            for at in starts
            for run in self._by_start.get(word[at : at + _FEWEST_LETTERS], ())
            if word.startswith(run, at)
        )


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
