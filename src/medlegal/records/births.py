"""The births that a page tells, held against the patient's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from medlegal.records.dated import Dated
from medlegal.records.everybody import everybody_in
from medlegal.records.known import Identity
from medlegal.records.others import could_be
from medlegal.records.sights import Sight
from medlegal.records.sparing import Caseless
from medlegal.records.written_days import dates_in

_READ_SURELY = 0.9
_BADLY_READ = 0.45  # below what a page is set to that a person should read
_MOST_SLIPS, _MOST_SLIPS_READ = 2, 3  # figures of a birth, typed and read from a picture
_NEAR, _UNDER = 2, 4  # lines
_LATER = 24  # years after which a day with a sex beside it is of the century before
_SAYS_BIRTH = Caseless(r"\b(?:birth|dob|d\.o\.b|born|nacimiento|nac\.|b-?date)")
_THEN_SEX = re.compile(
    r"(?<![\d/])(?P<day>\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d\d|19\d{6})[\s,·|(/]{1,6}"
    r"(?:\d{1,3} ?(?:y/?o?|yrs?|años)?[\s,·|/]{0,4}(?:[MF]|male|female)\b|\d{1,3} ?(?:y/?o|yrs?|años)\b"
    r"|[MF]\b(?!\.|/))"
    r"|(?:\s[MF]|male|[MF/ ]\d\d ?(?:y[./]?o?\.?|yrs?)(?: [MF])?)[ ,(]{1,4}"
    r"(?P<after>\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"19\d{6}(?!\d)")
_SET_CLOSE = re.compile(r"[A-Z]{3,}[ ^]+[A-Z]{2,}[ ^](?:[A-Z][ ^])?(19\d{6})(?!\d)")
_PARTED = re.compile(
    r"(?<!\S)(?P<month>0?[1-9]|1[0-2])\s{1,9}(?P<day>0?[1-9]|[12]\d|3[01])\s{1,9}(?P<year>19\d\d)(?!\S)"
)


def birth_agrees(sight: Sight, known: Identity) -> bool | None:
    """None when the page or the packet tells no birth, or the two differ by a slip of reading."""
    if known.born is None:
        return None
    if known.born in sight.births or tells(sight, known.born):
        return True
    births = births_on(sight, known)
    if known.born in births:
        return True
    if not births:
        return None
    is_read = sight.page.text_from == "ocr"
    return None if is_read and any(_figures_apart(known.born, on) <= 1 for on in births) else False


def births_on(sight: Sight, known: Identity) -> Sequence[date]:
    """What labels call a birth; else days long before any injury: by a name or an age, or under such a head."""
    latest = known.latest_birth
    labelled = sight.births
    if latest is None:
        return labelled
    if any(on <= latest for on in labelled):
        return labelled
    early = [one for one in sight.written_dates if one.on <= latest and one.label not in _NO_BIRTHS]
    is_set = _COMPACT.search(sight.page.text) is not None
    is_late = any(one.on.year > latest.year + _LATER for one in sight.written_dates)
    if (early or is_set or is_late) and (beside := _beside_sex(sight.lines, latest)):
        return beside
    if under := _under_a_head(sight.lines, early):
        return under
    if early and not labelled:
        named = _named_lines(sight, known.name)
        labelled = [one.on for one in early if any(abs(one.line - at) <= 1 for at in named)]
    return labelled or (_set_close(sight, latest) if is_set else [])


def _set_close(sight: Sight, latest: date) -> list[date]:
    """Days that machines set right behind a name: FENWRIGHT ODALYS 19610304."""
    found = (next(dates_in(f"birth {day}"), None) for day in _SET_CLOSE.findall(sight.page.text))
    return [one[0] for one in found if one and one[0] <= latest]


def _under_a_head(lines: Sequence[str], early: Sequence[Dated]) -> list[date]:
    """Days beneath a line that speaks of births."""
    if not _SAYS_BIRTH.fits("\n".join(lines)):
        return []
    heads = [at for at, line in enumerate(lines) if _SAYS_BIRTH.fits(line)]
    under = [one.on for one in early if any(0 <= one.line - at <= _UNDER for at in heads)]
    return under or _parted(lines, heads)


def _beside_sex(lines: Sequence[str], latest: date) -> list[date]:
    """Days before a sex or an age: 09/26/1962 61 F."""
    found = (
        next(dates_in(f"birth {one['day'] or one['after']}"), None)
        for line in lines
        for one in _THEN_SEX.finditer(line)
    )
    return [on for one in found if one and (on := _before_today(one[0], latest)) <= latest]


def _before_today(on: date, latest: date) -> date:
    """A day of two figures for its year that nobody can have lived to: 04/28/32 is of 1932."""
    is_leap = (on.month, on.day) == (2, 29)
    return (
        on if on <= latest.replace(year=latest.year + _LATER) or is_leap else on.replace(year=on.year - 100)
    )


def tells(sight: Sight, born: date) -> bool:
    """True where the day stands on the page, however written."""
    return any(one.on == born for one in sight.written_dates) or f"{born:%Y%m%d}" in sight.page.text


def is_far(sight: Sight, known: Identity) -> bool:
    """True where every birth on the page differs by more than a slip of the pen, or of reading on a picture."""
    if sight.page.sure < _BADLY_READ or known.born is None:
        return False
    is_clear = sight.page.text_from == "layer" or sight.page.sure >= _READ_SURELY
    most = _MOST_SLIPS if is_clear else _MOST_SLIPS_READ
    return not any(_is_a_slip(known.born, on, most) for on in births_on(sight, known))


def is_nearly_the_birth(sight: Sight, known: Identity) -> bool:
    """True where a birth that was read from a picture differs by few figures: nothing else speaks for another."""
    born = known.born
    is_read = sight.page.text_from == "ocr" and born is not None
    return is_read and any(_figures_apart(born, on) <= _MOST_SLIPS for on in sight.births if born)


def _is_a_slip(born: date, on: date, most: int) -> bool:
    is_turned = (on.year, on.day, on.month) == (born.year, born.month, born.day)
    return is_turned or abs((on - born).days) <= 1 or _figures_apart(born, on) <= most


def _figures_apart(one: date, other: date) -> int:
    return sum(a != b for a, b in zip(f"{one:%m%d%Y}", f"{other:%m%d%Y}", strict=True))


def _named_lines(sight: Sight, name: str) -> list[int]:
    """Where the page names whom it is about, or somebody who may be the patient."""
    at = [] if sight.patient is None else [sight.patient.line]
    return at + [
        one.line for one in everybody_in(sight.lines) if one.role != "helper" and could_be(one.name, name)
    ]


def _parted(lines: Sequence[str], heads: Sequence[int]) -> list[date]:
    """Days in boxes of their own beneath such a head: 10   05   1978."""
    near = {at + more for at in heads for more in range(_NEAR + 1)}
    found = (_PARTED.search(lines[at]) for at in sorted(near) if at < len(lines))
    return [day for one in found if one and (day := _day(one))]


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


_NO_BIRTHS = frozenset({"injury", "service", "examination", "study"})
