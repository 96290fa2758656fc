"""Evaluations: the list, the search, and one evaluation's dates, parties and history."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.bill_service import to_be_billed
from medlegal.flows.close_evaluation import close_evaluation
from medlegal.flows.find_openings import Candidate, find_openings
from medlegal.flows.move_deadline import move_deadline
from medlegal.flows.note_arrival import attendance_of
from medlegal.flows.weigh_appointment import SIDES
from medlegal.portal.appointment_forms import CancelForm, EndedForm, NoticeForm
from medlegal.portal.dates_forms import ArrivalForm, InterpreterForm
from medlegal.portal.doors import done, only_sent, open_to_office
from medlegal.portal.evaluation_forms import CloseForm, FindForm, MoveDeadlineForm
from medlegal.portal.frame import framed
from medlegal.portal.happened_acts import acts_offered
from medlegal.portal.history import told
from medlegal.portal.pictures.of_rows import timeline_of
from medlegal.practice.audit.selectors import history_of
from medlegal.practice.authoring.letter_selectors import draft_waiting
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of, cancelled_by_evaluator
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.models import ConflictFinding, Evaluation
from medlegal.practice.cases.selectors import examination_of, find_evaluations, findings_of, later_than
from medlegal.practice.correspondence.selectors import notice_of
from medlegal.practice.docket.selectors import deadlines_of, entries_of, with_next_due
from medlegal.practice.people.selectors import practices_of, roles_of

ROWS_PER_PAGE = 40
OPENINGS_SHOWN = 3
INTERPRETER = ("language", "name", "certificate", "confirmed_on")


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


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Where the evaluation stands: what is due and why. A party's person is led to the party's own page."""
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    if not roles_of(request.user, evaluation.practice):
        return redirect("party_evaluation", evaluation.pk)
    return render(request, "portal/evaluations/due.html", due_page(request, evaluation))


def due_page(request: HttpRequest, evaluation: Evaluation, **more: object) -> dict[str, object]:
    deadlines = list(deadlines_of(evaluation))
    appointment, today = appointment_of(evaluation), timezone.localdate()
    standing = [one for one in deadlines if one.is_standing]
    missed, testified = to_be_billed(evaluation)
    page = framed(
        request,
        evaluation,
        "evaluation",
        standing=standing,
        past=[one for one in deadlines if not one.is_standing],
        appointment=appointment,
        examination=examination_of(evaluation),
        is_examined_kind=evaluation.kind in (Evaluation.Kind.INITIAL, Evaluation.Kind.FOLLOW_UP),
        followed_by=list(later_than(evaluation)),
        conflicts_open=findings_of(evaluation).filter(decided=ConflictFinding.Decided.OPEN).count(),
        notice=notice_of(appointment),
        missed=missed,
        testified=testified,
        offered=acts_offered(evaluation, request.user),
        notice_draft=draft_waiting(evaluation, "appointment_notice"),
        **{
            "move_form": MoveDeadlineForm(),
            "moving": None,
            "notice_form": NoticeForm(initial={"on": today}),
            "cancel_form": CancelForm(initial=cancelled_as_confirmed(evaluation), auto_id="cancel_%s"),
            "ended_form": EndedForm(initial={"on": today}, auto_id="ended_%s"),
            **around_appointment(evaluation, appointment),
            "close_form": CloseForm(initial={"on": today}, auto_id="close_%s"),
            **more,
        },
    )
    return page | {"timeline": timeline_of(page["stages"], standing, today=today)}


def cancelled_as_confirmed(evaluation: Evaluation) -> dict[str, object]:
    """Today, or the day and the side of a party's written cancellation for which nothing was cancelled yet."""
    confirmed = entries_of(evaluation, "cancellation_confirmed").last()
    appointment = appointment_of(evaluation)
    if confirmed is None or appointment is None or confirmed.happened_on < appointment.made_on:
        return {"on": timezone.localdate()}
    said = confirmed.answers
    return {"on": confirmed.happened_on, "by": SIDES.get(said.party.role if said and said.party else "", "")}


def around_appointment(evaluation: Evaluation, appointment: Appointment | None) -> dict[str, object]:
    """The forms of the examination's day, what follows from the arrival, and how often the evaluator put it off."""
    if appointment is None:
        return {"openings": first_lawful(evaluation)}
    language = {name: getattr(appointment, f"interpreter_{name}") for name in INTERPRETER}
    on = {"on": timezone.localdate(appointment.starts_at)}
    return {
        "arrival_form": ArrivalForm(initial=on, auto_id="arrival_%s"),
        "interpreter_form": InterpreterForm(initial=language, auto_id="interpreter_%s"),
        "attendance": attendance_of(appointment),
        "put_off_times": cancelled_by_evaluator(evaluation),
    }


def first_lawful(evaluation: Evaluation) -> Sequence[Candidate]:
    """The next lawful hours, to be booked with one press; none where nothing is to be booked."""
    is_over = evaluation.closed_on is not None or examination_of(evaluation) is not None
    if is_over or evaluation.kind not in (Evaluation.Kind.INITIAL, Evaluation.Kind.FOLLOW_UP):
        return ()
    return find_openings(evaluation, now=timezone.now(), most=OPENINGS_SHOWN).lawful


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
@only_sent("evaluation")
def closed(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = CloseForm(request.POST, auto_id="close_%s")
    if done(form, lambda: close_evaluation(evaluation, **form.cleaned_data, actor=request.user)):
        messages.success(request, "The evaluation is closed; its deadlines left the work list.")
        return redirect("evaluation", evaluation.pk)
    page = due_page(request, evaluation, close_form=form)
    return render(request, "portal/evaluations/due.html", page, status=422)


@login_required
def history(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    page = Paginator(history_of(evaluation.pk), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = framed(request, evaluation, "history", page=page, events=told(page))
    return render(request, "portal/evaluations/history.html", context)
