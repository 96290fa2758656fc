"""Whether a relationship of the evaluator disqualifies, and which notices follow."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from medlegal.law.book import provision
from medlegal.law.dates import TriggerDate
from medlegal.law.deadlines.due import due
from medlegal.law.panels.appointment import CONDUCT
from medlegal.law.panels.rules import Limit
from medlegal.law.step import Confidence, Step, weakest

Effect = Literal["disqualifying", "disclosable", "neither"]


@dataclass(frozen=True, slots=True)
class Relation:
    says: str
    effect: str


@dataclass(frozen=True, slots=True)
class Conflict:
    effect: str  # disqualifying, disclosable or neither
    notice_due_on: date | None
    answer_due_on: date | None  # of represented parties, from their receipt
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Gifts:
    is_allowed: bool
    steps: tuple[Step, ...]
    confidence: Confidence


RELATIONS = provision("ccr_title_8/41_5_conflicts", Relation)
PERSONS = provision("ccr_title_8/41_5_persons", Limit)
RELATION_NAMES = tuple(RELATIONS.on(date.max))
PERSON_NAMES = tuple(PERSONS.on(date.max))


def conflict(
    *,
    relation: str,
    person: str = "worker",
    is_disputed: bool = True,
    aware_on: date | None = None,
    notified_on: date | None = None,
    is_represented: bool = True,
) -> Conflict:
    """What a `relation` to a `person` of the case does, with the days for notice and answer.

    `is_disputed` tells, for a physician, reviewer or supplier, whether what they did is in dispute.
    Law: 8 CCR §§ 41.5, 41.6.
    """
    relations, persons = RELATIONS.on(aware_on or date.max), PERSONS.on(aware_on or date.max)
    counts = person != "other" and (is_disputed or "disputed" not in persons[person].says)
    line = relation if counts or relation == "none" else "other_person"
    steps = [persons.step(person, persons[person].says), relations.step(line, relations[line].says)]
    effect = relations[line].effect
    notice_on = answer_on = None
    if effect == "disqualifying" and aware_on is not None:
        notice = due(duty="conflict_notice", began_on=TriggerDate(aware_on))
        notice_on, steps = notice.on, [*steps, *notice.steps]
    if effect == "disqualifying" and notified_on is not None and is_represented:
        answer = due(duty="conflict_answer", began_on=TriggerDate(notified_on))
        answer_on, steps = answer.on, [*steps, *answer.steps]
    return Conflict(effect, notice_on, answer_on, tuple(steps), weakest(steps))


def gifts(*, dollars_in_12_months: Decimal, on: date) -> Gifts:
    """Whether gifts of that sum from one source in twelve months are allowed.

    Law: 8 CCR § 41.7(a).
    """
    rules = CONDUCT.on(on)
    limit = rules["gift_dollars"]
    step = rules.step("gift_dollars", f"{limit.says} ${limit.value}; here ${dollars_in_12_months:,.2f}.")
    return Gifts(dollars_in_12_months < limit.value, (step,), step.confidence)
