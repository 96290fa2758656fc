"""The notices that an appointment was cancelled or moved, and that somebody did not come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from medlegal.reports.blocks import Blocks, Heading, Pairs, Paper
from medlegal.reports.letters.stationery import Matter, Visit, clock, day_of_week, letter, said, where
from medlegal.reports.letters.visit_pairs import visit_pairs
from medlegal.reports.phrasing import day


@dataclass(frozen=True, slots=True)
class Cancelled:
    matter: Matter
    visit: Visit  # the one that will not take place
    cancelled_on: date
    cancelled_by: str  # "the evaluator or this office"
    reason: str
    is_late: bool  # inside the days in which good cause is needed
    had_good_cause: bool = False
    by_evaluator: bool = False
    new_visit: Visit | None = None
    new_due_on: date | None = None  # until when the evaluator owes another day


@dataclass(frozen=True, slots=True)
class Missed:
    matter: Matter
    visit: Visit
    how: str  # "The worker did not come"
    arrived_at: time | None = None
    seen_at: time | None = None


def cancellation_notice(cancelled: Cancelled) -> Paper:
    """Cancelled, or moved where another day is already set."""
    moved = cancelled.new_visit is not None
    return letter(
        cancelled.matter,
        title="Appointment Moved" if moved else "Appointment Cancelled",
        subtitle="Notice to all parties",
        blocks=(
            *said("cancellation", "moved" if moved else "cancelled"),
            Heading("The appointment that will not take place", "old"),
            Pairs(_old(cancelled)),
            *_next(cancelled),
            *said("cancellation", "closing", phone=cancelled.matter.evaluator.phone),
        ),
    )


def _old(cancelled: Cancelled) -> tuple[tuple[str, str], ...]:
    visit = cancelled.visit
    late = "yes, with good cause stated" if cancelled.had_good_cause else "yes"
    rows = (
        ("Was set for", f"{day_of_week(visit.on)}, {clock(visit.begins_at)}"),
        ("Place", where(visit)),
        ("Cancelled on", day(cancelled.cancelled_on)),
        ("Cancelled by", cancelled.cancelled_by),
        ("Reason", cancelled.reason),
        ("Within six business days", late if cancelled.is_late else ""),
    )
    return tuple((label, value) for label, value in rows if value)


def _next(cancelled: Cancelled) -> Blocks:
    if cancelled.new_visit is not None:
        rows = visit_pairs(cancelled.new_visit, cancelled.matter.evaluator)
        return (Heading("The new appointment", "new"), Pairs(rows), *said("cancellation", "form_110"))
    if cancelled.by_evaluator and cancelled.new_due_on:
        return said("cancellation", "evaluator_owes", new_due_on=day(cancelled.new_due_on))
    return said("cancellation", "no_date")


def missed_notice(missed: Missed) -> Paper:
    """Tells the parties what happened at the hour, and says nothing of why."""
    visit = missed.visit
    rows = (
        ("Was set for", f"{day_of_week(visit.on)}, {clock(visit.begins_at)}"),
        ("Place", where(visit)),
        ("What happened", missed.how),
        ("Arrived", clock(missed.arrived_at) if missed.arrived_at else ""),
        ("Could be seen from", clock(missed.seen_at) if missed.seen_at else ""),
    )
    return letter(
        missed.matter,
        title="Appointment Not Kept",
        subtitle="Notice to all parties",
        blocks=(
            *said("missed", "opening"),
            Heading("The appointment", "appointment"),
            Pairs(tuple(row for row in rows if row[1])),
            *said("missed", "not_examined", "next", phone=missed.matter.evaluator.phone),
        ),
    )
