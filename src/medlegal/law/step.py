"""One step of an answer: a sentence, the provision it rests on, and how surely that was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Confidence = Literal["verified", "secondary", "memory"]

CONFIDENCES: tuple[Confidence, ...] = ("verified", "secondary", "memory")  # surest first


@dataclass(frozen=True, slots=True)
class Step:
    says: str
    citation: str
    confidence: Confidence


def weakest(steps: Iterable[Step]) -> Confidence:
    """The confidence of the least sure step; of no steps at all, `memory`."""
    found = {step.confidence for step in steps}
    for mark in reversed(CONFIDENCES):
        if mark in found:
            return mark
    return "memory"


def mark_of(text: str) -> Confidence:
    """`text` as a confidence. Raises ValueError when it is none."""
    return CONFIDENCES[CONFIDENCES.index(text)]
