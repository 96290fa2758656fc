"""Who comes behind the public site: people of the company, and nobody else."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from medlegal.practice.people.selectors import works_for_company

View = Callable[..., HttpResponse]


def for_the_company(view: View) -> View:
    """The page is for people of the managing company."""

    @wraps(view)
    def answered(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if not works_for_company(request.user):
            raise PermissionDenied("This page is for people of the managing company.")
        return view(request, *given, **named)

    return login_required(answered)
