"""Whom a packet is about: the person whom most documents name, and where two come close, most offices and files."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

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
    close = [one for one in groups if _votes(one) >= _CLOSE * _votes(groups[0])][:_MOST_CLOSE]
    if not close:
        return None
    if len(close) > 1:
        close.sort(key=lambda one: _spread(_best_name(one), documents, parted), reverse=True)
    return _best_name(close[0])


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
    names = group[1]
    return max(names, key=lambda name: (not _is_lone((name, 0)), names[name]))


def _is_lone(named: tuple[str, int]) -> bool:
    """True for a last name alone, which several people of a packet may bear."""
    return len(name_parts(named[0])) < _WHOLE_NAME


def _votes(group: Group) -> int:
    """Pages that name somebody; twice where it is surely a person's name, and no insurer's or place's."""
    lead, names = group
    return names.total() * (2 if any(map(is_given, lead.split())) else 1)


def _spread(name: str, documents: Sequence[Document], parted: Sequence[Sequence[Sight]]) -> float:
    """How widely the packet speaks of somebody."""
    offices: Counter[str] = Counter()
    told, files = set(), set()
    for document, sights in zip(documents, parted, strict=True):
        files.add(document.pages[0][0])
        if _is_about(document, sights[0], name):
            offices[f"{document.facility} {document.kind}"] += 1
            told |= {document.kind} & _OF_THE_PACKET
    parts = name_parts(name)
    by_file = sum(all(part in plainly(file) for part in parts) for file in files)
    return sum(math.pow(times, _OF_ONE_OFFICE) for times in offices.values()) + _TELLS * (len(told) + by_file)


def _is_about(document: Document, first: Sight, name: str) -> bool:
    if any(
        is_same_person(one["name"], name) for line in first.lines for one in WITH_CREDENTIALS.finditer(line)
    ):
        return False
    is_named = document.patient is not None and is_same_person(document.patient, name)
    return is_named or speaks_of(first, name) or may_be_about(first.lines, name)
