"""The first page: what needs the person who signed in."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medlegal.portal.work_queue_forms import WorkFilterForm
from medlegal.practice.cases.selectors import evaluations_recent
from medlegal.practice.docket.selectors import tally_of, work_queue
from medlegal.practice.intake.gate_selectors import demands_waiting
from medlegal.practice.intake.placing_selectors import doubtful_in
from medlegal.practice.intake.selectors import readings_unfinished, sets_held
from medlegal.practice.people.selectors import practices_of

ROWS_PER_PAGE = 50
MOST_SHOWN = 20  # of readings and of held sets; the rest is reached from the evaluations


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
        "tally": tally_of(shown, today=today),
        "readings": readings_unfinished(user)[:MOST_SHOWN],
        "held": sets_held(user)[:MOST_SHOWN],
        "doubtful": doubtful_in(user)[:MOST_SHOWN],
        "letters": demands_waiting(user)[:MOST_SHOWN],
        "names_practice": len(practices) > 1,
    }
    return render(request, "portal/work/queue.html", context)
