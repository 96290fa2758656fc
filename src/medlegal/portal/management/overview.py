"""The management's first page: what needs me, and the figures of the practices."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medlegal.flows.count_practices import PracticeWork, count_work
from medlegal.portal.management.oversight_door import for_oversight
from medlegal.practice.community.models import Onboarding
from medlegal.practice.community.selectors import (
    meetings_ahead,
    next_step,
    onboardings_open,
    posts_waiting,
    quiet_since,
)
from medlegal.practice.docket.desks import WORK
from medlegal.practice.people.company_selectors import ending_soon, in_force, overseen_by
from medlegal.practice.people.selectors import works_for_company
from medlegal.practice.publicity.models import Inquiry
from medlegal.practice.publicity.selectors import inquiries

QUIET_DAYS = 14
ENDING_DAYS = 60


@for_oversight
def show(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    work = count_work(today=today, actor=request.user)
    context = {
        "place": "management",
        "work": work,
        "kinds": WORK,
        "late": sum(one.all.late for one in work),
        "week": sum(one.all.week for one in work),
        "open_evaluations": sum(one.open_evaluations for one in work),
    }
    if works_for_company(request.user):
        context |= of_the_company(request, work, today)
    return render(request, "management/overview.html", context)


def of_the_company(request: HttpRequest, work: list[PracticeWork], today: date) -> dict[str, object]:
    """What only the company has to do: inquiries, onboardings, posts, contracts."""
    without = overseen_by(request.user).exclude(pk__in=in_force(today).values("practice"))
    return {
        "new_inquiries": inquiries(status=[Inquiry.Status.NEW]).count(),
        "quiet": gone_quiet(today),
        "onboarding_count": onboardings_open().count(),
        "posts": posts_waiting().count(),
        "ending": ending_soon(today, days=ENDING_DAYS),
        "without_contract": without,
        "late_practices": [one for one in work if one.all.late],
        "meetings": meetings_ahead(timezone.now()).filter(called_off_at__isnull=True)[:3],
    }


def gone_quiet(today: date) -> list[tuple[Onboarding, date, object]]:
    """Onboardings for which nothing was done for two weeks, since when, and the next step."""
    last = today - timedelta(days=QUIET_DAYS)
    told = [(one, quiet_since(one), next_step(one)) for one in onboardings_open()]
    return [row for row in told if row[1] <= last]
