"""The kinds of documents, and how each gives itself away, as kinds.toml tells."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources

from medlegal.records.sparing import Caseless
from medlegal.records.spotting import Cue, any_cue, cue, spaced

WORDS_OF_OFFICES = Caseless(
    r"\b(?:medical (?:group|center|clinic|offices?)|cent(?:er|re|ers)|clinics?|associates|institute|hospital"
    r"|corporation|corp|inc|llc|llp|p\.?c|group|department|dept|partners|specialists|services|company|laborator(?:y|ies)|pharmacy|imaging"
    r"|physicians|doctors|care|health|cl[ií]nica|centro|suite)\b"
)
WORDS_OF_PAPERS = Caseless(
    r"\b(?:reports?|notes?|records?|summary|forms?|requests?|decision|determination|results?|evaluation|examination|consultation"
    r"|visit|history|letter|notice|statement|claim|transcript|scan|study|studies|views?|plan|log|sheet|informe|nota"
    r"|authori[sz]ation|treatment|charts?|cards?|worksheets?|checklists?|orders?|questionnaires?|minutes|updates?|analysis|profile|list|bill|invoice|declaration|certificat\w+|subpoena|petition|application|agreement|voucher)\b"
)


@dataclass(frozen=True)
class Cues:
    """How one kind of document gives itself away."""

    kind: str
    says: str
    worn: tuple[str, ...]
    title: Cue
    vague: Cue | None
    strong: tuple[Cue, ...]
    heads: tuple[str, ...]  # patterns of whole headings
    together: tuple[tuple[Cue, ...], ...]
    body: tuple[Cue, ...]
    against: tuple[Cue, ...]
    is_plain: bool

    @cached_property
    def any_head(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{head})" for head in self.heads) or r"(?!)")


def _compiled() -> tuple[Cues, ...]:
    told = tomllib.loads(resources.files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    return tuple(
        Cues(
            kind,
            cues["says"],
            tuple(cues.get("worn", ())),
            any_cue(cues["title"]),
            any_cue(cues["vague"]) if "vague" in cues else None,
            tuple(cue(one) for one in cues["strong"]),
            tuple(spaced(one) for one in cues["heads"]),
            tuple(tuple(cue(one) for one in each) for each in cues.get("together", ())),
            tuple(cue(one) for one in cues["body"]),
            tuple(cue(one) for one in cues.get("against", ())),
            cues.get("plain", False),
        )
        for kind, cues in told.items()
    )


CUES = _compiled()
SAYS = {cues.kind: cues.says for cues in CUES}


def headed(headings: Iterable[str]) -> dict[str, dict[int, str]]:
    """For each kind its headings that stand there, one for each pattern."""
    found: dict[str, dict[int, str]] = {}
    for heading in sorted(headings):
        for kind, at in _heading_kinds(heading):
            found.setdefault(kind, {}).setdefault(at, heading)
    return found


@lru_cache(maxsize=16384)
def _heading_kinds(heading: str) -> tuple[tuple[str, int], ...]:
    return tuple(
        (cues.kind, at)
        for cues in CUES
        if cues.any_head.fullmatch(heading)
        for at, head in enumerate(cues.heads)
        if _head(head).fullmatch(heading)
    )


@cache
def _head(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
