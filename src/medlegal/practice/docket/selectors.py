"""What is due, to whom it matters, and why."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.desks import OUTLIVES_CLOSING
from medlegal.practice.docket.models import Deadline, DocketEntry, PhysicianDeadline, StatedCause
from medlegal.practice.people.models import Physician, User

LATE_ACTS = ("report", "supplemental", "appointment_notice", "rescheduling")  # 8 CCR §§ 34, 38


def deadlines_of(evaluation: Evaluation) -> QuerySet[Deadline]:
    """Every row of the evaluation, the moved and the met with the standing."""
    return Deadline.objects.filter(evaluation=evaluation).select_related("moved_by_user", "moved_by")


def entries_of(evaluation: Evaluation, *kinds: str) -> QuerySet[DocketEntry]:
    """What the docket kept, the oldest first; only `kinds`, if any are named."""
    entries = DocketEntry.objects.filter(evaluation=evaluation).select_related("party", "answers")
    return entries.filter(kind__in=kinds) if kinds else entries


def causes_shown(evaluation: Evaluation) -> QuerySet[StatedCause]:
    """Good causes of the evaluation that a kept paper shows."""
    return StatedCause.objects.filter(evaluation=evaluation).exclude(document_key="")


def unanswered(evaluation: Evaluation, kind: str) -> DocketEntry | None:
    """The latest entry of this kind that no other answers."""
    return entries_of(evaluation, kind).filter(answered_by__isnull=True).last()


def work_queue(user: User, *, today: date, days_ahead: int = 45) -> QuerySet[Deadline]:
    """What stands for the person's evaluations up to `days_ahead`, the strictest reading's latest-overdue first.

    A first day on which something may be done is nobody's work; a closed evaluation still waits for its money.
    """
    mine = Evaluation.objects.visible_to(user)
    return (
        to_be_done()
        .filter(evaluation__in=mine, strict_on__lte=today + timedelta(days=days_ahead))
        .select_related("evaluation__claimant", "evaluation__physician", "evaluation__practice", "moves")
        .order_by("strict_on", "id")
    )


def to_be_done() -> QuerySet[Deadline]:
    """Every standing last day of an open evaluation, and what outlives its closing."""
    open_or_outliving = Q(evaluation__closed_on__isnull=True) | Q(duty__in=OUTLIVES_CLOSING)
    return Deadline.objects.standing().filter(open_or_outliving, is_first_day=False)


def physician_queue(user: User, *, today: date, days_ahead: int = 60) -> QuerySet[PhysicianDeadline]:
    """What stands for the physicians of the person's practices, up to `days_ahead`."""
    return (
        PhysicianDeadline.objects.standing()
        .filter(
            practice__memberships__user=user,
            practice__memberships__ended_on__isnull=True,
            is_first_day=False,
            strict_on__lte=today + timedelta(days=days_ahead),
        )
        .select_related("physician")
        .distinct()
    )


def physician_clocks(physicians: Collection[Physician]) -> QuerySet[PhysicianDeadline]:
    """Every clock of the physician's own standing, the nearest day first."""
    return PhysicianDeadline.objects.filter(physician__in=physicians).select_related("physician", "practice")


def late_acts(physicians: Collection[Physician], *, since: date, until: date) -> int:
    """How often in the span one of `LATE_ACTS` was done late or is late still: what a reappointment counts."""
    late = Q(met_on__gt=F("due_on")) | Q(met_on__isnull=True, lapsed_on__isnull=True, due_on__lt=until)
    of_physician = Deadline.objects.filter(evaluation__physician__in=physicians, moved_by__isnull=True)
    return of_physician.filter(late, duty__in=LATE_ACTS, due_on__gte=since, due_on__lte=until).count()


def tally_of(deadlines: QuerySet[Deadline], *, today: date) -> dict[str, int]:
    """How many of them are late, due within a week, and due later."""
    week = today + timedelta(days=7)
    return deadlines.order_by().aggregate(
        late=Count("pk", filter=Q(due_on__lt=today)),
        week=Count("pk", filter=Q(due_on__gte=today, due_on__lte=week)),
        later=Count("pk", filter=Q(due_on__gt=week)),
    )


def with_next_due(evaluations: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """Each with the day and the duty of its nearest standing deadline."""
    last_days = Deadline.objects.standing().filter(evaluation=OuterRef("pk"), is_first_day=False)
    nearest = last_days.order_by("due_on")
    return evaluations.annotate(
        next_due_on=Subquery(nearest.values("due_on")[:1]), next_duty=Subquery(nearest.values("duty")[:1])
    )
