"""What the top of a first page has and a page that goes on has not: a greeting, a mail's head, an address, labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medlegal.records.sparing import Caseless

_GREETING = re.compile(
    r"(?:dear|estimad[oa]s?|querid[oa]|to whom it may concern|a quien corresponda|gentle(?:men|persons?)"
    r"|ladies and gentlemen|(?:hello|hi|good (?:morning|afternoon)) [A-Z])\b",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:^|\s{3,})(?:from|sent|to|subject|cc|date|de|para|asunto|enviado)\b(?:\s*:|(?=\s\d))", re.IGNORECASE
)
_TO_SOMEBODY = re.compile(r"(?:(?P<to>to|para)|(?P<by>from|de)) ?: *[A-Z][a-z]", re.IGNORECASE)
_ADDRESS = Caseless(
    r"\b[A-Z][\w.' -]{2,30},? +(?:CA|California|[A-Z]{2}),? +9?\d{4}(?:-\d{4})?\b"
    r"|\b(?:tel(?:ephone)?|phone|fax|facsimile|ph)\b\W{0,4}\(?\d{3}\)?[ .-]*\d{3}[ .-]\d{4}"
    r"|^\W*\d{1,6} [\w .]{2,40}\b(?:st(?:reet)?|ave(?:nue)?|blvd|boulevard|road|rd|drive|dr|way|lane|suite|ste"
    r"|highway|hwy)\b"
)
_LABEL = Caseless(
    r"(?:^|\s)(?:patient|pt|name|employee|applicant|claimant|examinee|injured worker|d\.?o\.?b|birth ?date"
    r"|date of (?:birth|injury|service|visit|exam\w*|evaluation|report)|d\.?o\.?[is]|claim(?: (?:no|number))?|mrn"
    r"|account|employer|insurer|carrier|adjuster|case (?:no|number)|paciente|nombre|empleado|fecha(?: de \w+)*"
    r"|physician|provider|referr(?:ed|ing)[\w ]*)\b[ .]*[:#]"
    r"|(?:^|\s)(?:d\.?o\.?[bis]\.?|mrn|adj|accession|panel) {0,3}#? ?\d"
)
_SECTION = re.compile(
    r"^(?:reporter'?s certificate|certificate of (?:the )?(?:deponent|reporter|witness|shorthand reporter)"
    r"|errata(?: sheet)?|deponent'?s [\w ]+|deposition (?:errata|signature)[\w ]*|i n d e x|index(?: of exhibits)?"
    r"|exhibits|signature page|verification|proof of service)\b",
    re.IGNORECASE,
)
_GREETING_LINES, _HEAD_LINES, _LABEL_LINES = 26, 7, 14
_FEWEST_MAIL_LINES, _FEWEST_LABELS = 3, 3


def is_greeting(lines: Sequence[str]) -> bool:
    """True when a letter greets whom it is written to."""
    return any(_GREETING.match(line) and len(line) <= 70 for line in lines[:_GREETING_LINES])


def is_mail_head(lines: Sequence[str]) -> bool:
    return sum(len(_MAIL.findall(line)) for line in lines[:_HEAD_LINES]) >= _FEWEST_MAIL_LINES


def is_memo_head(lines: Sequence[str]) -> bool:
    """True when a line says to whom it goes, and another from whom."""
    ways = {found.lastgroup for line in lines[:_HEAD_LINES] if (found := _TO_SOMEBODY.match(line))}
    return len(ways) > 1


def is_addressed_head(lines: Sequence[str]) -> bool:
    """True when an address or a telephone number stands among the first lines."""
    return any(_ADDRESS.search(line) for line in lines[:_HEAD_LINES])


def is_labelled_head(lines: Sequence[str]) -> bool:
    """True when several labels of a form, as of patient, claim or injury, stand at the top."""
    return sum(len(_LABEL.findall(line)) for line in lines[:_LABEL_LINES]) >= _FEWEST_LABELS


def is_closing_part(lines: Sequence[str]) -> bool:
    """True for what is bound behind a transcript or pleading and belongs to it: a certificate, errata, an index."""
    return any(_SECTION.match(line) for line in lines[:4])
