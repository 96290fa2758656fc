"""Evaluations: the list, the search, and one evaluation's dates, parties and history."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.move_deadline import move_deadline
from medlegal.portal.appointment_forms import NoticeForm
from medlegal.portal.doors import done, only_sent, open_to_office
from medlegal.portal.evaluation_forms import FindForm, MoveDeadlineForm
from medlegal.portal.frame import framed
from medlegal.portal.history import told
from medlegal.portal.served import last_served
from medlegal.practice.audit.selectors import history_of
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import examination_of, find_evaluations
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.docket.models import Deadline
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.people.selectors import practices_of

ROWS_PER_PAGE = 40


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """The newest requests, or what was searched for. Names come in the body of a POST, never in an address."""
    form = FindForm(request.POST or None)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    asked_page = form.cleaned_data.get("page") if form.is_bound else request.GET.get("page")
    found = Paginator(with_next_due(find_evaluations(request.user, text)), ROWS_PER_PAGE)
    context = {
        "place": "evaluations",
        "form": form,
        "text": text,
        "page": found.get_page(asked_page),
        "names_practice": practices_of(request.user).count() > 1,
    }
    return render(request, f"portal/evaluations/{'_found' if request.htmx else 'list'}.html", context)


def with_next_due(evaluations: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """Each with the day and the duty of its nearest standing deadline."""
    nearest = Deadline.objects.standing().filter(evaluation=OuterRef("pk")).order_by("due_on")
    return evaluations.annotate(
        next_due_on=Subquery(nearest.values("due_on")[:1]), next_duty=Subquery(nearest.values("duty")[:1])
    )


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Where the evaluation stands: what is due and why."""
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    return render(request, "portal/evaluations/due.html", due_page(request, evaluation))


def due_page(request: HttpRequest, evaluation: Evaluation, **more: object) -> dict[str, object]:
    deadlines, report = list(deadlines_of(evaluation)), report_of(evaluation)
    return framed(
        request,
        evaluation,
        "evaluation",
        standing=[one for one in deadlines if one.met_on is None and not hasattr(one, "moved_by")],
        past=[one for one in deadlines if one.met_on is not None or hasattr(one, "moved_by")],
        appointment=appointment_of(evaluation),
        examination=examination_of(evaluation),
        served_report=report if report and report.serving_id else None,
        notice=last_served(evaluation, Serving.What.APPOINTMENT_NOTICE),
        **{
            "move_form": MoveDeadlineForm(),
            "moving": None,
            "notice_form": NoticeForm(initial={"on": timezone.localdate()}),
            **more,
        },
    )


@login_required
@only_sent("evaluation")
def deadline_moved(request: HttpRequest, evaluation_id: int, deadline_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    deadline = get_object_or_404(deadlines_of(evaluation), pk=deadline_id)
    form = MoveDeadlineForm(request.POST)
    if done(form, lambda: move_deadline(deadline, **form.cleaned_data, actor=request.user)):
        messages.success(
            request, "The deadline was moved. The computed one stays in the history with your reason."
        )
        return redirect("evaluation", evaluation.pk)
    page = due_page(request, evaluation, move_form=form, moving=deadline.pk)
    return render(request, "portal/evaluations/due.html", page, status=422)


@login_required
def parties(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    return render(request, "portal/evaluations/parties.html", framed(request, evaluation, "parties"))


@login_required
def history(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    page = Paginator(history_of(evaluation.pk), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = framed(request, evaluation, "history", page=page, events=told(page))
    return render(request, "portal/evaluations/history.html", context)
