"""A sentence of ours in a section, or a visible gap where a fact is missing."""

from __future__ import annotations

from medlegal.reports.blocks import Block, Blocks, Placeholder, Prose
from medlegal.reports.facts import CaseFacts, Paragraph
from medlegal.reports.phrasing import series
from medlegal.reports.refusals import BlankLeft
from medlegal.reports.sentences import sentence


def said(facts: CaseFacts, section: str, name: str, /, **blanks: str) -> Block:
    """The sentence as prose. With a blank that has no fact yet it is a placeholder naming the fact."""
    try:
        return Prose(sentence(facts.kind.value, section, name, **blanks))
    except BlankLeft as gap:
        return to_complete(*gap.words())


def to_complete(*missing: str) -> Placeholder:
    return _gap("facts", facts=series(missing))


def to_insert(declaration: str) -> Placeholder:
    return _gap("declaration", declaration=declaration)


def to_write(facts: CaseFacts, what: str = "section") -> Placeholder:
    return _gap(what, physician=named(facts))


def named(facts: CaseFacts) -> str:
    return f"{facts.evaluator.name}, {facts.evaluator.credentials}".strip(", ") or "the physician"


def typed(paragraphs: tuple[Paragraph, ...]) -> Blocks:
    """What a person typed, word for word, with its pages. A blank line begins a new paragraph."""
    return tuple(
        Prose(part.strip(), paragraph.stamps if last else ())
        for paragraph in paragraphs
        for part, last in _parts(paragraph.text)
    )


def _parts(text: str) -> list[tuple[str, bool]]:
    parts = [part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return [(part, number == len(parts)) for number, part in enumerate(parts, start=1)]


def _gap(name: str, **blanks: str) -> Placeholder:
    return Placeholder(sentence("every_kind", "placeholder", name, **blanks))
