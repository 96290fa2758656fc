"""Where and how long the worker was examined, who helped, and what the law wants declared about it."""

from __future__ import annotations

from medlegal.reports.blocks import Align, Block, Blocks, Bullets, Column, Table
from medlegal.reports.dictated import everyone_who_helped
from medlegal.reports.facts import CaseFacts, Examination
from medlegal.reports.phrasing import count, day
from medlegal.reports.sections.declarations import declared
from medlegal.reports.sections.said import said, to_complete

HELPER_COLUMNS = (
    Column("Name", 3),
    Column("Qualification", 3),
    Column("Service performed", 4, Align.LEFT),
)


def disclosures(facts: CaseFacts) -> Blocks:
    evaluated = declared(facts, "who_evaluated") if facts.examination else ()
    examined = _examination(facts, facts.examination) if facts.examination else ()
    return (*examined, *_helpers(facts), *_one_sided(facts), *evaluated)


def _examination(facts: CaseFacts, examination: Examination) -> Blocks:
    where = "examined_remotely" if examination.is_remote else "examined"
    remote = declared(facts, "remote_attestation") if examination.is_remote else ()
    return (
        said(
            facts,
            "disclosures",
            where,
            examined_on=day(examination.examined_on),
            place=examination.place.one_line() if examination.place.street else "",
        ),
        *_time(facts, examination),
        *remote,
    )


def _time(facts: CaseFacts, examination: Examination) -> Blocks:
    spent = examination.face_to_face_minutes
    if spent is None:
        return (to_complete("face-to-face minutes"),)
    worker = facts.caption.worker.name
    stated = said(
        facts,
        "disclosures",
        "face_to_face",
        minutes=count(spent, "minute"),
        worker=worker,
    )
    least = examination.shortest_time
    if least is None or spent >= least.minutes:
        return (stated,)
    return (
        stated,
        said(
            facts,
            "disclosures",
            "shortest_time",
            minutes=count(least.minutes, "minute"),
            citation=least.citation,
        ),
        said(facts, "disclosures", "why_shorter", reason_for_the_shorter_time=examination.why_shorter),
    )


def _one_sided(facts: CaseFacts) -> Blocks:
    """That one side alone reached the office, which all parties know by letter."""
    if not facts.one_sided:
        return ()
    outcome = {True: "given to the evaluator after that", False: "not given to the evaluator"}
    items = tuple(
        f"{one.says}; all parties told on {day(one.told_on)}; {outcome[one.was_released]}"
        for one in facts.one_sided
    )
    return (said(facts, "disclosures", "one_sided"), Bullets(items))


def _helpers(facts: CaseFacts) -> tuple[Block, ...]:
    helpers = everyone_who_helped(facts)
    if helpers is None:
        return (to_complete("who helped, or that nobody did"),)
    if not helpers:
        return (said(facts, "disclosures", "nobody_helped"),)
    rows = tuple((helper.name, helper.qualification, helper.did) for helper in helpers)
    return (said(facts, "disclosures", "helpers"), Table(HELPER_COLUMNS, rows))
