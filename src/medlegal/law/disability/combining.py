"""Combining percentages so that they never pass a hundred, as the schedule's chart does."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import accumulate

from medlegal.law.book import provision
from medlegal.law.errors import WrongValue
from medlegal.law.step import Confidence, Step, weakest


@dataclass(frozen=True, slots=True)
class RatingRule:
    says: str
    value: int
    unit: str


@dataclass(frozen=True, slots=True)
class Combined:
    result: int  # percent
    steps: tuple[Step, ...]
    confidence: Confidence


RULES = provision("pdrs_2005/rating_rules", RatingRule)
LATEST = date.max


def combined_pair(larger: int, smaller: int) -> int:
    """a + b(1 - a) in percent, half up."""
    return (100 * larger + smaller * (100 - larger) + 50) // 100


def combined(values: tuple[int, ...]) -> int:
    """All the values combined, the largest first; nothing combined is 0."""
    return reduce(combined_pair, sorted(values, reverse=True), 0)


def combine(*, values: tuple[int, ...]) -> Combined:
    """The values combined, with each step.

    Law: PDRS 2005 sec. 8.
    """
    if not values:
        raise WrongValue("values takes at least one whole percent from 0 to 100.")
    rules = RULES.on(LATEST)
    ordered = sorted(values, reverse=True)
    reached = list(accumulate(ordered, combined_pair))
    taken = zip(reached, ordered[1:], reached[1:], strict=False)
    steps = tuple(rules.step("combining", f"{before} C {value} = {after}.") for before, value, after in taken)
    steps = (rules.step("combining", rules["combining"].says), *steps)
    return Combined(reached[-1], steps, weakest(steps))
