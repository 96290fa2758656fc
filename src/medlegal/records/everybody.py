"""Everybody whom a page names, and what the page says each of them is there for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from medlegal.records.addressed import closes_before
from medlegal.records.given import is_given
from medlegal.records.meant import consents_above
from medlegal.records.name_spans import COMMA, CREDENTIALED, HELPER, SUBJECT, WEAKLY, spans
from medlegal.records.names import CREDENTIAL, mended
from medlegal.records.offices import OFFICE_WORD, is_office_below
from medlegal.records.sparing import Caseless
from medlegal.records.vocabulary import WORDS, any_of

Role = Literal["patient", "helper", "kin", ""]

_DENIES = re.compile(r"\bnot?\b(?! *[.:#])", re.IGNORECASE)  # sample, not a real patient; but: Claim no.
_DAY_RUN_ON = re.compile(r"(?<=[^\W\d_]{2})(?=\d{1,2}[/-]\d{1,2}[/-]\d{2})")
_GAP = re.compile(r"\s{3,}")
_SPACE = re.compile(r"\s{3,}|\||\t|\)(?=\s{2})")
_KIN: frozenset[str] = frozenset(WORDS["roles"]["kin"])
_OF_SENTENCES = frozenset({"with", "that", "was", "is", "and", "or", "has", "when"})
_SENTENCE = re.compile(r"(?<=[a-z\d])\. ")
_A_SENTENCE = re.compile(r"(?: [a-z]+){3}.*\.$")
_SMALL_WORDS = re.compile(r"(?: [a-z]{3,}){2}")
_SLASHES = re.compile(r"(?P<first>[^\W\d_]+)(?:/[^\W\d_]{2,15})+(?=\s*:\s*$)")  # Employee/employer/injury:
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_AFTER_HELPER = re.compile(
    rf"\W{{0,3}}(?!d\.? ?o\.? ?[bi]\b)(?:{CREDENTIAL}|{any_of(WORDS['roles']['jobs'])}\b)", re.IGNORECASE
)
_SPEAKS = re.compile(r":\s+\S")  # MR. FENWRIGHT: Objection.
_AFTER_KIN = re.compile(r"\W{0,3}(?:" + "|".join(sorted(_KIN)) + r")\b(?! (?-i:[A-Z][a-z]))", re.IGNORECASE)
_FOR_A_SIDE = re.compile(
    r",? \(?(?:for|on behalf of) (?:the )?(?:applicant|defen\w+|employe[er]|carrier|claimant|worker)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"[\s,()]{0,3}(?:applicant|claimant|plaintiff|petitioner|injured worker|employee\b(?!'))|\s*,?\s*\(?(?:vs?\.|-v-)\s"
    r"|[\s,()]{0,3}vs?\s|[\s,]{0,2}\((?:sent )?(?:via|through|by) (?:the )?(?:patient |my\w* ?)?(?:portal|chart)",
    re.IGNORECASE,
)
_IDENTITY = re.compile(
    r"\b(?:DOB|D\. ?O\. ?B|birth ?(?:date|day)?|born|bday|b/d|b\. ?(?=\d)|nacim\w*|nacid[oa]|F\. de N|MRN|SSN"
    r"|hosp ?#|unit no)\b"
    r"|\b(?:age|edad)\b|\b\d{1,3}[ -]?(?:y/?o|yrs?|years?[- ]old|años)\b|\b\d{1,3}y\b|\b\d\d [MF]\b"
    r"|^\d{5,12}\s+[MF]\b|^\W{0,3}\d{1,2}/\d{1,2}/19\d\d\b|\b\d{1,3} ?/ ?[MF]\b|\b[MF] ?/ ?\d{1,3}\b|\((?:fe)?male",
    re.IGNORECASE,
)
_DOES = re.compile(any_of(WORDS["roles"]["does"]), re.IGNORECASE)
_BEFORE = Caseless(
    any_of(WORDS["roles"]["before"])
    + r"\W*(?:(?:el|la|los|el/la|la/el)\s)?(?:(?:mr|mrs|ms|miss|c|señora?|srta)\.?\s)?$"
)
_CITIZEN = re.compile(
    r"(?<=\b(?:el|la|al) )C\. (?=[A-ZÀ-Ý])|(?<=/la )C\. (?=[A-ZÀ-Ý])"
)  # el C. Odalys Fenwright
_NAME_LABEL = re.compile(r"(?:\d{1,2}[a-z]?[.)] ?)?(?:[\w']+ ){0,3}(?:name|nombre)", re.IGNORECASE)
_GOES_ON_LIST = re.compile(r"[^:;]*;\s*")
_AND = frozenset({",", "and", ", and", "y", "&"})
_SLASHED = re.compile(r"(?<![\w/])([A-ZÀ-Ý][\w'’-]+)/([A-ZÀ-Ý][\w-]{2,})(?![\w/])")
_FILE_NAME = re.compile(r"(?<=[a-z])_(?=[A-Z])")  # Fenwright_Odalys_PR2.pdf
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
_FILE_END = re.compile(r"(?<=[A-Za-z]{2})_(?=[a-z\d])")
_ADDRESSED = re.compile(r"\W*(?:dear\b.*|(?:mrs?|ms|miss|dr)\.?\s*)?", re.IGNORECASE)
_BRACKETED = re.compile(
    r"([A-ZÀ-Ý][\w'’-]+) \(([A-ZÀ-Ý][\w'’-]+)\)(?= v)"
)  # Fenwright (Odalys) v. Seaside Bistro
_OF_A_ROW = re.compile(r"\s*(?:\d[\d:/.-]*(?: ?[ap]m?)?\s+)*")  # numbers, days and hours of a row
_BEARER = re.compile(
    r"\b(?:donor|iw|guarantor|claimant|applicant|examinee|deponent|decedent|insured|worker|ee|clmt|appl|pt|subj|subject"
    r"|(?:^\s*|in )re|^\s*for|^\s*(?:[\w']+ ){0,2}name|apellidos?)[\s,:]+(?:(?:mr|mrs|ms|miss)\.?\s)?$",
    re.IGNORECASE,
)
_RIGHT_BEFORE = re.compile(  # in re Odalys Fenwright; Subj: Odalys Fenwright
    r"(?:\bin re|(?:appointment|visit|exam(?:ination)?|evaluation|consultation|follow-?up) ?:"
    r"|(?:^\s*|[\s(/])(?:subj|re|iw|guarantor)\b|\b(?:summary|report|letter|note|results?|orders?"
    r"|instructions|certificate|invoice|profile|visit|referral|prescription|scheduled?) for"
    r"|\b(?:rendered|awarded) to)[\s:.]*"
    r"(?:(?:mr|mrs|ms|miss)\.?\s)?$",
    re.IGNORECASE,
)
_CELL_ENDS = re.compile(
    r"\s*(?:$|\s{2}|[,;|/()–—-]|\s(?:\d|case\b|claim\b|acct\b|account\b|file\b|dob\b|ssn\b|date\b))",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:my name is|this is|it['’]s|\bi am|"
    r"(?:verif\w+|certif\w+|say|state|confirm) that|(?:injured|insured) (?:worker|employee)|order of"
    r"|(?:file|chart|records?|case|claim|care|matter|deposition|testimony) of|(?:rendered|awarded|issued) to"
    r"|(?:my|our|your) (?:client|patient),?)"
    r"\W*(?:(?:mr|mrs|ms|miss)\.?\s)?$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"\b(?:[Tt]he|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Aa]n?) (?:[a-z-]+ ){0,2}(?P<what>(?!was\b|is\b|named\b)[a-z-]{3,}),?"
    r"(?: (?:was|is|named))? $"
)
_AGAINST = re.compile(r"(?:\b(?:v\.|vs\.?|versus)|-v-)\s+$")
_I = re.compile(r"\bI,\s*$")
_ATTESTS = re.compile(
    r",?\s*(?:(?:the )?undersigned,? )?(?:(?:do )?(?:hereby|solemnly) )?(?:(?:declare|certify|attest|swear|affirm)\b"
    r"|(?:interpreted|translated)\b"
    r"|am (?:the|employed|over|duly|an? (?:attorney|custodian|adjuster|employee|paralegal))\b)"
)
_SWORN = re.compile(r"\b(?:penalty of perjury|pena de perjurio)\b", re.IGNORECASE)
_ASKED = re.compile(any_of(WORDS["roles"]["asked"]) + r"\W*$", re.IGNORECASE)
_NUMBER_BESIDE = re.compile(
    r"[\s,;/–—-]{1,4}(?:claim|case|file|wcab|adj|clm|cl)\b"
    r"|[\s,;/–—-]{2,4}(?!\d{3}-\d{3}-\d{4}|\d{3}-\d{4}\b|\d{1,2}-\d{1,2}-\d)(?=[A-Z\d-]*\d{4})[A-Z]{0,3}\d[A-Z\d-]{5,}",
    re.IGNORECASE,
)
_HOME = re.compile(r"\s*\d{1,6} (?:[NSEW]\.? )?\w[\w .]{2,30}\b(?:,|$)|\s*P\.? ?O\.? Box \d", re.IGNORECASE)
_TITLES = "Mrs. "
_TELEPHONE = re.compile(
    r"[\s,;.:]*(?:(?:at|tel|phone|ext)\b[ .:]*)*\(?\d{3}\)?[ -.]{1,2}\d{3}[-. ]\d{4}", re.IGNORECASE
)
_GOES_ON = re.compile(r" [a-z]{2,}")
_MOST_PARTS, _SHORTEST = 4, 2
_MOST_BACK, _NEAR_BY = 6, 1  # words that may stand between a label and its name, and in running text
_LONGEST_LABEL, _LONGEST_HEAD, _FEW_WORDS = 45, 70, 6

_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person named on a page: where, and there for what; of Mr. Name the last name alone.

    A helper treats, insures, represents, writes or signs; without a role the page does not tell.
    """

    name: str
    line: int
    role: Role
    is_first: bool = True  # nothing stands before the name in its cell, or a short label
    is_given: bool = True  # one of the words is a given name; else a label alone says that it is a name


def everybody_in(lines: Sequence[str]) -> Sequence[Somebody]:
    """Everybody, in the order in which they stand. Of the pages last asked for it is known."""
    return _everybody_in(tuple(lines))


@lru_cache(maxsize=512)
def _everybody_in(lines: tuple[str, ...]) -> Sequence[Somebody]:
    found: list[Somebody] = []
    for at, line in enumerate(lines):
        written, since = _FILE_NAME.sub(", ", _SLASHED.sub(_turned_again, line) if "/" in line else line), 0
        written = _CITIZEN.sub("", written) if " C. " in written else written
        written = _FILE_END.sub(" ", written) if "_" in written else written
        written = _BRACKETED.sub(_turned_again, written) if "(" in written else written
        written = _apart(written) if _has_digit(written) else written
        last: Role = ""
        for start, end, name in spans(written):
            is_turned = "," in written[start:end]
            if written[end : end + 1] == ":" and not is_turned and _ADDRESSED.fullmatch(written[:start]):
                continue  # who speaks, or is greeted
            role = _role(lines, at, written, since, start, end)
            if not role and last == "helper" and _GOES_ON_LIST.fullmatch(written[since:start]):
                role = "helper"  # Interpreters: Odalys Fenwright, Spanish; Rosa Marlowe
            if not role and found and written[since:start].strip(" ") in _AND:
                role = last if last != "patient" else role  # Two sons, Milo Fenwright and Odalys Fenwright
            last = role
            known = _is_known(name) or _is_over_a_street(lines, at, name)
            is_said = is_turned or _is_labelled(lines, at, written[since:start], name, written[end:])
            if known or (role == "patient" and is_said):
                cell = _SPACE.split(written[since:start])[-1].strip()
                is_first = not cell or (cell.endswith(":") and len(cell) < _LONGEST_LABEL)
                found.append(Somebody(name, at, role, is_first, known))
            since = end
    return tuple(found)


def _first(found: re.Match[str]) -> str:
    return found["first"]


def _is_an_office(below: str) -> bool:
    """True for the name of an office in a line of its own, in which no sentence speaks of one."""
    return is_office_below(below) and not _SMALL_WORDS.search(below) and not _has_digit(below[:40])


def _turned_again(found: re.Match[str]) -> str:
    """FENWRIGHT/ODALYS, as airlines and pharmacies print it, with a comma; FLEXION/EXTENSION as it is."""
    return f"{found[1]}, {found[2]}" if is_given(found[2]) else found[0]


def _has_digit(written: str) -> bool:
    if written.isascii():
        return _DIGIT.search(written) is not None
    return any(sign.isdigit() for sign in written)


def _is_known(name: str) -> bool:
    """True for the last name of Mr. Name, and where a word is a given name; not for R. Name alone."""
    return " " not in name or (not is_initialled(name) and any(map(is_given, name.split())))


def is_initialled(name: str) -> bool:
    return name[1:3] == ". "


def _apart(line: str) -> str:
    """Figures in words read as letters, and a day that runs on from a name apart from it: AMPARO12/21/88."""
    return mended(_DAY_RUN_ON.sub(" ", line))


def names_in(line: str) -> Iterator[str]:
    """Whatever is a name in its place, whoever it is of: a word is a given name, or a comma turns it."""
    written = _apart(line) if _has_digit(line) else line
    for start, _, name in spans(written):
        is_turned = COMMA.match(written, start) is not None and len(name.split()) < _MOST_PARTS
        if is_turned or any(map(is_given, name.split())):
            yield name


def _is_over_a_street(lines: Sequence[str], at: int, name: str) -> bool:
    """True for words that are all of a line over the street and number where somebody lives."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return _HOME.match(below) is not None and len(lines[at].strip(" ,.")) <= len(name) + len(_TITLES)


def _is_labelled(lines: Sequence[str], at: int, before: str, name: str, after: str) -> bool:
    """True for words that may well be an unlisted name: right after a label's mark, or in a line of their own."""
    if is_initialled(name):
        return bool(_IDENTITY.match(after.strip())) or _is_said(before, after)
    words = name.split()
    if len(words) > _MOST_PARTS or any(len(word) < _SHORTEST for word in words[1:]):
        return False
    if any(word.lower().endswith("'s") for word in words):
        return False
    return _is_said(before, after) or _OF_A_ROW.fullmatch(before) is not None


def _is_said(before: str, after: str) -> bool:
    """True right after words that ask for a name; after a bare one where the cell ends with the name."""
    if _SAID.search(before) or before.rstrip().endswith((":", "#")) or _NAME_LABEL.fullmatch(before.strip()):
        return True
    return bool(_BEARER.search(before) and _CELL_ENDS.match(after))


def _role(lines: Sequence[str], at: int, line: str, since: int, start: int, end: int) -> Role:
    before = _SPACE.split(line[since:start])[-1].rpartition(";")[2].rpartition("\\")[2]
    after = line[end : end + 60]
    if _FOR_A_SIDE.match(after):
        return "helper"
    if CREDENTIALED.match(after) or _AFTER_HELPER.match(after) or re.search(r"\bDra?\.? *$", before):
        return "helper"
    if _SPEAKS.match(after) and line[start : start + 2].lower() in ("mr", "ms"):
        return "helper"
    if _AFTER_KIN.match(after):
        return "kin"
    if after.startswith(", ") and after[2:3].isupper() and OFFICE_WORD.search(_SPACE.split(after)[0]):
        return "helper"
    if _AGAINST.search(line[:start]) or (_I.search(line[:start]) and _ATTESTS.match(after)):
        return "helper"  # who is sued, and who declares for an office
    if _PARTY.match(after) or "^" in line[start:end]:  # carets stand in labels that hospitals print
        return "patient"
    if _BEFORE.fits(_said_before(lines, at, line, start)) or _DOES.match(after):
        return "patient"
    if _RIGHT_BEFORE.search(before):
        return "patient"
    if _ASKED.search(line[max(0, start - 60) : start]) or _is_introduced(line[:start]):
        return "helper"
    if before.strip(" :.#-–|"):
        is_far = len(_WORD.findall(_SPACE.split(line[:start])[-1])) > _FEW_WORDS // 2
        before = _SENTENCE.split(before)[-1] if is_far else before
        return _by_label(lines, at, before, is_far=is_far) or _by_neighbours(lines, at, line, end)
    if beside := _by_cell_beside(line[:start]):
        return beside
    above = "" if _GOES_ON.match(after) else _by_label_above(lines, at, line, start)
    beside = _by_neighbours(lines, at, line, end) if above != "patient" else ""
    return "patient" if beside == "patient" else above or beside


def _is_introduced(before: str) -> bool:
    """True where a name is introduced by what somebody else is to the writer: my neighbor; the guard,"""
    found = _INTRODUCED.search(before)
    what = found["what"].lower() if found else "with"
    return not what.endswith("ed") and what not in _OF_SENTENCES and not {what, what.rstrip("s")} & SUBJECT


def _said_before(lines: Sequence[str], at: int, line: str, start: int) -> str:
    """What stands before a name; at the beginning of a line what the line above ends with."""
    before = line[max(0, start - 60) : start]
    return before if before.strip() or at == 0 else f"{lines[at - 1][-60:]} "


def _by_label(lines: Sequence[str], at: int, before: str, *, is_far: bool = False) -> Role:
    """What the words before a name say, the nearest first; a mere "name" asks the words further off."""
    weakly = False
    before = _DAY.split(_SLASHES.sub(_first, before))[-1] if "/" in before else before
    words = _WORD.findall(before.lower())
    is_running = len(words) > _FEW_WORDS // 2 and not before.rstrip().endswith((":", "#"))
    for far, word in enumerate(reversed(words[-_MOST_BACK:])):
        if word in _OF_SENTENCES:
            break
        if word in _KIN and (word != "emergency" or "contact" in words):  # a department's name says nothing
            return "kin"
        if HELPER.fullmatch(word) and (far <= _NEAR_BY or (not is_running and len(words) <= _FEW_WORDS)):
            return "helper"
        if word in SUBJECT:
            return "patient"
        weakly = weakly or word in WEAKLY
    if not weakly or (is_far and not before.rstrip().endswith((":", "#"))):
        return ""
    above = next(
        (near for near in reversed(lines[max(0, at - 2) : at]) if len(_WORD.findall(near)) <= _FEW_WORDS), ""
    )
    words = _WORD.findall(above.lower())
    is_heading = ":" not in above and not any(sign.isdigit() for sign in above)
    return "helper" if is_heading and any(HELPER.fullmatch(word) for word in words) else "patient"


def _by_cell_beside(before: str) -> Role:
    """What a label in the cell to the left says, where it is all that stands there: EMPLOYEE      Odalys Fenwright."""
    cells = [cell for cell in _SPACE.split(before) if cell.strip(" :")]
    is_label = len(cells) == 1 and len(_WORD.findall(cells[0])) <= _FEW_WORDS // 2
    return _by_label((), 0, cells[0]) if is_label and not any(map(str.isdigit, cells[0])) else ""


def _by_label_above(lines: Sequence[str], at: int, line: str, start: int) -> Role:
    """What the head of its column, or labels by themselves in the lines above, say."""
    if at == 0:
        return ""
    above = _head_of(lines, at)
    heads, cells = _GAP.split(above.strip()), _GAP.split(line.strip())
    rank = len([cell for cell in _GAP.split(line[:start]) if cell.strip(" :")])
    if len(heads) > 1:
        return _by_label((), 0, heads[rank]) if rank < len(heads) == len(cells) else ""
    if rank:
        return ""
    stack = _labels_above(lines, at)
    if len(stack) > 1:
        return next((role for label in stack if (role := _by_label((), 0, label))), "")
    if stack:
        return _by_label(lines, at - 1, stack[0])
    is_head = not any(sign.isdigit() or sign == ":" for sign in above) and len(above) < _LONGEST_HEAD
    is_head = is_head and not _DENIES.search(above) and not _A_SENTENCE.search(above)
    words = _WORD.findall(above.lower()) if is_head else []
    return next((role for word in words if (role := _by_label((), 0, word))), "")


def _head_of(lines: Sequence[str], at: int) -> str:
    """The line above, or above all rows of as many cells with figures in them: the head of a table."""
    cells = len(_GAP.split(lines[at].strip()))
    above = at - 1
    while cells > 1 and above and at - above < _MOST_BACK:
        if not _has_digit(lines[above]) or len(_GAP.split(lines[above].strip())) != cells:
            break
        above -= 1
    return lines[above]


def _labels_above(lines: Sequence[str], at: int) -> list[str]:
    """The labels in the lines right above, from the top: of columns that were read one beneath the other."""
    first = at
    while first and at - first < _MOST_BACK and _is_label(lines[first - 1]):
        first -= 1
    return list(lines[first:at])


def _is_label(line: str) -> bool:
    if len(line) > _LONGEST_LABEL or _DENIES.search(line) or any(sign.isdigit() for sign in line):
        return False
    return line.rstrip().endswith(":") or (":" not in line and len(_WORD.findall(line)) <= _FEW_WORDS // 2)


def _by_neighbours(lines: Sequence[str], at: int, line: str, end: int) -> Role:
    """By what follows: a birth or an age, a party's name for it, a job beneath; what closes a letter stands before."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    alone = not line[end:].strip(" ,.)|")
    if alone and (_AFTER_HELPER.match(below) or _is_an_office(below)) and not _IDENTITY.search(below):
        return "helper"
    if alone and _PARTY.match(below):
        return "patient"
    if (
        _NUMBER_BESIDE.match(line[end:])
        or _IDENTITY.search(line[end:])
        or (alone and _IDENTITY.match(below.strip()))
    ):
        return "patient"
    if consents_above(lines, at):
        return "patient"
    is_sworn = any(map(_SWORN.search, lines[max(0, at - 2) : at]))
    if is_sworn or closes_before(lines, at) or _TELEPHONE.match(line[end:]):
        return "helper"
    return ""
