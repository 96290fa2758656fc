"""Given names: whether a word is one, and whether two are of one person's: Bob and Robert, Pepe and José."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources

_WORDS = tomllib.loads(resources.files(__package__).joinpath("given_names.toml").read_text(encoding="utf-8"))
_GROUPS: dict[str, frozenset[int]] = {}
for _number, _names in enumerate(_WORDS["called"]):
    for _name in _names.split():
        _GROUPS[_name] = _GROUPS.get(_name, frozenset()) | {_number}
_GIVEN = frozenset(_WORDS["given"].split()) | {names.split()[0] for names in _WORDS["called"]}


_SHORT = 4  # letters: Cruz may be a last name
_LONG = 5  # letters: no second half of a given name is a longer word


@lru_cache(maxsize=4096)
def is_given(word: str) -> bool:
    """True for a given name, written in any way; of a double one (Thi-Lan) a part is enough."""
    small = _plain(word)
    if small in _GIVEN:
        return True
    first, *others = small.split("-")
    return bool(others) and first in _GIVEN and all(part in _GIVEN or len(part) < _LONG for part in others)


def may_be_second(word: str) -> bool:
    """True for what may follow a given name as its second half, and is no last name: Fernanda, Woo."""
    return is_given(word) or len(word) < _SHORT


def may_be_called(one: str, other: str) -> bool:
    """True for two names, in small letters, by which one person may go."""
    return not _GROUPS.get(one, frozenset()).isdisjoint(_GROUPS.get(other, frozenset()))


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.lower().strip(".,;:()[]"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
