"""The first page: what needs the person who signed in."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medlegal.flows.letter_kinds import KINDS
from medlegal.portal.office_waiting import waits_of
from medlegal.portal.work_queue_forms import WorkFilterForm
from medlegal.practice.authoring.letter_selectors import letters_waiting
from medlegal.practice.cases.selectors import evaluations_recent
from medlegal.practice.docket.desks import desk_of
from medlegal.practice.docket.models import Deadline
from medlegal.practice.docket.reminder_selectors import reminders_for, told_of
from medlegal.practice.docket.selectors import physician_queue, tally_of, work_queue
from medlegal.practice.intake.gate_selectors import demands_waiting
from medlegal.practice.intake.placing_selectors import doubtful_in
from medlegal.practice.intake.selectors import readings_unfinished, sets_held
from medlegal.practice.people.models import Role
from medlegal.practice.people.selectors import practices_of, roles_of

ROWS_PER_PAGE = 50
MOST_REMINDERS = 50
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
    page = Paginator(shown, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "place": "work",
        "form": form,
        "page": page,
        "rows": rows_of(list(page)),
        "reminders": reminders_for(user)[:MOST_REMINDERS],
        "own_clocks": physician_queue(user, today=today)[:MOST_SHOWN],
        "may_set_rule": Role.MANAGER in roles_of(user),
        "tally": tally_of(shown, today=today),
        "waits": waits_of(user),
        "readings": readings_unfinished(user)[:MOST_SHOWN],
        "held": sets_held(user)[:MOST_SHOWN],
        "doubtful": doubtful_in(user)[:MOST_SHOWN],
        "letters": demands_waiting(user)[:MOST_SHOWN],
        "drafts": [(one, KINDS[one.kind].title) for one in letters_waiting(user)[:MOST_SHOWN]],
        "names_practice": len(practices) > 1,
    }
    return render(request, "portal/work/queue.html", context)


def rows_of(deadlines: list[Deadline]) -> list[dict[str, object]]:
    """Each deadline with whose desk it lies on, and the last time somebody was told of it."""
    told = told_of(deadlines)
    return [
        {
            "deadline": one,
            "needs": [role.label for role in desk_of(one.duty).roles],
            "is_ours": desk_of(one.duty).is_ours,
            "told": told[one.pk][-1] if told[one.pk] else None,
        }
        for one in deadlines
    ]
