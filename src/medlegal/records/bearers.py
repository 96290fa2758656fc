"""Names that stand by themselves near a page's top, held against whom the packet is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from medlegal.records.everybody import everybody_in
from medlegal.records.given import is_given, may_be_called
from medlegal.records.name_spans import is_role
from medlegal.records.names import (
    CREDENTIAL,
    LAST_NAME,
    NAME,
    PARTICLES,
    mended,
    name_parts,
    person_named,
    plainly,
)
from medlegal.records.offices import is_office_below

_TOP, _NEAR_TOP = 14, 8  # lines
_SAME, _OTHER, _UNLIKE = 88, 60, 70  # of 100
_A_SLIP = 50  # of 100, for a word that is no given name and begins as the patient's
_CELL = re.compile(r"\s{3,}|\||\t")
_ALONE = re.compile(
    rf"(?:(?i:re|patient|pt|name)\s*[:.]?\s+)?(?:(?:Mr|Mrs|Ms|Miss)\.?\s+)?(?P<name>{NAME}),?"
)
_LABEL = r"(?:(?i:re|patient|pt|name)\s*[:.]?\s+)?"
_LAST = rf"(?P<last>(?=\w['’\w]){LAST_NAME})"
_LAST_AND_INITIAL = re.compile(rf"{_LABEL}{_LAST},\s?(?P<initial>[A-Z])\.?(?:\s?[A-Z]\.?)?")
_MISTER = re.compile(rf"{_LABEL}(?i:mr|mrs|ms|miss)\.?\s{_LAST}")
_CREDENTIALS = re.compile(CREDENTIAL)
_STREET = re.compile(r"(?:\d{1,6} \w|P\.? ?O\.? Box)", re.IGNORECASE)
_CITY = re.compile(r"[^\d,]{2,40},? (?:[A-Z]{2}|Calif\w*\.?)(?:,? \d{5}(?:-\d{4})?)?$")
_FOR_SOMEBODY = re.compile(r"(?:attn|attention|c/o|from)\b", re.IGNORECASE)
_WORDS_OF_AN_ENVELOPE = 60
_PARTICLES = rf"(?:{'|'.join(sorted(PARTICLES))}|st\.?)"


def is_of_the_family(lines: Sequence[str], patient: str) -> bool:
    """True where a line near the top is the name of somebody of the patient's last name and another first name."""
    own = name_parts(patient)
    if len(own) < 2:
        return False
    return _is_beside_another(lines, own) or any(
        fuzz.ratio(last, own[-1]) >= _SAME and _is_another_first(first, own)
        for at, cell in _cells(lines, _TOP)
        for first, last in _named(cell)
        if not _is_of_an_office(lines, at)
    )


def _is_beside_another(lines: Sequence[str], own: Sequence[str]) -> bool:
    """True where the patient's last name stands, anywhere, beside a given name that is not the patient's.

    Not where the patient's first name is on the page too, nor for a helper or a relative who bears that last name.
    """
    whole, lasts = plainly("\n".join(lines)), _lasts(own)
    if own[0] in whole or not any(part in whole for part in lasts):
        return False
    small = whole.split("\n")
    bearing = [at for at, line in enumerate(small) if any(part in line for part in lasts)]
    others = {
        one.line
        for one in everybody_in(lines)
        if one.role in ("helper", "kin") and not lasts.isdisjoint(name_parts(one.name))
    }
    return any(
        is_given(word) and word not in PARTICLES and _is_another_first(word, own)
        for at in bearing
        if at not in others and not _CREDENTIALS.search(lines[at])
        for word in _beside(lines[at], small[at], tuple(own))
    )


def _lasts(own: Sequence[str]) -> set[str]:
    return {part for part in own[1:] if part == own[-1] or not is_given(part)}


def _beside(line: str, small: str, own: tuple[str, ...]) -> Iterator[str]:
    """The words right before or behind the last names: RECORDS OF FENWRIGHT ODALYS; Fenwright, Odalys: paid."""
    before, behind = _places_beside(own)
    yield from (found["word"] for found in before.finditer(small))
    for found in behind.finditer(small):
        if found["mark"].strip() or line[found.start() : found.end()].isupper():
            yield found["word"]


@lru_cache(maxsize=64)
def _places_beside(own: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lasts = "|".join(map(re.escape, sorted(_lasts(own))))
    word = r"(?P<word>[^\W\d_]{3,})"
    return (
        re.compile(rf"(?<![^\W\d_]){word} (?:[a-z]\.? |{_PARTICLES} |o['’])*(?:{lasts})(?![^\W\d_])"),
        re.compile(rf"(?<![^\W\d_])(?:{re.escape(own[-1])})(?P<mark>, ?|\^|_| ){word}(?![^\W\d_])"),
    )


def is_somebody_else(lines: Sequence[str], patient: str) -> bool:
    """True where a line near the top is a last name with an initial or after Mr., and nowhere the patient is named.

    Who signs with that name, or bears it with credentials, is no patient.
    """
    own = name_parts(patient)
    small = plainly("\n".join(line for line in lines if not _CREDENTIALS.search(line)))
    if not own or any(part in small for part in own if len(part) > 3):
        return False
    for _, cell in _cells(lines, _NEAR_TOP):
        found = _LAST_AND_INITIAL.fullmatch(cell) or _MISTER.fullmatch(cell)
        if found and person_named(f"Somebody {found['last']}") and _is_unlike(found["last"], own):
            return not _helps(lines, found["last"])
    return False


def addressed_on_envelope(lines: Sequence[str]) -> str | None:
    """The private person to whom an envelope or a cover is addressed: a name right over a street and a city.

    None where more is written than an envelope holds, or an office stands between name and street.
    """
    if sum(len(line.split()) for line in lines) > _WORDS_OF_AN_ENVELOPE:
        return None
    found = None
    for at in range(len(lines) - 2):
        whole = _ALONE.fullmatch(lines[at].strip())
        is_address = _STREET.match(lines[at + 1].strip()) and _CITY.match(lines[at + 2].strip())
        if whole is None or not is_address or _CREDENTIALS.search(lines[at]):
            continue
        if not (at and _FOR_SOMEBODY.match(lines[at - 1].strip())):
            found = person_named(whole["name"])
    return found


def _cells(lines: Sequence[str], most: int) -> Iterator[tuple[int, str]]:
    for at, line in enumerate(lines[:most]):
        for cell in _CELL.split(mended(line) if any(map(str.isdigit, line)) else line):
            if 4 <= len(cell.strip()) <= 45:
                yield at, cell.strip()


def _named(cell: str) -> Iterator[tuple[str, str]]:
    """First and last name, where the cell is one name and no more."""
    if _CREDENTIALS.search(cell):
        return
    if brief := _LAST_AND_INITIAL.fullmatch(cell):
        yield brief["initial"].lower(), name_parts(brief["last"])[-1]
        return
    whole = _ALONE.fullmatch(cell)
    label, _, rest = whole["name"].partition(" ") if whole else ("", "", "")
    name = person_named(rest if is_role(label) else f"{label} {rest}")
    parts = name_parts(name) if name else []
    if 2 <= len(parts) <= 4:
        yield parts[0], parts[-1]


def has_another_first_name(name: str, patient: str) -> bool:
    """True where the first of a name's words is like none of the patient's."""
    parts, own = name_parts(name), name_parts(patient)
    return len(parts) > 1 and len(own) > 1 and _is_another_first(parts[0], own)


def _is_another_first(first: str, own: Sequence[str]) -> bool:
    """True for an initial, or a name, that none of the patient's own has."""
    if len(first) == 1:
        return all(not part.startswith(first) for part in own[:-1])
    return all(
        fuzz.ratio(first, part) < _OTHER
        and not part.startswith(first[:3])
        and not may_be_called(first, part)
        and not (first[0] == part[0] and not is_given(first) and fuzz.ratio(first, part) >= _A_SLIP)
        for part in own
    )


def _is_unlike(last: str, own: Sequence[str]) -> bool:
    return all(fuzz.ratio(part, other) < _UNLIKE for part in name_parts(last) for other in own)


def _helps(lines: Sequence[str], last: str) -> bool:
    """True for who bears a degree, or stands on the page as somebody who treats, writes or asks."""
    bears = any(last.lower() in line.lower() and _CREDENTIALS.search(line) for line in lines)
    part = name_parts(last)[-1:]
    return bears or any(
        one.role == "helper" and name_parts(one.name)[-1:] == part for one in everybody_in(lines)
    )


def _is_of_an_office(lines: Sequence[str], at: int) -> bool:
    """True for a name over that of an office: whose people are addressed there."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return is_office_below(below) or "," in below[-5:]
