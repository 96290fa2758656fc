"""Numbers and days by which a page tells whose it is: claims, births, injuries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from medlegal.records.dated import Dated
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
    return list(dict.fromkeys([*_numbers_after(_RECORD, lines), *_numbers(_AFTER_NAME, named)]))


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
