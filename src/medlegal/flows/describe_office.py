"""The office tells how one finds it: the way, the door, parking, the bus."""

from collections.abc import Mapping

from django.db import transaction

from medlegal.flows.refusal import NotYourRole
from medlegal.practice.companion.models import Surroundings
from medlegal.practice.companion.services import keep_surroundings
from medlegal.practice.people.models import Office, Role, User
from medlegal.practice.people.selectors import may_act


@transaction.atomic
def describe_office(office: Office, *, told: Mapping[str, str], actor: User) -> Surroundings:
    """As every worker reads it from now on."""
    if not may_act(actor, office.practice_id, Role.SCHEDULER):
        raise NotYourRole("It is for a scheduler.")
    return keep_surroundings(office, actor=actor, **{name: text.strip() for name, text in told.items()})
