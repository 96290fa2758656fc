"""The questions the evaluator is asked to answer, listed for all parties before the examination."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Blocks, Heading, Paper, Quote
from medlegal.reports.letters.stationery import Matter, letter, said
from medlegal.reports.phrasing import day, injury, series


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in a party's own words."""

    text: str
    asked_by: str
    asked_on: date


def questions_list(matter: Matter, questions: tuple[Asked, ...]) -> Paper:
    """Every question word for word; which parts of the body are claimed, as the claims state them."""
    return letter(
        matter,
        title="Questions for the Evaluator",
        subtitle="As this office read them in the parties' letters",
        blocks=(
            *said("questions", "opening"),
            *_claimed(matter),
            Heading("Questions", "questions"),
            *(_questions(questions) or said("questions", "none")),
            *said("questions", "closing"),
        ),
    )


def _claimed(matter: Matter) -> Blocks:
    parts = {injury(hurt): series(hurt.body_parts) for hurt in matter.caption.injuries if hurt.body_parts}
    if not parts:
        return ()
    words = "; ".join(f"{on}: {named}" for on, named in parts.items())
    return said("questions", "claimed", parts=words)


def _questions(questions: tuple[Asked, ...]) -> Blocks:
    return tuple(
        Quote(f"{number}.  {asked.text}", f"{asked.asked_by}, letter of {day(asked.asked_on)}")
        for number, asked in enumerate(questions, start=1)
    )
