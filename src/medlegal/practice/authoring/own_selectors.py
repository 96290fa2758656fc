"""What lies on a physician's own desk: reports by days left, and questions without an answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from medlegal.practice.authoring.models import Question, Report
from medlegal.practice.docket.models import Deadline
from medlegal.practice.people.models import Physician

REPORTS = ("report", "supplemental")


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report that is not served: its days in all, the days used, and how far it is."""

    deadline: Deadline
    days_given: int
    days_used: int
    signed_on: date | None
    questions: int  # without an answer

    @property
    def days_shown(self) -> int:
        """Of the days given: a report that is late has used them all."""
        return min(self.days_used, self.days_given)


def reports_due(physicians: Collection[Physician], *, today: date) -> list[ReportDue]:
    """Every report that is owed, the nearest last day first."""
    standing = Deadline.objects.standing().filter(
        evaluation__physician__in=physicians, evaluation__closed_on__isnull=True, duty__in=REPORTS
    )
    signed = Report.objects.filter(evaluation=OuterRef("evaluation")).values("signed_on")[:1]
    open_questions = (
        Question.objects.filter(evaluation=OuterRef("evaluation"), answer="")
        .order_by()
        .values("evaluation")
        .annotate(times=Count("pk"))
        .values("times")
    )
    rows = (
        standing.select_related("evaluation__claimant", "evaluation__practice")
        .annotate(signed_on=Subquery(signed), questions=Coalesce(Subquery(open_questions), 0))
        .order_by("strict_on", "id")
    )
    return [report_due(row, today) for row in rows]


def report_due(row: Deadline, today: date) -> ReportDue:
    return ReportDue(
        deadline=row,
        days_given=max(1, (row.strict_on - row.began_on).days),
        days_used=max(0, (today - row.began_on).days),
        signed_on=row.signed_on,  # type: ignore[attr-defined]
        questions=row.questions,  # type: ignore[attr-defined]
    )


def questions_open(physicians: Collection[Physician]) -> QuerySet[Question]:
    """The parties' questions that are not answered, by evaluation and the day they were asked."""
    return (
        Question.objects.filter(
            evaluation__physician__in=physicians, evaluation__closed_on__isnull=True, answer=""
        )
        .select_related("evaluation__claimant", "evaluation__practice", "party")
        .order_by("evaluation", "asked_on", "id")
    )
