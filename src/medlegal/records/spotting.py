"""Cues that are looked for only near letters that they must hold, so that most are never tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from medlegal.records.needing import letters_of, needed
from medlegal.records.standing import Standing

_FEWEST_LETTERS = 3
_WINDOW = 120  # letters on either side of the run in which a cue of ordinary length must stand
_MOST_PLACES = 40  # of one run; a run that stands oftener is looked for in the whole text
_LONG = re.compile(r"\(\?s|\.[*+]|\\n|\\A|[.\])]\{\d,\d{2,}|[.\])]\{\d{2,}|\]\*")


@dataclass(frozen=True, eq=False)
class _Written:
    """A pattern for texts of small letters, made when first needed: a small packet needs few of them."""

    written: str
    told: str  # the pattern as it was named, where a space stands for any white space
    is_by_line: bool  # its ^ and $ stand for the ends of lines too

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.written, re.MULTILINE if self.is_by_line else 0)

    def first_in(self, text: str) -> str | None:
        """What it fits in the text, by and large the first."""
        return next(_found(self.pattern, self._runs, text), None)

    @cached_property
    def _runs(self) -> tuple[str, ...]:
        return () if _LONG.search(self.told) else must_hold(self.told)


@dataclass(frozen=True, eq=False)
class Cue(_Written):
    """A pattern, and its alternatives."""

    ways: tuple[Way, ...]


@dataclass(frozen=True, eq=False)
class Way(_Written):
    """One alternative of a cue. It fits where one of `exact` stands; else it may where one of `needs` does, or
    anywhere. One of `begins`, if there are any, stands where it fits."""

    exact: frozenset[str]
    needs: frozenset[str]
    begins: frozenset[str] = frozenset()

    def stands_in(self, text: str) -> bool:
        """Whether it fits somewhere in the text."""
        return self._begins_in(text) if self.begins else self.first_in(text) is not None

    def _begins_in(self, text: str) -> bool:
        fits = self.pattern.match
        for begin in self.begins:
            at = text.find(begin)
            while at >= 0:
                if fits(text, at):
                    return True
                at = text.find(begin, at + 1)
        return False


def _found(pattern: re.Pattern[str], runs: Sequence[str], text: str) -> Iterator[str]:
    """What the pattern fits, sought around the places of runs of which it holds one, or in the whole text."""
    standing = [run for run in runs if run in text]
    if not standing and (found := pattern.search(text)):
        yield found.group()
    for run in standing:
        yield from _near(pattern, run, text)


def _near(pattern: re.Pattern[str], run: str, text: str) -> Iterator[str]:
    at, places = text.find(run), 0
    while at >= 0:
        places += 1
        last = len(text) if places > _MOST_PLACES else min(len(text), at + _WINDOW)
        if found := pattern.search(text, max(0, at - _WINDOW), last):
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
    written = rf"{start}(?:{spaced(pattern)})"
    return Cue(written, pattern, True, tuple(_way(start, one) for one in _alternatives(pattern)))


def _way(start: str, told: str) -> Way:
    known = letters_of(told, starts_word=bool(start))
    written = rf"{start}(?:{spaced(told)})"
    needs = frozenset[str]() if r"\n" in told else known.needs
    needs = needs or frozenset(must_hold(told)) or needed(written)
    return Way(written, told, True, known.exact, needs, known.begins)


def any_cue(patterns: Sequence[str]) -> Cue:
    """A cue that fits where one of the patterns does, anywhere in a word."""
    ways = (Way(f"(?:{spaced(one)})", one, False, frozenset(), _letters(one)) for one in patterns)
    return Cue("|".join(f"(?:{spaced(one)})" for one in patterns), "", False, tuple(ways))


def _letters(told: str) -> frozenset[str]:
    return needed(told) or frozenset(must_hold(told)) or needed(spaced(told))


def fits_of(ways: Iterable[Way], text: str) -> Iterator[re.Match[str]]:
    """All that these ways fit in the text, as `finditer` finds them with a cue of no others."""
    patterns, at = [way.pattern for way in ways], 0
    while found := min(
        filter(None, (pattern.search(text, at) for pattern in patterns)), key=re.Match.start, default=None
    ):
        yield found
        at = max(found.end(), found.start() + 1)


def spaced(pattern: str) -> str:
    """The pattern with each space made to fit any white space, line ends too; any sign is written as is quickest."""
    quick = pattern.replace(r"(?:.|\n)", "(?s:.)")
    return re.sub(r" (?=[?*+{])", r"\\s", quick).replace(" ", r"\s+")


class Look:
    """A text of small letters with the cues that stand there for sure, and of others the ways that may."""

    def __init__(self, text: str, sure: set[Cue], likely: dict[Cue, set[Way]]) -> None:
        self._text, self._fits, self._likely = text, dict.fromkeys(sure, True), likely

    def __iter__(self) -> Iterator[Cue]:
        """All cues that may fit, in no order."""
        return iter({*self._fits, *self._likely})

    def __contains__(self, one: Cue) -> bool:
        """Whether the cue may fit: no other does."""
        return one in self._fits or one in self._likely

    def fits(self, one: Cue) -> bool:
        fits = self._fits.get(one)
        if fits is None:
            ways = self._likely.get(one, ())
            fits = self._fits[one] = any(way.stands_in(self._text) for way in ways)
        return fits

    def fitting(self) -> Iterator[Cue]:
        """All cues that fit, in no order."""
        return filter(self.fits, self)

    def ways(self, one: Cue) -> list[Way]:
        """Its ways that may fit, in their order."""
        likely = self._likely.get(one)
        return [way for way in one.ways if way in likely] if likely else []

    def first(self, one: Cue) -> str | None:
        """What the cue fits there first."""
        return one.first_in(self._text) if self.fits(one) else None


class Spotter:
    """Knows some cues and finds those that fit in a text, trying only those whose letters stand in it."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._everywhere: list[tuple[Cue, Way]] = []
        self._sure: dict[str, list[Cue]] = {}  # by the string that tells them
        self._likely: dict[str, list[tuple[Cue, Way]]] = {}
        for one in dict.fromkeys(cues):
            for way in one.ways:
                self._know(one, way)
        self._standing = Standing([*self._sure, *self._likely])

    def look_at(self, text: str) -> Look:
        sure, likely = set[Cue](), dict[Cue, set[Way]]()
        stands = self._standing.in_text(" ".join(text.split()))
        for string in stands:
            sure.update(self._sure.get(string, ()))
        ways = [*self._everywhere]
        for string in stands:
            ways += self._likely.get(string, ())
        for one, way in ways:
            if one not in sure:
                likely.setdefault(one, set()).add(way)
        return Look(text, sure, likely)

    def _know(self, one: Cue, way: Way) -> None:
        for string in way.exact:
            self._sure.setdefault(string, []).append(one)
        if way.exact:
            return
        for string in way.needs:
            self._likely.setdefault(string, []).append((one, way))
        if not way.needs:
            self._everywhere.append((one, way))


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
