"""An appointment as rows of a letter."""

from __future__ import annotations

from medlegal.reports.facts import Evaluator
from medlegal.reports.letters.stationery import Visit, clock, day_of_week, where


def visit_pairs(visit: Visit, evaluator: Evaluator) -> tuple[tuple[str, str], ...]:
    """Day, hour, length, place, evaluator and interpreter."""
    rows = (
        ("Date", day_of_week(visit.on)),
        ("Time", clock(visit.begins_at)),
        ("Time set aside", f"{visit.minutes} minutes" if visit.minutes else ""),
        ("Place", where(visit)),
        ("Evaluator", f"{evaluator.name}, {evaluator.credentials}, {evaluator.specialty}"),
        ("Telephone", evaluator.phone),
        ("Interpreter", visit.interpreter_language or "none asked for"),
    )
    return tuple((label, value) for label, value in rows if value)
