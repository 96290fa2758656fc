"""A program gets a key that acts as a person, or loses it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from medlegal.practice.audit.services import record
from medlegal.practice.cases.access import enter_as, enter_practice
from medlegal.practice.people import services
from medlegal.practice.people.models import ApiToken, User
from medlegal.practice.people.refusal import Refused
from medlegal.practice.people.selectors import practices_of

SCOPES = {
    "cases:read": "see evaluations, appointments and deadlines",
    "cases:write": "enter requests, appointments and examinations; move deadlines",
    "records:read": "see records, their pages and what was found in them",
    "records:write": "send records and declarations",
    "reports:read": "see the report, and what it still lacks",
    "reports:write": "sign and serve the report, as far as the person may",
    "bills:read": "see the bill and how it was reckoned",
    "bills:write": "enter what a payer answered",
    "audit:read": "see what was done and read, and by whom",
}
LONGEST_DAYS = 730


class NoSuchScope(Refused):
    """There is no such scope."""


class NobodySigned(Refused):
    """Nobody signs in with that e-mail address. Check it, or invite the person first."""


class LivesTooLong(Refused):
    """A token lives from one day to two years. Choose the days within that."""


class NoSuchToken(Refused):
    """There is no token of that number, or it was revoked already."""


@transaction.atomic
def give_token(
    email: str, *, name: str, scopes: Sequence[str], days: int, at: datetime
) -> tuple[ApiToken, str]:
    """The token, and its key, which nobody can ever see again. It acts as the person with that e-mail address."""
    if unknown := sorted(set(scopes) - SCOPES.keys()):
        raise NoSuchScope(f"{', '.join(unknown)}: the scopes are {', '.join(SCOPES)}.")
    if not 1 <= days <= LONGEST_DAYS:
        raise LivesTooLong
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise NobodySigned
    token, key = services.give_token(
        user, name=name[:60], scopes=scopes, expires_at=at + timedelta(days=days)
    )
    tell_the_practices("token.given", token)
    return token, key


@transaction.atomic
def revoke_token(token_id: int, *, at: datetime) -> ApiToken:
    """The token opens nothing from now on."""
    token = ApiToken.objects.select_related("user").filter(pk=token_id, revoked_at__isnull=True).first()
    if token is None:
        raise NoSuchToken
    services.revoke_token(token, at=at)
    tell_the_practices("token.revoked", token)
    return token


def tell_the_practices(action: str, token: ApiToken) -> None:
    """An event for each practice whose rows the token opens, or opened."""
    enter_as(token.user)
    seats = token.user.seats.filter(ended_on__isnull=True)
    for place in [*practices_of(token.user), *seats]:
        enter_practice(place.practice_id)
        record(action, of=place, actor=None, token=token.pk, user=token.user_id, scopes=list(token.scopes))
