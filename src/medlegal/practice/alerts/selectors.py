"""What a person was told, and how the person wants to be told."""

from django.db.models import QuerySet

from medlegal.practice.alerts.models import Alert, Kind, Mobile, Wish
from medlegal.practice.people.models import User

FOR_THE_WORKER = (Kind.DAY_ANSWERED,)  # goes to the worker's link, to nobody's bell
FOR_THE_COMPANY = (Kind.INQUIRY_CAME, Kind.JOINING_CAME)  # of no practice, for the company's people
OFTEN = (Kind.RECORDS_CAME, Kind.DEADLINE_NEAR)  # so many of them that one e-mail a day is enough


def alerts_of(user: User) -> QuerySet[Alert]:
    """The newest first."""
    return Alert.objects.filter(user=user).select_related("evaluation", "practice")


def unseen_count(user: User) -> int:
    return Alert.objects.filter(user=user, seen_at__isnull=True).count()


def usual_wish(kind: int) -> str:
    """How somebody is told by e-mail who has not said."""
    return Wish.Email.DAILY if kind in OFTEN else Wish.Email.AT_ONCE


def wishes_of(user: User) -> dict[int, Wish]:
    """The person's wish for every kind: as said, or the usual one."""
    said = {wish.kind: wish for wish in Wish.objects.filter(user=user)}
    return {
        kind: said.get(kind) or Wish(user=user, kind=kind, by_email=usual_wish(kind))
        for kind in Kind.values
        if kind not in FOR_THE_WORKER
    }


def mobile_of(user: User) -> str:
    """The number for text messages; empty where none was given."""
    kept = Mobile.objects.filter(user=user).first()
    return kept.number if kept else ""


def for_a_digest(practice_id: int | None) -> QuerySet[Alert]:
    """What was told in the practice, was neither seen nor mailed, and belongs to somebody who can sign in.

    None stands for the company.
    """
    return (
        Alert.objects.filter(
            practice=practice_id, seen_at__isnull=True, mailed_at__isnull=True, user__is_active=True
        )
        .select_related("user", "evaluation")
        .order_by("user_id", "id")
    )
