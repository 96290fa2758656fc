"""The first page: what needs the person who signed in."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medlegal.portal.work_queue_forms import WorkFilterForm
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import evaluations_recent
from medlegal.practice.docket.models import Deadline
from medlegal.practice.docket.selectors import work_queue
from medlegal.practice.intake.models import Reading, RecordSet
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import practices_of

ROWS_PER_PAGE = 50
MOST_SHOWN = 20  # of readings and of held sets; the rest is reached from the evaluations
UNFINISHED = (Reading.State.WAITING, Reading.State.READING, Reading.State.FAILED)


@login_required
def show(request: HttpRequest) -> HttpResponse:
    user, today = request.user, timezone.localdate()
    practices = list(practices_of(user))
    if not practices:
        return render(
            request, "portal/work/party.html", {"place": "work", "evaluations": evaluations_recent(user)}
        )
    queue = work_queue(user, today=today)
    form = WorkFilterForm(request.GET, user=user)
    shown = form.chosen(queue)
    context = {
        "place": "work",
        "form": form,
        "page": Paginator(shown, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "tally": tally(shown, today),
        "readings": readings_unfinished(user)[:MOST_SHOWN],
        "held": sets_held(user)[:MOST_SHOWN],
        "names_practice": len(practices) > 1,
    }
    return render(request, "portal/work/queue.html", context)


def tally(deadlines: QuerySet[Deadline], today: date) -> dict[str, int]:
    """How many stand, by how near they are."""
    week = today + timedelta(days=7)
    return deadlines.order_by().aggregate(
        late=Count("pk", filter=Q(due_on__lt=today)),
        week=Count("pk", filter=Q(due_on__gte=today, due_on__lte=week)),
        later=Count("pk", filter=Q(due_on__gt=week)),
    )


def readings_unfinished(user: User) -> QuerySet[Reading]:
    """The last reading of each evaluation, where it waits, runs or failed."""
    later = Reading.objects.filter(evaluation=OuterRef("evaluation"), pk__gt=OuterRef("pk"))
    return (
        Reading.objects.filter(evaluation__in=standing_of(user), state__in=UNFINISHED)
        .exclude(Exists(later))
        .select_related("evaluation__claimant", "evaluation__practice")
    )


def sets_held(user: User) -> QuerySet[RecordSet]:
    """Record sets that came without a declaration, the oldest first."""
    return RecordSet.objects.filter(
        evaluation__in=standing_of(user), declaration__isnull=True
    ).select_related("evaluation__claimant", "evaluation__practice", "sender")


def standing_of(user: User) -> QuerySet[Evaluation]:
    return Evaluation.objects.visible_to(user).standing()
