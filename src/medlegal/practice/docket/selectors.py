"""What is due, to whom it matters, and why."""

from datetime import date, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import Deadline
from medlegal.practice.people.models import User


def deadlines_of(evaluation: Evaluation) -> QuerySet[Deadline]:
    """Every row of the evaluation, the moved and the met with the standing."""
    return Deadline.objects.filter(evaluation=evaluation).select_related("moved_by_user", "moved_by")


def work_queue(user: User, *, today: date, days_ahead: int = 45) -> QuerySet[Deadline]:
    """What stands for the person's evaluations up to `days_ahead`, the latest-overdue first."""
    mine = Evaluation.objects.visible_to(user).standing()
    return (
        Deadline.objects.standing()
        .filter(evaluation__in=mine, due_on__lte=today + timedelta(days=days_ahead))
        .select_related("evaluation__claimant", "evaluation__physician", "evaluation__practice", "moves")
    )


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
    nearest = Deadline.objects.standing().filter(evaluation=OuterRef("pk")).order_by("due_on")
    return evaluations.annotate(
        next_due_on=Subquery(nearest.values("due_on")[:1]), next_duty=Subquery(nearest.values("duty")[:1])
    )
