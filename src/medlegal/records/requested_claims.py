"""The injuries of a request: days, claim and case numbers, employers, body parts, put together where that is plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from medlegal.records.requested_lines import Line, Read, found, only_one, sentences_of
from medlegal.records.vocabulary import WORDS, any_of
from medlegal.records.written_days import dates_in

T = TypeVar("T")
_INJURED = re.compile(
    r"\b(?:dates? ?(?:\(s\))? of (?:injury|injuries|loss|accident)|d\.?o\.?i\.?(?:\(?'?s\)?)?"
    r"|d/i(?:njury)?|(?:sustained|hurt|injured|accident) (?:on|of)|d\.?o\.?l\.?|date injured"
    r"|injury dates?|dates? injured|(?:cumulative|continuous) (?:trauma|injury)|\bCT\b|injur(?:y|ies"
    r"|ed) (?:of|on|dated))\b"
    r"(?:\(s\))?(?: (?:injury )?(?:from|period|of|on|dated|through))*[\s:#.()-]{0,8}",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^\s*(?:-|–|—|to|through|thru|until|and continuing (?:to|through))\s*$", re.IGNORECASE)
_NEXT = re.compile(
    r"^[\s,;&/()]*(?:and)?\s*(?:\(?(?:ct|specific|sp|cumulative(?: trauma)?)\)?)?[\s,;:&/().a-d-]*$",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\bclaim(?:s)?\s*(?:numbers?|nos?\b|num\b|#|file\s*(?:no|number)|(?=:))(?:\(s\))?(?: is"
    r"| are)?[\s.:#]*(?P<list>[A-Z0-9].*)",
    re.IGNORECASE,
)
_CLAIM_NUMBER = re.compile(r"^(?=(?:[^\d]*\d){3})[A-Z0-9](?:[A-Z0-9/-]|\.(?=\d)){3,28}$", re.IGNORECASE)
_CASE = re.compile(r"\bADJ\s?[-#:]?\s?(?P<number>\d{5,9})\b", re.IGNORECASE)
_EMPLOYER = re.compile(
    r"(?:^|(?<=\s{3})|(?<=[;|] ))\s*(?:employer(?:'s)?(?: name)?|insured(?: employer)?"
    r"|defendant(?:/employer)?|emp)\s*[:#-]\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\s(?:v|vs)\.?\s+(?P<name>[A-Z0-9].*)")
_PARTS_LABEL = re.compile(
    r"\b(?:body ?parts?|parts? of body|body systems?)(?:\(s\))?(?: (?:claimed|alleged|injured|affected"
    r"|in dispute|at issue|accepted"
    r"|involved|to be (?:evaluated|addressed)|and conditions?|are|include))*\s*[:#-]\s*(?P<parts>\S.*)",
    re.IGNORECASE,
)
_PARTS = re.compile(
    rf"\b(?:(?:left|right|bilateral|both|upper|lower|mid)\s+)*{any_of(WORDS['requests']['body_parts'])}\b",
    re.I,
)
_INJURY_TO = re.compile(
    r"\binjur(?:y|ies|ed|ing)(?: is claimed)? (?:to |his |her |their |the )+(?P<parts>.{3,160})",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s{3,}|;|\||,?\s+(?:claim(?: no| number|\s*#|:)|d\.?o\.?[bi]\b|date of|wcab|adj\b|our file|et al"
    r"|insurer|a corporation|a california)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InjuryRead:
    """One injury as far as it is told; the page and the words are those of its first particular."""

    page: int
    quote: str
    began_on: date | None = None
    ended_on: date | None = None  # of a cumulative injury
    claim_number: str = ""
    adj_number: str = ""
    employer: str = ""
    body_parts: str = ""


def injuries_in(lines: Sequence[Line]) -> tuple[InjuryRead, ...]:
    """Numbers go with days by their order, where there are as many of one as of the other, or one of each."""
    days, claims, cases = injury_days_in(lines), claims_in(lines), cases_in(lines)
    employers, parts = employers_in(lines), body_parts_in(lines)
    count = max(len(days), 1 if (claims or cases or parts or employers) else 0)
    made = []
    for at in range(count):
        day, claim, case = _nth(days, at, count), _nth(claims, at, count), _nth(cases, at, count)
        employer = _nth(employers, at, count) or (employers[0] if len(employers) == 1 else None)
        first = next((one for one in (day, claim, case, employer, parts) if one is not None), None)
        if first is None:
            continue
        began_on, ended_on = day.value if day else (None, None)
        made.append(
            InjuryRead(
                first.page,
                first.quote,
                began_on,
                ended_on,
                claim.value if claim else "",
                case.value if case else "",
                employer.value if employer else "",
                parts.value if parts else "",
            )
        )
    return tuple(made)


def _nth(reads: Sequence[Read[T]], at: int, count: int) -> Read[T] | None:
    """The one of this injury; None where the numbers do not tell whose is whose."""
    return reads[at] if len(reads) == count else None


def injury_days_in(lines: Sequence[Line]) -> list[Read[tuple[date, date | None]]]:
    """Days of injury after their labels; two days joined by “to” are a cumulative injury's first and last."""
    reads = dict[tuple[date, date | None], Read[tuple[date, date | None]]]()
    for at, match in found(_INJURED, lines):
        text = lines[at].text[match.end() :]
        if at + 1 < len(lines) and (
            not text.strip() or text.rstrip().endswith((",", ";", "-", "to", "through", "and"))
        ):
            text = f"{text} {lines[at + 1].text.strip()}"
        for span in _spans(text):
            reads.setdefault(span, Read(span, lines[at].page, lines[at].quote))
    spans = {day: read.quote for (began, ended), read in reads.items() if ended for day in (began, ended)}
    return [
        read
        for (began, ended), read in reads.items()
        if ended or spans.get(began, read.quote) == read.quote  # an end of a period, told again elsewhere
    ]


def _spans(text: str) -> list[tuple[date, date | None]]:
    spans, reached = list[tuple[date, date | None]](), 0
    for on, start, end in dates_in(text):
        between = text[reached:start]
        if spans and spans[-1][1] is None and _JOINED.match(between) and spans[-1][0] < on:
            spans[-1] = (spans[-1][0], on)
        elif len(between) <= 12 and (not spans or _NEXT.match(between)):
            spans.append((on, None))
        else:
            break
        reached = end
    return spans


def claims_in(lines: Sequence[Line]) -> list[Read[str]]:
    reads = dict[str, Read[str]]()
    for at, match in found(_CLAIM, lines):
        for word in re.split(r"[\s,;&]+", match["list"]):
            number = word.strip(".():").upper()
            if number in ("AND", ""):
                continue
            if not _CLAIM_NUMBER.match(number) or _CASE.match(number) or list(dates_in(number)):
                break
            reads.setdefault(number, Read(number, lines[at].page, lines[at].quote))
    return list(reads.values())


def cases_in(lines: Sequence[Line]) -> list[Read[str]]:
    """The numbers of the board's cases, as ADJ and figures."""
    reads = dict[str, Read[str]]()
    for at, match in found(_CASE, lines):
        number = f"ADJ{match['number']}"
        reads.setdefault(number, Read(number, lines[at].page, lines[at].quote))
    return list(reads.values())


def employers_in(lines: Sequence[Line]) -> list[Read[str]]:
    reads = dict[str, Read[str]]()
    for pattern in (_EMPLOYER, _VERSUS):
        for at, match in found(pattern, lines):
            name = _CUT.split(match["name"])[0].strip(" ,.;")
            if 2 <= len(name) <= 100 and not name[0].islower():
                reads.setdefault(
                    re.sub(r"\W", "", name).casefold(), Read(name, lines[at].page, lines[at].quote)
                )
        if reads:
            break
    return list(reads.values())


def body_parts_in(lines: Sequence[Line]) -> Read[str] | None:
    """After a label as it stands; in running text only what is a part of the body."""
    labelled = list[Read[str]]()
    for at, match in found(_PARTS_LABEL, lines):
        text = re.split(r"\s{3,}", match["parts"])[0]
        if at + 1 < len(lines) and text.rstrip().endswith((",", "and", "&", ";")):
            text = f"{text} {lines[at + 1].text.strip()}"
        labelled.append(Read(_listed(text), lines[at].page, lines[at].quote))
    if labelled:
        return only_one(labelled)
    reads = list[Read[str]]()
    for page, sentence in sentences_of(lines):
        for match in _INJURY_TO.finditer(sentence):
            parts = list(dict.fromkeys(part.lower() for part in _PARTS.findall(match["parts"])))
            whole = [one.group().lower() for one in _PARTS.finditer(match["parts"])]
            if parts and whole:
                reads.append(Read(", ".join(dict.fromkeys(whole)), page, sentence[:200]))
    return only_one(reads)


def _listed(text: str) -> str:
    parts = re.split(r"\s*(?:,|;|&|\band\b)\s*", text.strip(" ."))
    return ", ".join(part.strip(" .") for part in parts if part.strip(" ."))[:300]
