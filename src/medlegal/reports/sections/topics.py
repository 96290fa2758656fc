"""The parts that only the physician writes: his words as he typed them, or a gap that says so."""

from __future__ import annotations

from collections.abc import Callable

from medlegal.reports.blocks import Blocks
from medlegal.reports.facts import CaseFacts, Topic
from medlegal.reports.sections.said import to_write, typed


def written_by_physician(topic: Topic) -> Callable[[CaseFacts], Blocks]:
    """A section that holds the typed paragraphs of `topic` and not a word more."""

    def section(facts: CaseFacts) -> Blocks:
        return typed(facts.written.get(topic, ())) or (to_write(facts),)

    return section
