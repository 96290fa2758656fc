"""How much is due and late, by practice and by kind of work: numbers only."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from medlegal.practice.docket.desks import WORK, desk_of
from medlegal.practice.docket.selectors import to_be_done

WEEK_DAYS = 7


@dataclass(slots=True)
class Tally:
    """How many last days are past, within a week, and later."""

    late: int = 0
    week: int = 0
    later: int = 0

    @property
    def total(self) -> int:
        return self.late + self.week + self.later


def tally_by_work(*, today: date) -> dict[int, dict[str, Tally]]:
    """For each practice that may be read, each kind of work with its tally; what a party has to do is left out."""
    week = today + timedelta(days=WEEK_DAYS)
    rows = (
        to_be_done()
        .order_by()
        .values("practice_id", "duty")
        .annotate(
            late=Count("pk", filter=Q(due_on__lt=today)),
            week=Count("pk", filter=Q(due_on__gte=today, due_on__lte=week)),
            later=Count("pk", filter=Q(due_on__gt=week)),
        )
    )
    told: dict[int, dict[str, Tally]] = {}
    for row in rows:
        desk = desk_of(row["duty"])
        if desk.is_ours:
            kinds = told.setdefault(row["practice_id"], {work: Tally() for work in WORK})
            add(kinds[desk.work], row)
    return told


def add(tally: Tally, row: dict[str, int]) -> None:
    tally.late += row["late"]
    tally.week += row["week"]
    tally.later += row["later"]
