"""Who comes into a physician's own place: the physician, and nobody else."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from medlegal.practice.audit.services import record
from medlegal.practice.calendar.hours_selectors import physicians_who
from medlegal.practice.people.models import Physician, User

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Own:
    """The physician who asks, as each practice knows them, and the practice that is looked at alone."""

    everywhere: list[Physician]
    chosen: Physician | None

    @property
    def shown(self) -> list[Physician]:
        return [self.chosen] if self.chosen else self.everywhere

    @property
    def first(self) -> Physician:
        return self.shown[0]

    @property
    def query(self) -> str:
        """What the addresses of this place carry, so that the choice stays."""
        return f"?practice={self.chosen.practice_id}" if self.chosen else ""

    @property
    def names_practice(self) -> bool:
        """Whether rows of more than one practice stand beside each other."""
        return len(self.shown) > 1


def own_physicians(user: User) -> list[Physician]:
    """The physician that the person is, in each practice where they evaluate; none for everybody else."""
    own = physicians_who(user).filter(user=user).select_related("practice")
    return list(own.order_by("practice__name", "pk"))


def for_the_physician(view: View) -> View:
    """The view gets what is `Own`; the opening is recorded in each practice. `?practice=` looks at one alone."""

    @wraps(view)
    def answered(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        everywhere = own_physicians(request.user)
        if not everywhere:
            raise PermissionDenied("This place is a physician's own. Your own first page is “Work”.")
        asked = request.GET.get("practice", "")
        own = Own(everywhere, next((one for one in everywhere if str(one.practice_id) == asked), None))
        for physician in own.shown:
            record("own_place.opened", of=physician, actor=request.user, page=view.__name__)
        return view(request, own, *given, **named)

    return login_required(answered)
