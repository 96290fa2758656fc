"""Who did and opened what, sought by practice, person, evaluation and days."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from medlegal.practice.audit.models import Event


def events_of(
    practices: Collection[int],
    *,
    since: date,
    until: date,
    actor: int | None = None,
    evaluation: int | None = None,
    opened_only: bool = False,
) -> QuerySet[Event]:
    """The newest first, both days included; the database's own row counts left out."""
    found = Event.objects.filter(practice_id__in=practices, at__date__gte=since, at__date__lte=until)
    found = found.exclude(action__startswith="row.")
    if actor is not None:
        found = found.filter(actor_id=actor)
    if evaluation is not None:
        found = found.filter(evaluation_id=evaluation)
    if opened_only:
        found = found.filter(action__regex=r"\.(opened|searched|taken|file_opened)$")
    return found.order_by("-id")


def actors_in(practices: Collection[int], *, since: date) -> list[int]:
    """The people who did anything there since that day."""
    acted = Event.objects.filter(practice_id__in=practices, at__date__gte=since, actor_id__isnull=False)
    return list(acted.order_by().values_list("actor_id", flat=True).distinct())
