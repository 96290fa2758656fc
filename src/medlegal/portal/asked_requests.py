"""A party's person asks: more of an evaluation with a seat, or an evaluation of somebody new."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medlegal.flows.receive_request import ask_anew, ask_further
from medlegal.portal.doors import done
from medlegal.portal.frame import framed
from medlegal.portal.request_forms import AnewForm, FurtherForm
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.likeness_selectors import requests_asked
from medlegal.practice.cases.models import EvaluationRequest
from medlegal.practice.cases.selectors import seats_of
from medlegal.practice.people.selectors import roles_of

CAME = _("Your request is with the office. You see here what becomes of it.")


@login_required
def further(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """A re-evaluation, a supplemental report or a deposition of the evaluator."""
    prior = open_evaluation(evaluation_id, reader=request.user)
    if not seats_of(prior).filter(user=request.user).exists():
        raise PermissionDenied(_("A request is made here by a party's person; the office enters its own."))
    form = FurtherForm(request.POST or None)
    today = timezone.localdate()
    if form.is_bound and done(
        form, lambda: ask_further(prior, asked=form.cleaned_data, on=today, actor=request.user)
    ):
        messages.success(request, CAME)
        return redirect("requests_asked")
    context = framed(request, prior, "ask", form=form)
    return render(request, "portal/requests/ask.html", context, status=422 if form.is_bound else 200)


@login_required
def anew(request: HttpRequest) -> HttpResponse:
    """An evaluation of a worker who is not here yet."""
    if roles_of(request.user):
        return redirect("new_evaluation")
    form = AnewForm(request.POST or None)
    if form.is_bound and done(form, lambda: asked_anew(request, form)):
        messages.success(request, CAME)
        return redirect("requests_asked")
    status = 422 if form.is_bound else 200
    return render(request, "portal/requests/ask_anew.html", {"place": "asked", "form": form}, status=status)


def asked_anew(request: HttpRequest, form: AnewForm) -> EvaluationRequest:
    return ask_anew(
        form.cleaned_data["physician"].practice,
        asked=form.asked(),
        on=timezone.localdate(),
        by=EvaluationRequest.CameBy.PARTY,
        actor=request.user,
    )


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """What the person asked for, and what the office made of it."""
    context = {"place": "asked", "asked": requests_asked(request.user)}
    return render(request, "portal/requests/asked.html", context)
