"""Short strings of which a pattern needs one: where none of them stands in a text, the pattern fits nowhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, product

EDGE = "\0"  # stands for the edge of a word
_MOST_STRINGS = 24
_FEWEST_LETTERS = 2
_EDGE_WORTH = 1.5
_PARTS = re.compile(
    r"\(\?(?:[a-z]*:|P<\w+>)|\((?!\?)|\(\?<?[=!]|\)|\||\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[?*+]\??"
    r"|\{\d*,?\d*\}\??|[a-z0-9 ]+(?![?*+{])|.",
    re.DOTALL,
)
_QUANTITY = re.compile(r"[?*+]\??|\{\d*,?\d*\}\??")
_CAPITAL = re.compile(r"\\.|\(\?P<\w+>|[^\W\d_a-z]")
_KINDS = frozenset("dDwWsSBAZ")
_FEW_LETTERS = re.compile(r"\[[^\\\]^-]{1,4}\]")
Strings = frozenset[str]
_NOTHING: Strings = frozenset({""})


def least(strings: Iterable[str]) -> tuple[str, ...]:
    """Those strings in which no other of them stands: where one of all stands, one of these does."""
    listed = sorted(set(strings), key=len)
    return tuple(one for at, one in enumerate(listed) if not any(shorter in one for shorter in listed[:at]))


def small_pattern(pattern: str) -> str:
    """The pattern with its letters small, but for what names a class or a group."""
    return _CAPITAL.sub(lambda part: part[0].lower() if len(part[0]) == 1 else part[0], pattern)


@dataclass(slots=True)
class _Told:
    """What is known of a part of a pattern: all it can fit (None: too much to list), and what it needs."""

    exact: Strings | None
    needs: Strings = frozenset()  # where not all is listed
    begins: Strings = _NOTHING  # one of these stands where it fits; an empty one when that is not known


def needed(pattern: str) -> Strings:
    """Strings of small letters and EDGE; empty when no few of them are sure. The pattern names no flags."""
    told = _either(_PARTS.findall(pattern)[::-1])
    return _best([told.exact or frozenset(), told.needs])


@dataclass(frozen=True, slots=True)
class Letters:
    """What is known of the letters of a pattern where a space stands for any white space."""

    exact: Strings  # all that it fits; empty when no few strings are all
    needs: Strings  # of these one stands in whatever it fits; empty when no few are sure
    begins: Strings  # without EDGE, up to a space: of these one stands where it fits; empty when they are not sure


def letters_of(pattern: str, *, starts_word: bool) -> Letters:
    """`starts_word`: it fits at the start of a word only."""
    parts = _PARTS.findall(pattern)
    is_vague = any(map(_is_vague, parts, [*parts[1:], ""]))
    told = _either(parts[::-1])
    start = EDGE if starts_word else ""
    exact = () if is_vague else (start + one for one in told.exact or ())
    begins = {one.replace(EDGE, "").split(" ")[0] for one in told.begins}
    return Letters(
        frozenset(filter(_has_edges, exact)),
        _best([told.exact or frozenset(), told.needs]),
        frozenset(begins) if all(begins) else frozenset(),
    )


def _has_edges(string: str) -> bool:
    """Whether words do end where it says so; of its own ends that is not known."""
    parts = [part for part in string.split(EDGE) if part]
    return bool(parts) and all(is_of_word(a[-1]) != is_of_word(b[0]) for a, b in pairwise(parts))


def is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_vague(part: str, after: str) -> bool:
    """Whether it tells more than letters: a place, what stands around it, one space that may be missing."""
    is_place = part in ("^", "$", r"\n") or (part.startswith("(") and part.endswith(("=", "!")))
    is_space = part == " " and _QUANTITY.fullmatch(after) is not None
    return is_place or is_space or (part.startswith("[") and " " in part)


def _either(parts: list[str]) -> _Told:
    """Ways beside each other, up to the end of their group; `parts` come from the end and are used up."""
    ways = [_row(parts)]
    while parts and parts[-1] == "|":
        parts.pop()
        ways.append(_row(parts))
    if len(ways) == 1:
        return ways[0]
    exact = _all_of(way.exact for way in ways)
    begins = frozenset[str]().union(*(way.begins for way in ways))
    if exact is not None:
        return _Told(exact, begins=begins)
    needs = [_best([way.exact or frozenset(), way.needs]) for way in ways]
    return _Told(None, frozenset().union(*needs) if all(needs) else frozenset(), begins)


@dataclass(slots=True)
class _Row:
    """What has been met so far from left to right: strings that still grow, and those that are whole."""

    growing: Strings = _NOTHING
    whole: list[Strings] = field(default_factory=list)
    is_exact: bool = True
    begins: Strings | None = None

    def add(self, told: _Told, quantity: str) -> None:
        least = _least(quantity)
        is_once = quantity in ("", "?", "??")
        exact = told.exact
        if exact is not None and not least:
            exact = exact | _NOTHING if is_once else None
        grown = None if exact is None else _joined(self.growing, exact)
        if grown is None and self.begins is None and least:
            self.begins = _joined(self.growing, told.begins)
        if grown is not None:
            self.growing = grown
        if grown is None or not is_once:
            self.cut()
        if least and told.exact is None:
            self.whole.append(told.needs)

    def cut(self) -> None:
        self.begins = self.growing if self.begins is None else self.begins
        self.whole.append(self.growing)
        self.growing, self.is_exact = _NOTHING, False


def _row(parts: list[str]) -> _Told:
    row = _Row()
    while parts and parts[-1] not in ("|", ")"):
        told = _one(parts)
        quantity = parts.pop() if parts and _QUANTITY.fullmatch(parts[-1]) else ""
        row.add(told, quantity)
    begins = row.growing if row.begins is None else row.begins
    if row.is_exact:
        return _Told(row.growing, begins=begins)
    return _Told(None, _best([*row.whole, row.growing]), begins)


def _one(parts: list[str]) -> _Told:
    part = parts.pop()
    if part.startswith("("):
        told = _either(parts)
        parts.pop()  # the bracket that ends it
        return _all(_NOTHING) if part.endswith(("=", "!")) else told
    if part in ("^", "$"):
        return _all(_NOTHING)
    if _FEW_LETTERS.fullmatch(part):
        return _all(frozenset(part[1:-1]))
    if part == r"\b":
        return _all(frozenset({EDGE}))
    is_escaped = part.startswith("\\")
    if part == "." or part.startswith("[") or (is_escaped and part[1] in _KINDS):
        return _Told(None)
    return _all(frozenset({"\n" if part == r"\n" else part[1:] if is_escaped else part}))


def _all(strings: Strings) -> _Told:
    return _Told(strings, begins=strings)


def _least(quantity: str) -> int:
    if quantity.startswith("{"):
        return int(re.sub(r"\D.*", "", quantity[1:]) or 0)
    return 0 if quantity.startswith(("?", "*")) else 1


def _joined(before: Strings, after: Strings) -> Strings | None:
    if before == _NOTHING:
        return after if len(after) <= _MOST_STRINGS else None
    if len(before) * len(after) > _MOST_STRINGS:
        return None
    return frozenset(a + b for a, b in product(before, after))


def _all_of(ways: Iterable[Strings | None]) -> Strings | None:
    listed = list(ways)
    known = [way for way in listed if way is not None]
    together = frozenset().union(*known)
    return together if len(known) == len(listed) and len(together) <= _MOST_STRINGS else None


def _best(choices: Iterable[Strings]) -> Strings:
    """The choice whose least telling string tells most; empty when none tells enough."""
    best = max(choices, key=_worth, default=frozenset[str]())
    return best if _worth(best) >= _FEWEST_LETTERS else frozenset()


@lru_cache(maxsize=4096)
def _worth(strings: Strings) -> float:
    return min(map(_telling, strings), default=0.0)


def _telling(one: str) -> float:
    letters = one.replace(EDGE, "")
    return len(letters) + _EDGE_WORTH * (len(one) - len(letters)) if letters.strip() else 0.0
