"""The words by which pages give themselves away, as the TOML files beside this module list them."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

from medlegal.records.sparing import Caseless

WORDS: dict[str, Any] = {
    subject: words
    for name in ("words.toml", "dates.toml", "facts.toml", "requests.toml")
    for subject, words in tomllib.loads(
        resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    ).items()
}


def any_of(patterns: list[str]) -> str:
    """One pattern that fits where any of them does."""
    return "(?:" + "|".join(patterns) + ")"


def pattern(subject: str, name: str, *, before: str = "", after: str = "") -> Caseless:
    """The words of that name, without regard to case, between what must stand before and after them."""
    return Caseless(f"{before}{any_of(WORDS[subject][name])}{after}", re.MULTILINE)


_FIGURED = re.compile(r"(?<![^\W_])(?=[a-z015]*[a-z])(?=[a-z]*[015])[a-z015]{2,}(?![^\W_])")
_AS_L = re.compile(r"(?<![tdn])1(?=[aeiou])")
_LETTERS = str.maketrans("015", "ois")


def letters_for_figures(small: str) -> str:
    """A text in small letters, as long, with the letters that recognising took for figures: v1sit, d0b, c1aim."""
    return _FIGURED.sub(lambda word: _AS_L.sub("l", word[0]).translate(_LETTERS), small)
