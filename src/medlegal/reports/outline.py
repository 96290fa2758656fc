"""Which parts a report has, in which order, for each kind of evaluation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from medlegal.reports.blocks import Blocks
from medlegal.reports.facts import OPINIONS, CaseFacts, EvaluationKind, Topic
from medlegal.reports.sections.answers import answers
from medlegal.reports.sections.closing import declarations, fee, service, verification
from medlegal.reports.sections.disclosures import disclosures
from medlegal.reports.sections.identity import identity
from medlegal.reports.sections.introduction import introduction
from medlegal.reports.sections.reviewed import records_reviewed
from medlegal.reports.sections.sources import sources
from medlegal.reports.sections.topics import written_by_physician


@dataclass(frozen=True, slots=True)
class Part:
    key: str
    title: str
    write: Callable[[CaseFacts], Blocks]


TITLES = {
    Topic.REQUEST: "Request",
    Topic.INJURY_HISTORY: "History of the injury",
    Topic.INTERVAL_HISTORY: "History since the previous evaluation",
    Topic.TREATMENT: "Treatment to date",
    Topic.JOB: "Job and its demands",
    Topic.COMPLAINTS: "Present complaints",
    Topic.DAILY_LIVING: "Activities of daily living",
    Topic.PAST_HISTORY: "Past, family and social history",
    Topic.EXAMINATION: "Examination",
    Topic.DIAGNOSTICS: "Diagnostic studies",
    Topic.DIAGNOSES: "Diagnoses",
    Topic.CAUSATION: "Causation of the injury",
    Topic.DISABILITY_PERIODS: "Periods of temporary disability",
    Topic.STATIONARY_STATUS: "Permanent and stationary status",
    Topic.IMPAIRMENT: "Permanent impairment",
    Topic.APPORTIONMENT: "Apportionment of permanent disability",
    Topic.TREATMENT_NEEDED: "Medical treatment needed",
    Topic.WORK_STATUS: "Work restrictions and return to work",
    Topic.DISCUSSION: "Discussion, and whether earlier opinions change",
}

INTRODUCTION = Part("introduction", "Introduction", introduction)
EXAMINED = Part("disclosures", "Evaluation, time and persons who helped", disclosures)
NOT_EXAMINED = Part("disclosures", "Persons who helped", disclosures)
IN_THE_ROOM = Part("identity", "Identity, language and persons present", identity)
SOURCES = Part("sources", "Sources of information", sources)
REVIEWED = Part("records", "Records received and reviewed", records_reviewed)
CLOSING = (
    Part("answers", "Answers to the parties' questions", answers),
    Part("fee", "Basis of the fee", fee),
    Part("verification", "Verification of pages reviewed", verification),
    Part("declarations", "Declarations and signature", declarations),
    Part("service", "Service", service),
)


def written(*topics: Topic) -> tuple[Part, ...]:
    return tuple(Part(topic.value, TITLES[topic], written_by_physician(topic)) for topic in topics)


ORDER: dict[EvaluationKind, tuple[Part, ...]] = {
    EvaluationKind.INITIAL: (
        INTRODUCTION,
        EXAMINED,
        IN_THE_ROOM,
        SOURCES,
        *written(
            Topic.INJURY_HISTORY,
            Topic.TREATMENT,
            Topic.JOB,
            Topic.COMPLAINTS,
            Topic.DAILY_LIVING,
            Topic.PAST_HISTORY,
        ),
        REVIEWED,
        *written(Topic.EXAMINATION, Topic.DIAGNOSTICS, *OPINIONS),
        *CLOSING,
    ),
    EvaluationKind.FOLLOW_UP: (
        INTRODUCTION,
        EXAMINED,
        IN_THE_ROOM,
        SOURCES,
        *written(Topic.INTERVAL_HISTORY, Topic.COMPLAINTS, Topic.DAILY_LIVING),
        REVIEWED,
        *written(Topic.EXAMINATION, Topic.DIAGNOSTICS, *OPINIONS, Topic.DISCUSSION),
        *CLOSING,
    ),
    EvaluationKind.SUPPLEMENTAL: (
        INTRODUCTION,
        NOT_EXAMINED,
        *written(Topic.REQUEST),
        SOURCES,
        REVIEWED,
        *written(Topic.DISCUSSION),
        *CLOSING,
    ),
}


def parts_of(kind: EvaluationKind) -> tuple[Part, ...]:
    return ORDER[kind]


def topics_of(kind: EvaluationKind) -> tuple[Topic, ...]:
    """The topics that the physician has to write for this kind, in their order."""
    keys = {part.key for part in ORDER[kind]}
    return tuple(topic for topic in TITLES if topic.value in keys)
