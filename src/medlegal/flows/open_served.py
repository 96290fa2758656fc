"""A party's person opens a served paper: that it was opened, and when, is kept as proof."""

from django.db import transaction

from medlegal.flows.refusal import NotYourRole
from medlegal.practice.audit.services import record
from medlegal.practice.companion.selectors import OPENED, openings_by, seat_in
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.correspondence.selectors import recipients_of
from medlegal.practice.people.models import User


@transaction.atomic
def open_served(serving: Serving, *, actor: User) -> str:
    """Where the paper is kept. The first opening is an event of the audit, which nobody can change."""
    if seat_in(serving.evaluation, actor) is None or is_kept_from(actor, serving):
        raise NotYourRole("It is for a party's person.")
    if serving.pk not in openings_by(actor, serving.evaluation):
        record(OPENED, of=serving, actor=actor, serving=serving.pk)
    return serving.document_key


def is_kept_from(user: User, serving: Serving) -> bool:
    """Whether somebody else received it for the person's party, who is not handed it. Law: 8 CCR § 36.5."""
    seat = seat_in(serving.evaluation, user)
    if seat is None:
        return False
    return recipients_of(serving).filter(party=seat.party_id).exclude(name="").exists()
