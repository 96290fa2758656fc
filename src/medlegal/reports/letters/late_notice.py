"""The notice to all parties that a report will not be, or was not, served in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Heading, Pairs, Paper
from medlegal.reports.letters.stationery import Matter, letter, said
from medlegal.reports.phrasing import day


@dataclass(frozen=True, slots=True)
class LateReport:
    matter: Matter
    what: str  # "report" or "supplemental report"
    began_on: date  # examination, or request of a supplemental
    due_on: date
    expected_on: date | None = None
    was_extended: bool = False
    has_remedy: bool = True  # the rule names a remedy for a late comprehensive report only


def late_notice(late: LateReport) -> Paper:
    began = "Examination" if late.has_remedy else "Request"
    rows = (
        (began, day(late.began_on)),
        ("Due", day(late.due_on) + (", with the time that was granted" if late.was_extended else "")),
        ("Now expected", day(late.expected_on) or "not known yet"),
    )
    after = ("remedy", "waiver") if late.has_remedy else ("supplemental",)
    return letter(
        late.matter,
        title=f"Late {late.what.title()}",
        subtitle="Notice to all parties",
        blocks=(
            *said("late", "opening", what=late.what),
            Heading("The days", "days"),
            Pairs(rows),
            *said("late", *after, "closing", what=late.what),
        ),
    )
