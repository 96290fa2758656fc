"""What every page knows: whether this is the demo, the day, and whether the reader takes requests."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from medlegal.practice.alerts.selectors import unseen_count
from medlegal.practice.people.models import Role
from medlegal.practice.people.selectors import roles_of, works_for_company


def house(request: HttpRequest) -> dict[str, object]:
    """The roles are asked for only by a page that shows them."""
    return {
        "is_demo": settings.DEMO,
        "today": timezone.localdate(),
        "takes_requests": SimpleLazyObject(lambda: takes_requests(request)),
        "unseen_alerts": SimpleLazyObject(lambda: unseen_here(request)),
        "is_of_the_company": SimpleLazyObject(lambda: is_of_the_company(request)),
        "manages": SimpleLazyObject(lambda: Role.MANAGER in roles_here(request)),
        "is_a_physician": SimpleLazyObject(lambda: Role.PHYSICIAN in roles_here(request)),
        "is_in_an_office": SimpleLazyObject(lambda: bool(roles_here(request))),
    }


def takes_requests(request: HttpRequest) -> bool:
    """Whether the reader may enter a new evaluation somewhere."""
    return bool(roles_here(request) & {Role.SCHEDULER, Role.MANAGER})


def is_of_the_company(request: HttpRequest) -> bool:
    """Whether the reader works for the company that manages the practices."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated and works_for_company(user)


def roles_here(request: HttpRequest) -> frozenset[str]:
    """The reader's roles in any practice; none for a stranger and for a party's person."""
    user = getattr(request, "user", None)
    return roles_of(user) if user is not None and user.is_authenticated else frozenset()


def unseen_here(request: HttpRequest) -> int:
    """How many things the reader was told and has not looked at."""
    user = getattr(request, "user", None)
    return unseen_count(user) if user is not None and user.is_authenticated else 0
