"""Keeps whom something was told, whether they saw it, and how they want to be told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from medlegal.practice.alerts.models import Alert, Mobile, Wish
from medlegal.practice.people.models import User


def keep_alert(
    *, practice_id: int | None, evaluation_id: int | None, user: User, kind: int, about: int, at: datetime
) -> Alert:
    """Run twice, the person was told once."""
    alert, _ = Alert.objects.get_or_create(
        practice_id=practice_id,
        user=user,
        kind=kind,
        about=about,
        defaults={"evaluation_id": evaluation_id, "told_at": at},
    )
    return alert


def mark_mailed(alerts: Sequence[Alert], *, at: datetime) -> None:
    Alert.objects.filter(pk__in=[alert.pk for alert in alerts]).update(mailed_at=at)


def mark_texted(alert: Alert, *, at: datetime) -> None:
    alert.texted_at = at
    alert.save(update_fields=["texted_at"])


def mark_all_seen(user: User, *, at: datetime) -> int:
    """How many were new to the person."""
    return Alert.objects.filter(user=user, seen_at__isnull=True).update(seen_at=at)


def mark_seen(alert: Alert, *, at: datetime) -> None:
    if alert.seen_at is None:
        alert.seen_at = at
        alert.save(update_fields=["seen_at"])


def keep_wishes(user: User, *, said: Mapping[int, tuple[str, bool]], mobile: str) -> None:
    """For each kind: how by e-mail, and whether by text message; and the number for those."""
    for kind, (by_email, by_text) in said.items():
        Wish.objects.update_or_create(
            user=user, kind=kind, defaults={"by_email": by_email, "by_text": by_text}
        )
    Mobile.objects.update_or_create(user=user, defaults={"number": mobile})
