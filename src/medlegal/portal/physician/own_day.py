"""The physician's first page: examinations today, what needs me, my week, my reports by days left."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medlegal.portal.physician.own_door import Own, for_the_physician
from medlegal.portal.pictures.of_rows import month_of
from medlegal.practice.authoring.own_selectors import ReportDue, questions_open, reports_due
from medlegal.practice.billing.payer_selectors import statement_of
from medlegal.practice.calendar.hours_selectors import appointments_between, waiting_for
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.community.models import Notice
from medlegal.practice.community.selectors import meetings_ahead, notices
from medlegal.practice.docket.desks import desk_of
from medlegal.practice.docket.models import Deadline
from medlegal.practice.docket.selectors import physician_clocks, work_queue
from medlegal.practice.people.models import Physician, Role, User

WEEK_DAYS = 7
CLOCKS_AHEAD_DAYS = 60
MOST_SHOWN = 8


@for_the_physician
def show(request: HttpRequest, own: Own) -> HttpResponse:
    today = timezone.localdate()
    reports = reports_due(own.shown, today=today)
    ahead = list(appointments_between(own.shown, today, today + timedelta(days=WEEK_DAYS)))
    context = {
        "place": "own_day",
        "own": own,
        "physician": own.first,
        "clashing": clashing(ahead),
        "examinations": [one for one in ahead if timezone.localdate(one.starts_at) == today],
        "week": [one for one in ahead if timezone.localdate(one.starts_at) > today],
        "reports": reports[:MOST_SHOWN],
        "month": month_of(own.shown, today=today),
        "tally": tally(reports, today),
        "questions": questions_open(own.shown).count(),
        "other_work": other_work(request.user, own.shown, today),
        "clocks": clocks_ahead(own.shown, today),
        "waiting": waiting_for([one.pk for one in own.shown])[:MOST_SHOWN],
        "open_dollars": statement_of(own.shown).open,
        "announcements": notices(Notice.Kind.ANNOUNCEMENT)[:3],
        "meeting": meetings_ahead(timezone.now()).filter(called_off_at__isnull=True).first(),
    }
    return render(request, "physician/day.html", context)


def tally(reports: list[ReportDue], today: date) -> dict[str, int]:
    """How many reports are late, due within a week, and signed but not served."""
    week = today + timedelta(days=WEEK_DAYS)
    last_days = [one.deadline.strict_on for one in reports]
    return {
        "late": sum(one < today for one in last_days),
        "week": sum(today <= one <= week for one in last_days),
        "signed": sum(one.signed_on is not None for one in reports),
    }


def other_work(user: User, physicians: Collection[Physician], today: date) -> list[Deadline]:
    """What else lies on the physician's desks, reports left out."""
    queue = work_queue(user, today=today).filter(evaluation__physician__in=physicians)
    own = [one for one in queue.exclude(duty__in=("report", "supplemental")) if is_for_physician(one.duty)]
    return own[:MOST_SHOWN]


def clashing(ahead: Sequence[Appointment]) -> list[tuple[Appointment, Appointment]]:
    """Examinations of two practices at one hour; within a practice the calendar lets none stand."""
    return [(one, after) for one, after in pairwise(ahead) if after.starts_at < one.ends_at]


def is_for_physician(duty: str) -> bool:
    desk = desk_of(duty)
    return desk.is_ours and Role.PHYSICIAN in desk.roles


def clocks_ahead(physicians: Collection[Physician], today: date) -> object:
    """Fees, terms and papers of the physician's own that are due soon or late."""
    standing = physician_clocks(physicians).filter(
        met_on__isnull=True, lapsed_on__isnull=True, is_first_day=False
    )
    return standing.filter(strict_on__lte=today + timedelta(days=CLOCKS_AHEAD_DAYS))
