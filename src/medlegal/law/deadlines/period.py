"""A duty with a last day, as a provision states it, and the answer `due` gives for it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from medlegal.law.days.counting import Unit
from medlegal.law.step import Confidence, Step


@dataclass(frozen=True, slots=True)
class MoreTime:
    """Time that may be added to a period on stated grounds."""

    says: str
    days: int
    confidence: str = ""  # where it was read less surely than the period


@dataclass(frozen=True, slots=True)
class Period:
    """One duty: who does what, from when, and how long it has."""

    says: str
    begins_with: str
    count: int
    unit: Unit = "calendar"
    direction: Literal["after", "before", "not_before"] = "after"
    for_us: bool = False  # the evaluator's or the office's own duty
    rolls: bool = True
    served_adds: bool = False  # service other than in person adds days
    mail_adds: int = 0  # days added by this provision itself when mailed without proof of service
    after_service_days: int = 0  # days beyond those service adds, before the first day allowed
    less_days: int = 0  # days before the period's end by which to act
    then_working_day: bool = False  # the first working day from then on
    waived_count: int = 0
    waived_says: str = ""
    waived_confidence: str = ""
    safe_count: int = 0  # where two texts differ, the count that satisfies both
    conflict: str = ""
    conflict_confidence: str = ""
    note: str = ""
    note_confidence: str = ""  # where the note was read less surely than the period
    extensions: dict[str, MoreTime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    on: date  # the last day; of a duty that may not be done earlier, the first day
    strict_on: date  # the day that stands whichever way a doubtful day is read
    began_on: date
    steps: tuple[Step, ...]
    confidence: Confidence
