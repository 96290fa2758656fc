"""The notice that an evaluator will be away: our own wording of what QME Form 109 tells the Medical Director."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Blocks, Column, Heading, Pairs, Paper, Prose, Signature, Table
from medlegal.reports.dictated import TO_FILL_IN
from medlegal.reports.facts import Evaluator
from medlegal.reports.letters.stationery import MEDICAL_UNIT, form_mark, letterhead, said, sent_to
from medlegal.reports.phrasing import day, short_day

COLUMNS = (
    Column("Date of the examination", 3),
    Column("Panel number", 3),
    Column("Our number", 3),
    Column("What becomes of it", 5),
)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One examination already on the calendar; no name goes to the Medical Director with it."""

    examined_on: date
    panel_number: str
    number: str  # the office's own
    becomes: str = ""  # empty: a line for the evaluator to write


@dataclass(frozen=True, slots=True)
class Absence:
    evaluator: Evaluator
    starts_on: date
    ends_on: date
    reason: str
    days_in_year: int  # of this calendar year, with this absence
    scheduled: tuple[Scheduled, ...]  # all that fall into the absence
    sent_on: date


def unavailability_notice(absence: Absence) -> Paper:
    """The notice, for the evaluator's signature."""
    title = "Notice of Unavailability"
    return Paper(
        title=title,
        subtitle="To the Medical Director, from a Qualified Medical Evaluator",
        dated_on=absence.sent_on,
        letterhead=letterhead(absence.evaluator),
        caption=_caption(absence),
        running_head=f"{title}, {day(absence.sent_on)}",
        blocks=(*_period(absence), *_scheduled(absence), _signed(absence), *sent_to((MEDICAL_UNIT,))),
        foot_note=form_mark("QME Form 109"),
        has_numbered_headings=False,
    )


def _caption(absence: Absence) -> tuple[tuple[str, str], ...]:
    evaluator = absence.evaluator
    rows = (
        ("Evaluator", f"{evaluator.name}, {evaluator.credentials}"),
        ("License number", evaluator.licence_number),
        ("Specialty", evaluator.specialty),
        ("Date of this notice", day(absence.sent_on)),
    )
    return tuple((label, value) for label, value in rows if value)


def _period(absence: Absence) -> Blocks:
    days = (absence.ends_on - absence.starts_on).days + 1
    rows = (
        ("First day away", day(absence.starts_on)),
        ("Last day away", day(absence.ends_on)),
        ("Days", f"{days}"),
        ("Days away in the calendar year", f"{absence.days_in_year}, these included"),
        ("Reason", absence.reason),
    )
    return (
        *said("unavailability", "opening"),
        Heading("The absence", "absence"),
        Pairs(tuple(row for row in rows if row[1])),
        *said("unavailability", "no_new"),
    )


def _scheduled(absence: Absence) -> Blocks:
    heading = Heading("Examinations already scheduled in that time", "scheduled")
    if not absence.scheduled:
        return (heading, Prose("None."))
    rows = tuple(
        (short_day(set_.examined_on), set_.panel_number or "none", set_.number, set_.becomes or TO_FILL_IN)
        for set_ in sorted(absence.scheduled, key=lambda set_: set_.examined_on)
    )
    return (heading, Table(COLUMNS, rows))


def _signed(absence: Absence) -> Signature:
    evaluator = absence.evaluator
    return Signature(f"{evaluator.name}, {evaluator.credentials}", (f"Date signed: {TO_FILL_IN}",))
