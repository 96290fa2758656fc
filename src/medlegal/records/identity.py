"""Numbers and days by which a page tells whose it is: claims, births, injuries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from medlegal.records.dated import Dated
from medlegal.records.given import is_given
from medlegal.records.sparing import Caseless
from medlegal.records.vocabulary import pattern

_CLAIM = pattern("identity", "claim", after=r"(?P<number>(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{4,22})")
_NO = r"(?: ?(?:#|no\b|number|id\b))"
_FIGURES = r"\.?\s*[:#=]*\s*(?P<number>\d{5,12}|\d{2,4} \d{4,6}(?=\s*$|\s{3}))\b"
_RECORD = Caseless(
    rf"(?<![a-z])(?:mrn|mr{_NO}?|med(?:ical)?\.? rec(?:ord)?s?{_NO}?|(?:patient|pt){_NO}|chart{_NO}){_FIGURES}"
)
_AFTER_NAME = re.compile(  # Fenwright, Odalys #33977996
    r"[A-Z][\w'’-]+[,.] ?[A-Z][\w'’-]+(?: [A-Z][\w'’-]*\.?){0,2}\s+#\s?(?P<number>\d{5,12})\b"
)
_NAMED = r"[A-ZÀ-Ý][\w'’-]+(?:,? ?[A-ZÀ-Ý][\w'’-]*\.?){1,3}"
_BESIDE_NAME = (
    re.compile(  # FENWRIGHT, ODALYS / 47916615; Odalys Fenwright, chart 35665708; 74775615 FENWRIGHT,ODALYS
        rf"(?:^|\s{{2}}|(?i:\b(?:pt|patient|name)\W{{1,3}}))(?P<name>{_NAMED})\W{{1,4}}"
        r"(?:(?i:chart|id|no|number|record|file|unit|hosp\w*)\W{1,3})?(?P<number>\d{6,9})(?![\d/-])"
        rf"|^\W{{0,2}}(?P<before>\d{{6,9}})\s{{1,3}}(?=(?P<after>{_NAMED})\b)"
    )
)
_LONG_NUMBER = re.compile(r"(?<![\d/.-])\d{6,9}(?![\d/-])")
_OF_A_HELPER = re.compile(
    r"\b(?:lic\w*|npi|dea|cert\w*|csr|bar|sbn|M\.?D|D\.?O|D\.?C|R\.?N|Ph\.?D|PA(?:-C)?|N\.?P|(?<=, )P\.?T|L\.?Ac"
    r"|LCSW|Esq|claim|clm|CA)\b",
    re.IGNORECASE,
)
_ACCOUNT = Caseless(rf"(?<![a-z])(?:acct|account){_NO}?{_FIGURES}")
_SECURITY = re.compile(
    r"(?:\b(?i:ssn?|soc(?:ial)?\.? ?sec(?:urity)?(?: (?:no|number|#))?)\b\W{0,4}"
    r"(?i:last (?:4|four)|ends?(?: in)?)?\W{0,6}"
    r"|[xX*]{3}[ -])(?:[\dxX*]{3}[ -])?(?:[\dxX*]{2}[ -])?(?P<end>\d{4})(?![\d-])"
)
_SECURITY_MARKS = ("SSN", "ssn", "SS#", "SS #", "Soc", "soc", "SOC", "xx-", "XX-", "**-")
_NO_CLAIM = re.compile(
    r"(?:\bour|\byour|\bimr|\bpanel|\bpolicy|\bosha|\bcourt|\bbill|\bdrawer|\bref(?:erence)?) *$",
    re.IGNORECASE,
)
_DAY_IN_FIGURES = re.compile(r"(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d|(?:0\d|1[0-2])[0-3]\d(?:19|20)?\d\d")
_A_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{2,4}")


def claim_numbers_in(lines: Sequence[str]) -> list[str]:
    """Numbers of claims and cases in the order in which they stand, in capitals."""
    found = [
        match["number"].strip("-").upper()
        for at in _CLAIM.among(lines)
        for match in _CLAIM.finditer(lines[at])
        if not _NO_CLAIM.search(lines[at][: match.start()])
    ]
    return list(dict.fromkeys(number for number in found if not _A_DATE.fullmatch(number)))


def record_numbers_in(lines: Sequence[str]) -> list[str]:
    """Numbers by which an office keeps its patients, in the order in which they stand."""
    named = (line for line in lines if "#" in line)
    return list(
        dict.fromkeys(
            [*_numbers_after(_RECORD, lines), *_numbers(_AFTER_NAME, named), *_numbers_beside_names(lines)]
        )
    )


def _numbers_beside_names(lines: Sequence[str]) -> list[str]:
    """Numbers without a label right beside a name at the head or in a cell of its own; no licences, no days."""
    found = [
        match["number"] or match["before"]
        for line in lines
        if _LONG_NUMBER.search(line) and not _OF_A_HELPER.search(line)
        for match in _BESIDE_NAME.finditer(line)
        if _is_of_somebody(match["name"] or match["after"])
    ]
    return [number for number in found if not _DAY_IN_FIGURES.fullmatch(number)]


def _is_of_somebody(name: str) -> bool:
    """True for a turned name and where a word is a given name; not for SPECIMEN URINE."""
    return "," in name or any(map(is_given, name.split()))


def account_numbers_in(lines: Sequence[str]) -> list[str]:
    """Numbers by which an office keeps its bills, of a patient or of a visit."""
    return _numbers_after(_ACCOUNT, lines)


def _numbers_after(label: Caseless, lines: Sequence[str]) -> list[str]:
    return _numbers(label, (lines[at] for at in label.among(lines)))


def _numbers(label: Caseless | re.Pattern[str], lines: Iterable[str]) -> list[str]:
    found = [match["number"].replace(" ", "") for line in lines for match in label.finditer(line)]
    return list(dict.fromkeys(found))


def security_ends_in(text: str) -> list[str]:
    """The last four figures of social security numbers, as pages tell them in full or in part."""
    if not any(map(text.__contains__, _SECURITY_MARKS)):
        return []
    return list(dict.fromkeys(found["end"] for found in _SECURITY.finditer(text)))


def days_of(dates: Iterable[Dated], label: str) -> list[date]:
    """The days that a page calls so: births, injuries."""
    return list(dict.fromkeys(one.on for one in dates if one.label == label))
