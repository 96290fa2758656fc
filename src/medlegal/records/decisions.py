"""What people decided about pages and documents, applied over a reading: any reading, however the files were read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from medlegal.records.desk import Desk, Key, named
from medlegal.records.reading import Document, Reading, Repeat

FIELDS = ("kind", "title", "dated_on", "author", "facility", "patient")


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of a person. Pages are named by file and number, so that it outlives stamps and readings.

    A document is named by one of its pages: whatever document holds that page is meant.
    """

    act: str
    pages: tuple[Key, ...]
    other: Key | None = None  # joined to, put before, or repeated
    into: Key | None = None  # of a move: a page of the document the pages go into
    field: str = ""  # of `set`
    value: str = ""
    holds: bool = True  # of other_patient, blank and looked_at: it is so, or it is not
    likeness: float = 1.0  # of a repeat
    found: Document | None = None  # what the pages say of themselves where a new document begins


class Applied(NamedTuple):
    """The reading as people decided, and which decisions (by their place) no longer find their pages."""

    reading: Reading
    lost: tuple[int, ...]


def with_decisions(reading: Reading, decisions: Sequence[Decision]) -> Applied:
    """The decisions applied in order. Every page stays exactly once; one that cannot be applied changes nothing."""
    desk = Desk(reading)
    lost = [at for at, one in enumerate(decisions) if not is_taken(desk, one)]
    return Applied(desk.cleared(), tuple(lost))


def with_named_documents(reading: Reading) -> Reading:
    """The reading with each document named by the page it begins at, which the next reading names alike."""
    names = {document.id: named(document.pages[0]) for document in reading.documents}
    documents = [
        replace(one, id=names[one.id], repeats=names[one.repeats] if one.repeats else None)
        for one in reading.documents
    ]
    pages = [
        replace(page, document=names[page.document] if page.document else None) for page in reading.pages
    ]
    return replace(reading, documents=tuple(documents), pages=tuple(pages))


def is_taken(desk: Desk, decision: Decision) -> bool:
    """True when the decision could be applied to what lies on the desk."""
    asked = [*decision.pages, *(key for key in (decision.other, decision.into) if key)]
    if not decision.pages or any(key not in desk.pages for key in asked):
        return False
    return ACTS[decision.act](desk, decision) if decision.act in ACTS else False


def _split(desk: Desk, decision: Decision) -> bool:
    (key,) = decision.pages
    sheaf = desk.sheaf_of(key)
    if sheaf is None:
        return False
    at = sheaf.keys.index(key)
    desk.mark([key])
    if at:
        desk.begin(desk.take_rest(sheaf, at), decision.found or sheaf.facts)
    return True


def _join(desk: Desk, decision: Decision) -> bool:
    (key,) = decision.pages
    sheaf, before = desk.sheaf_of(key), desk.sheaf_of(decision.other)
    if sheaf is None or before is None:
        return False
    desk.mark([key])
    if sheaf is not before:
        desk.put(before, desk.take_rest(sheaf, 0))
    return True


def _move(desk: Desk, decision: Decision) -> bool:
    target = desk.sheaf_of(decision.into)
    moved = list(dict.fromkeys(decision.pages))
    if target is None or decision.other in moved or any(desk.pages[key].is_blank for key in moved):
        return False
    if set(target.keys) <= set(moved):  # nothing of it stays: the new order is that of the pages moved
        desk.take_out(key for key in moved if key not in target.keys)
        target.keys.clear()
        desk.put(target, moved)
    else:
        desk.take_out(moved)
        desk.put(target, moved, before=decision.other)
    desk.mark(moved)
    return True


def _set(desk: Desk, decision: Decision) -> bool:
    sheaf = desk.sheaf_of(decision.pages[0])
    if sheaf is None or decision.field not in FIELDS:
        return False
    said: dict[str, Any] = {decision.field: decision.value or None}
    if decision.field == "dated_on":
        said = {"dated_on": date.fromisoformat(decision.value) if decision.value else None}
    if decision.field in ("kind", "title") and not decision.value:
        return False
    if decision.field == "kind":
        said |= {"sure": 1.0}
    sheaf.facts = replace(sheaf.facts, decided=_added(sheaf.facts, decision.field), **said)
    return True


def _added(facts: Document, field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*facts.decided, field]))


def _repeat(desk: Desk, decision: Decision) -> bool:
    (key,) = decision.pages
    return decision.other is not None and _repeats(desk, key, decision.other, decision.likeness)


def _repeats(desk: Desk, key: Key, other: Key, likeness: float) -> bool:
    """The page repeats the other, or what the other repeats; what repeated the page goes along."""
    first = desk.root(other)
    page, earlier = desk.pages[key], desk.pages[first]
    if first == key or page.is_blank or earlier.is_blank:
        return False
    is_exact = bool(page.fingerprint) and page.fingerprint == earlier.fingerprint
    desk.set_repeat(key, Repeat(*first, "exact" if is_exact else "near", 1.0 if is_exact else likeness))
    desk.follow(key, first)
    desk.mark([key])
    return True


def _not_repeat(desk: Desk, decision: Decision) -> bool:
    for key in decision.pages:
        desk.set_repeat(key, None)
    desk.mark(decision.pages)
    return True


def _repeat_document(desk: Desk, decision: Decision) -> bool:
    """The document repeats the other, and its pages the other's, first with first and so on."""
    sheaf, first = desk.sheaf_of(decision.pages[0]), desk.sheaf_of(decision.other)
    if sheaf is None or first is None or sheaf is first:
        return False
    for key, other in zip(sheaf.keys, first.keys, strict=False):
        _repeats(desk, key, other, decision.likeness)
    desk.same[sheaf.facts.id] = first.keys[0]
    desk.touched.add(sheaf.facts.id)
    return True


def _not_repeat_document(desk: Desk, decision: Decision) -> bool:
    sheaf = desk.sheaf_of(decision.pages[0])
    if sheaf is None:
        return False
    for key in sheaf.keys:
        desk.set_repeat(key, None)
    desk.mark(sheaf.keys)
    desk.same[sheaf.facts.id] = None
    return True


def _other_patient(desk: Desk, decision: Decision) -> bool:
    desk.mark(decision.pages, is_other_patient=decision.holds)
    for key in decision.pages:
        sheaf = desk.sheaf_of(key)
        if sheaf is not None:
            sheaf.facts = replace(sheaf.facts, decided=_added(sheaf.facts, "patient"))
    return True


def _blank(desk: Desk, decision: Decision) -> bool:
    """A blank page lies in no document and repeats nothing; one that is not blank needs a place of its own."""
    (key,) = decision.pages
    if desk.pages[key].is_blank == decision.holds:
        desk.mark([key])
    elif decision.holds:
        heirs = list(desk.following.get(key, ()))
        if heirs:
            desk.follow(key, heirs[0])
        desk.set_repeat(key, None)
        desk.mark([key], is_blank=True, problem=None)
        desk.take_out([key])
    else:
        unread = next(page.problem for page in desk.reading.pages if page.key == key)
        desk.mark([key], is_blank=False, problem=unread)
        desk.begin([key], decision.found or _untold(key))
    return True


def _untold(key: Key) -> Document:
    return Document(named(key), "other", "Untitled page", (key,), sure=0.0)


def _looked_at(desk: Desk, decision: Decision) -> bool:
    sheaf = desk.sheaf_of(decision.pages[0])
    if sheaf is None:  # a page that could not be read lies in no document
        desk.change(decision.pages[0], is_decided=decision.holds)
        return True
    sheaf.facts = replace(sheaf.facts, is_looked_at=decision.holds)
    return True


Act = Callable[[Desk, Decision], bool]
ACTS: dict[str, Act] = {
    "split": _split,
    "join": _join,
    "move": _move,
    "set": _set,
    "repeat": _repeat,
    "not_repeat": _not_repeat,
    "repeat_document": _repeat_document,
    "not_repeat_document": _not_repeat_document,
    "other_patient": _other_patient,
    "blank": _blank,
    "looked_at": _looked_at,
}
