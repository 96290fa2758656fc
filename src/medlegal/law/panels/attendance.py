"""What follows from a worker who comes late to an examination, or is kept waiting for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from medlegal.law.errors import Contradiction
from medlegal.law.fees.evaluation import CONDITIONS
from medlegal.law.panels.appointment import CONDUCT
from medlegal.law.step import Confidence, Step, weakest

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Attendance:
    minutes_late: int
    minutes_waited: int | None  # none: when the worker could be seen is not known
    is_too_late: bool  # if the examination could not go on, the missed appointment fee is owed
    may_leave: bool  # the worker may leave and ask for a replacement
    steps: tuple[Step, ...]
    confidence: Confidence


def attendance(*, begins_at: datetime, arrived_at: datetime, seen_at: datetime | None = None) -> Attendance:
    """How late the worker came and how long the worker waited, from the agreed hour on, with what follows.

    Who comes late waits from then on. Exactly the limit is not more than the limit.
    Law: 8 CCR §§ 41(f), 9795(c) (ML200).
    """
    if seen_at is not None and seen_at < arrived_at:
        raise Contradiction("The worker cannot be seen before coming.")
    on = begins_at.date()
    conditions, conduct = CONDITIONS.on(on), CONDUCT.on(max(on, CONDUCT.versions[0].since))
    late = max(0, (arrived_at - begins_at) // MINUTE)
    waited = None if seen_at is None else max(0, (seen_at - max(begins_at, arrived_at)) // MINUTE)
    steps = (
        conditions.step("missed", f"{conditions['missed'].says} Here {late} minutes late."),
        conduct.step("waiting_minutes", conduct["waiting_minutes"].says),
    )
    is_too_late = arrived_at - begins_at > conditions["missed"].count * MINUTE
    may_leave = seen_at is not None and (
        seen_at - max(begins_at, arrived_at) > conduct["waiting_minutes"].value * MINUTE
    )
    return Attendance(late, waited, is_too_late, may_leave, steps, weakest(steps))
