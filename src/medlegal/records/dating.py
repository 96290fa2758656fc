"""Dates written on a page, what each is the date of, and the one on which the service was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

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
_DIGIT = r"[0-9OolI]"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?![\d/-])"
    rf"|(?P<m2>{_DIGIT}{{1,2}})\s?[/.-]\s?(?P<d2>{_DIGIT}{{1,2}})\s?[/.-]\s?(?P<y2>(?:19|20)\d\d|{_DIGIT}{{2}})(?![\w/])"
    rf"|(?P<m3>{_NAMED})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s*[,.]?\s+(?P<y3>(?:19|20)\d\d)"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+(?:of|de)\s+|[\s-]+)(?P<m4>{_NAMED})\.?,?(?:\s+de[l]?\s+|[\s,-]+)(?P<y4>(?:19|20)\d\d))",
    re.IGNORECASE,
)
_FIX = str.maketrans("OolI", "0011")
_EARLIEST, _LATEST = 1920, 2039

# What stands before a date tells what it is of: (words, weight). The strongest, nearest claim wins;
# a negative weight marks dates that are never the date of service.
_LABELS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(rf"(?:{words})[\s:.#)\]]*(?:\(?m+/d+/y+\)?)?[\s:]*$", re.IGNORECASE), weight)
    for words, weight in (
        (
            r"dates? of (?:the |this )?(?:service|visit|encounter|consult\w*|procedure|surgery|operation|study|test\w*|session)",
            10,
        ),
        (
            r"dates? of (?:the |this |today'?s )?(?:current |initial |present |panel )?(?:exam\w*|evaluation|re-?evaluation|treatment|assessment|appointment)",
            10,
        ),
        (
            r"\bd\.?o\.?s\.?|service date|visit date|encounter date|exam\w* date|study date|procedure date|surgery date|session date",
            10,
        ),
        (
            r"test date|date (?:seen|performed|examined|evaluated|taken|treated)|evaluation date|operation date|seen on|date of deposition|date & time of service",
            9,
        ),
        (
            r"collected(?: on)?|date collected|collection date|specimen date|draw date|date drawn|date of collection|performed(?: on)?|examined on|evaluated on|taken on|exam(?:ined)? performed on",
            9,
        ),
        (
            r"fecha de(?:l)? (?:servicio|la visita|visita|examen|la evaluaci[oó]n|evaluaci[oó]n|tratamiento|consulta|la consulta)",
            10,
        ),
        (r"discharge date|date of discharge|discharged(?: on)?", 8.5),
        (
            r"admission date|date of admission|admitted(?: on)?|date admitted|arrival(?: date)?|admit date",
            8.2,
        ),
        (
            r"date filled|fill date|dispensed(?: on)?|date written|date prescribed|prescribed on|date dispensed",
            8,
        ),
        (
            r"report date|date of (?:the |this )?(?:report|letter|notice|decision|determination|request|declaration|statement|invoice|bill|issue)",
            7.5,
        ),
        (
            r"(?:letter|notice|decision|determination|statement|invoice|billing|request|order|date of) dated?|date (?:issued|mailed|of mailing|of issue|of order|of request)",
            7,
        ),
        (
            r"\bdated?(?: this)?(?: and signed)?|fecha|statement date|invoice date|decision date|determination date|notice date|date of final determination",
            6,
        ),
        (r"(?:executed|signed) (?:on|this)|(?:executed|signed) (?:at|in) [\w ,]{3,30} (?:on|this)", 5),
        (
            r"electronically signed[\w ,.]{0,50}(?:on|at)?|e-?signed[\w ,.]{0,50}|signature date|date signed|signed",
            3.5,
        ),
        (r"served(?: on)?|date served|date of service by mail|mailed on|filed(?: on)?", 3),
        (r"d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?|fecha de nacimiento|birth", -20),
        (
            r"d\.?[o/]\.?[il]\.?|dates? of (?:the )?(?:injury|loss|accident|incident|onset)|injury date|injured(?: on)?|accident(?: on| date)?|onset(?: date)?|fecha de (?:la )?lesi[oó]n|loss date|injury(?: of| on)?|incident date|cumulative trauma|\bct",
            -20,
        ),
        (
            r"print(?:ed)?(?: on| date)?|run date|date printed|generated(?: on)?|fax(?:ed)?(?: on)?|received(?: on| date)?|date received|scanned(?: on)?|copied(?: on)?|accessed|recvd|rec'?d|downloaded|date/time",
            -15,
        ),
        (
            r"next (?:appointment|visit|exam\w*|follow-?up)|return(?: visit)?(?: on)?|follow-?up(?: appointment)?(?: on)?|appointment(?: date)?(?: on)?|scheduled (?:for|on)|due(?: date| by| on)?|expir\w+(?: date)?|reschedule\w*",
            -8,
        ),
        (
            r"date of hire|hire date|hired(?: on)?|employed since|last (?:day )?worked|last (?:visit|seen)|date last worked|date of (?:last|previous|prior) \w+|previous \w+|prior \w+|since|until|through|as of|effective|p ?& ?s(?: date)?|policy period|from|to",
            -6,
        ),
        (
            r"review\w*(?: of)?[\w ]{0,30} dated|records? dated|report dated|reports? (?:of|from)|letter dated|dated|mri (?:of|dated|from)|x-?rays? (?:of|dated|from)|on or about|\bon",
            -1,
        ),
    )
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
    return [
        Dated(on, _weight(lines, at, start, end), at)
        for at, line in enumerate(lines)
        for on, start, end in dates_in(line)
    ]


def service_date(pages: Iterable[Sequence[Dated]]) -> tuple[date | None, float]:
    """The date of service of a document by its pages' dates in order, and the weight behind it."""
    best: tuple[float, date] | None = None
    for number, dates in enumerate(pages):
        for found in dates:
            weight = found.weight - min(2.0, 0.4 * number) - min(1.5, 0.03 * found.line)
            if found.weight > 0 and (best is None or weight > best[0]):
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
    for words, weight in _LABELS:
        found = words.search(before)
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
    parts = found.groupdict()
    for n in "1234":
        if parts[f"y{n}"]:
            month = parts[f"m{n}"]
            return _real(parts[f"y{n}"], _MONTHS.get(month.lower(), month), parts[f"d{n}"])
    return None


def _real(year: str, month: str | int, day: str) -> date | None:
    try:
        y, m, d = (int(str(part).translate(_FIX)) for part in (year, month, day))
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
