"""Whom a packet is about: the person whom most documents name, and where two come close, most offices and files."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from medlegal.records.everybody import everybody_in
from medlegal.records.given import is_given
from medlegal.records.names import WITH_CREDENTIALS, is_same_person, name_parts, plainly
from medlegal.records.others import may_be_about
from medlegal.records.patients import speaks_of
from medlegal.records.reading import Document
from medlegal.records.sights import Sight

_WHOLE_NAME = 2  # parts
_MOST_VOTES = 3  # of one document
_CLOSE, _MOST_CLOSE = 0.25, 4  # share of the most votes; people
_OF_ONE_OFFICE = 0.25  # the power to which papers of one kind and office are taken
_FEW_OF_ALL = 0.2  # share of documents whose labels name somebody, below which labels do not tell
_TELLS = 1.5  # what a paper about the whole packet weighs beside another
_OF_THE_PACKET = frozenset(
    {
        "cover_letter",
        "page_declaration",
        "copy_service",
        "dwc1",
        "employer_report",
        "deposition",
        "evaluation",
    }
)
Group = tuple[str, Counter[str]]


def packet_patient(documents: Sequence[Document], parted: Sequence[Sequence[Sight]]) -> str | None:
    """The person whom most documents name, as most of them write the name; None when none names anyone.

    A longer document weighs more up to a few pages. Where others come close, a chart of one stranger may have more
    pages than the patient: then each office counts less with each further document of its own, and a cover, a
    declaration, a claim or a file's name counts more, and nothing where the name bears a degree.
    """
    groups = _groups((one.patient, min(len(one.pages), _MOST_VOTES)) for one in documents if one.patient)
    if sum(bool(one.patient) for one in documents) < _FEW_OF_ALL * len(documents):
        groups = _groups(_unlabelled(documents, parted))
    close = [one for one in groups if _votes(one) >= _CLOSE * _votes(groups[0])][:_MOST_CLOSE]
    if not close:
        return None
    names = list(map(_best_name, close))
    if len(names) > 1:
        spread = _spreads(names, documents, parted)
        names.sort(key=lambda name: spread[name], reverse=True)
    return names[0]


def _unlabelled(documents: Sequence[Document], parted: Sequence[Sequence[Sight]]) -> list[tuple[str, int]]:
    """Whom documents name; else all of whom first pages speak as a patient or without saying as what."""
    named: list[tuple[str, int]] = []
    for document, sights in zip(documents, parted, strict=True):
        people = everybody_in(sights[0].lines)
        spoken_of = {one.name for one in people if one.role == "patient"} or {
            one.name for one in people if one.role == "" and one.is_given
        }
        named += [(name, 1) for name in ([document.patient] if document.patient else spoken_of)]
    return named if len(named) > 1 else []


def _groups(named: Iterable[tuple[str, int]]) -> list[Group]:
    """The people named, with the votes for each way of writing one; the most named first."""
    groups: list[Group] = []
    for name, pages in sorted(named, key=_is_lone):
        alike = [names for lead, names in groups if is_same_person(lead, name)]
        if not alike:
            groups.append((name, Counter({name: pages})))
        else:
            max(alike, key=Counter.total)[name] += pages
    return sorted(groups, key=_votes, reverse=True)


def _best_name(group: Group) -> str:
    """As most write it, in capitals or turned round or not."""
    names, alike = group[1], Counter[frozenset[str]]()
    for name, votes in names.items():
        alike[_words(name)] += votes
    return max(
        names,
        key=lambda name: (
            not _is_lone((name, 0)),
            is_given(name.split()[0]),
            alike[_words(name)],
            names[name],
        ),
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(plainly(name).split())


def _is_lone(named: tuple[str, int]) -> bool:
    """True for a last name alone, which several people of a packet may bear."""
    return len(name_parts(named[0])) < _WHOLE_NAME


def _votes(group: Group) -> int:
    """Pages that name somebody; twice where it is surely a person's name, and no insurer's or place's."""
    lead, names = group
    return names.total() * (2 if any(map(is_given, lead.split())) else 1)


def _spreads(
    names: Sequence[str], documents: Sequence[Document], parted: Sequence[Sequence[Sight]]
) -> dict[str, float]:
    """How widely the packet speaks of each."""
    offices: dict[str, Counter[str]] = {name: Counter() for name in names}
    told: dict[str, set[str]] = {name: set() for name in names}
    for document, sights in zip(documents, parted, strict=True):
        lines = sights[0].lines
        degreed = [one["name"] for line in lines for one in WITH_CREDENTIALS.finditer(line)]
        for name in names:  # all on one page before the next is looked at
            if not any(is_same_person(one, name) for one in degreed) and _is_about(document, sights[0], name):
                offices[name][f"{document.facility} {document.kind}"] += 1
                told[name] |= {document.kind} & _OF_THE_PACKET
    files = {document.pages[0][0] for document in documents}
    return {name: _spread(offices[name], len(told[name]) + _by_file(name, files)) for name in names}


def _spread(offices: Counter[str], telling: int) -> float:
    return sum(math.pow(times, _OF_ONE_OFFICE) for times in offices.values()) + _TELLS * telling


def _by_file(name: str, files: Iterable[str]) -> int:
    parts = name_parts(name)
    return sum(all(part in plainly(file) for part in parts) for file in files)


def _is_about(document: Document, first: Sight, name: str) -> bool:
    is_named = document.patient is not None and is_same_person(document.patient, name)
    return is_named or speaks_of(first, name) or may_be_about(first.lines, name)
