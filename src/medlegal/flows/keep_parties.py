"""A party joins the record of an evaluation, tells another address or agreement, or leaves it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from medlegal.flows.check_conflicts import check_conflicts
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.weigh_request import need_reachable
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.cases.services import add_party, amend_party, end_party
from medlegal.practice.companion.selectors import couriers_of, invitations_of
from medlegal.practice.companion.services import end_courier, end_way
from medlegal.practice.people.models import Role, User

Fields = Mapping[str, object]


class OfRecordAlready(Refused):
    """This party is of record already, in this capacity. Change what is kept of it instead."""


class WorkerStays(Refused):
    """The injured worker is of record as long as the evaluation is. Change the address instead."""


class NotOfRecord(Refused):
    """This party is not of record any more."""


@transaction.atomic
def join_record(evaluation: Evaluation, *, told: Fields, actor: User) -> Party:
    """The party is served with everything from now on, and is held against what the evaluator disclosed.

    Law: 8 CCR §§ 34, 36, 36.7, 41.5.
    """
    need_role(evaluation, actor, Role.SCHEDULER)
    need_reachable(told)
    need_past(told)
    same = parties_of(evaluation).filter(role=told["role"], name__iexact=str(told["name"]))
    if same.exists() or (told["role"] == Party.Role.WORKER and has_worker(evaluation)):
        raise OfRecordAlready
    party = add_party(evaluation, actor=actor, **told)
    check_conflicts(evaluation, on=timezone.localdate(), actor=actor)
    return party


@transaction.atomic
def correct_party(party: Party, *, told: Fields, actor: User) -> Party:
    """Another address, means or agreement, or a name written rightly. What was served stays where it went."""
    need_role(party.evaluation, actor, Role.SCHEDULER)
    if party.left_on is not None:
        raise NotOfRecord
    need_reachable({"name": party.name, **told})
    need_past(told)
    amend_party(party, actor=actor, **told)
    check_conflicts(party.evaluation, on=timezone.localdate(), actor=actor)
    return party


@transaction.atomic
def leave_record(party: Party, *, on: date, reason: str, actor: User) -> None:
    """The party is served no more, its people and couriers come in no more; what it had stays kept."""
    need_role(party.evaluation, actor, Role.SCHEDULER)
    if party.left_on is not None:
        raise NotOfRecord
    if party.role == Party.Role.WORKER:
        raise WorkerStays
    if on > timezone.localdate():
        raise WrongTime(f"{on:%m/%d/%Y} is not here yet. Enter it on the day on which the party leaves.")
    if on < party.evaluation.requested_on:
        asked = f"{party.evaluation.requested_on:%m/%d/%Y}"
        raise WrongTime(f"The evaluation was asked for on {asked}, after this day.")
    end_party(party, on=on, reason=reason.strip(), actor=actor)
    for invitation in invitations_of(party.evaluation).filter(party=party, ended_at__isnull=True):
        end_way(invitation, at=timezone.now(), actor=actor)
    for courier in couriers_of(party.evaluation).filter(party=party):
        end_courier(courier, on=on, actor=actor)


def has_worker(evaluation: Evaluation) -> bool:
    return parties_of(evaluation).filter(role=Party.Role.WORKER).exists()


def need_past(told: Fields) -> None:
    agreed_on = told.get("e_service_agreed_on")
    if isinstance(agreed_on, date) and agreed_on > timezone.localdate():
        raise WrongTime(f"The agreement of {agreed_on:%m/%d/%Y} is not here yet (8 CCR § 36.7).")
