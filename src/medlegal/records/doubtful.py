"""Pages that are not taken for another person's, and of which a person should see whose they are."""

from __future__ import annotations

from collections import Counter

from medlegal.records.agreeing import agrees, claim_agrees, is_of_another_account, record_agrees
from medlegal.records.births import birth_agrees
from medlegal.records.everybody import everybody_in
from medlegal.records.initials import are_initials_of, initials_on
from medlegal.records.known import Identity
from medlegal.records.names import name_parts, plainly
from medlegal.records.others import could_be, is_written_short
from medlegal.records.patients import NAMED_PLAINLY, is_exactly, is_own_name, sex_or_age_differs, speaks_of
from medlegal.records.sights import Sight

_SHORT = 2  # letters
_OFTEN = 2  # times that a page speaks of a Mr. Name


def is_in_doubt(sight: Sight, known: Identity) -> bool:
    """True where something disagrees though the page is not taken for another's, or where it names others alone."""
    named = sight.patient
    other_name = named is not None and named.weight >= NAMED_PLAINLY and not is_exactly(named, known)
    birth, claim = birth_agrees(sight, known), claim_agrees(sight, known)
    if other_name or birth is False:
        return True
    is_other_number = (
        claim is False or record_agrees(sight, known) is False or is_of_another_account(sight, known)
    )
    is_own = birth or claim or is_exactly(named, known)
    if not is_own and (is_other_number or any(sex_or_age_differs(sight, known))):
        return True
    return not is_own and _names_others_alone(sight, known)


def tells_of(sight: Sight, known: Identity) -> bool:
    """True where the page tells any part of the patient's name, or birth, claim, number or initials."""
    small = plainly(sight.page.text)
    if any(part in small for part in name_parts(known.name) if len(part) > _SHORT):
        return True
    if agrees(sight, known) or speaks_of(sight, known.name) or is_own_name(sight, known):
        return True
    return any(are_initials_of(letters, known.name) for letters in initials_on(sight.lines))


def _names_others_alone(sight: Sight, known: Identity) -> bool:
    """True where nothing tells of the patient, and somebody else is there as one, or is spoken of again and again."""
    if agrees(sight, known) or speaks_of(sight, known.name) or is_own_name(sight, known):
        return False
    people = [one for one in everybody_in(sight.lines) if one.role in ("patient", "")]
    if any(could_be(one.name, known.name) for one in people) or is_written_short(sight.lines, known.name):
        return False
    spoken_of = Counter(one.name for one in people if " " not in one.name)
    return any(one.role == "patient" for one in people) or max(spoken_of.values(), default=0) >= _OFTEN
