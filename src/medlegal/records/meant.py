"""Lines that mean the patient without saying so: a name printed under the patient's signature, a letter's "you"."""

from __future__ import annotations

from collections.abc import Sequence

from medlegal.records.sparing import Caseless
from medlegal.records.standing import Gate

_LABEL = "Patient name: "
_PRINTED = Caseless(r"(?:^|(?<=\s))(?:printed?(?: name)?|name printed)\s*:\s*(?=\w)")
_SIGNED_FOR = Caseless(
    r"signature of (?:the )?(?:patient|employee|injured|applicant|claimant)"
    r"|(?:patient|employee|applicant|claimant)'?s? signature"
    r"|(?:\bi|[|l1!]) (?:have )?attended\b|\bthe undersigned (?:patient )?(?:consents|understands|agrees)"
)
_GREETED = Caseless(r"^dear (?!mr|mrs|ms|miss|dr|sir|madam|doctor|counsel|part)(?=[a-z][\w'’-]+ [a-z])")
_OF_THE_READER = Caseless(
    r"\byour (?:application|(?:work |industrial )?injury|injuries|employer|treatment|benefits|doctor"
    r"|temporary disability)\b"
)
_YOUR_EMPLOYEE = Caseless(r"\byour employee,? (?=[a-z])")
MEANS = Gate(_PRINTED.pattern, _GREETED.pattern, _YOUR_EMPLOYEE.pattern)
_CONSENTS = Caseless(
    r"\bi (?:hereby |also |do )?(?:consent|understand (?:that|the|my)|agree (?:to|that)|acknowledge"
    r"|authori[sz]e (?:the )?(?:release|disclosure|use)|give (?:my )?(?:permission|consent)"
    r"|(?:have )?(?:received|read) (?:the|a copy|my)"
    r"|have been (?:told|given|informed))\b"
)
_ABOVE, _BELOW = 6, 8  # lines
_NEAR = 4  # lines


def consents_above(lines: Sequence[str], at: int) -> bool:
    """True for a line under what a patient agrees to: I consent to the release of my records."""
    return any(map(_CONSENTS.fits, lines[max(0, at - _NEAR) : at]))


def as_labelled(lines: Sequence[str], at: int) -> str:
    """The line, with a label before the name where the lines around it say that the patient is meant.

    Only those that `MEANS` lets through can say so.
    """
    line = lines[at]
    if _PRINTED.fits(line) and any(map(_SIGNED_FOR.fits, lines[max(0, at - _ABOVE) : at])):
        return _named(_PRINTED, line)
    if _GREETED.fits(line) and any(map(_OF_THE_READER.fits, lines[at + 1 : at + 1 + _BELOW])):
        return _named(_GREETED, line)
    return _named(_YOUR_EMPLOYEE, line) if _YOUR_EMPLOYEE.fits(line) else line


def _named(words: Caseless, line: str) -> str:
    found = next(words.finditer(line))
    return f"{line[: found.start()].rstrip()}   {_LABEL}{line[found.end() :].rstrip(' ,:')}".strip()
