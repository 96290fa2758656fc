"""Who oversees: the company's people, and the managers of practices for their own."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from medlegal.practice.audit.services import record
from medlegal.practice.people.company import COMPANY
from medlegal.practice.people.company_selectors import managed_by, overseen_by
from medlegal.practice.people.models import Practice
from medlegal.practice.people.selectors import works_for_company

View = Callable[..., HttpResponse]


def for_oversight(view: View) -> View:
    """The page is for people of the company and for managers; the opening is recorded."""

    @wraps(view)
    def answered(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if not works_for_company(request.user) and not managed_by(request.user).exists():
            raise PermissionDenied("This page is for the managing company and for managers of practices.")
        record("management.opened", of=COMPANY, actor=request.user, page=view.__name__)
        return view(request, *given, **named)

    return login_required(answered)


def overseen_or_404(request: HttpRequest, practice_id: int) -> Practice:
    return get_object_or_404(overseen_by(request.user), pk=practice_id)
