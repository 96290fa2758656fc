"""The evaluator's word to all parties that an issue lies outside the evaluator's scope."""

from __future__ import annotations

from dataclasses import dataclass

from medlegal.reports.blocks import Heading, Pairs, Paper, Prose
from medlegal.reports.letters.stationery import MEDICAL_UNIT, Matter, letter, said, signed_by_evaluator


@dataclass(frozen=True, slots=True)
class OutsideScope:
    matter: Matter
    issues: str  # in the evaluator's own words
    specialty: str  # that is needed
    is_of_a_panel: bool  # then the Medical Director gets a copy


def outside_scope(told: OutsideScope) -> Paper:
    """For the evaluator's signature; no later than the report."""
    return letter(
        told.matter,
        title="Issues outside the Evaluator's Scope",
        subtitle="To all parties, from the evaluator",
        blocks=(
            *said("outside_scope", "opening"),
            Heading("The issues", "issues"),
            Prose(told.issues),
            Pairs((("Another specialty is needed", told.specialty),)),
            *said("outside_scope", "closing"),
        ),
        also_to=(MEDICAL_UNIT,) if told.is_of_a_panel else (),
        signed_by=signed_by_evaluator(told.matter),
    )
