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

    The social security number counts as one that every office keeps, and so does a number that several tell.
    """
    security = security_agrees(sight, known)
    if security is not None:
        return security
    here = [*sight.record_numbers, *(sight.account_numbers if known.is_accounted else ())]
    numbers = _numbers_kept(office_of(sight), known) if here else ()
    if not numbers and known.everywhere:
        here = [one for one in here if abs(len(one) - len(known.everywhere)) <= 1 and _is_clear(sight)]
        numbers = [known.everywhere]
    if not numbers or not here:
        return None
    alike = max(fuzz.ratio(one, number) for one in here for number in numbers)
    return True if alike >= _SAME_NUMBER else False if alike < _OTHER_NUMBER else None


def is_of_another_account(sight: Sight, known: Identity) -> bool:
    """True where bills are kept by another number than all offices have: of a visit, or of a namesake."""
    number = known.everywhere
    return number is not None and any(
        fuzz.ratio(one, number) < _OTHER_NUMBER for one in sight.account_numbers
    )


def security_agrees(sight: Sight, known: Identity) -> bool | None:
    """None as well where figures that were read from a picture differ by a slip."""
    if known.security_end is None or not sight.security_ends:
        return None
    apart = min(Levenshtein.distance(known.security_end, end) for end in sight.security_ends)
    return True if not apart else False if apart > 1 and _is_clear(sight) else None


def _is_clear(sight: Sight) -> bool:
    return sight.page.text_from == "layer" or sight.page.sure >= _READ_WELL


def _numbers_kept(office: str, known: Identity) -> Collection[str]:
    """The patient's numbers in an office, whose name may be read with slips."""
    if office in known.records or not office:
        return known.records.get(office, ())
    like = process.extractOne(office, known.records.keys(), scorer=fuzz.ratio, score_cutoff=_SAME_OFFICE)
    return known.records[like[0]] if like else ()


def injury_disagrees(sight: Sight, known: Identity) -> bool:
    return bool(sight.injuries and known.injured) and known.injured.isdisjoint(sight.injuries)
