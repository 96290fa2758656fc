"""Who was examined, in which language, and who else was in the room."""

from __future__ import annotations

from medlegal.reports.blocks import Block, Blocks
from medlegal.reports.facts import CaseFacts, Examination
from medlegal.reports.phrasing import series
from medlegal.reports.sections.said import said, to_complete


def identity(facts: CaseFacts) -> Blocks:
    examination = facts.examination
    if examination is None:
        return (to_complete("the examination"),)
    seen = said(
        facts,
        "identity",
        "identity",
        worker=facts.caption.worker.name,
        proof_of_identity_seen=examination.identity_seen,
    )
    return (seen, _present(facts, examination), *_interpreter(facts, examination))


def _present(facts: CaseFacts, examination: Examination) -> Block:
    persons = examination.persons_present
    if persons is None:
        return to_complete("persons present")
    if not persons:
        return said(facts, "identity", "nobody_else")
    return said(facts, "identity", "present", persons=series(persons))


def _interpreter(facts: CaseFacts, examination: Examination) -> Blocks:
    interpreter = examination.interpreter
    if interpreter is None:
        return (_without_interpreter(facts, examination),)
    through = said(
        facts,
        "identity",
        "interpreter",
        interpreter=interpreter.name,
        language=interpreter.language,
        certificate=interpreter.certificate,
    )
    if not interpreter.is_provisional:
        return (through,)
    return (
        through,
        said(
            facts,
            "identity",
            "provisional",
            efforts_for_a_certified_interpreter=interpreter.efforts_for_certified,
        ),
    )


def _without_interpreter(facts: CaseFacts, examination: Examination) -> Block:
    if facts.caption.worker.language == "English":
        return said(facts, "identity", "no_interpreter")
    return said(
        facts, "identity", "why_no_interpreter", reason_for_no_interpreter=examination.why_no_interpreter
    )
