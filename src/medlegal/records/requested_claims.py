"""The injuries of a request: days, claim and case numbers, employers, body parts, put together where that is plain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from medlegal.records.requested_lines import Line, Read, caption_in, found, only_one, sentences_of
from medlegal.records.vocabulary import WORDS, any_of
from medlegal.records.written_days import dates_in

T = TypeVar("T")
_INJURED = re.compile(
    r"\b(?:dates? ?(?:\(s\))? of (?:injury|injuries|loss|accident)|d\.?o\.?i\.?(?:\(?'?s\)?)?"
    r"|d/[ai](?:njury)?|(?:sustained|hurt|injured|accident) (?:on|of)|d\.?o\.?l\.?|date injured"
    r"|injury dates?|dates? injured|(?:cumulative|continuous) (?:trauma|injury)|\bCT\b|injur(?:y|ies"
    r"|ed) (?:of|on|dated))\b"
    r"(?:\(s\))?(?: (?:injury )?(?:from|period|of|on|dated|through))*[\s:#.()-]{0,24}(?:on or about )?",
    re.IGNORECASE,
)
_HURT = re.compile(r"\b(?:hurt|injured|fell|accident)\b[^.;]{0,80}? on (?:or about )?", re.IGNORECASE)
_JOINED = re.compile(r"^\s*(?:-|–|—|to|through|thru|until|and continuing (?:to|through))\s*$", re.IGNORECASE)
_NEXT = re.compile(
    r"^[\s,;&/()]*(?:and)?\s*(?:\(?(?:ct|specific|sp|cumulative(?: trauma)?)\)?)?[\s,;:&/().a-d-]*$",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\bclaim(?:s)?\s*(?:numbers?|nos?\b|num\b|#s?|file\s*(?:no|number)|(?=:))(?:\(s\))?(?: is"
    r"| are)?[\s.:#]*(?P<list>[A-Z0-9].*)",
    re.IGNORECASE,
)
# In running text the number itself must look like one: letters or a year, a dash, figures.
_CLAIM_SPOKEN = re.compile(
    r"\b(?:claim|(?<!our )(?<!my )file)(?: is|,)? "
    r"(?P<list>(?=[A-Z0-9/-]*\d{2})(?:[A-Z]{1,5}[-/]?|\d+[-/])[A-Z0-9/-]*\d[A-Z0-9/-]*)"
    r"|\bcl ?# ?[:.]? ?(?P<short>[A-Z0-9].*)",
    re.IGNORECASE,
)
_BEFORE_A_DAY = re.compile(
    r"^(?:\d{1,2}[.)]\s*)?(?:CT|SP|cumulative(?: trauma)?|specific)?[\s:.]*", re.IGNORECASE
)
_SPACED_NUMBER = re.compile(r"^(?=(?:\D*\d){4})[A-Z]{1,4}(?:-\d{1,3})?(?: [\d-]{1,12}){1,4}$")
_CLAIM_NUMBER = re.compile(r"^(?=(?:[^\d]*\d){3})[A-Z0-9](?:[A-Z0-9/-]|\.(?=\d)){3,28}$", re.IGNORECASE)
_CASE = re.compile(r"\bADJ\s?[-#:]?\s?(?P<number>\d{5,9})\b", re.IGNORECASE)
_EMPLOYER = re.compile(
    r"(?:^|(?<=\s{3})|(?<=[;|] )|(?<=\d\. ))\s*(?:employer(?:'s|s|\(s\))?(?: name)?|insured(?: employer)?"
    r"|defendants?(?:/employer)?|emp)\s*[:#-]\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\s(?:v|vs)\.?\s+(?P<name>(?:\(1\) )?[A-Z0-9].*)")
_EMPLOYER_SPOKEN = re.compile(
    r"(?:\b[Ee]mployer,? (?:is |was )?|\b[Ee]mployed (?:as [^.,;]{3,40} )?(?:by|at|with) "
    r"|\b[Ww]ork(?:s|ed|ing)? (?:for|at) |\bat work\b[^.;]{0,40}? at )"
    r"(?P<name>[A-Z][\w'&-]+(?: (?:[A-Z&][\w'&-]*|of|and|the))*(?:,? (?:Inc|Co|Corp)\.)?)"
)
_SLASHED = re.compile(r"^\s*re\s*:\s*[^/:]{4,50}\s/\s(?P<name>[A-Z][^/:\d]{2,60}?)\s/", re.IGNORECASE)
_NUMBERED = re.compile(r"\(\d\)\s*")
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
    r"|insurer|a corporation|a california|insured by|administered by|permissibly|self-insured|carrier|et\.? al"
    r"|through its)|,\s+\d{1,6} [A-Z]|\s/\s|\s+\((?!\w+\s*$)",
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
    """Numbers go with days by the row they share, else by their order where there are as many of each."""
    rows = rows_in(lines)
    if rows:
        return tuple(_employed(rows, lines))
    days, claims, cases = injury_days_in(lines), claims_in(lines), cases_in(lines)
    employers, parts = employers_in(lines), body_parts_in(lines)
    if len(days) == 1 and len(claims) > 1 and len(cases) <= 1:  # one injury, which several insurers share
        days, cases = days * len(claims), cases * len(claims)
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


def rows_in(lines: Sequence[Line]) -> list[InjuryRead]:
    """The rows of a table whose head names the day of injury and the claim."""
    head = next((at for at, line in enumerate(lines) if _is_head(line.text)), None)
    made = list[InjuryRead]()
    for line in lines[head + 1 :] if head is not None else ():
        spans = next((spans for cell in line.cells if (spans := _spans(_bare(cell)))), [])
        if len(spans) != 1:
            break
        numbers = [
            cell.upper() for cell in line.cells if _CLAIM_NUMBER.match(cell) and not list(dates_in(cell))
        ]
        case = _CASE.search(line.text)
        claim = next((one for one in numbers if not _CASE.match(one)), "")
        made.append(
            InjuryRead(line.page, line.quote, *spans[0], claim, f"ADJ{case['number']}" if case else "")
        )
    return made


def _is_head(text: str) -> bool:
    is_of_days = re.search(r"\b(?:dates? of injury|injury dates?|d\.?o\.?i)\b", text, re.IGNORECASE)
    is_of_claims = re.search(r"\bclaim\b", text, re.IGNORECASE)
    return bool(is_of_days and is_of_claims) and not any(sign.isdigit() for sign in text)


def _bare(cell: str) -> str:
    """Without the row's number and the word for a period."""
    return _BEFORE_A_DAY.sub("", cell)


def _employed(rows: list[InjuryRead], lines: Sequence[Line]) -> list[InjuryRead]:
    """The rows with their employers: one for all, or those that name the rows: (1 and 2)."""
    parts = body_parts_in(lines)
    of_row = dict[int, str]()
    for _, match in found(_EMPLOYER, lines):
        for name, numbers in re.findall(r"([^;(]+)\(([\d, and&]+)\)", match["name"]):
            of_row |= {int(number): name.strip(" ,;") for number in re.findall(r"\d+", numbers)}
    named = employers_in(lines)
    only = named[0].value if len(named) == 1 and not of_row else ""
    return [
        replace(row, employer=of_row.get(at, only), body_parts=parts.value if parts else "")
        for at, row in enumerate(rows, start=1)
    ]


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
    for page, sentence in sentences_of(lines) if not reads else ():
        for match in _HURT.finditer(sentence):
            for span in _spans(sentence[match.end() :])[:1]:
                reads.setdefault(span, Read(span, page, sentence[:200]))
    spans = {day: read.quote for (began, ended), read in reads.items() if ended for day in (began, ended)}
    return [
        read
        for (began, ended), read in reads.items()
        if ended or spans.get(began, read.quote) == read.quote  # an end of a period, told again elsewhere
    ]


def _spans(text: str) -> list[tuple[date, date | None]]:
    spans, reached = list[tuple[date, date | None]](), 0
    text = re.sub(r"(?<=\d{4})-(?=\d{1,2}/)|(?<=/\d\d)-(?=\d{1,2}/)", " - ", text)
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
    for at, told in _told_claims(lines):
        for word in _numbers_in(told):
            number = word.strip(".():").upper()
            if number in ("AND", ""):
                continue
            if not _is_claim_number(number):
                break
            reads.setdefault(number, Read(number, lines[at].page, lines[at].quote))
    return list(reads.values())


def _is_claim_number(word: str) -> bool:
    is_one = _CLAIM_NUMBER.match(word) and not _CASE.match(word) and not list(dates_in(word))
    return bool(is_one or _SPACED_NUMBER.match(word))


def _numbers_in(told: str) -> list[str]:
    """The words of a list of numbers; one that is written with spaces stays together."""
    parts = re.split(r"\s*[;,&]\s*|\s{3,}", re.sub(r"\([^)]*\)", " ", told).strip())
    return [
        word for part in parts for word in ([part] if _SPACED_NUMBER.match(part.strip()) else part.split())
    ]


def _told_claims(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """What follows the label of a claim's number; where there is none, what running text calls a claim."""
    labelled = [(at, match["list"]) for at, match in found(_CLAIM, lines)]
    yield from labelled
    for at, match in found(_CLAIM_SPOKEN, lines):
        yield at, match["list"] or match["short"]


def cases_in(lines: Sequence[Line]) -> list[Read[str]]:
    """The numbers of the board's cases, as ADJ and figures."""
    reads = dict[str, Read[str]]()
    for at, match in found(_CASE, lines):
        number = f"ADJ{match['number']}"
        reads.setdefault(number, Read(number, lines[at].page, lines[at].quote))
    return list(reads.values())


def employers_in(lines: Sequence[Line]) -> list[Read[str]]:
    reads = dict[str, Read[str]]()
    for told in _told_employers(lines):
        for page, quote, text in told:
            for part in _NUMBERED.split(text):
                name = _named(part)
                if 2 <= len(name) <= 100 and not name[0].islower():
                    reads.setdefault(re.sub(r"\W", "", name).casefold(), Read(name, page, quote))
        if reads:
            break
    return list(reads.values())


def _told_employers(lines: Sequence[Line]) -> Iterator[list[tuple[int, str, str]]]:
    """Page, words and what follows: a label, the caption, the subject line; at last what running text says."""
    yield from ([(told.page, told.quote, told.value)] for told in caption_in(lines)[1:])
    for pattern in (_EMPLOYER, _VERSUS, _SLASHED):
        yield [(lines[at].page, lines[at].quote, match["name"]) for at, match in found(pattern, lines)]
    yield [
        (page, sentence[:200], match["name"])
        for page, sentence in sentences_of(lines)
        for match in _EMPLOYER_SPOKEN.finditer(sentence)
    ]


def _named(told: str) -> str:
    """The body's name with which the text begins; the full stop of Inc. and Co. stays."""
    name = _CUT.split(told)[0].strip(" ,;")
    return (
        name
        if re.search(r"\b(?:Inc|Co|Corp|Ltd|L\.P|L\.L\.C)\.$", name, re.IGNORECASE)
        else name.rstrip(". ")
    )


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
