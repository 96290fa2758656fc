"""Where a check was overridden, a report challenged, or more work caused: numbers only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from medlegal.practice.authoring.models import Report
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import Deadline, DocketEntry
from medlegal.practice.intake.models import Demand

CHALLENGES = (DocketEntry.Kind.LATE_OBJECTED, DocketEntry.Kind.CORRECTION_ASKED)


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted: what it is, and how often in each practice."""

    key: str
    says: str
    by_practice: dict[int, int]

    @property
    def total(self) -> int:
        return sum(self.by_practice.values())


def quality(*, since: date) -> list[Measure]:
    """Every measure from that day on, in every practice that may be read."""
    return [Measure(key, says, by_practice(rows)) for key, says, rows in measured(since)]


def by_practice(rows: Any) -> dict[int, int]:
    grouped = rows.order_by().values("practice_id").annotate(times=Count("pk"))
    return {row["practice_id"]: row["times"] for row in grouped}


def measured(since: date) -> Iterable[tuple[str, str, Any]]:
    signed = Report.objects.filter(signed_on__gte=since)
    entries = DocketEntry.objects.filter(happened_on__gte=since)
    yield ("signed", "Reports signed", signed)
    yield (
        "departed",
        "Signed with a check overridden, or outside the guidelines, with the reason",
        signed.filter(~Q(departure_reason="")),
    )
    yield (
        "booked_knowing",
        "Booked on a day against which the law speaks, with a reason",
        Appointment.objects.filter(~Q(booked_knowing=""), made_on__gte=since),
    )
    yield (
        "moved",
        "Deadlines moved by hand, with a reason",
        Deadline.objects.filter(moves__isnull=False, began_on__gte=since),
    )
    yield ("late_objected", "Reports objected to as late", entries.filter(kind=CHALLENGES[0]))
    yield ("correction_asked", "Factual corrections asked for", entries.filter(kind=CHALLENGES[1]))
    yield ("caused", "Supplementals asked for after a report of ours was challenged", caused(since))
    yield (
        "demands",
        "Letters about a missing or wrong page declaration",
        Demand.objects.filter(drafted_on__gte=since),
    )


def caused(since: date) -> Any:
    """Supplementals whose earlier evaluation had a challenge before they were asked for."""
    challenged = DocketEntry.objects.filter(
        evaluation=OuterRef("prior"), kind__in=CHALLENGES, happened_on__lte=OuterRef("requested_on")
    )
    later = Evaluation.objects.filter(kind=Evaluation.Kind.SUPPLEMENTAL, requested_on__gte=since)
    return later.filter(Exists(challenged))
