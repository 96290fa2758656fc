"""A person has looked at what was told, or says how they want to be told."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from medlegal.practice.alerts import services
from medlegal.practice.alerts.models import Alert
from medlegal.practice.people.models import User


@transaction.atomic
def look_at_alert(alert: Alert, *, at: datetime) -> None:
    """It is no longer new to the person whom it was told."""
    services.mark_seen(alert, at=at)


@transaction.atomic
def look_at_all(user: User, *, at: datetime) -> None:
    """Nothing told so far is new to the person any more."""
    services.mark_all_seen(user, at=at)


@transaction.atomic
def keep_wishes(user: User, *, said: Mapping[int, tuple[str, bool]], mobile: str) -> None:
    """By kind: how by e-mail and whether by text message."""
    services.keep_wishes(user, said=said, mobile=mobile)
