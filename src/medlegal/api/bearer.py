"""Who asks: the person whose token it is, within the token's scopes. A session's cookie is no way in."""

from datetime import datetime, timedelta

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.models import ApiToken
from medlegal.practice.people.refusal import NotYourRole
from medlegal.practice.people.services import digest_of, note_token_used

NOTED_EVERY = timedelta(minutes=1)  # so that requests at one time do not wait for each other's note


class ScopeMissing(NotYourRole):
    """This token may not do that."""


class Bearer(HttpBearer):
    """The database then shows what the token's person may see, and nothing else."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> int | None:
        """The token's number, or None. Raises ScopeMissing when it is good for other things only."""
        now = timezone.now()
        known = ApiToken.objects.select_related("user").filter(good_at(now), digest=digest_of(token)).first()
        if known is None:
            return None
        if self.scope not in known.scopes:
            raise ScopeMissing(f"It needs the scope {self.scope}; ask for a token that has it.")
        request.user = known.user
        enter_as(known.user)
        if known.used_at is None or now - known.used_at > NOTED_EVERY:
            note_token_used(known, at=now)
        return known.pk


def good_at(now: datetime) -> models.Q:
    return models.Q(revoked_at__isnull=True, expires_at__gt=now, user__is_active=True)
