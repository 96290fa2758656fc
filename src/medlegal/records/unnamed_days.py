"""What a day is of that no known label announces: told by where it stands and by what the words before it hint at."""

from __future__ import annotations

import re

from medlegal.records.dated import ALONE, ENTRY, TEXT
from medlegal.records.vocabulary import WORDS, any_of
from medlegal.records.written_days import dates_in

WEEKDAY = re.compile(
    r"(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?|(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo))"
    r",?\s*$",
    re.IGNORECASE,
)
CELL = re.compile(r"\s{3,}|\t")
_CREDENTIALS = any_of(WORDS["people"]["credentials"])
_SIGNED_BY = re.compile(rf"^[^.:;]{{0,6}}[A-Z].*\b{_CREDENTIALS}(?:[\s,.]*|, .*)$")
PLACED_WEIGHT, HEAD_LINES = 3.2, 4  # of a day in a cell of its own at the very top
_CELL_ENDS = re.compile(
    r"\s{3}(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?$", re.IGNORECASE
)
_AFTER_A_DAY = re.compile(r"\s*(?:$|\s{3}|(?:at |@ )?\d\d?:?\d\d\b)")
_LINE_NUMBER = re.compile(r"[12]?\d")
TITLE_WEIGHT = 5.0
_ALONE_WEIGHT, _TEXT_WEIGHT, _ENTRY_WEIGHT, _SIGNATURE_WEIGHT = 5.5, 0.3, 4.0, 3.5
AGAINST = "hinted_against"
_HINTED_WEIGHT, _OPERATED_WEIGHT, _HINTED_AGAINST, _LONGEST_HINT = 7.8, 5.0, -4.0, 6  # words
_TOP, _TITLE_LINES, _FEWEST_OF_A_NAME = 18, 8, 3  # lines; words before a colon
_HEADED_WEIGHT, _SHORT_HEAD = 1.2, 3  # of a day after a word or two that are no known label
_LONGEST_LABEL = 4  # words
_ENDS_A_TITLE = re.compile(r"[\s.)]*|\s*\(?(?:page )?\d{1,3} of \d{1,3}\)?\s*", re.IGNORECASE)
_PLACE = re.compile(r"(?:[a-z]{3,}\.? ?){1,3}(?:, (?:ca|calif\w*))?")  # Sacramento, 15 July 2021
IN_PROSE = re.compile(
    r"\b(?:was|were|had|has|he|she|they|i|we|his|her|who|which|your|our|dated|gave|history of)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s{3,}|\t|[|;]|\. (?=[A-Z])|, (?=[a-z])")
_DONE = re.compile(
    r"\b(?:examin|exam\b|evaluat|treat(?:ed|ment)|seen\b|saw\b|visit|test(?:ed|ing)|stud(?:y|ies)\b|perform"
    r"|session|sesi[oó]n|realizad|atendid|consult|obtain|collect|drawn\b|arriv|admit|bedside|encounter|interview|observ|investigat|attend|taken\b"
    r"|atenci|consulta\b|visita\b|examen\b|estudio\b|cirug|tratamiento|reviewed\b|met\b)",
    re.IGNORECASE,
)
_OPERATED = re.compile(r"\b(?:procedure|surger|operati(?:on|ve)\b)", re.IGNORECASE)  # or told of as past
_OTHERWISE = re.compile(
    r"\b(?:birth|born|hurt|injur|accident|next\b|return|again\b|due\b|through|thru\b|good\b|expir|valid|order|ask|request|refer|receiv"
    r"|fax|served\b|mail|print|last\b|since|start|began|hire|schedul|cancel|until|cop(?:y|ied)|prior|previous|knew|told|given|onset"
    r"|licen|rev\b|died|lost|loss|appoint|appt|plan|will\b|cert|\bset\b|booked"
    r"|nacimiento|lesi[oó]n|pr[oó]xim|recib|impres|hasta\b)",
    re.IGNORECASE,
)
_ANOTHER_PAPER = re.compile(r"\b(?:letter|report|note)\b", re.IGNORECASE)


def in_cell(before: str) -> str:
    """The last cell of the text that says something."""
    cells = [cell for cell in CELL.split(before) if cell.strip()]
    return f"{'   ' if len(cells) > 1 else ''}{cells[-1]}" if cells else ""


def unnamed(line: str, at: int, start: int, end: int) -> tuple[str, float]:
    """What the day from `start` to `end` of the line seems to be of, and the weight of that."""
    before, after = WEEKDAY.sub("", line[:start].lower()).strip(" ,|*("), line[end:]
    before = "" if _LINE_NUMBER.fullmatch(before) and CELL.search(line[:start]) else before
    if _stands_alone(before if not before or line[:start].rstrip().endswith(",") else line, after):
        return ALONE, _ALONE_WEIGHT if at < _TOP else 1.0
    if not before and at < _TOP and (CELL.match(after) or after.lstrip()[:1] in ":-–"):
        return ENTRY, _ENTRY_WEIGHT
    if _SIGNED_BY.search(line[:start]) and not after.strip(" .)"):
        return "signature", _SIGNATURE_WEIGHT
    is_cell = _CELL_ENDS.search(line[:start]) is not None and _AFTER_A_DAY.match(after) is not None
    if is_cell and (at == 0 or (at < HEAD_LINES and len(in_cell(line[:start]).split()) > _LONGEST_LABEL)):
        return "placed", PLACED_WEIGHT  # beside a sentence: To all parties, by mail      June 17, 2021
    ends_title = at < _TITLE_LINES and _ENDS_A_TITLE.fullmatch(after) is not None and _is_titled(line[:start])
    if hint := hinted(line[:start], is_title=ends_title):
        return hint
    if at < HEAD_LINES and (not before or is_cell):
        return "placed", PLACED_WEIGHT
    if any(True for _ in dates_in(in_cell(line[:start]))):
        return TEXT, _TEXT_WEIGHT
    if ends_title:
        return "title", TITLE_WEIGHT
    is_headed = at < _TOP and len(before.split()) <= _SHORT_HEAD and CELL.search(before) is None
    return ("headed", _HEADED_WEIGHT) if is_headed else (TEXT, _TEXT_WEIGHT)


def _stands_alone(before: str, after: str) -> bool:
    """True for a day that is all of its line, but for an hour, or for the place of a letter before it."""
    if before:
        return _PLACE.fullmatch(before) is not None and not after.strip()
    return len(after.strip(" ,").split()) <= 2 and len(after) < 30 and not any(True for _ in dates_in(after))


def hinted(before: str, *, is_title: bool = False) -> tuple[str, float] | None:
    """What a few words before it hint at: something done that day, or anything else that days are of.

    Where they are what the paper is called, they speak of no other paper.
    """
    latest = max((end for _, _, end in dates_in(before)), default=0)
    words = _PARTS.split(before[latest:].rstrip(" :,;|-–"))[-1]
    if not 0 < len(words.split()) <= _LONGEST_HINT:
        return None
    if _OTHERWISE.search(words) or (_ANOTHER_PAPER.search(words) and not is_title):
        return AGAINST, _HINTED_AGAINST
    if IN_PROSE.search(before[latest:]):
        return None
    if _DONE.search(words):
        return "hinted", _HINTED_WEIGHT
    return ("hinted", _OPERATED_WEIGHT) if _OPERATED.search(words) else None


def _is_titled(before: str) -> bool:
    """True for words written as a title; not for a word or two of a form's label."""
    words = re.findall(r"[^\W\d_]{3,}", before)
    cell = in_cell(before).strip()
    is_label = len(cell.split()) < (_FEWEST_OF_A_NAME if cell[-1:] in (":", ";") else 2)
    return bool(words) and all(word[0].isupper() for word in words) and not is_label
