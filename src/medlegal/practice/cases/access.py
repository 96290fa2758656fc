"""The only doors to a row for a person who asks: who is asking, and may they see it."""

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.http import Http404

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import User


def enter_as(user: User | AnonymousUser) -> None:
    """From here to the end of the transaction the database shows what `user` may see; a stranger sees nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT enter_as(%s), set_config('app.worker', '', true)", [user.pk])


def enter_practice(practice_id: int) -> None:
    """From here to the end of the transaction the clock works in one practice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT enter_practice(%s)", [practice_id])


@transaction.atomic
def open_evaluation(evaluation_id: int, *, reader: User) -> Evaluation:
    """The evaluation, if `reader` works on it or is a party's person; the opening is recorded.

    One that is not theirs and one that is not there raise the same Http404.
    """
    evaluation = (
        Evaluation.objects.select_related("claimant", "physician", "practice", "prior")
        .visible_to(reader)
        .filter(pk=evaluation_id)
        .first()
    )
    if evaluation is None:
        raise Http404("No such evaluation, or it is not yours to see.")
    record("evaluation.opened", of=evaluation, actor=reader)
    return evaluation
