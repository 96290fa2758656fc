"""Gaps in what only the physician can write, and signs that a text is not yet fit to sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlegal.reports.detectors.found import Lack, lack_if
from medlegal.reports.facts import OPINIONS, CaseFacts, EvaluationKind, Paragraph, Question, Topic
from medlegal.reports.outline import topics_of

CHECKS = {
    Topic.REQUEST: "RPT-183",
    Topic.INJURY_HISTORY: "RPT-045",
    Topic.INTERVAL_HISTORY: "RPT-045",
    Topic.TREATMENT: "RPT-053",
    Topic.JOB: "RPT-048",
    Topic.COMPLAINTS: "RPT-049",
    Topic.DAILY_LIVING: "RPT-050",
    Topic.PAST_HISTORY: "RPT-051",
    Topic.EXAMINATION: "RPT-060",
    Topic.DIAGNOSTICS: "RPT-073",
    Topic.DIAGNOSES: "RPT-080",
    Topic.CAUSATION: "RPT-090",
    Topic.DISABILITY_PERIODS: "RPT-110",
    Topic.STATIONARY_STATUS: "RPT-111",
    Topic.IMPAIRMENT: "RPT-120",
    Topic.APPORTIONMENT: "RPT-150",
    Topic.TREATMENT_NEEDED: "RPT-170",
    Topic.WORK_STATUS: "RPT-113",
}
OWN_WORDS_NEEDED = (*OPINIONS, Topic.DISCUSSION)
PLACEHOLDER = re.compile(r"\[\[|\{\{|<<|\bX{3,}\b|_{3,}|\bTBD\b|\blorem\b", re.IGNORECASE)
PROBABILITY = re.compile(r"reasonable\s+(degree\s+of\s+)?medical\s+probab", re.IGNORECASE)
OTHER_EDITION = re.compile(r"\b(fourth|4th|sixth|6th)\s+edition\b", re.IGNORECASE)
SPECULATION = re.compile(r"arbitrar|best guess|speculat|it is conceivable", re.IGNORECASE)


def topic_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    unwritten = (topic for topic in topics_of(facts.kind) if not _text(facts, topic).strip())
    return tuple(Lack(_check(facts, topic), place=topic.value) for topic in unwritten)


def answer_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    if facts.questions is None:
        return (Lack("RPT-180", "Not recorded whether the letters ask anything"),)
    return tuple(
        Lack("RPT-180", f"Question {number} of {question.asked_by}")
        for number, question in enumerate(facts.questions, start=1)
        if not _is_answered(question)
    )


def authorship_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    foreign = {
        topic
        for topic in OWN_WORDS_NEEDED
        for paragraph in facts.written.get(topic, ())
        if not paragraph.is_physicians_own
    }
    answered_by_others = any(
        not one.is_physicians_own for question in facts.questions or () for one in question.answer
    )
    return (
        *(Lack("RPT-011", place=topic.value) for topic in OWN_WORDS_NEEDED if topic in foreign),
        *lack_if(answered_by_others, "RPT-011", place="answers"),
    )


def wording_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    causation = _text(facts, Topic.CAUSATION) + _text(facts, Topic.DISCUSSION)
    left = {
        place: hit[0] for place, paragraph in _typed(facts) if (hit := PLACEHOLDER.search(paragraph.text))
    }
    return (
        *(Lack("RPT-210", f"“{mark}”", place) for place, mark in left.items()),
        *lack_if(bool(causation.strip()) and not PROBABILITY.search(causation), "RPT-091"),
        *lack_if(bool(OTHER_EDITION.search(_text(facts, Topic.IMPAIRMENT))), "RPT-122"),
        *lack_if(bool(SPECULATION.search(_text(facts, Topic.APPORTIONMENT))), "RPT-161"),
    )


def body_part_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    """Claimed parts whose words occur nowhere in the physician's own sections, compared without case."""
    told = " ".join(paragraph.text for _, paragraph in _typed(facts)).casefold()
    claimed = dict.fromkeys(part for injury in facts.caption.injuries for part in injury.body_parts)
    return tuple(Lack("RPT-046", part) for part in claimed if told and part.casefold() not in told)


def _check(facts: CaseFacts, topic: Topic) -> str:
    if topic is Topic.DISCUSSION:
        return "RPT-184" if facts.kind is EvaluationKind.FOLLOW_UP else "RPT-183"
    return CHECKS[topic]


def _text(facts: CaseFacts, topic: Topic) -> str:
    return " ".join(paragraph.text for paragraph in facts.written.get(topic, ()))


def _is_answered(question: Question) -> bool:
    return bool(question.deferred_because.strip()) or any(one.text.strip() for one in question.answer)


def _typed(facts: CaseFacts) -> Iterator[tuple[str, Paragraph]]:
    for topic, paragraphs in facts.written.items():
        yield from ((topic.value, paragraph) for paragraph in paragraphs)
    for question in facts.questions or ():
        yield from (("answers", paragraph) for paragraph in question.answer)
