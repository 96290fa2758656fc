"""Who reports, in what capacity, about whom."""

from __future__ import annotations

from medlegal.reports.blocks import Block, Blocks
from medlegal.reports.facts import CaseFacts, EvaluationKind, Role
from medlegal.reports.phrasing import day, series
from medlegal.reports.sections.said import said

FROM_A_PANEL = {Role.PANEL_QME, Role.AGREED_PANEL_QME}


def introduction(facts: CaseFacts) -> Blocks:
    worker = facts.caption.worker
    about = said(
        facts,
        "introduction",
        "worker",
        worker=worker.name,
        born_on=day(worker.born_on),
        employers=series(facts.caption.employers),
    )
    return (
        _capacity(facts),
        about,
        _kind(facts),
        said(facts, "introduction", "citations"),
    )


def _capacity(facts: CaseFacts) -> Block:
    evaluator = facts.evaluator
    panel = {"panel_number": facts.caption.panel_number} if evaluator.role in FROM_A_PANEL else {}
    return said(
        facts,
        "introduction",
        evaluator.role.value,
        specialty=evaluator.specialty,
        **panel,
    )


def _kind(facts: CaseFacts) -> Block:
    blanks = {"worker": facts.caption.worker.name}
    if facts.kind is EvaluationKind.SUPPLEMENTAL:
        blanks |= {
            "requested_by": facts.requested_by,
            "requested_on": day(facts.requested_on),
        }
    else:
        blanks["examined_on"] = day(facts.examination.examined_on) if facts.examination else ""
    if facts.kind is not EvaluationKind.INITIAL:
        blanks["previous_report_on"] = day(facts.previous_report_on)
    return said(facts, "introduction", "kind", **blanks)
