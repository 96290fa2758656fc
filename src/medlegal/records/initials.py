"""A patient whom a page calls by initials alone."""

from __future__ import annotations

from collections.abc import Sequence

from medlegal.records.names import name_parts, plainly
from medlegal.records.sparing import Gated

_WHO = r"(?i:patient|pt|client|claimant|applicant|employee|worker|examinee|subject|member|donor|iw|paciente)(?:['’]?s)?"
_DOTTED = r"[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z]\.?(?![\w'’-])(?! [A-Z][a-z])"
_LABELLED = (
    Gated(
        rf"\b(?:{_WHO}|(?i:case|re|name))(?: (?i:name|id))?\.?\s*[:#]?\s+(?:\d[\d-]{{3,}}\W+)?(?P<letters>{_DOTTED})"
    ),
    Gated(rf"\b{_WHO}\.? (?i:initials)\s*[.:#]*\s+(?P<letters>{_DOTTED}|[A-Z]{{2,3}}\b)"),
    Gated(rf"\b{_WHO}\.?\s*[:#]?\s+(?P<letters>[A-Z]{{2}})(?=$|\s+(?:birth|born|DOB|\d))"),
    Gated(rf"^(?P<letters>{_DOTTED})\s+(?:\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|\(?\d{{1,2}}[MFmf/])"),
)
_DEGREES = frozenset(
    ("dob", "doi", "dos", "ssn", "mrn", "rn", "md", "do", "dc", "pt", "ot", "np", "pa", "lac", "otr", "dpm")
)
_SHORT_WORDS = "ad am at dx ed er fu hr hx id in is me mr ms na ne no of on or pm rx sw to tx ur us"
_WORDS = frozenset(_SHORT_WORDS.split())


def initials_on(lines: Sequence[str]) -> list[str]:
    """The initials by which a page calls somebody after a patient's label or before a day, in small letters."""
    found = [
        one["letters"]
        for called in _LABELLED
        for at in called.among(lines)
        for one in called.finditer(lines[at])
    ]
    return [letters for one in found if (letters := _letters(one))]


def _letters(written: str) -> str:
    """Nothing where a degree or, without stops, a short word stands."""
    letters = "".join(letter for letter in written.lower() if letter.isalpha())
    is_word = letters in _DEGREES or ("." not in written and letters in _WORDS)
    return "" if is_word else letters


def are_initials_of(letters: str, name: str) -> bool:
    """True where the first and the last letter begin words of the name, in any order."""
    own = {word[0] for word in (*name_parts(name), *plainly(name).split())}
    return letters[0] in own and letters[-1] in own
