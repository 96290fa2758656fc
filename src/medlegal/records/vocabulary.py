"""The words by which pages give themselves away, as `words.toml` lists them."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

_FEWEST_LETTERS = 3
WORDS: dict[str, Any] = tomllib.loads(
    resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
)


def any_of(patterns: list[str]) -> str:
    """One pattern that fits where any of them does."""
    return "(?:" + "|".join(patterns) + ")"


def pattern(subject: str, name: str, *, before: str = "", after: str = "") -> re.Pattern[str]:
    """The words of that name, without regard to case, between what must stand before and after them."""
    return re.compile(f"{before}{any_of(WORDS[subject][name])}{after}", re.IGNORECASE | re.MULTILINE)


def must_hold(words: str) -> tuple[str, ...]:
    """Plain letters of which one run must stand in any text that the pattern fits; () when none is sure.

    Looking for plain letters first is many times quicker than trying the pattern.
    """
    runs = [_longest_plain(one) for one in _alternatives(words)]
    return tuple(runs) if all(len(run) >= _FEWEST_LETTERS for run in runs) else ()


def _alternatives(words: str) -> list[str]:
    parts, depth = [""], 0
    for at, letter in enumerate(words):
        escaped = at > 0 and words[at - 1] == "\\"
        depth += (letter in "([") - (letter in ")]") if not escaped else 0
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _longest_plain(words: str) -> str:
    """The longest run of letters outside groups, classes and what may be missing."""
    plain = re.sub(r"\\.", "\n", words)
    for _ in range(4):
        plain = re.sub(r"\([^()]*\)[?*+]?|\[[^\]]*\][?*+]?|\{[^}]*\}", "\n", plain)
    plain = re.sub(r".[?*]", "\n", plain)
    return max(re.findall(r"[a-z0-9]+", plain), key=len, default="")
