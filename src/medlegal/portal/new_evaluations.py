"""A request for an evaluation is entered: whom, which injuries, which parties."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.flows.take_request import take_request
from medlegal.portal.context import takes_requests
from medlegal.portal.doors import done
from medlegal.portal.new_evaluation_forms import (
    InjuryForms,
    PartyForms,
    RequestForm,
    WorkerForm,
    worker_as_party,
)
from medlegal.practice.cases.models import Evaluation, Party

EXPECTED = (Party.Role.CLAIMS_ADMINISTRATOR, Party.Role.APPLICANT_ATTORNEY, Party.Role.DEFENSE_ATTORNEY)


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The form, and what came of it."""
    if not takes_requests(request):
        raise PermissionDenied("New evaluations are entered by a scheduler or a manager of the practice.")
    forms = given_forms(request) if request.method == "POST" else empty_forms(request)
    if request.method == "POST" and (evaluation := entered(request, **forms)):
        return redirect("evaluation", evaluation.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "portal/evaluations/new.html", {"place": "new", **forms}, status=status)


def empty_forms(request: HttpRequest) -> dict[str, object]:
    return {
        "form": RequestForm(user=request.user, initial={"requested_on": timezone.localdate()}),
        "worker": WorkerForm(prefix="worker"),
        "injuries": InjuryForms(prefix="injury"),
        "parties": PartyForms(prefix="party", initial=[{"role": role} for role in EXPECTED]),
    }


def given_forms(request: HttpRequest) -> dict[str, object]:
    return {
        "form": RequestForm(request.POST, user=request.user),
        "worker": WorkerForm(request.POST, prefix="worker"),
        "injuries": InjuryForms(request.POST, prefix="injury"),
        "parties": PartyForms(request.POST, prefix="party", initial=[{"role": role} for role in EXPECTED]),
    }


def entered(
    request: HttpRequest, form: RequestForm, worker: WorkerForm, injuries: InjuryForms, parties: PartyForms
) -> Evaluation | None:
    """The evaluation; None when one of the forms is not right. All are looked at, so that all say what is wrong."""
    if not all([form.is_valid(), worker.is_valid(), injuries.is_valid(), parties.is_valid()]):
        form.add_error(None, "Some of what was entered below needs another look; each place says what.")
        return None
    asked = dict(form.cleaned_data)
    physician = asked.pop("physician")
    return done(
        form,
        lambda: take_request(
            physician.practice,
            worker=worker.cleaned_data,
            injuries=injuries.given(),
            parties=[worker_as_party(worker.cleaned_data), *parties.given()],
            physician=physician,
            actor=request.user,
            **asked,
        ),
    )
