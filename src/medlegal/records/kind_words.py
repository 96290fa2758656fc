"""What kinds of papers a page's words speak for, whatever the paper is called: words that few kinds use weigh most."""

from __future__ import annotations

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from itertools import chain, pairwise
from string import ascii_letters, digits

_TOKEN = re.compile(r"[^\W_]+(?:['&/.#-][^\W_]+)*")
_BETWEEN = str.maketrans(
    dict.fromkeys(set(map(chr, range(128))) - set(ascii_letters + digits + "'&/.#-"), " ")
)
_ANY_ENDING = "*"
_SHORTEST_STEM, _LONGEST_STEM = 3, 14
_START, _MOST_NEIGHBOURS = 2, 4  # letters of a second word; words in a row
_NEIGHBOURS = 1.3  # how much more words beside each other weigh than one word
_HALF = 6.0  # the weight of the strongest kind at which a text is long enough that its words count half


def _read() -> tuple[dict[str, dict[str, float]], frozenset[str], dict[str, dict[str, tuple[str, ...]]]]:
    """For each word its kinds with weights; stems; and neighbours by their first word and the second's start."""
    told = tomllib.loads(resources.files(__package__).joinpath("kind_words.toml").read_text(encoding="utf-8"))
    kinds = defaultdict[str, list[str]](list)
    for kind, words in told.items():
        for word in dict.fromkeys(" ".join(one.split()) for one in words.split(",")):
            if word:
                kinds[word].append(kind)
    weights = {word: _weights(word, named, len(told)) for word, named in kinds.items()}
    begun = defaultdict[str, dict[str, tuple[str, ...]]](dict)
    for word in filter(_is_spaced, weights):
        first, second, *_ = word.split()
        others = begun[first]
        others[second[:_START]] = (*others.get(second[:_START], ()), word)
    stems = frozenset(word[:-1] for word in weights if _is_open(word) and not _is_spaced(word))
    return weights, stems, dict(begun)


def _is_open(known: str) -> bool:
    return known.endswith(_ANY_ENDING)


def _is_spaced(word: str) -> bool:
    return " " in word


def _weights(word: str, kinds: list[str], count: int) -> dict[str, float]:
    weight = math.log(count / len(kinds)) / math.log(count) * (_NEIGHBOURS if _is_spaced(word) else 1.0)
    return dict.fromkeys(kinds, weight)


_WEIGHTS, _STEMS, _BEGUN = _read()
_STEM_STARTS = frozenset(stem[:_SHORTEST_STEM] for stem in _STEMS)


def known_words(text: str) -> tuple[str, ...]:
    """Of a text in small letters: the words and neighbours that some kind names, each once, in order."""
    words = _words(text)
    found = dict.fromkeys(chain.from_iterable(map(_known, dict.fromkeys(words))))
    for at, (first, second) in enumerate(pairwise(words)):
        if first in _BEGUN and (likely := _BEGUN[first].get(second[:_START])):
            row = " ".join(words[at : at + _MOST_NEIGHBOURS]) + " "
            for known in likely:
                if row.startswith(known[:-1] if _is_open(known) else f"{known} "):
                    found[known] = None
    return tuple(found)


def _words(text: str) -> list[str]:
    if not text.isascii():
        return _TOKEN.findall(text)
    words = list[str]()
    for word in text.translate(_BETWEEN).split():
        if word.isalnum():
            words.append(word)
        else:
            words += _TOKEN.findall(word)
    return words


def kinds_by_words(words: Iterable[str]) -> dict[str, float]:
    """For each kind how much these known words speak for it; never more than `_HALF`."""
    found = defaultdict[str, float](float)
    for word in words:
        for kind, weight in _WEIGHTS[word].items():
            found[kind] += weight
    share = _HALF / (_HALF + max(found.values(), default=0.0))
    return {kind: share * weight for kind, weight in found.items()}


@lru_cache(maxsize=16384)
def _known(word: str) -> tuple[str, ...]:
    """The word and its stems, as far as some kind names them."""
    own = (word,) if word in _WEIGHTS else ()
    if word[:_SHORTEST_STEM] not in _STEM_STARTS:
        return own
    stems = (word[:n] for n in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1))
    return (*own, *(stem + _ANY_ENDING for stem in stems if stem in _STEMS))
