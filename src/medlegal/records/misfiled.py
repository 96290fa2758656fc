"""Which pages of a packet are another person's: by themselves, or because they go on from one that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from medlegal.records.agreeing import agrees
from medlegal.records.everybody import everybody_in
from medlegal.records.initials import are_initials_of, initials_on
from medlegal.records.known import Identity
from medlegal.records.names import is_same_person, name_parts, plainly
from medlegal.records.others import may_be_about
from medlegal.records.patients import is_of_another, speaks_of
from medlegal.records.sights import Sight

_STRONG_TITLE = 9.0
_EDGE, _HEAD = 3, 5  # lines
_STATE = re.compile(r"(?:\w{0,2}tate of|\w{0,3}tado de) ca\w+", re.IGNORECASE)
_AT_THE_END = re.compile(r"\s(\d{1,3}) ?(?:of|/) ?(\d{1,3})$")
Key = tuple[str, int]


def pages_of_others(parted: Sequence[Sequence[Sight]], known: Identity) -> set[Key]:
    """Pages of another person, and the pages of the same document around them that name nobody."""
    other: set[Key] = set()
    for sights in parted:
        by_itself = [is_of_another(sight, known) for sight in sights]
        other |= {sight.page.key for sight, is_other in zip(sights, by_itself, strict=True) if is_other}
        other |= _going_on(sights, by_itself, known)
    return other | _numbered_on(parted, other, known)


def _going_on(sights: Sequence[Sight], by_itself: Sequence[bool], known: Identity) -> set[Key]:
    """With a first page that is another's the pages after it."""
    found: set[Key] = set()
    goes_on = by_itself[0]
    for at, sight in enumerate(sights[1:], start=1):
        goes_on = (
            goes_on
            and _names_no_other(sights[0], sight)
            and _follows(sights[0], sight, at)
            and _may_be_anothers(sights[0], sight, known)
        )
        if goes_on:
            found.add(sight.page.key)
    return found | _before(sights, by_itself, known)


def _before(sights: Sequence[Sight], by_itself: Sequence[bool], known: Identity) -> set[Key]:
    """Before a page that is another's the first ones that name nobody: a running head begins on the second."""
    first = next((at for at, is_other in enumerate(by_itself) if is_other), 0)
    begun = sights[:first]
    is_one = all(_follows(sights[0], sight, at) for at, sight in enumerate(sights[: first + 1]))
    return (
        {one.page.key for one in begun}
        if is_one
        and all(
            _names_nobody(sights[first], one, known) and not _tells_last_name(one, known) for one in begun
        )
        else set()
    )


def _tells_last_name(sight: Sight, known: Identity) -> bool:
    return not set(name_parts(known.name)[-1:]).isdisjoint(plainly(" ".join(sight.lines)).split())


def _numbered_on(parted: Sequence[Sequence[Sight]], other: set[Key], known: Identity) -> set[Key]:
    """Pages that name nobody right beside one of another's with which they count up: page 1 of 2, page 2 of 2."""
    found: set[Key] = set()
    sights = sorted((sight for sights in parted for sight in sights), key=lambda sight: sight.page.stamp)
    for before, after in (*pairwise(sights), *pairwise(reversed(sights))):
        step = after.page.stamp - before.page.stamp
        if (before.page.key not in other and before.page.key not in found) or after.page.key in other:
            continue
        if abs(step) == 1 and _counts_on(before, after, step) and _names_nobody(before, after, known):
            found.add(after.page.key)
    return found


def _counts_on(before: Sight, after: Sight, step: int) -> bool:
    if before.page.key[0] != after.page.key[0]:
        return False
    one, other = _place(before), _place(after)
    return one is not None and other is not None and other == (one[0] + step, one[1])


def _place(sight: Sight) -> tuple[int, int] | None:
    """The number of a page and of all, also where they stand at the end of a running line."""
    of = sight.page_of
    if of is not None and of.total is not None:
        return of.number, of.total
    edge = (*sight.lines[:_EDGE], *sight.lines[-_EDGE:])
    found = next((found for line in edge if (found := _AT_THE_END.search(line))), None)
    return (int(found[1]), int(found[2])) if found and 1 <= int(found[1]) <= int(found[2]) else None


def _names_nobody(before: Sight, sight: Sight, known: Identity) -> bool:
    return sight.patient is None and _may_be_anothers(before, sight, known)


def _may_be_anothers(before: Sight, sight: Sight, known: Identity) -> bool:
    """False where the page tells the patient's name, birth, claim or number, or the initials or last name alone."""
    if agrees(sight, known) or speaks_of(sight, known.name) or may_be_about(sight.lines, known.name):
        return False
    if any(are_initials_of(letters, known.name) for letters in initials_on(sight.lines)):
        return False
    last = name_parts(known.name)[-1:]
    called = {
        part for one in everybody_in(sight.lines) if one.role == "patient" for part in name_parts(one.name)
    }
    return called.isdisjoint(last) or not set(last).isdisjoint(plainly(" ".join(before.lines)).split())


def _names_no_other(first: Sight, sight: Sight) -> bool:
    """True where a page names nobody and is no form of its own, or names whom the first page names."""
    if sight.patient is None:
        return not _is_of_its_own(first, sight)
    return first.patient is not None and is_same_person(first.patient.name, sight.patient.name)


def _is_of_its_own(first: Sight, sight: Sight) -> bool:
    """True where a strong title of another kind, or a State's form, stands on a page that counts to no first."""
    is_counted = sight.page_of is not None and sight.page_of.total is not None
    if not is_counted and any(map(_STATE.match, sight.lines[:_HEAD])):
        return True
    if (
        sight.title is None
        or sight.title.weight < _STRONG_TITLE
        or sight.is_transcript
        or sight.page_of is not None
    ):
        return False
    return first.title is None or first.title.kind != sight.title.kind


def _follows(first: Sight, sight: Sight, at: int) -> bool:
    """False where the page numbers, or a transcript, say that a page does not go on from the first."""
    is_deposition = first.title is not None and first.title.kind == "deposition"
    if first.is_transcript != sight.is_transcript and not (is_deposition and sight.is_transcript):
        return False
    if first.page_of is None or sight.page_of is None:
        return True
    totals = first.page_of.total, sight.page_of.total
    if None not in totals and totals[0] != totals[1]:
        return False
    return sight.page_of.number - first.page_of.number == at
