"""The numbers and days of a page, held against the patient's."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from medlegal.records.births import birth_agrees
from medlegal.records.known import Identity, office_of
from medlegal.records.sights import Sight

_CASE = "ADJ"
_SAME_NUMBER, _SAME_OFFICE = 80, 88  # of 100
_READ_WELL = 0.75
_OTHER_NUMBER = 65  # of 100: two numbers this unlike are no slips of each other


def agrees(sight: Sight, known: Identity) -> bool:
    """True where the page tells the patient's birth, claim or number in its office."""
    return bool(birth_agrees(sight, known) or claim_agrees(sight, known) or record_agrees(sight, known))


def claim_agrees(sight: Sight, known: Identity) -> bool | None:
    """None as well where one tells numbers of the appeals board alone, and the other those of an insurer."""
    pairs = [
        (number, claim)
        for number in sight.claim_numbers
        for claim in known.claims
        if number.startswith(_CASE) == claim.startswith(_CASE)
    ]
    return any(fuzz.ratio(*pair) >= _SAME_NUMBER for pair in pairs) if pairs else None


def record_agrees(sight: Sight, known: Identity) -> bool | None:
    """False where the office that keeps the patient under one number has another here; None where none is told.

    The social security number counts as one that every office keeps.
    """
    security = security_agrees(sight, known)
    if security is not None:
        return security
    numbers = _numbers_kept(office_of(sight), known) if sight.record_numbers else ()
    if not numbers:
        return None
    alike = max(fuzz.ratio(here, number) for here in sight.record_numbers for number in numbers)
    return True if alike >= _SAME_NUMBER else False if alike < _OTHER_NUMBER else None


def security_agrees(sight: Sight, known: Identity) -> bool | None:
    """None as well where figures that were read from a picture differ by a slip."""
    if known.security_end is None or not sight.security_ends:
        return None
    apart = min(Levenshtein.distance(known.security_end, end) for end in sight.security_ends)
    is_clear = sight.page.text_from == "layer" or sight.page.sure >= _READ_WELL
    return True if not apart else False if apart > 1 and is_clear else None


def _numbers_kept(office: str, known: Identity) -> Collection[str]:
    """The patient's numbers in an office, whose name may be read with slips."""
    if office in known.records or not office:
        return known.records.get(office, ())
    like = process.extractOne(office, known.records.keys(), scorer=fuzz.ratio, score_cutoff=_SAME_OFFICE)
    return known.records[like[0]] if like else ()


def injury_disagrees(sight: Sight, known: Identity) -> bool:
    return bool(sight.injuries and known.injured) and known.injured.isdisjoint(sight.injuries)
