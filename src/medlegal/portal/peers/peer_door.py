"""Who comes into what physicians share: physicians, and people of the company."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from medlegal.flows.talk_with_peers import in_community
from medlegal.practice.audit.services import record
from medlegal.practice.people.company import COMPANY

View = Callable[..., HttpResponse]


def for_peers(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if not in_community(request.user):
            raise PermissionDenied("This place is for the physicians and the company's people.")
        record("community.opened", of=COMPANY, actor=request.user, page=view.__name__)
        return view(request, *given, **named)

    return login_required(answered)
