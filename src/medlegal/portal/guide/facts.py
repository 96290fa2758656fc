"""Sentences of the guide, each drawn from an answer of the law, with its number, source and confidence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from medlegal.law.questions.asking import Answered, Refused, ask
from medlegal.law.step import Confidence, Step
from medlegal.portal.guide.wording import Shown, surety

Given = Callable[[date], dict[str, Any]]
Values = Callable[[Mapping[str, Any]], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence, the question it is drawn from, and how the answer's values stand in it."""

    says: Any  # a lazy translation, with %(it)s or other names where values stand
    question: str
    given: Given
    values: Values


@dataclass(frozen=True, slots=True)
class Tip:
    """Plain advice that states no law."""

    says: Any


@dataclass(frozen=True, slots=True)
class Section:
    title: Any
    facts: tuple[Fact | Tip, ...]


@dataclass(frozen=True, slots=True)
class Source:
    number: int
    step: Step
    surety: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as a page shows it; a tip has no source."""

    says: str
    source: Source | None = None


@dataclass(slots=True)
class Sources:
    """The sources of one page, each rule once, in the order in which its sentences name them."""

    kept: dict[Step, Source] = field(default_factory=dict)

    def of(self, step: Step) -> Source:
        return self.kept.setdefault(step, Source(len(self.kept) + 1, step, surety(step.confidence)))

    def listed(self) -> list[Source]:
        return list(self.kept.values())


def rule(says: Any, within: str, line: str, shown: Shown | None = None) -> Fact:
    """A sentence drawn from one rule of the book; its number stands at %(it)s."""
    return Fact(
        says,
        "single_rule",
        lambda on: {"within": within, "line": line, "on": on},
        lambda answer: {"it": shown(answer)} if shown else {},
    )


def tell(facts: Iterable[Fact | Tip], on: date, sources: Sources) -> list[Told]:
    """The sentences as of that day. One whose answer is not kept for the day is left out."""
    told = (Told(str(one.says)) if isinstance(one, Tip) else _told(one, on, sources) for one in facts)
    return [one for one in told if one is not None]


def _told(fact: Fact, on: date, sources: Sources) -> Told | None:
    answer = ask(fact.question, fact.given(on))
    if isinstance(answer, Refused):
        return None
    values = fact.values(answer.answer)
    sentence = str(fact.says)
    return Told(sentence % values if values else sentence, sources.of(_reason(answer)))


def _reason(answer: Answered) -> Step:
    """The step that a sentence is drawn from: the one as unsure as the whole answer."""
    weakest: Confidence = answer.confidence
    return next(step for step in answer.steps if step.confidence == weakest)
