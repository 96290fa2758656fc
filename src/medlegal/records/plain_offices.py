"""Offices that no word for one gives away: a shop, an employer, partners, by where and how the name stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medlegal.records.addressed import dated_alone
from medlegal.records.given import is_given
from medlegal.records.kinds import title_of
from medlegal.records.vocabulary import WORDS, any_of, pattern

_CELL = re.compile(r"\s{3,}")
_NAME = re.compile(
    r"[A-Z][\w.'’&-]*(?: (?:[A-Z][\w.'’-]*|&|of|and|the|de|del|la|y))+(?:,? (?:Inc|LLC|LLP|Co|Corp|APC|PC)\.?)?"
)
_HEAD = re.compile(
    r"[A-Z][\w.'’&-]*(?: (?:[A-Z][\w.'’-]*|\d{1,6}|&|of|and|the|de|del|la|y))+(?:,? (?:Inc|LLC|LLP|Co|Corp|APC|PC)\.?)?"
    r"|[A-Z][a-z]+[A-Z][a-z]+"  # BackWorks
)
_BESIDE_A_HEAD = re.compile(
    r"\s{3,}|\s(?:::|[-–|/])\s|,\s(?=\d|servicios|an? |A )|\s(?=[<(\[])|\s(?=\d{1,5} [A-Z])"
)
_SAINTS = ("San ", "Santa ", "Saint ", "St. ", "Holy ", "Our ")
_PARTNERS = re.compile(r"\s(?:&|and|y)\s")
_JOINERS = frozenset({"of", "and", "the", "de", "del", "la", "y", "&", "first", "city", "county", "state"})
_NO_NAMES = frozenset(WORDS["people"]["no_names"]) - _JOINERS
_NO_HEADS = (_NO_NAMES - {"defense", "order", "reference", "compensation"}) | {
    "before",
    "declaration",
    "board",
}
_ADDRESS = pattern("offices", "addresses")
_FEWEST, _MOST, _LONGEST = 3, 7, 60  # words, words, letters
_TOP, _TITLE_BELOW, _CLEAR = 2, 3, 4.0
_CREDENTIALS = any_of(WORDS["people"]["credentials"])
_AFTER_DEGREE = re.compile(rf"[A-Z][\w'’-]+,? {_CREDENTIALS},\s+(?P<name>[A-Z].{{4,70}})$", re.IGNORECASE)
_OF_ITS_ADDRESS = re.compile(r",\s+(?=\d|NPI\b|P\.?O\.? Box|Suite\b|Tel\b|Phone\b|Fax\b)|\s+NPI\b")
_SPOKEN = re.compile(
    r"\b(?:an? employee of|employed (?:by|at)|(?:the |an )?attorney (?:at|with)|associated with|records (?:for|of))"
    r" (?P<name>(?:[A-Z][\w.'’-]*|&|of|and|the)(?:,? (?:[A-Z][\w.'’-]*|&|of|the))+)"
)


def plain_office(lines: Sequence[str]) -> str | None:
    """The name at the very top, where an address or the document's title stands beneath or beside it."""
    for at, line in enumerate(lines[:_TOP]):
        name, *beside = _CELL.split(line.strip())
        if not _may_be_office(name):
            continue
        below = lines[at + 1 : at + 1 + _TITLE_BELOW]
        is_letter = bool(below) and dated_alone(below[0])
        if (
            is_letter
            or any(map(_ADDRESS.fits, [*beside, *below[:2]]))
            or any(map(_is_title, [*beside, *below]))
        ):
            return name
    return None


def head_of_paper(lines: Sequence[str]) -> str | None:
    """A few capitalised words, or one of two, at the very top that name neither a person nor a paper; a last resort.

    What the paper is called may stand beside or beneath: Rx Depot 4410   PATIENT PROFILE.
    """
    name, *beside = _BESIDE_A_HEAD.split(lines[0].strip()) if lines else [""]
    is_name = len(name.split()) <= _MOST and len(name) <= _LONGEST and _HEAD.fullmatch(name) is not None
    words = {word.lower().strip(".,") for word in name.split()}
    is_person = any(map(is_given, words)) and not name.startswith(_SAINTS)
    if not is_name or is_person or not _NO_HEADS.isdisjoint(words):
        return None
    named = title_of([name])
    is_titled = any(map(_is_title, [*beside, *lines[1 : 1 + _TITLE_BELOW]]))
    return name if named is None or (named.weight < _CLEAR and is_titled) else None


def after_degree(line: str) -> str | None:
    """The office that follows the signer's degree: "Jo Doe, Psy.D., Elm Street Psychology"."""
    found = _AFTER_DEGREE.search(line) if line.count(",") > 1 else None
    return _OF_ITS_ADDRESS.split(found["name"])[0] if found else None


def spoken_of(lines: Sequence[str]) -> str | None:
    """Whose records they are, or who employs the declarant, in a declaration's own words."""
    text = " ".join(lines)
    found = next((one["name"] for one in _SPOKEN.finditer(text) if title_of([one["name"]]) is None), None)
    return found.rstrip(" .,") if found else None


def _may_be_office(name: str) -> bool:
    words = name.split()
    return (
        (_FEWEST <= len(words) <= _MOST or bool(_PARTNERS.search(name)))
        and len(name) <= _LONGEST
        and _NAME.fullmatch(name) is not None
        and not any(is_given(word) for word in words)
        and _NO_NAMES.isdisjoint(word.lower().strip(".,") for word in words)
        and title_of([name]) is None
    )


def _is_title(line: str) -> bool:
    named = title_of([line])
    return named is not None and named.weight >= _CLEAR
