"""What a document says of itself: kind, date of service, author, facility, patient, claim and body parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from medlegal.records.authors import author_in
from medlegal.records.dating import NO_DAYS, chosen_date
from medlegal.records.documents import heading_of
from medlegal.records.kinds import MOST_PAGES, OTHER, SAYS, kind_of_document
from medlegal.records.offices import (
    biller_in,
    employer_in,
    facility_by_signature,
    insurer_in,
    office_at_foot,
    office_told,
)
from medlegal.records.plain_offices import head_of_paper
from medlegal.records.reading import Document
from medlegal.records.sights import Sight
from medlegal.records.sparing import Caseless
from medlegal.records.standing import Gate
from medlegal.records.vocabulary import WORDS, any_of
from medlegal.records.written_days import slips_of

T = TypeVar("T")
_BODY_PARTS = re.compile(rf"\b{any_of(WORDS['identity']['body_parts'])}\b")
_TELLS_PARTS = Gate(_BODY_PARTS.pattern)
_MOST_PARTS = 8
_OF_INSURERS = frozenset(
    {"benefit_notice", "ur_decision", "employer_report", "dwc1", "return_to_work", "other"}
)
_OF_EMPLOYERS = frozenset({"employer_report", "job_description"})
_DECLARED = frozenset({"page_declaration", "copy_service"})
_TOP_LINES, _HEAD_LINES = 25, 8
_SUPPLEMENT = Caseless(r"^\W*(?:[\w-]+ ){0,4}supplemental (?:[\w-]+ ){0,5}report\b")
_DISCHARGE = Caseless(r"^\W*(?:\w+:? ){0,3}discharge (?:summary|note|instructions)\b")
_AMBULANCE = Caseless(
    r"^.{0,40}\b(?:pre-?hospital|ambulance|paramedic|ems|epcr)\b.{0,40}\b(?:care|report|record|run|pcr|sheet)"
)
_MINUTES = Caseless(r"^\W*(?:\w+ ){0,2}minutes of (?:the )?(?:\w+ )?hearing\b")
_NAMES_SOMEBODY = re.compile(
    r"^\W*(?:patient|claimant|employee|applicant|examinee|paciente|nombre)(?:.s)?(?: name)?\s*:"
    r"|\b(?:d\.?o\.?b\b|mrn\b|date of birth|fecha de nacimiento)",
    re.IGNORECASE,
)
_ILLEGIBLE = 0.2  # sure of a page; what was made out on such a one names nobody
_GUESSED = 0.3  # sure of a kind that only such pages speak for: a person looks
_NO_TITLE = re.compile(r"(?:via|dear|to|from|attn|attention|[qa])\b", re.IGNORECASE)  # a letter, an answer


def document_of(sights: Sequence[Sight], number: int, never: Mapping[date, str] = NO_DAYS) -> Document:
    """The facts of one document, from its pages in order; `never` are days that are no day of service."""
    return dated(facts_of(sights), sights, number, never)


def facts_of(sights: Sequence[Sight]) -> Document:
    """What the pages of a document, in order, tell by themselves: all but its number and its day."""
    pages = [sight.lines for sight in sights]
    legible = [sight for sight in sights if sight.page.sure >= _ILLEGIBLE]
    kind = kind_of_document(pages, [sight.words for sight in sights[:MOST_PAGES]])
    patient = _patient(legible)
    author = author_in([sight.lines for sight in legible], kind.kind, patient) if legible else None
    return Document(
        id="",
        kind=kind.kind,
        title=_title(sights[0], SAYS[kind.kind] if kind.kind != OTHER else ""),
        pages=tuple(sight.page.key for sight in sights),
        author=author,
        facility=_facility(legible, kind.kind, author) if legible else None,
        patient=patient,
        sure=kind.weight if legible else min(kind.weight, _GUESSED),
        evidence=kind.evidence,
        claim_numbers=_distinct(sight.claim_numbers for sight in sights),
        injured_on=_distinct(sight.injuries for sight in sights),
        body_parts=_body_parts(pages),
    )


def dated(facts: Document, sights: Sequence[Sight], number: int, never: Mapping[date, str]) -> Document:
    """The document of these facts and pages with its number and day; `never` are days that are no day of service."""
    found = chosen_date([sight.dates for sight in sights], never, _date_kind(facts.kind, sights[0]))
    return replace(facts, id=f"D{number:04d}", dated_on=found.on, is_date_doubtful=found.is_doubtful)


def no_service_days(sights: Sequence[Sight]) -> dict[date, str]:
    """Days that the packet names more than once, as "birth" or "injury", and slips of reading of such a birth."""
    injured = Counter(on for sight in sights for on in sight.injuries)
    born = Counter(on for sight in sights for on in sight.births)
    days = {on: "birth" if on in born else "injury" for on, times in (injured + born).items() if times > 1}
    return days | {slip: "birth" for on, times in born.items() if times > 1 for slip in slips_of(on)}


def _title(first: Sight, says: str) -> str:
    """How the document names itself; else its first line, or its kind where that line is a letterhead."""
    if first.title is not None and first.title.title:
        return says if says and _NAMES_SOMEBODY.search(first.title.title) else first.title.title
    heading = heading_of(first)
    is_office = first.letterhead is not None and first.letterhead.startswith(heading)
    is_no_title = is_office or _NO_TITLE.match(heading) or _NAMES_SOMEBODY.search(heading)
    return says if says and is_no_title else heading


def _date_kind(kind: str, first: Sight) -> str:
    """The kind by which dates are weighed: a discharge summary is of the day of discharge, other notes of that of
    admission; minutes are of the day of the hearing, an ambulance's report may be of that of the injury."""
    if kind == "evaluation" and any(_SUPPLEMENT.search(line) for line in first.lines[:_TOP_LINES]):
        return "supplemental"
    if kind == "pleading" and _heads(_MINUTES, first.lines):
        return "minutes"
    if kind == "hospital" and _heads(_AMBULANCE, first.lines):
        return "ambulance"
    return "discharge_summary" if _heads(_DISCHARGE, first.lines) else kind


def _heads(words: Caseless, lines: Sequence[str]) -> bool:
    return any(at < _HEAD_LINES and words.fits(lines[at]) for at in words.among(lines))


def _facility(sights: Sequence[Sight], kind: str, author: str | None) -> str | None:
    """The office of the letterhead or a label; else the one beside the signature; on notices and forms the insurer."""
    own = biller_in(sights[0].lines) if kind == "billing" else None
    found = own or next((sight.facility for sight in sights if sight.facility), None)
    if found is None and kind in _OF_EMPLOYERS:
        found = employer_in(sights[0].lines)
    if found is None:
        found = next(
            (one for sight in (sights[-1], sights[0]) if (one := facility_by_signature(sight.lines, author))),
            None,
        )
    if found is None and kind in _DECLARED:
        found = office_told(sights[0].lines)
    if found is None and kind in _OF_INSURERS:
        found = insurer_in(sights[0].lines)
    return found or office_at_foot(sights[0].lines) or head_of_paper(sights[0].lines)


def _patient(sights: Sequence[Sight]) -> str | None:
    best = max(
        (sight.patient for sight in sights if sight.patient), key=lambda named: named.weight, default=None
    )
    return best.name if best else None


def _distinct(found: Iterable[Sequence[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for page in found for one in page))


def _body_parts(pages: Iterable[Sequence[str]]) -> tuple[str, ...]:
    lines = (lines[at].lower() for lines in pages for at in _TELLS_PARTS.among(lines))
    found = Counter(chain.from_iterable(map(_BODY_PARTS.findall, lines)))
    return tuple(part for part, _ in found.most_common(_MOST_PARTS))
