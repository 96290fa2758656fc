"""Which causes the law names as good, where it asks for good cause."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from medlegal.law.book import provision
from medlegal.law.errors import UnknownCode
from medlegal.law.step import Confidence, Step, weakest

Of = Literal["cancellation", "party", "extension", "office"]


@dataclass(frozen=True, slots=True)
class CauseRule:
    says: str


@dataclass(frozen=True, slots=True)
class GoodCause:
    cause: str
    steps: tuple[Step, ...]
    confidence: Confidence


CAUSES = provision("ccr_title_8/34_good_causes", CauseRule)
OFS: tuple[Of, ...] = ("cancellation", "party", "extension", "office")


def causes_of(of: Of) -> tuple[str, ...]:
    """The kinds of good cause that the law names for an act: a late cancellation, more time, an office given up."""
    lines = CAUSES.versions[-1]
    return tuple(line.removeprefix(f"{of}_") for line in lines if line.startswith(f"{of}_"))


def good_cause(*, of: Of, cause: str, on: date) -> GoodCause:
    """What the law says of that kind of cause, and how sure it is. Raises UnknownCode for one it does not name.

    Law: 8 CCR §§ 26(b), 34(d), (g), 38.
    """
    rules, line = CAUSES.on(on), f"{of}_{cause}"
    if line not in rules:
        raise UnknownCode(f"No such good cause is known for this. There are: {', '.join(causes_of(of))}.")
    step = rules.step(line, rules[line].says)
    return GoodCause(cause, (step,), weakest((step,)))
