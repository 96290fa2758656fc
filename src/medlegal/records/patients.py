"""Pages that speak of another person than the packet does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz

from medlegal.records.identity import births_in, claim_numbers_in
from medlegal.records.persons import Named, is_same_person
from medlegal.records.sights import Sight

_NAMED_SURELY = 2.5
_COULD_BE = 55  # of 100


def is_of_another(sight: Sight, patient: str, born: Counter[date], claim: str | None) -> bool:
    """True when the page names somebody else as the patient and does not speak of the packet's."""
    named = sight.patient
    if claim is not None and claim in claim_numbers_in(sight.lines) and _may_be(named, patient):
        return False
    if named is not None and named.weight >= _NAMED_SURELY and not is_same_person(named.name, patient):
        return not _speaks_of(sight, patient)
    return _born_otherwise(sight, born) and not _speaks_of(sight, patient)


def _may_be(named: Named | None, patient: str) -> bool:
    """True when a badly read name could still be the patient's."""
    return named is None or fuzz.token_sort_ratio(named.name.lower(), patient.lower()) >= _COULD_BE


def usual_claim(sights: Sequence[Sight]) -> str | None:
    """The claim number that most pages carry, if more than one does."""
    found = Counter(number for sight in sights for number in claim_numbers_in(sight.lines)).most_common(1)
    return found[0][0] if found and found[0][1] > 1 else None


def _born_otherwise(sight: Sight, born: Counter[date]) -> bool:
    usual = born.most_common(1)
    here = births_in(sight.lines)
    return bool(here and usual and usual[0][1] >= 2 and usual[0][0] not in here)


def _speaks_of(sight: Sight, patient: str) -> bool:
    """True when the patient's own names stand on the page, slips of reading allowed."""
    text = " ".join(sight.lines).lower()
    parts = [part for part in patient.lower().replace(".", " ").split() if len(part) > 2]
    return bool(parts) and all(
        part in text or fuzz.partial_ratio(part, text) >= 88 for part in (parts[0], parts[-1])
    )
