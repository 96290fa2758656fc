"""One rule of the book by itself: what it says on a day, with its number, for whoever explains the law."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from medlegal.law.amounts import Rule
from medlegal.law.book import BOOK, provision
from medlegal.law.deadlines.due import period_sentence
from medlegal.law.deadlines.period import Period
from medlegal.law.errors import UnknownCode
from medlegal.law.step import Confidence, Step, weakest


@dataclass(frozen=True, slots=True)
class Telephone:
    says: str
    text: str


TREATMENT = provision("labor_code/4600_treatment", Rule)
DAY_OF_EVALUATION = provision("ccr_title_8/40_day_of_evaluation", Rule)
EVALUATORS = provision("labor_code/4062_1_evaluators", Rule)
WORKER_RIGHTS = provision("labor_code/132a_worker_rights", Rule)
TELEPHONE = provision("labor_code/139_6_telephone", Telephone)

NUMBERS = ("value", "count", "dollars", "minutes")  # what the shapes of rules call theirs


@dataclass(frozen=True, slots=True)
class SingleRule:
    title: str
    number: Decimal | None  # none where the rule has no number
    unit: str | None  # of a period: calendar, business, working or court days, or months
    text: str | None  # fixed wording, such as a telephone number
    steps: tuple[Step, ...]
    confidence: Confidence


def single_rule(*, within: str, line: str, on: date) -> SingleRule:
    """The rule named `line` of the provision whose file is named `within`, as it stood on that day.

    Raises UnknownCode for a provision or line that is not kept, NotInForce for a day it does not cover.
    """
    if within not in BOOK:
        raise UnknownCode(f"No provision is kept as {within}.")
    version = BOOK[within].on(on)
    if line not in version:
        raise UnknownCode(f"{within} has no line {line}. It has: {', '.join(version)}.")
    rule = version[line]
    says = period_sentence(rule) if isinstance(rule, Period) else _says(rule)
    steps = (version.step(line, says),)
    unit = rule.unit if isinstance(rule, Period) else None
    return SingleRule(version.title, _number(rule), unit, getattr(rule, "text", None), steps, weakest(steps))


def _number(rule: Any) -> Decimal | None:
    found = next((getattr(rule, name) for name in NUMBERS if getattr(rule, name, None)), None)
    return None if found is None else Decimal(found)


def _says(rule: Any) -> str:
    number = _number(rule)
    said = str(getattr(rule, "says", ""))
    return said if number is None or f"{number:,}" in said else f"{said} ({number:,})"
