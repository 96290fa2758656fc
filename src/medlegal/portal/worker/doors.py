"""The worker's door: a visit begun with a one-time code opens one evaluation, for an hour."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.companion.access import open_for_worker

VISIT = "companion_visit"  # in the browser's session: the key of the visit
NOT_IN = 401  # nobody is in: there is no visit, or it is over
View = Callable[..., HttpResponse]


def on_a_visit(view: View) -> View:
    """The view gets the evaluation of the visit; without one the worker is told how to come in again."""

    @wraps(view)
    def answered(request: HttpRequest, **more: object) -> HttpResponse:
        key = request.session.get(VISIT, "")
        evaluation = open_for_worker(key) if key else None
        if evaluation is None:
            return unkept(render(request, "worker/over.html", status=NOT_IN))
        return unkept(view(request, evaluation, **more))

    return answered


def unkept(answer: HttpResponse) -> HttpResponse:
    """No cache keeps it, so that nobody reads it with the back button on a borrowed telephone."""
    answer["Cache-Control"] = "private, no-store"
    return answer


def shown(request: HttpRequest, page: str, evaluation: Evaluation, **more: object) -> HttpResponse:
    """One page of the companion; 422 where a form is sent back."""
    status = int(str(more.pop("status", 200)))
    return render(request, f"worker/{page}.html", {"evaluation": evaluation, **more}, status=status)
