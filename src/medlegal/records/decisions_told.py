"""What a person decided, in words: one sentence for a list of decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from medlegal.records.chronology import ranges
from medlegal.records.decisions import Decision
from medlegal.records.desk import Key
from medlegal.records.kinds import SAYS

_FIELDS = {
    "kind": "Kind",
    "title": "Title",
    "dated_on": "Date",
    "author": "Author",
    "facility": "Facility",
    "patient": "Patient",
}


def says(decision: Decision, stamps: Mapping[Key, int]) -> str:
    """The decision in a sentence that names pages by their stamps, as far as they are still there."""
    pages, other = _pages(decision.pages, stamps), _pages([decision.other] if decision.other else [], stamps)
    if decision.act == "set":
        return (
            f"{_FIELDS.get(decision.field, decision.field)} of the document with {pages}: {_value(decision)}."
        )
    if decision.act == "other_patient":
        return f"{_begun(pages)} {'is' if decision.holds else 'is not'} about another patient."
    if decision.act == "blank":
        return f"{_begun(pages)} {'is' if decision.holds else 'is not'} blank."
    if decision.act == "looked_at":
        return (
            f"The document with {pages} {'was looked at' if decision.holds else 'is to be looked at again'}."
        )
    return _SAYS.get(decision.act, "Decided about {pages}.").format(
        pages=pages, begun=_begun(pages), other=other or "another"
    )


_SAYS = {
    "split": "A document begins at {pages}.",
    "join": "{begun} goes on with the document of {other}.",
    "move": "{begun} moved.",
    "repeat": "{begun} repeats {other}.",
    "not_repeat": "{begun} repeats nothing.",
    "repeat_document": "The document with {pages} repeats that with {other}.",
    "not_repeat_document": "The document with {pages} repeats nothing.",
}


def _value(decision: Decision) -> str:
    value = SAYS.get(decision.value, decision.value) if decision.field == "kind" else decision.value
    return value or "none"


def _pages(keys: Sequence[Key], stamps: Mapping[Key, int]) -> str:
    found = sorted(stamps[key] for key in keys if key in stamps)
    if not found:
        return "a page that is no longer there" if keys else ""
    return f"page{'s' if len(found) > 1 else ''} {ranges(found)}"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
