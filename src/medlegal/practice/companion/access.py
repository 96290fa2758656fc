"""The doors of those who have no account: a key opens one row, and a worker's visit one evaluation."""

import hashlib

from django.db import connection, transaction
from django.http import Http404

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.companion.models import Courier
from medlegal.practice.people.models import User


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def enter_by_key(digest: str) -> None:
    """From here to the end of the transaction the database shows the one row that this key opens."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT enter_by_key(%s)", [digest])


def enter_as_worker(digest: str) -> None:
    """From here on the database shows what the worker of this visit may see; nothing once the visit is over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT enter_as_worker(%s)", [digest])


@transaction.atomic
def open_for_worker(visit_key: str) -> Evaluation | None:
    """The evaluation of the worker's visit, and the opening recorded; None once the visit is over."""
    enter_as_worker(digest_of(visit_key))
    evaluation = Evaluation.objects.select_related("claimant", "physician", "practice").first()
    if evaluation is not None:
        record("companion.opened", of=evaluation, actor=None)
    return evaluation


def place_as_courier(evaluation_id: int, *, reader: User) -> Courier:
    """The person's place as a copy service in the evaluation. Raises Http404 for anybody else."""
    place = Courier.objects.filter(evaluation_id=evaluation_id, user=reader, ended_on__isnull=True).first()
    if place is None:
        raise Http404("No such evaluation, or it is not yours to see.")
    return place
