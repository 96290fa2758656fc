"""The parties' questions, word for word, and the physician's answers."""

from __future__ import annotations

from medlegal.reports.blocks import Blocks, Heading, Quote
from medlegal.reports.facts import CaseFacts, Question
from medlegal.reports.phrasing import day
from medlegal.reports.sections.said import said, to_complete, to_write, typed
from medlegal.reports.sentences import sentence


def answers(facts: CaseFacts) -> Blocks:
    if facts.questions is None:
        return (to_complete("the questions of the parties' letters, or that there are none"),)
    if not facts.questions:
        return (said(facts, "answers", "none_asked"),)
    numbered = enumerate(facts.questions, start=1)
    return tuple(block for number, question in numbered for block in _answered(facts, question, number))


def _answered(facts: CaseFacts, question: Question, number: int) -> Blocks:
    source = sentence(
        facts.kind.value,
        "answers",
        "source",
        asked_by=question.asked_by,
        asked_on=day(question.asked_on),
    )
    return (
        Heading(f"Question {number}", f"question-{number}", 2),
        Quote(question.text, source),
        *_answer(facts, question),
    )


def _answer(facts: CaseFacts, question: Question) -> Blocks:
    if question.answer:
        return typed(question.answer)
    if question.deferred_because:
        return (said(facts, "answers", "deferred", reason=question.deferred_because),)
    return (to_write(facts, "answer"),)
