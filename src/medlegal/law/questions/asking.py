"""Asking a question by name: an answer with its steps, or a refusal with its sentence."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring_ascii as quoted
from typing import Any

from medlegal.law.errors import NoAnswer, UnknownQuestion, WrongValue
from medlegal.law.questions.catalogue import QUESTIONS
from medlegal.law.questions.parameters import read_given
from medlegal.law.questions.question import Question
from medlegal.law.questions.showing import shown, shown_text, step_text
from medlegal.law.review import Confirmation, confirmed
from medlegal.law.step import Confidence, Step, weakest

ITEM_KEYS = frozenset({"question", "given"})


@dataclass(frozen=True, slots=True)
class Answered:
    question: str
    answer: dict[str, Any]  # plain values, money as text with two decimals, dates as ISO text
    steps: tuple[Step, ...]
    confidence: Confidence

    def plain(self) -> dict[str, Any]:
        steps = [{"says": s.says, "citation": s.citation, "confidence": s.confidence} for s in self.steps]
        return {
            "question": self.question,
            "answer": self.answer,
            "steps": steps,
            "confidence": self.confidence,
        }

    def confirmed_by(self, confirmations: Iterable[Confirmation]) -> "Answered":
        """This answer with the steps that readers of the official text confirmed."""
        steps = confirmed(self.steps, confirmations)
        return Answered(self.question, self.answer, steps, weakest(steps))


@dataclass(frozen=True, slots=True)
class Refused:
    question: str
    reason: str
    says: str

    def plain(self) -> dict[str, Any]:
        return {"question": self.question, "error": {"reason": self.reason, "says": self.says}}


def ask(question: str, given: Mapping[str, object]) -> Answered | Refused:
    """The answer to `question` for the facts `given`, or why there is none. Nothing is guessed."""
    try:
        answer = _answer(question, given)
    except NoAnswer as refusal:
        return Refused(question, type(refusal).__name__, str(refusal))
    return Answered(question, shown(answer), answer.steps, _confidence(answer))


def ask_plain(item: object) -> dict[str, Any]:
    """The answer to one item of the form {"question": …, "given": {…}}, as plain values."""
    try:
        question, given = _parts(item)
    except NoAnswer as refusal:
        return Refused(_named(item), type(refusal).__name__, str(refusal)).plain()
    return ask(question, given).plain()


def answer_text(item: object) -> tuple[str, bool]:
    """The answer to one item as JSON text, the same as `ask_plain` gives, and whether it is one."""
    try:
        question, given = _parts(item)
        answer = _answer(question, given)
    except NoAnswer as refusal:
        return json.dumps(Refused(_named(item), type(refusal).__name__, str(refusal)).plain()), False
    steps = ", ".join([step_text(step) for step in answer.steps])
    head = f'{{"question": {quoted(question)}, "answer": {shown_text(answer)}, "steps": [{steps}]'
    return f'{head}, "confidence": "{_confidence(answer)}"}}', True


def find_question(name: str) -> Question:
    if name not in QUESTIONS:
        raise UnknownQuestion(f"{name!r} was asked.")
    return QUESTIONS[name]


def _answer(question: str, given: Mapping[str, object]) -> Any:
    found = find_question(question)
    return found.answers(**read_given(given, found.takes))


def _confidence(answer: Any) -> Confidence:
    found: Confidence | None = getattr(answer, "confidence", None)
    return found or weakest(answer.steps)


def _parts(item: object) -> tuple[str, dict[str, object]]:
    if not isinstance(item, dict) or not isinstance(item.get("question"), str):
        raise WrongValue(
            'Each item is an object such as {"question": "due", "given": {"duty": "report", …}}.'
        )
    given = item.get("given", {})
    if not isinstance(given, dict):
        raise WrongValue("given: it takes an object with the question's keys.")
    if not item.keys() <= ITEM_KEYS:
        extra = ", ".join(sorted(map(str, item.keys() - ITEM_KEYS)))
        raise WrongValue(f"{extra}: an item has the keys question and given only.")
    return item["question"], given


def _named(item: object) -> str:
    question = item.get("question") if isinstance(item, dict) else None
    return question if isinstance(question, str) else ""
