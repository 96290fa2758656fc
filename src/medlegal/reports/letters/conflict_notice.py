"""The evaluator's notice of a conflict of interest to all parties: our own wording of what QME Form 123 tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Blocks, Heading, Pairs, Paper, Prose
from medlegal.reports.dictated import TO_FILL_IN
from medlegal.reports.letters.stationery import MEDICAL_UNIT, Matter, letter, said, signed_by_evaluator
from medlegal.reports.phrasing import day


@dataclass(frozen=True, slots=True)
class ConflictNotice:
    matter: Matter
    person: str  # with whom: a name, or "the employer"
    relation: str  # the kind, in the rule's words
    nature: str  # in the evaluator's own words
    aware_on: date
    withdraws: bool | None = None  # None: the evaluator has not said yet, and ticks a box
    answer_days: str = "five business days"  # from receipt, as the rule answers


def conflict_notice(notice: ConflictNotice) -> Paper:
    """For the evaluator's signature; in a represented case with an answer for the parties to send back."""
    is_represented = notice.matter.caption.worker.is_represented
    names = ("represented",) if is_represented else ("unrepresented",)
    return letter(
        notice.matter,
        title="Notice of a Conflict of Interest",
        subtitle="To all parties, from the evaluator",
        blocks=(
            *said("conflict", "opening"),
            *_conflict(notice),
            *_withdraws(notice),
            *said("conflict", *names, answer_days=notice.answer_days),
        ),
        form="QME Form 123",
        also_to=() if is_represented else (MEDICAL_UNIT,),
        signed_by=signed_by_evaluator(notice.matter),
        to_return=_answer() if is_represented else (),
    )


def _conflict(notice: ConflictNotice) -> Blocks:
    rows = (
        ("With whom", notice.person),
        ("Kind", notice.relation),
        ("Known since", day(notice.aware_on)),
    )
    pairs = Pairs(tuple(row for row in rows if row[1]))
    return (Heading("The conflict", "conflict"), pairs, Prose(notice.nature))


def _withdraws(notice: ConflictNotice) -> Blocks:
    marks = {True: ("[X]", "[   ]"), False: ("[   ]", "[X]"), None: ("[   ]", "[   ]")}[notice.withdraws]
    lines = (
        f"{marks[0]}  I withdraw from this evaluation.",
        f"{marks[1]}  I do not withdraw and can evaluate without bias.",
    )
    return (Heading("The evaluator's decision", "decision"), Prose("\n".join(lines)))


def _answer() -> Blocks:
    lines = (
        "[   ]  I waive the conflict; the evaluation may go on.",
        "[   ]  I object to this evaluator because of the conflict.",
    )
    rows = (("Party and name", TO_FILL_IN), ("Signature", TO_FILL_IN), ("Date", TO_FILL_IN))
    return (
        Heading("Answer of a party", "answer"),
        *said("conflict", "answer"),
        Prose("\n".join(lines)),
        Pairs(rows),
    )
