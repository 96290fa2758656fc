"""A follow-up or a supplemental report is asked for: the worker, injuries and parties stand from before."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.flows.take_request import take_request
from medlegal.portal.doors import done, open_to_office
from medlegal.portal.frame import framed
from medlegal.portal.later_evaluation_forms import LaterEvaluationForm
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import parties_as_told


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The form, and what came of it."""
    prior = open_to_office(request, evaluation_id)
    form = LaterEvaluationForm(request.POST or None, prior=prior, today=timezone.localdate())
    evaluation = done(form, lambda: entered(request, prior, form)) if form.is_bound else None
    if evaluation is not None:
        messages.success(
            request, f"The request is entered as {evaluation.number}; it follows {prior.number}."
        )
        return redirect("evaluation", evaluation.pk)
    context = framed(request, prior, "evaluation", form=form)
    return render(request, "portal/evaluations/later.html", context, status=422 if form.is_bound else 200)


def entered(request: HttpRequest, prior: Evaluation, form: LaterEvaluationForm) -> Evaluation:
    return take_request(
        prior.practice,
        worker={},
        injuries=[],
        parties=parties_as_told(prior),
        physician=prior.physician,
        role=prior.role,
        prior=prior,
        actor=request.user,
        **form.cleaned_data,
    )
