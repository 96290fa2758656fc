"""What a document says of itself: kind, date of service, author, facility, patient, claim and body parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from datetime import date

from medlegal.records.dating import service_date
from medlegal.records.documents import heading_of
from medlegal.records.identity import births_in, claim_numbers_in, injuries_in
from medlegal.records.kinds import OTHER, SAYS, kind_of_document
from medlegal.records.offices import facility_in
from medlegal.records.persons import author_in, is_same_person
from medlegal.records.reading import Document
from medlegal.records.sights import Sight
from medlegal.records.vocabulary import pattern

_BODY_PARTS = pattern("identity", "body_parts", before=r"\b", after=r"\b")
_MOST_PARTS = 8
_NO_TITLE = re.compile(r"(?:via|dear|to|from|attn|attention|[qa])\b", re.IGNORECASE)  # a letter, an answer


def document_of(sights: Sequence[Sight], number: int, never: Container[date] = ()) -> Document:
    """The facts of one document, from its pages in order; `never` are days that are no day of service."""
    pages = [sight.lines for sight in sights]
    kind = kind_of_document(pages)
    dated_on, _ = service_date([sight.dates for sight in sights], never)
    lines = [line for page in pages for line in page]
    return Document(
        id=f"D{number:04d}",
        kind=kind.kind,
        title=_title(sights[0], SAYS[kind.kind] if kind.kind != OTHER else ""),
        pages=tuple(sight.page.key for sight in sights),
        dated_on=dated_on,
        author=author_in(pages),
        facility=_facility(sights),
        patient=_patient(sights),
        sure=kind.weight,
        evidence=kind.evidence,
        claim_numbers=tuple(claim_numbers_in(lines)),
        injured_on=tuple(injuries_in(lines)),
        body_parts=_body_parts(lines),
    )


def packet_patient(documents: Sequence[Document]) -> str | None:
    """Whom most pages of the packet name; None when no page names anyone."""
    groups: list[tuple[str, Counter[str]]] = []
    for document in documents:
        if document.patient:
            names = next((names for name, names in groups if is_same_person(name, document.patient)), None)
            if names is None:
                names = Counter[str]()
                groups.append((document.patient, names))
            names[document.patient] += len(document.pages)
    if not groups:
        return None
    return max(groups, key=lambda group: group[1].total())[1].most_common(1)[0][0]


def no_service_days(sights: Sequence[Sight]) -> set[date]:
    """Days that the packet names more than once as a birth or an injury."""
    named = Counter(on for sight in sights for on in (*births_in(sight.lines), *injuries_in(sight.lines)))
    return {on for on, times in named.items() if times > 1}


def born_on(sights: Sequence[Sight]) -> Counter[date]:
    return Counter(on for sight in sights for on in births_in(sight.lines))


def _title(first: Sight, says: str) -> str:
    """How the document names itself; else its first line, or its kind where that line is a letterhead."""
    if first.title is not None and first.title.title:
        return first.title.title
    heading = heading_of(first)
    is_office = first.letterhead is not None and first.letterhead.startswith(heading)
    return says if says and (is_office or _NO_TITLE.match(heading)) else heading


def _facility(sights: Sequence[Sight]) -> str | None:
    return next((sight.facility for sight in sights if sight.facility), None) or facility_in(sights[0].lines)


def _patient(sights: Sequence[Sight]) -> str | None:
    best = max(
        (sight.patient for sight in sights if sight.patient), key=lambda named: named.weight, default=None
    )
    return best.name if best else None


def _body_parts(lines: Sequence[str]) -> tuple[str, ...]:
    found = Counter(match.group().lower() for line in lines for match in _BODY_PARTS.finditer(line))
    return tuple(part for part, _ in found.most_common(_MOST_PARTS))
