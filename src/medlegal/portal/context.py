"""What every page knows: whether this is the demo, the day, and whether the reader takes requests."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from medlegal.practice.people.models import Role
from medlegal.practice.people.selectors import roles_of


def house(request: HttpRequest) -> dict[str, object]:
    """The roles are asked for only by a page that shows them."""
    return {
        "is_demo": settings.DEMO,
        "today": timezone.localdate(),
        "takes_requests": SimpleLazyObject(lambda: takes_requests(request)),
    }


def takes_requests(request: HttpRequest) -> bool:
    """Whether the reader may enter a new evaluation somewhere."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return False
    return bool(roles_of(user) & {Role.SCHEDULER, Role.MANAGER})
