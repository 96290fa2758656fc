"""What is due, to whom it matters, and why."""

from datetime import date, timedelta

from django.db.models import QuerySet

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
