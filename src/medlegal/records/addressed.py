"""The parts of a letter: to whom it goes, and where it closes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from medlegal.records.written_days import dates_in

_DEAR = re.compile(
    r"^\s*(?:dear\b|estimad[oa](?:\([oa]\)|/[oa])?(?=\s))\s*(?P<whom>[^:;]{2,60})", re.IGNORECASE
)
_SUBJECT = re.compile(r"^\s*(?:re|regarding|subject|asunto)\s*:", re.IGNORECASE)
_CLOSE = re.compile(
    r"^\s*(?:(?:yours )?(?:very )?sincerely|respectfully|very truly|yours (?:truly|faithfully)"
    r"|(?:with )?(?:best|kind|warm)?\s*regards|signed|cordially|atentamente|thank you,?$)",
    re.IGNORECASE,
)
_FORMS_OF_ADDRESS = {"dr", "drs", "doctor", "doctors", "mr", "mrs", "ms", "miss", "sr", "sra", "sir", "madam"}
_MANY = {"sirs", "counsel", "and", "all", "parties", "gentlemen"}
_TOP_LINES, _LONGEST_BLOCK, _LINES_AFTER_CLOSE = 40, 9, 5


def is_letter(lines: Sequence[str]) -> bool:
    return any(_greeted(line) for line in lines[:_TOP_LINES])


def greeting_in(lines: Sequence[str]) -> tuple[int, str]:
    """The line that greets, and whom, as it is written; nobody where no line does."""
    greetings = ((at, whom) for at, line in enumerate(lines[:_TOP_LINES]) if (whom := _greeted(line)))
    return next(greetings, (0, ""))


def greeted_in(lines: Sequence[str]) -> frozenset[str]:
    """The names in "Dear Dr. Name", in small letters, without the forms of address."""
    _, whom = greeting_in(lines)
    words = re.findall(r"[^\W\d_][\w'’-]+", whom.split(",")[0].lower())
    return frozenset(word for word in words if word not in _FORMS_OF_ADDRESS | _MANY)


def addressed_lines(lines: Sequence[str]) -> range:
    """Where the name and address of the addressee stand: between the letter's date and its subject or greeting."""
    end = next((at for at, line in enumerate(lines[:_TOP_LINES]) if is_subject(line)), 0)
    dated = [at for at in range(end) if dated_alone(lines[at])]
    if not dated or end - dated[-1] - 1 > 2 * _LONGEST_BLOCK:
        return range(0)
    return range(dated[-1] + 1, end)


@lru_cache(maxsize=4096)
def is_subject(line: str) -> bool:
    """True for a line that names a letter's subject, or greets."""
    return bool(_SUBJECT.match(line) or _greeted(line))


@lru_cache(maxsize=4096)
def _greeted(line: str) -> str:
    """Whom the line greets; nobody where it greets not."""
    found = _DEAR.match(line)
    return found["whom"] if found else ""


@lru_cache(maxsize=4096)
def closes(line: str) -> bool:
    return bool(_CLOSE.match(line))


def closes_before(lines: Sequence[str], at: int) -> bool:
    """True for a line shortly after the words that close a letter."""
    return any(map(closes, lines[max(0, at - _LINES_AFTER_CLOSE) : at]))


@lru_cache(maxsize=4096)
def dated_alone(line: str) -> bool:
    """True for a line that is little more than a date."""
    found = next(dates_in(line), None)
    return found is not None and len(line) - (found[2] - found[1]) <= 8
