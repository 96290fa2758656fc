"""Dates written on a page, what each is the date of, and the one on which the service was given."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from medlegal.records.vocabulary import WORDS, any_of

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
            "september sept sep septiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DIGIT = r"[0-9OolISB]"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?![\d/-])"
    rf"|(?P<m2>(?<=: )1 [0-2]|{_DIGIT}{{1,2}})\s?[/.-]\s?(?P<d2>{_DIGIT}{{1,2}})"
    rf"\s?[/.-]\s?(?P<y2>(?:19|20)\d\d|{_DIGIT}{{2}})(?![\w/])"
    rf"|(?P<m3>{_NAMED})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s*[,.]?\s+(?P<y3>(?:19|20)\d\d)"
    r"|(?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+(?:of|de)\s+|[\s-]+)"
    rf"(?P<m4>{_NAMED})\.?,?(?:\s+de[l]?\s+|[\s,-]+)(?P<y4>(?:19|20)\d\d))",
    re.IGNORECASE,
)
# Figures whose strokes a fax lost: taken for a date only right after a label of one.
_WORN = re.compile(
    r"^[\s:]*(?P<m2>[01]?\d)[\s,.|!lI]{0,2}(?P<d2>[0-3]\d)[\s,.|!lI]{1,2}(?P<y2>(?:20)?[0-3]\d)(?!\S)"
)
_WORN_FIGURES = re.compile(r"\d[\s,.|!lI]{0,2}\d\d[\s,.|!lI]{1,2}\d\d")
_FIX = str.maketrans("OolISB", "001158")
_SPEAKS_FOR_SERVICE = 6.0
_FEWEST_DIGITS = 3
_EARLIEST, _LATEST = 1920, 2039

_LABELS = tuple(
    (
        re.compile(rf"{any_of(label['words'])}[\s:.#)\]]*(?:\(?m+/d+/y+\)?)?[\s:]*$"),
        float(label["weight"]),
    )
    for label in WORDS["date_labels"].values()
)


@dataclass(frozen=True, slots=True)
class Dated:
    """One date on a page: what it seems to be of (weight), and the line it stands in."""

    on: date
    weight: float
    line: int


def dates_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Every date written in the text with its start and end."""
    for found in _DATE.finditer(text):
        on = _date_of(found)
        if on is not None:
            yield on, found.start(), found.end()


def dated_lines(lines: Sequence[str]) -> list[Dated]:
    """Every date of a page, weighed by the label before it, or above it in a table."""
    found: list[Dated] = []
    for at, line in enumerate(lines):
        whole = [Dated(on, _weight(lines, at, start, end), at) for on, start, end in dates_in(line)]
        found += whole or _worn_dates(line, at)
    return found


def _worn_dates(line: str, at: int) -> Iterator[Dated]:
    """Dates that lost their strokes, where a label says that one stands there."""
    if not _WORN_FIGURES.search(line):
        return
    for words, weight in _LABELS:
        if weight >= _SPEAKS_FOR_SERVICE:
            for label in re.finditer(words.pattern.removesuffix("$"), line.lower()):
                found = _WORN.match(line[label.end() :])
                on = _real(found["y2"], found["m2"], found["d2"]) if found else None
                if on is not None:
                    yield Dated(on, weight - 1, at)


def service_date(pages: Iterable[Sequence[Dated]], never: Container[date] = ()) -> tuple[date | None, float]:
    """The date of service of a document by its pages' dates in order, and the weight behind it.

    `never` holds days that the packet knows as births and injuries: a worn label must not turn them into service.
    """
    best: tuple[float, date] | None = None
    for number, dates in enumerate(pages):
        for found in dates:
            weight = found.weight - min(2.0, 0.4 * number) - min(1.5, 0.03 * found.line)
            if (
                found.weight > 0
                and not (found.on in never and found.weight < _SPEAKS_FOR_SERVICE)
                and (best is None or weight > best[0])
            ):
                best = weight, found.on
    return (best[1], best[0]) if best else (None, 0.0)


def _weight(lines: Sequence[str], at: int, start: int, end: int) -> float:
    line = lines[at]
    before = line[max(0, start - 70) : start]
    weight = _label(before)
    if weight is not None:
        return weight
    if not before.strip() and at and not line[end:].strip():
        above = _label(lines[at - 1])
        if above is not None:
            return above - 0.5 if above > 0 else above
    if not before.strip(" ,|") and len(line[end:].split()) <= 2:
        return 5.5 if at < 14 else 1.0  # a line of its own near the top: a letter's date
    column = _column_label(lines, at, start, end)
    return column if column is not None else 0.3


def _label(before: str) -> float | None:
    """The weight of what ends right before a date; the longest label that fits decides."""
    best: tuple[int, float] | None = None
    small = before.lower()
    for words, weight in _LABELS:
        found = words.search(small)
        if found and (best is None or len(found.group().strip()) > best[0]):
            best = len(found.group().strip()), weight
    return best[1] if best else None


def _column_label(lines: Sequence[str], at: int, start: int, end: int) -> float | None:
    """In a table the label stands above: the row above is searched from the same share of its length."""
    if not at:
        return None
    above = lines[at - 1]
    count_before = len([1 for _ in dates_in(lines[at][:start])])
    labels = [
        weight
        for part in re.split(r"\s{2,}|\t|(?<=[a-z]):?\s(?=Date|DOB|DOI|DOS)", above)
        if (weight := _label(part)) is not None
    ]
    dates = sum(1 for _ in dates_in(lines[at]))
    return labels[count_before] - 0.5 if len(labels) == dates and count_before < len(labels) else None


def _date_of(found: re.Match[str]) -> date | None:
    if sum(letter.isdigit() for letter in found.group()) < _FEWEST_DIGITS:
        return None
    parts = found.groupdict()
    for n in "1234":
        if parts[f"y{n}"]:
            month = parts[f"m{n}"]
            return _real(parts[f"y{n}"], _MONTHS.get(month.lower(), month), parts[f"d{n}"])
    return None


def _real(year: str, month: str | int, day: str) -> date | None:
    try:
        y, m, d = (int(str(part).replace(" ", "").translate(_FIX)) for part in (year, month, day))
    except ValueError:
        return None
    if y < 100:
        y += 2000 if y < 40 else 1900
    if m > 12 >= d:
        m, d = d, m
    if not (_EARLIEST <= y <= _LATEST and 1 <= m <= 12 and 1 <= d <= 31):
        return None
    try:
        return date(y, m, d)
    except ValueError:
        return None
