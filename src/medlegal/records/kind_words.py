"""What kinds of papers a page's words speak for, whatever the paper is called: words that few kinds use weigh most."""

from __future__ import annotations

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

_TOKEN = re.compile(r"[^\W_]+(?:['&/.#-][^\W_]+)*")
_ANY_ENDING = "*"
_SHORTEST_STEM, _LONGEST_STEM = 3, 14
_NEIGHBOURS = 1.3  # how much more words beside each other weigh than one word
_HALF = 6.0  # the weight of the strongest kind at which a text is long enough that its words count half


def _read() -> tuple[dict[str, dict[str, float]], frozenset[str], dict[str, tuple[str, ...]]]:
    """For each word its kinds with weights; stems; and for a word that begins neighbours, these, spaced."""
    told = tomllib.loads(resources.files(__package__).joinpath("kind_words.toml").read_text(encoding="utf-8"))
    kinds = defaultdict[str, list[str]](list)
    for kind, words in told.items():
        for word in dict.fromkeys(" ".join(one.split()) for one in words.split(",")):
            if word:
                kinds[word].append(kind)
    weights = {word: _weights(word, named, len(told)) for word, named in kinds.items()}
    begun = defaultdict[str, list[str]](list)
    for word in filter(_is_spaced, weights):
        begun[word.split()[0]].append(word)
    stems = frozenset(word[:-1] for word in weights if word.endswith(_ANY_ENDING) and not _is_spaced(word))
    return weights, stems, {first: tuple(words) for first, words in begun.items()}


def _is_spaced(word: str) -> bool:
    return " " in word


def _weights(word: str, kinds: list[str], count: int) -> dict[str, float]:
    weight = math.log(count / len(kinds)) / math.log(count) * (_NEIGHBOURS if _is_spaced(word) else 1.0)
    return dict.fromkeys(kinds, weight)


_WEIGHTS, _STEMS, _BEGUN = _read()


@lru_cache(maxsize=4)  # a page that began a document is often all of it
def kinds_by_words(text: str) -> dict[str, float]:
    """Of a text in small letters: for each kind, how much its distinct words speak for it; never more than `_HALF`."""
    words = _TOKEN.findall(text)
    in_row = f" {' '.join(words)} "
    found = defaultdict[str, float](float)
    for word in filter(_tells, dict.fromkeys(words)):
        for known in (*_known(word), *_begun_by(word, in_row)):
            for kind, weight in _WEIGHTS[known].items():
                found[kind] += weight
    share = _HALF / (_HALF + max(found.values(), default=0.0))
    return {kind: share * weight for kind, weight in found.items()}


@lru_cache(maxsize=16384)
def _tells(word: str) -> bool:
    """Whether some kind names it, its stem, or words that begin with it."""
    return word in _BEGUN or bool(_known(word))


@lru_cache(maxsize=16384)
def _known(word: str) -> tuple[str, ...]:
    """The word and its stems, as far as some kind names them."""
    stems = (word[:n] for n in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1))
    return (
        *filter(_WEIGHTS.__contains__, (word,)),
        *(stem + _ANY_ENDING for stem in stems if stem in _STEMS),
    )


def _begun_by(word: str, in_row: str) -> Iterator[str]:
    for known in _BEGUN.get(word, ()):
        if (f" {known[:-1]}" if known.endswith(_ANY_ENDING) else f" {known} ") in in_row:
            yield known
