"""A party's person opens a served paper: that it was opened, and when, is kept as proof."""

from django.db import transaction

from medlegal.flows.refusal import NotYourRole
from medlegal.practice.audit.services import record
from medlegal.practice.companion.selectors import OPENED, openings_by, seat_in
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.people.models import User


@transaction.atomic
def open_served(serving: Serving, *, actor: User) -> str:
    """Where the paper is kept. The first opening is an event of the audit, which nobody can change."""
    if seat_in(serving.evaluation, actor) is None:
        raise NotYourRole("It is for a party's person.")
    if serving.pk not in openings_by(actor, serving.evaluation):
        record(OPENED, of=serving, actor=actor, serving=serving.pk)
    return serving.document_key
