"""Requests that came: the list, a letter sent in and read, one request accepted or declined."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.receive_records import Upload
from medlegal.flows.receive_request import decline_request, receive_letter
from medlegal.flows.take_request import take_request
from medlegal.portal.doors import closed_to_caches, done
from medlegal.portal.later_evaluation_forms import LaterEvaluationForm
from medlegal.portal.new_evaluations import asked_page, need_scheduler
from medlegal.portal.request_forms import DeclineForm, LetterForm
from medlegal.practice.audit.services import record
from medlegal.practice.cases.likeness_selectors import requests_waiting
from medlegal.practice.cases.models import Evaluation, EvaluationRequest
from medlegal.practice.cases.selectors import parties_as_told
from medlegal.practice.people.selectors import practices_of


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """What waits for the office."""
    need_scheduler(request)
    return render(
        request, "portal/requests/list.html", {"place": "requests", "waiting": requests_waiting(request.user)}
    )


@login_required
def letter(request: HttpRequest) -> HttpResponse:
    """A letter is sent in; the draft that was read from it is shown."""
    need_scheduler(request)
    form = LetterForm(request.POST or None, request.FILES or None, user=request.user)
    kept = done(form, lambda: received(request, form)) if form.is_bound else None
    if kept is not None:
        return redirect("request", kept.pk)
    status = 422 if form.is_bound else 200
    return render(request, "portal/requests/letter.html", {"place": "new", "form": form}, status=status)


def received(request: HttpRequest, form: LetterForm) -> EvaluationRequest:
    sent = form.cleaned_data["letter"]
    return receive_letter(
        form.cleaned_data["practice"],
        Upload(sent.name, sent.chunks()),
        came_on=form.cleaned_data["came_on"],
        actor=request.user,
    )


@login_required
def show(request: HttpRequest, request_id: int) -> HttpResponse:
    """The draft to check, and to enter; one that was decided leads to what became of it."""
    draft = open_request(request, request_id)
    if draft.evaluation_id is not None:
        return redirect("evaluation", draft.evaluation_id)
    if draft.status != EvaluationRequest.Status.WAITING:
        return render(request, "portal/requests/declined.html", {"place": "new", "draft": draft})
    if draft.prior is not None:
        return further_page(request, draft, draft.prior)
    return asked_page(request, draft, decline_form=DeclineForm())


def open_request(request: HttpRequest, request_id: int) -> EvaluationRequest:
    """The request, for a scheduler of its practice; that it was opened is recorded."""
    need_scheduler(request)
    own = EvaluationRequest.objects.filter(practice__in=practices_of(request.user))
    draft = get_object_or_404(own.select_related("prior", "practice", "evaluation"), pk=request_id)
    record("request.opened", of=draft, actor=request.user, request=draft.pk)
    return draft


def further_page(request: HttpRequest, draft: EvaluationRequest, prior: Evaluation) -> HttpResponse:
    """A re-evaluation, supplemental or deposition that a party asked for."""
    asked: dict[str, Any] = draft.asked.get("form", {})
    form = LaterEvaluationForm(
        request.POST or None, prior=prior, today=draft.came_on, asked={**asked, "requested_on": draft.came_on}
    )
    evaluation = done(form, lambda: entered(request, draft, prior, form)) if form.is_bound else None
    if evaluation is not None:
        return redirect("evaluation", evaluation.pk)
    context = {"place": "new", "draft": draft, "prior": prior, "form": form, "decline_form": DeclineForm()}
    status = 422 if form.is_bound else 200
    return render(request, "portal/requests/further.html", context, status=status)


def entered(
    request: HttpRequest, draft: EvaluationRequest, prior: Evaluation, form: LaterEvaluationForm
) -> Evaluation:
    return take_request(
        prior.practice,
        worker={},
        injuries=[],
        parties=parties_as_told(prior),
        physician=prior.physician,
        role=prior.role,
        prior=prior,
        request=draft,
        actor=request.user,
        **form.cleaned_data,
    )


@login_required
def declined(request: HttpRequest, request_id: int) -> HttpResponse:
    draft = open_request(request, request_id)
    if request.method != "POST":
        return redirect("request", draft.pk)
    form = DeclineForm(request.POST)
    told = {"reason": form.data.get("reason", ""), "at": timezone.now(), "actor": request.user}
    done(form, lambda: decline_request(draft, **told))
    if form.errors:
        messages.error(request, "; ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("request", draft.pk)
    messages.success(request, "The request is declined; the reason is kept.")
    return redirect("requests")


@login_required
def file(request: HttpRequest, request_id: int) -> HttpResponse:
    """The letter as it came, for saving; that it was handed out is recorded."""
    draft = open_request(request, request_id)
    if not draft.file_key or not default_storage.exists(draft.file_key):
        raise Http404("No letter is kept with this request.")
    record("paper.opened", of=draft, actor=request.user, paper="request letter")
    answer = FileResponse(default_storage.open(draft.file_key), content_type="application/octet-stream")
    return closed_to_caches(answer, name=draft.file_name, shown=False)
