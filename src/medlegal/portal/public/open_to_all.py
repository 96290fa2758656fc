"""Pages that are the same for everybody: a cache may keep them for a little while, and asks whether they changed."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

View = Callable[..., HttpResponse]
SECONDS_KEPT = 300


def open_to_all(view: View) -> View:
    """The page may be kept by any cache; its ETag is that of its content."""

    @wraps(view)
    def answered(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        answer = view(request, *given, **named)
        if answer.status_code == 200:
            answer.headers.setdefault("Cache-Control", f"public, max-age={SECONDS_KEPT}")
        return answer

    checked: View = require_safe(conditional_page(answered))
    return checked
