"""Lists of several people: a day's schedule, a sign-in sheet, a payment to several members."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medlegal.records.everybody import names_in
from medlegal.records.names import name_parts
from medlegal.records.others import could_be
from medlegal.records.sparing import Caseless

_FEWEST = 3  # people of different last names
_TOP = 8  # lines
_MOST_SMALL, _MOST_WORDS = 4, 14  # words of a row
_LISTS = Caseless(
    r"\b(?:roster|census|schedules?|sign-?in|log|batch|worklist|manifest|tracking|register|board|list|no-?shows?|queue"
    r"|remittance|remit|appointments|patients|members|employees|claimants|clients|riders|participants|attendees"
    r"|census|daily|weekly|lista|pacientes|caseload|docket|calendar|ledger|payroll|run sheet|class)\b"
)
_HEADS = Caseless(
    r"\b(?:name|patient|member|employee|claimant|client|rider|applicant|paciente|nombre|examinee|guest)s?\b"
)
_NOT_PATIENTS = Caseless(
    r"\b(?:served|proof of service|witness(?:es)?|references|exhibits?|staff|team|physicians|providers|attorneys"
    r"|\bcc|index of|reviewed|records of|surgeons?|directory|parties|distribution)\b"
)
_HELPS = re.compile(r"(?:M\.?D|D\.?O|D\.?C|R\.?N|Ph\.?D|Esq|P\.?T|L\.?Ac|PA-C|N\.?P)\b")


def lists_others(lines: Sequence[str], patient: str) -> bool:
    """True for a list of people in rows, none of whom may be the patient."""
    head = "\n".join(lines[:_TOP])
    if _NOT_PATIENTS.fits(head) or not (_LISTS.fits(head) or _HEADS.fits(head)):
        return False
    rows = _rows(lines)
    if any(could_be(name, patient) for name in rows):
        return False
    return len({(name_parts(name) or [name])[-1] for name in rows}) >= _FEWEST


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
