"""How much each physician carries, and how long reports take: numbers only."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q

from medlegal.practice.authoring.models import Report
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import Deadline
from medlegal.practice.docket.selectors import LATE_ACTS
from medlegal.practice.people.models import Physician

REPORTS = ("report", "supplemental")
AHEAD_DAYS, YEAR_DAYS, WEEK_DAYS = 30, 365, 7


@dataclass(frozen=True, slots=True)
class Workload:
    """One physician's figures on a day."""

    physician_id: int
    physician: str
    practice: str
    open_evaluations: int
    examinations_ahead: int  # in the next 30 days
    reports_week: int  # due within a week
    reports_late: int
    late_acts: int  # in this calendar year: what a reappointment counts
    served: int  # in the last 365 days
    days_to_serve: float | None  # from the examination, on the average of those served


def workloads(*, today: date) -> list[Workload]:
    """Every physician whose rows may be read, the one with the most late reports first."""
    figures = {
        "open": counted(Evaluation.objects.filter(closed_on__isnull=True), "physician_id"),
        "ahead": counted(ahead(today), "physician_id"),
        "week": counted(standing_reports(today, is_late=False), "evaluation__physician_id"),
        "late": counted(standing_reports(today, is_late=True), "evaluation__physician_id"),
        "acts": counted(late_this_year(today), "evaluation__physician_id"),
    }
    served = served_by_physician(since=today - timedelta(days=YEAR_DAYS))
    told = [
        workload_of(physician, figures, served.get(physician.pk))
        for physician in Physician.objects.select_related("practice")
    ]
    return sorted(told, key=lambda one: (-one.reports_late, -one.reports_week, one.physician))


def workload_of(
    physician: Physician, figures: dict[str, dict[int, int]], served: tuple[int, float | None] | None
) -> Workload:
    of = {name: by.get(physician.pk, 0) for name, by in figures.items()}
    times, days = served or (0, None)
    return Workload(
        physician_id=physician.pk,
        physician=str(physician),
        practice=physician.practice.name,
        open_evaluations=of["open"],
        examinations_ahead=of["ahead"],
        reports_week=of["week"],
        reports_late=of["late"],
        late_acts=of["acts"],
        served=times,
        days_to_serve=days,
    )


def counted(rows: object, by: str) -> dict[int, int]:
    grouped = rows.order_by().values(by).annotate(times=Count("pk"))  # type: ignore[attr-defined]
    return {row[by]: row["times"] for row in grouped}


def ahead(today: date) -> object:
    last = today + timedelta(days=AHEAD_DAYS)
    return Appointment.objects.filter(
        cancelled_on__isnull=True, starts_at__date__gte=today, starts_at__date__lte=last
    )


def standing_reports(today: date, *, is_late: bool) -> object:
    """Reports of open evaluations whose last day is past, or comes within a week."""
    week = today + timedelta(days=WEEK_DAYS)
    when = Q(due_on__lt=today) if is_late else Q(due_on__gte=today, due_on__lte=week)
    standing = Deadline.objects.standing().filter(evaluation__closed_on__isnull=True, duty__in=REPORTS)
    return standing.filter(when)


def late_this_year(today: date) -> object:
    """As `late_acts` counts them for one physician, from the year's first day."""
    late = Q(met_on__gt=F("due_on")) | Q(met_on__isnull=True, lapsed_on__isnull=True, due_on__lt=today)
    return Deadline.objects.filter(
        late, moved_by__isnull=True, duty__in=LATE_ACTS, due_on__gte=date(today.year, 1, 1), due_on__lte=today
    )


def served_by_physician(*, since: date) -> dict[int, tuple[int, float | None]]:
    """How many reports were served since that day, and how many days after the examination on the average."""
    span = ExpressionWrapper(
        F("serving__served_on") - F("evaluation__examination__examined_on"), output_field=DurationField()
    )
    rows = (
        Report.objects.filter(serving__served_on__gte=since)
        .order_by()
        .values("evaluation__physician_id")
        .annotate(times=Count("pk"), span=Avg(span))
    )
    return {
        row["evaluation__physician_id"]: (row["times"], row["span"] and row["span"] / timedelta(days=1))
        for row in rows
    }
