"""What a physician's reappointment is weighed on, as far as people told it."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum

from medlegal.practice.people.models import Education, Gift, Physician, StandingMark

NOT_CONTINUING = (Education.Subject.OTHER, Education.Subject.REPORT_COURSE)
OF_ITS_OWN = [str(one) for one in Education.Subject if one not in NOT_CONTINUING]


def education_of(physicians: Collection[Physician], *, since: date, until: date) -> QuerySet[Education]:
    """The courses that ended in the span, both days included; those struck out and the first course are left out."""
    return Education.objects.filter(
        physician__in=physicians, ended_on__gte=since, ended_on__lte=until, struck_on__isnull=True
    ).exclude(subject=Education.Subject.REPORT_COURSE)


def report_course_hours(physician: Physician, *, until: date) -> Decimal:
    """The hours of the report-writing course before the first appointment."""
    course = Education.Subject.REPORT_COURSE
    taken = Education.objects.filter(
        physician=physician, subject=course, ended_on__lte=until, struck_on__isnull=True
    )
    return taken.aggregate(hours=Sum("hours"))["hours"] or Decimal(0)


def gifts_of(physician: Physician) -> QuerySet[Gift]:
    """Those that count, the latest first."""
    return Gift.objects.filter(physician=physician, struck_on__isnull=True)


def hours_by_subject(physicians: Collection[Physician], *, since: date, until: date) -> dict[str, Decimal]:
    """The hours of each subject in the span; a subject without any is told as zero.

    One certificate that two practices entered counts once.
    """
    entered: dict[int, Counter[tuple]] = {}
    certificate = ("subject", "hours", "course", "provider", "ended_on")
    courses = education_of(physicians, since=since, until=until)
    for physician, *told in courses.values_list("physician_id", *certificate):
        entered.setdefault(physician, Counter())[tuple(told)] += 1
    hours = dict.fromkeys([*OF_ITS_OWN, "other"], Decimal(0))
    for (subject, length, *_), times in at_most(entered.values()).items():
        hours[subject] += length * times
    return hours


def at_most(counted: Iterable[Counter[tuple]]) -> Counter[tuple]:
    """Each thing as often as it stands where it stands most often."""
    together: Counter[tuple] = Counter()
    for one in counted:
        together |= one
    return together


def marks_of(physician: Physician, *, since: date) -> QuerySet[StandingMark]:
    return StandingMark.objects.filter(physician=physician, happened_on__gte=since)


def marks_by_kind(physician: Physician, *, since: date) -> dict[str, int]:
    counted = marks_of(physician, since=since).order_by().values("kind")
    told = {row["kind"]: row["times"] for row in counted.annotate(times=Count("pk"))}
    return {str(kind): told.get(str(kind), 0) for kind in StandingMark.Kind}
