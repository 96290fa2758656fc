"""The request for more time for a report, and the word of it to the parties: our wording of QME Form 112."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Blocks, Heading, Pairs, Paper, Prose
from medlegal.reports.letters.stationery import MEDICAL_UNIT, Matter, letter, said, signed_by_evaluator
from medlegal.reports.phrasing import day

GROUNDS = {
    "tests": "Test results or a consulting physician's report are still missing",
    "good_cause": "Good cause: medical emergency, death in the family, or disaster",
}


CAUSES = {
    "medical_emergency": "A medical emergency of the evaluator or of the evaluator's family",
    "death_in_family": "A death in the evaluator's family",
    "disaster": "A natural disaster, or a catastrophe of the community, that interrupts the business",
}


@dataclass(frozen=True, slots=True)
class Extension:
    matter: Matter
    examined_on: date
    due_on: date  # as the rule answers without more time
    ground: str  # a key of GROUNDS
    days: int  # asked for
    explained: str  # in the evaluator's or the office's own words: which test, which cause
    later_on: date  # the day until which time is asked for
    cause: str = ""  # a key of CAUSES, where the ground is good cause
    asked_on: date | None = None  # in the notice to the parties: the day of the request


def extension_request(asked: Extension) -> Paper:
    """For the evaluator's signature; to the Medical Director and, like every letter, to all parties."""
    return letter(
        asked.matter,
        title="Request for More Time for a Report",
        subtitle="To the Medical Director, with a copy to every party",
        blocks=(
            *said("extension", "opening"),
            *_asked(asked),
            *_ground(asked),
            *said("extension", "closing"),
        ),
        form="QME Form 112",
        also_to=(MEDICAL_UNIT,),
        signed_by=signed_by_evaluator(asked.matter),
    )


def extension_notice(asked: Extension) -> Paper:
    """What the parties are told once more time was asked for."""
    return letter(
        asked.matter,
        title="More Time Asked For",
        subtitle="About the medical-legal report in this case",
        blocks=(
            *said("extension", "told", asked_on=day(asked.asked_on), days=f"{asked.days}"),
            *_asked(asked),
            *said("extension", "told_after", later_on=day(asked.later_on)),
        ),
    )


def _asked(asked: Extension) -> Blocks:
    rows = (
        ("Examination", day(asked.examined_on)),
        ("Report due", day(asked.due_on)),
        ("Days asked for", f"{asked.days}"),
        ("Until", day(asked.later_on)),
    )
    return (Heading("The report", "report"), Pairs(rows))


def _ground(asked: Extension) -> Blocks:
    marks = tuple(f"[{'X' if key == asked.ground else '   '}]  {words}" for key, words in GROUNDS.items())
    return (
        Heading("Why", "ground"),
        Prose("\n".join(marks)),
        *((Prose(f"{CAUSES[asked.cause]}."),) if asked.cause else ()),
        Prose(asked.explained),
    )
