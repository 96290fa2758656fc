"""Lists of several people: a day's schedule, a sign-in sheet, a payment to several members."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medlegal.records.circle import Circle
from medlegal.records.everybody import names_in
from medlegal.records.names import STOP_WORDS, name_parts
from medlegal.records.offices import OFFICE_WORD
from medlegal.records.others import could_be
from medlegal.records.sparing import Caseless

_FEWEST = 3  # people, not all of one family
_TOP, _TITLE = 8, 3  # lines
_MOST_SMALL, _MOST_WORDS = 4, 14  # words of a row
_LISTS = Caseless(
    r"\b(?:roster|census|schedules?|sign-?in|log|batch|worklist|manifest|tracking|register|board|list|no-?shows?|queue"
    r"|remittance|remit|appointments|patients|members|employees|claimants|clients|riders|participants|attendees"
    r"|census|daily|weekly|lista|pacientes|caseload|docket|calendar|ledger|payroll|run sheet|class"
    r"|assignments|bookings)\b"
)
_SCHEDULES = Caseless(
    r"\b(?:schedule|no.?shows?|log|worklist|census|board|calendar|messages|call sheet|agenda"
    r"|(?:call|phone|wait|recall)\W?(?:back)? ?list|roster)\b"
)
_BOOKED = re.compile(  # 7/8/25 R. Fenwright TKA; 10:15p Fenwright, R. called
    r"(?:\W*(?:(?i:bay|bed|room|rm|chair|lane|slot|table|case)\W{0,2})?(?:\d[\d:/.-]*(?: ?[ap]\.?m?\.?)?:?\s+){1,3}"
    r"|\s*(?:\[[ xX_]?\]|\([ xX_]?\)|[□☐☑•*_-]{1,3})\s+)"
    r"(?P<name>[A-Z]\. (?:(?:De|Del|Van|Von|St\.|Mc) (?:[Ll]a )?)?[A-ZÀ-Ý][\w'’-]+|[A-ZÀ-Ý][\w'’-]+, ?[A-Z]\.)(?=\W|$)"
)
_PLACE = re.compile(r"\s*(?:Bay|Bed|Chair|BAY|BED|CHAIR) ?#? ?\d{1,3}[A-Z]?:? [A-Z]\. [A-ZÀ-Ý]")
_HOUR = re.compile(r"\W*(?:\d{1,2}:\d\d|[01]\d[0-5]\d|2[0-3][0-5]\d) ?(?:[AaPp]\.?[Mm]?\.?)?\s+(?=[A-ZÀ-Ý])")
_ROW = re.compile(
    r"\W{0,3}(?:\d{1,3}[.)]?\s+)?(?=[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]*\.?){0,2}(?:, ?| )[A-ZÀ-Ý])"
)
_CELLS = re.compile(r"\s{3,}")
_SUES = re.compile(
    r"\W{0,3}(?:\d{1,3}[.)]?\s+)?(?P<last>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?),? (?:[Vv]s?\.?|-v-) [A-Z]"
)
_HEADS = Caseless(
    r"\b(?:name|patient|member|employee|claimant|client|rider|applicant|paciente|nombre|examinee|guest)s?\b"
)
_NOT_PATIENTS = Caseless(
    r"\b(?:served|proof of service|witness(?:es)?|references|exhibits?|staff|team|attorneys"
    r"|cc|index of|reviewed|records of|directory|parties|distribution|appearances|committee)\b"
)
_HELPERS = Caseless(r"\b(?:interpreters|physicians|providers|surgeons?)\b")
_HELPS = re.compile(r"(?<![^\W\d_])(?:M\.?D|D\.?O|D\.?C|R\.?N|Ph\.?D|Esq|P\.?T|L\.?Ac|PA-C|N\.?P)\b")


def lists_others(lines: Sequence[str], patient: str, circle: Circle) -> bool:
    """True for a list of people in rows, none of whom may be the patient; one row of a day's schedule is enough."""
    head = "\n".join(lines[:_TOP])
    if _NOT_PATIENTS.fits(head) or (_HELPERS.fits(head) and not _HEADS.fits(head)):
        return False
    sued = [found["last"] for line in lines if (found := _SUES.match(line))]
    if len(sued) >= _FEWEST and len(set(sued)) > 1:
        return not any(could_be(name, patient) for name in sued)
    if len(timed := _timed(lines)) >= _FEWEST - 1:
        return not any(could_be(name, patient) for name in timed)
    is_schedule = _SCHEDULES.fits("\n".join(lines[:_TITLE])) or any(map(_PLACE.match, lines))
    if is_schedule and (booked := _booked(lines)):
        return not any(could_be(name, patient) for name in booked)
    rows = _rows(lines) if _LISTS.fits(head) or _HEADS.fits(head) else _begun(lines)
    if any(could_be(name, patient) or circle.knows(name) for name in rows):
        return False
    lasts = {(name_parts(name) or [name])[-1] for name in rows}
    return len(lasts) > 1 and len(set(rows)) >= _FEWEST


def _timed(lines: Sequence[str]) -> list[str]:
    """The names right after an hour at the beginning of a row: 8:30 Fenwright, Odalys R SI."""
    begun = (line[row.end() :] for line in lines if (row := _HOUR.match(line)))
    timed = [row for row in begun if not _HELPS.search(_CELLS.split(row)[0])]
    return [name for row in timed if (name := next(names_in(row), None)) and _begins(row, name)]


def _begun(lines: Sequence[str]) -> list[str]:
    """The names with which rows begin, turned or beside figures: 1) FENWRIGHT, ODALYS   CT head."""
    rows = [line[row.end() :] for line in lines if (row := _ROW.match(line)) and not _HELPS.search(line)]
    rows = [row for row in rows if "," in row or any(map(str.isdigit, row))]
    named = [(row, next(names_in(row), None)) for row in rows if len(row.split()) <= _MOST_WORDS]
    return [name for row, name in named if name and _begins(row, name)]


def _begins(row: str, name: str) -> bool:
    return row.startswith(tuple(name.split()))


def _booked(lines: Sequence[str]) -> list[str]:
    """The names that stand right after the figures of a row, written as a clinic writes its patients there."""
    rows = [row["name"] for line in lines if (row := _BOOKED.match(line)) and not _HELPS.search(line)]
    return [name for name in rows if not _is_no_name(name)]


def _is_no_name(name: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1].lower() if name[1:2] == "." else name.split(",", maxsplit=1)[0].lower()
    return last in STOP_WORDS or OFFICE_WORD.fullmatch(last) is not None


def _rows(lines: Sequence[str]) -> list[str]:
    """The first name of each row that has one and no degree after it."""
    rows = [at for at in range(len(lines)) if _is_a_row(lines, at)]
    if len(rows) < _FEWEST:
        return []
    named = (next(names_in(lines[at]), None) for at in rows)
    return [name for name in named if name]


def _is_a_row(lines: Sequence[str], at: int) -> bool:
    """True for a line with figures, or by itself in a column between lines with figures, and no sentence."""
    near, words = lines[max(0, at - 1) : at + 3], lines[at].split()
    is_sentence = sum(word[0].islower() for word in words) > _MOST_SMALL or len(words) > _MOST_WORDS
    has_figures = any(sign.isdigit() for line in near for sign in line)
    return has_figures and not is_sentence and not _HELPS.search(lines[at])
