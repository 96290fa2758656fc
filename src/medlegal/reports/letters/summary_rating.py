"""What goes to the Disability Evaluation Unit with a report: our own wording of DEU 100 and DEU 101."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Blocks, Heading, Pairs, Paper, Prose, Signature
from medlegal.reports.dictated import TO_FILL_IN
from medlegal.reports.facts import Party, WrittenAddress
from medlegal.reports.letters.stationery import Matter, letter, said
from medlegal.reports.letters.tongues import paper_in, told_in, word_in, workers_signature
from medlegal.reports.phrasing import day

QUESTIONNAIRE = "disability_questionnaire"
ANSWER_LINE = "_" * 70
RATING_UNIT = Party(
    "Disability Evaluation Unit",
    "State agency",
    WrittenAddress("its office named in the declaration of service"),
)


@dataclass(frozen=True, slots=True)
class RatingAsked:
    matter: Matter
    examined_on: date
    reported_on: date


def disability_questionnaire(matter: Matter, *, language: str = "en") -> Paper:
    """For the worker to fill in and hand over at the examination; the names of the case stand in it already."""
    return paper_in(
        matter,
        language,
        QUESTIONNAIRE,
        (*told_in(language, QUESTIONNAIRE, "opening"), *_known(matter, language), *_asked(language)),
        form="DEU 100",
        signed=workers_signature(matter, language),
    )


def _known(matter: Matter, language: str) -> Blocks:
    worker = matter.caption.worker
    rows = (
        ("label_address", worker.address.one_line() if worker.address else TO_FILL_IN),
        ("label_employer", "; ".join(matter.caption.employers)),
        ("label_job", TO_FILL_IN * 2),
    )
    return (Pairs(tuple((word_in(language, QUESTIONNAIRE, name), value) for name, value in rows)),)


def _asked(language: str) -> Blocks:
    blocks: list[Heading | Prose] = []
    for name in ("duties", "cannot_do", "other_jobs"):
        blocks += [
            Heading(word_in(language, QUESTIONNAIRE, name), name),
            *(Prose(ANSWER_LINE) for _ in range(3)),
        ]
    return tuple(blocks)


def rating_request(asked: RatingAsked) -> Paper:
    """The request for a summary rating; what only the worker or the claims administrator knows stays open."""
    return letter(
        asked.matter,
        title="Request for a Summary Rating",
        subtitle="To the Disability Evaluation Unit, with the report of a Qualified Medical Evaluator",
        blocks=(
            *said("rating_request", "opening"),
            *_case(asked),
            *_job(),
            *said("rating_request", "enclosed"),
        ),
        form="DEU 101",
        also_to=(RATING_UNIT,),
        signed_by=Signature(
            "The injured worker or the claims administrator, who asks", (f"Date: {TO_FILL_IN}",)
        ),
    )


def _case(asked: RatingAsked) -> Blocks:
    caption, evaluator = asked.matter.caption, asked.matter.evaluator
    rows = (
        ("Asked for by", "[   ] The injured worker     [   ] The claims administrator"),
        ("Evaluator", f"{evaluator.name}, {evaluator.credentials}, license {evaluator.licence_number}"),
        ("Examined on", day(asked.examined_on)),
        ("Report dated", day(asked.reported_on)),
        ("Worker's date of birth", day(caption.worker.born_on)),
        ("Worker's address", caption.worker.address.one_line() if caption.worker.address else TO_FILL_IN),
        ("Social Security number", f"{TO_FILL_IN} (not kept by this office)"),
    )
    return (Heading("The request", "request"), Pairs(tuple(row for row in rows if row[1])))


def _job() -> Blocks:
    labels = ("Employer's business", "Job title", "General duties", "Weekly gross earnings")
    rows = tuple((label, TO_FILL_IN * 2) for label in labels)
    return (Heading("The job", "job"), Prose("For the worker or the claims administrator."), Pairs(rows))
