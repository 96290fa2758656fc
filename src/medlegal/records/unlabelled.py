"""The patient where no label stands: in a letter's address, a caption, beside a birth, in the first sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from medlegal.records.addressed import addressed_lines, dated_alone, greeted_in, greeting_in
from medlegal.records.names import (
    CREDENTIAL,
    LAST_NAME,
    NAME,
    NAME_START,
    WITH_CREDENTIALS,
    lone_name,
    person_named,
)
from medlegal.records.offices import OFFICE_WORD
from medlegal.records.sparing import Caseless, Gated
from medlegal.records.standing import Gate

_YOUR_CLAIM = Caseless(
    r"\byour (?:[\w'’-]+ ){0,3}(?:claim|injury|benefits|appointment|weekly|employer|examination|evaluation|doctor"
    r"|medical records|treatment|employment)\b|\byou (?:are|were|have been) (?:scheduled|injured|examined)\b"
    r"|\byou have (?:a|the) right to\b|\bif you disagree\b"
    r"|\bsu (?:pr[oó]xima )?(?:reclamo|caso|cita|lesi[oó]n|beneficios|empleador|doctor|compensaci[oó]n)\b"
)
_PARTY = re.compile(rf"^(?P<name>{NAME})\s*,?\s*\)?$")
_VERSUS = Gated(
    rf"^(?:(?i:case|caption|matter|in re|re)\s*[:;.]\s*)?(?P<name>{NAME})\s*,?\s*"
    r"(?:\(?(?i:applicants?)\)?|Employee)?\s*,?\s*(?:\)\s*)?(?<![^\W\d_])(?i:vs?)(?:\.|\b)"
)
_APPLICANT = re.compile(r"(?:applicant|employee|claimant|plaintiff|petitioner)s?\b(?!['’]s)", re.IGNORECASE)
_CALLED_APPLICANT = Gated(
    rf"^(?P<name>{NAME}),?\s+\(?(?i:claimant/applicant|applicant|claimant|petitioner|injured worker)\b(?!['’])"
)
_DEPOSED = Gated(rf"\bDEPOSITION\s+OF:?\s*(?P<name>{NAME})?\s*,?$", re.IGNORECASE)
_BESIDE_IDENTITY = Gated(
    rf"^(?:\d{{1,2}}[.)]\s*)?(?P<name>{NAME})[\s,|;(]+"
    rf"(?=.{{0,60}}(?:\b(?:DOB|D\.O\.B|MRN|born|birth ?date|[Dd]ate of [Bb]irth|Birth)\b|\bMR ?#))"
)
_NAMES_IDENTITY = Gate(r"DOB|D\.O\.B|MRN|MR ?#|born|birth")
_HEADER = re.compile(
    rf"(?:^|\s{{3}}|\|\s*)(?P<name>(?=\w[\w'’]){LAST_NAME}(?:[,^]\s?|(?<=[A-Z]{{3}})\.\s)[A-ZÁÉÍÓÚÑ][\w'’ .-]+?)"
    r"(?=\s{3}|\s*[|(/–]|\s-\s|$|\s+(?:MRN?|DOB|Age|ID|Acct|Case|Claim|File|Sex|Visit|B|Med|Rx|Pt|Chart|FIN)\b"
    r"|\s+MR ?#|\s+[MF][\s/]|\s+\d)"
)
_LOST_COMMA = re.compile(r"(?<=[A-Z]{3})\.\s")
_LAST_NAME_ALONE = re.compile(rf"{LAST_NAME},")
_IDENTITY = re.compile(
    r"\b(?:MRN|DOB|D\.O\.B|Date of Birth|[Bb]orn|Acct|Account|Patient ID|Med(?:ical)? Rec(?:ord)?|Chart (?:no|#))\b"
    r"|\bMR ?#?:? ?\d|\b[MF] ?/ ?\d{1,3}\b|\b\d{1,3} ?(?:/ ?[MF]|y/?o|yrs?)\b|\bB:? ?\d{1,2}[/-]|\bRx\b",
    re.IGNORECASE,
)
_A_PLACE = re.compile(r"[^,|]{2,40},\s?(?:[A-Z]{2}\b|Calif)[\w.]*\s*(?:\d{5}|$)")
_FIRM = re.compile(r",? (?:Inc|LLC|LLP|Corp|Co|Ltd)\b")
_A_DAY = re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b")
_DECLARES = Gated(
    rf"^I,\s+(?P<name>{NAME}),?\s+(?:hereby |do |understand|consent|authorize|acknowledge|agree|the patient)"
)
_OF_RECORDS = Gated(
    rf"\b(?i:pertaining to|records (?:of|on|for)|copies of|transcript of|deposition of|evaluation of|examination of)\s+"
    rf"(?:(?:Mr|Mrs|Ms|Miss)\.?\s+)?(?P<name>{NAME})(?=[,.;]|\s+(?i:DOB|of|on|taken|consist)|\s*$)"
)
_SPOKEN_OF = Gated(rf"\b(?:Mr|Mrs|Ms|Miss|Sra?)\.?\s+(?P<name>{NAME})")
_SEEN = Gated(
    r"\b(?:pleasure of (?:seeing|evaluating|examining|meeting|treating)"
    r"|(?:asking|asked) (?:me|us) to (?:see|evaluate|examine)|(?:referral|consultation|evaluation) of"
    r"|(?:I|[Ww]e) (?:saw|examined|evaluated|treated)),?"
    rf"\s+(?:(?:your|our) patient,?\s+)?(?:(?:Mr|Mrs|Ms|Miss)\.?\s+)?(?P<name>{NAME})(?!,? (?i:m\.?d|d\.?o|d\.?c))"
)
_AS_PATIENT = re.compile(
    r"year[- ]old|injured|evaluated|examined|was seen|your claim|patient|applicant|evaluation of|complain",
    re.IGNORECASE,
)
_ATTENDED = Gated(
    rf"^(?:(?i:patient|pt\.?|paciente|mr\.?|mrs\.?|ms\.?|miss|sra?\.?)\s+)?(?P<name>{NAME}),?\s+(?:"
    r"(?:was|has been|is being) (?:\w+ )?"
    r"(?:seen|evaluated|examined|treated|admitted|discharged|injured|hospitalized)"
    r"|is (?:currently )?(?:under (?:my|our|the) care|unable|disabled|off work|an? \d{1,3}|a patient)"
    r"|(?:attended|presented|presents|returns|underwent|missed|may return|may resume|can return|should remain)"
    r"|fue (?:atendid|vist|examinad|evaluad)[oa]|acudi[oó]|asisti[oó])\b"
)
_CERTIFIED = Gated(
    rf"\b(?i:certify that|certifies that|certifico que|attest that|advised that)\s+(?:(?:Mr|Mrs|Ms|Miss|Sra?)\.?\s+)?"
    rf"(?:(?i:the patient|our patient|my patient),?\s+)?(?P<name>{NAME})"
)
_OF_A_CAPTION = Gate(_VERSUS.pattern, _CALLED_APPLICANT.pattern, _DEPOSED.pattern)
_OF_A_SENTENCE = Gate(
    *(one.pattern for one in (_DECLARES, _SEEN, _ATTENDED, _CERTIFIED, _SPOKEN_OF, _OF_RECORDS))
)
_BESIDE_A_DAY = re.compile(r"(?P<name>[^\d|]{4,45}?)\s+\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")
_CELL_END = re.compile(r"\s*\)|\s{3,}")
_MR = re.compile(r"\s*(?:Mr|Mrs|Ms|Miss|Sra?)\.?\s")
_TOP, _NEAR_TOP, _SHORT = 12, 30, 3
_FOOT, _EDGE = 4, 3  # lines
Weighted = tuple[str, float]


def patients_without_label(lines: Sequence[str], at: int, line: str) -> Iterator[Weighted]:
    """Names on that line that can be the patient's, with how much speaks for each."""
    yield from _persons(_written(lines, at, line))


def patients_spoken_of(lines: Sequence[str], at: int, line: str) -> Iterator[Weighted]:
    """As `patients_without_label`, in a line of running text."""
    yield from _persons(_in_sentences(lines, at, line))


def _persons(named: Iterable[Weighted]) -> Iterator[Weighted]:
    for found, weight in named:
        if (
            found
            and not re.search(CREDENTIAL, found)
            and not _FIRM.search(found)
            and (name := person_named(found))
            and not _is_of_an_office(found, name)
        ):
            yield name, weight


def _is_of_an_office(found: str, name: str) -> bool:
    """True where an office's words go on after what looks like a name: Odalys Fenwright Medical Center."""
    return OFFICE_WORD.fits(found.partition(name)[2])


def addressed_patient(lines: Sequence[str]) -> tuple[str, int] | None:
    """The addressee of a letter about "your claim", as its address or greeting writes the name, and the line."""
    if not _YOUR_CLAIM.fits("\n".join(lines)):
        return None
    greeted = greeted_in(lines)
    for at in addressed_lines(lines) or _after_date(lines):
        named = _PARTY.match(lines[at])
        is_greeted = not greeted or lines[at].split()[-1].strip(",").lower() in greeted
        if named and is_greeted and (name := person_named(named["name"])):
            return name, at
    at, whom = greeting_in(lines)
    named = NAME_START.match(whom)
    name = person_named(named["name"]) if named else None
    name = name or (lone_name(whom.strip(" ,.:"), needs_initial=False) if _MR.match(whom) else None)
    return (name, at) if name else None


def _after_date(lines: Sequence[str]) -> range:
    """The line after the date of a letter that neither greets nor names a subject."""
    at = next((at for at, line in enumerate(lines[:_NEAR_TOP]) if dated_alone(line)), None)
    return range(at + 1, min(at + 2, len(lines))) if at is not None else range(0)


def _written(lines: Sequence[str], at: int, line: str) -> Iterator[Weighted]:
    yield from _in_caption(lines, at, line)
    if at < _TOP or at >= len(lines) - _FOOT:
        yield from _beside_identity(lines, at, line)
    yield from _in_sentences(lines, at, line)


def _in_sentences(lines: Sequence[str], at: int, line: str) -> Iterator[Weighted]:
    if not _OF_A_SENTENCE.lets(line):
        return
    if at < _NEAR_TOP:
        if declares := _DECLARES.match(line):
            yield declares["name"], 2.4
        if seen := _SEEN.search(line):
            yield seen["name"], 2.6
        if found := _ATTENDED.match(line) or _CERTIFIED.search(line):
            yield found["name"], 2.7
        for spoken in _SPOKEN_OF.finditer(line):
            if any(_AS_PATIENT.search(near) for near in lines[at : at + 2]):
                yield spoken["name"], 2.0
    for of_records in _OF_RECORDS.finditer(line):
        yield of_records["name"], 2.6 if _IDENTITY.search(line[of_records.end() :]) else 2.1


def _in_caption(lines: Sequence[str], at: int, line: str) -> Iterator[Weighted]:
    """The applicant in the caption of a case, and the person who is deposed."""
    is_likely = _OF_A_CAPTION.lets(line)
    if is_likely and (versus := _VERSUS.match(line)):
        yield versus["name"], 2.5
    if is_likely and (called := _CALLED_APPLICANT.match(line)):
        yield called["name"], 2.6
    if any(map(_names_applicant, lines[at + 1 : at + 3])) and (
        party := _PARTY.match(_CELL_END.split(line)[0])
    ):
        yield party["name"], 2.5
    if is_likely and (deposed := _DEPOSED.search(line)):
        after = _PARTY.match("".join(lines[at + 1 : at + 2]))
        yield deposed["name"] or (after["name"] if after else ""), 2.5


@lru_cache(maxsize=4096)
def _names_applicant(line: str) -> bool:
    """True for a line that says little more than that the person above is the applicant."""
    return _APPLICANT.match(line) is not None and len(line.split()) <= _SHORT


def _beside_identity(lines: Sequence[str], at: int, line: str) -> Iterator[Weighted]:
    """A name in a running head or before a birth: Fenwright, Odalys   MRN 100."""
    beside = _BESIDE_IDENTITY.match(line) if _NAMES_IDENTITY.lets(line) else None
    if beside and not WITH_CREDENTIALS.match(line) and not _A_PLACE.match(line):
        yield beside["name"], 3.3
    if line.rstrip().endswith(",") and _LAST_NAME_ALONE.fullmatch(line.strip()):
        line = f"{line.strip()} {''.join(lines[at + 1 : at + 2])}"
    header = _HEADER.search(line) if "," in line or "^" in line or "." in line else None
    if (
        header is None
        or _A_PLACE.match(line[header.start("name") :])
        or WITH_CREDENTIALS.match(line[header.start("name") :])
    ):
        return
    is_edge = at < _EDGE or at >= len(lines) - _EDGE or _BESIDE_A_DAY.fullmatch(line.strip()) is not None
    if any(_IDENTITY.search(near) for near in lines[max(0, at - 1) : at + 3]) or (
        is_edge and _A_DAY.search(line)
    ):
        yield _LOST_COMMA.sub(", ", header["name"].replace("^", ", "), count=1), 3.0
