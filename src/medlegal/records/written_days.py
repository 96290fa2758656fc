"""Days as people write them, type them and fax them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_LONG_NAMES = [name for name in _MONTHS if len(name) > 3]
_DIGIT = r"[0-9OolISB|]"
_YEAR = r"[12lI][09Oo][0-9OolISB]{2}"
_SHORT_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)"
_MONTH_WORD = r"[A-Za-z0-9|]{3,10}"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?![\d/-])"
    rf"|(?P<m2>(?<=: )1 [0-2]|{_DIGIT}{{1,2}})\s?[/.-]\s?(?P<d2>{_DIGIT}{{1,2}})"
    rf"\s?[/.-]\s?(?P<y2>{_YEAR}|[’'’]?{_DIGIT}{{2}})(?![\w/]|-\d|[.]\d)"
    rf"|(?P<m3>{_MONTH_WORD})\.?,?\s{{1,3}}(?P<d3>{_DIGIT}{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:\s?[-–]\s?\d{{1,2}})?(?:\s?[,.]\s?|\s{{1,3}})(?P<y3>{_YEAR}|['’]\d\d)(?!\w)"
    rf"|(?P<d4>{_DIGIT}{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+(?:of|de)\s+|[\s/-]+)"
    rf"(?P<m4>{_MONTH_WORD})\.?,?(?:\s+del?\s+|[\s,/-]+)(?P<y4>{_YEAR}|(?<=[-/])\d\d|['’]\d\d)(?!\w)"
    rf"|(?P<m5>{_MONTH_WORD})[-/](?P<d5>\d\d?)[-/](?P<y5>{_YEAR}|\d\d)(?!\w)"
    r"|(?P<y6>(?:19|20)\d\d)(?P<m6>0[1-9]|1[0-2])(?P<d6>0[1-9]|[12]\d|3[01])(?![\w-])"
    rf"|(?P<d7>[0-3]?\d)(?P<m7>{_SHORT_MONTH})(?P<y7>(?:19|20)?\d\d)(?!\w))"
)
# Figures whose strokes a fax lost: taken for a date only right after a label of one.
_WORN = re.compile(
    r"^[\s:;.]*(?P<m2>[01]?\d)[\s,.:°/|!lI-]{0,2}(?P<d2>[0-3]\d)[\s,.:°/|!lI-]{1,2}(?P<y2>(?:20)?[0-3]\d|19\d\d)(?!\S)"
)
# Slashes that were read as figures or strokes: 0611312003, 06/1312003.
_SLASHES_LOST = re.compile(
    r"^[\s:;.]*(?P<m2>0[1-9]|1[0-2])[/1lI|!](?P<d2>0[1-9]|[12]\d|3[01])[/1lI|!](?P<y2>(?:19|20)\d\d)(?!\w)"
)
_BOXED = re.compile(
    r"(?<!\S)(?P<m2>0?[1-9]|1[0-2])\s{1,3}(?P<d2>0?[1-9]|[12]\d|3[01])\s{1,3}(?P<y2>(?:20)?[0-3]\d)(?!\S)"
)
_CLOSED_UP = re.compile(
    r"(?:date\w*|service|exam\w*|visit|birth|injury|dos|d\.o\.s\.|dob|fecha|on|collected|printed)\W{0,4}$",
    re.IGNORECASE,
)
_FIX = str.maketrans("OolISB|", "0011581")
_MONTH_FIX = str.maketrans("01|58", "ollsb")
_FEWEST_DIGITS, _LIKE_A_MONTH = 3, 80
_ENOUGH_DIGITS = re.compile(r"\d\D*\d\D*\d")
_EARLIEST, _LATEST, _CENTURY_TURNS = 1920, 2039, 40


def dates_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Every date written in the text with its start and end."""
    return iter(_dates(text))


@lru_cache(maxsize=4096)
def _dates(text: str) -> tuple[tuple[date, int, int], ...]:
    dates, at = list[tuple[date, int, int]](), 0
    if not _ENOUGH_DIGITS.search(text):
        return ()
    while found := _DATE.search(text, at):
        on = _date_of(found)
        if on is not None:
            dates.append((on, found.start(), found.end()))
        at = found.end() if on is not None else found.start() + 1
    return tuple(dates)


def worn_date(text: str) -> date | None:
    """The date with which the text begins although its strokes are lost: 03 04 24, 03,04 2024, 0310412024."""
    found = _WORN.match(text) or _SLASHES_LOST.match(text)
    return _real(found["y2"], found["m2"], found["d2"]) if found else None


def boxed_dates(text: str) -> Iterator[tuple[date, int, int]]:
    """Dates written into boxes of a form, month day year: 03 04 24."""
    for found in _BOXED.finditer(text):
        if on := _real(found["y2"], found["m2"], found["d2"]):
            yield on, found.start(), found.end()


def slips_of(on: date) -> set[date]:
    """The days that one figure read wrongly makes of it."""
    figures = f"{on:%Y%m%d}"
    read = {figures[:at] + digit + figures[at + 1 :] for at in range(8) for digit in "0123456789"}
    return {day for text in read if (day := _real(text[:4], text[4:6], text[6:]))} - {on}


@lru_cache(maxsize=4096)
def month_named(word: str) -> int | None:
    """The number of the month, slips of reading allowed: Decernber, 0ctober, Apri1."""
    small = word.lower().rstrip(".")
    if small in _MONTHS:
        return _MONTHS[small]
    mended = small.translate(_MONTH_FIX).replace("rn", "m")
    if mended in _MONTHS:
        return _MONTHS[mended]
    if len(mended) <= 3 or not mended.isalpha():
        return None
    like = process.extractOne(mended, _LONG_NAMES, scorer=fuzz.ratio, score_cutoff=_LIKE_A_MONTH)
    return _MONTHS[like[0]] if like else None


def _date_of(found: re.Match[str]) -> date | None:
    if sum(letter.isdigit() for letter in found.group()) < _FEWEST_DIGITS:
        return None
    if found["y6"] and not _CLOSED_UP.search(found.string[max(0, found.start() - 24) : found.start()]):
        return None
    for n in "1234567":
        if found[f"y{n}"]:
            month = month_named(found[f"m{n}"]) if n in "3457" else found[f"m{n}"]
            return _real(found[f"y{n}"], month, found[f"d{n}"]) if month else None
    return None


def _real(year: str, month: str | int, day: str) -> date | None:
    try:
        y, m, d = (int(str(part).replace(" ", "").strip("'’").translate(_FIX)) for part in (year, month, day))
    except ValueError:
        return None
    if y < 100:
        y += 2000 if y < _CENTURY_TURNS else 1900
    if m > 12 >= d:
        m, d = d, m
    if not (_EARLIEST <= y <= _LATEST and 1 <= m <= 12 and 1 <= d <= 31):
        return None
    try:
        return date(y, m, d)
    except ValueError:
        return None
