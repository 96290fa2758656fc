"""Who comes into a physician's own place: the physician, and nobody else."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from medlegal.practice.audit.services import record
from medlegal.practice.calendar.hours_selectors import physicians_who
from medlegal.practice.people.models import Physician, User

View = Callable[..., HttpResponse]


def own_physician(user: User) -> Physician | None:
    """The physician that the person is; none for everybody else."""
    return physicians_who(user).filter(user=user).select_related("practice").first()


def for_the_physician(view: View) -> View:
    """The view gets the physician who asks; the opening is recorded."""

    @wraps(view)
    def answered(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        physician = own_physician(request.user)
        if physician is None:
            raise PermissionDenied("This place is a physician's own. Your own first page is “Work”.")
        record("own_place.opened", of=physician, actor=request.user, page=view.__name__)
        return view(request, physician, *given, **named)

    return login_required(answered)
