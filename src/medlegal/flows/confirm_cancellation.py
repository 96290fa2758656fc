"""A party cancels an appointment by word of mouth, and confirms it in writing."""

from datetime import date

from django.db import transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.law.deadlines.due import due
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.docket.entry_services import keep_entry
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import unanswered
from medlegal.practice.docket.services import meet_deadline, set_deadline
from medlegal.practice.people.models import Role, User

DUTY = "cancellation_confirmation"
Kind = DocketEntry.Kind


class NothingSaid(Refused):
    """No cancellation by word of mouth waits for its confirmation."""


class SaidAlready(Refused):
    """A cancellation by word of mouth waits for its confirmation already."""


@transaction.atomic
def hear_cancellation(evaluation: Evaluation, *, party: Party, on: date, actor: User | None) -> DocketEntry:
    """The party said it will not keep the appointment; its time to say so in writing begins.

    The appointment stands until it is cancelled, with the day of the writing. Law: 8 CCR § 34(g), (h).
    """
    need_role(evaluation, actor, Role.SCHEDULER)
    if unanswered(evaluation, Kind.CANCELLATION_SAID):
        raise SaidAlready
    set_deadline(evaluation, duty=DUTY, due=due(duty=DUTY, began_on=on), actor=actor)
    return keep_entry(evaluation, kind=Kind.CANCELLATION_SAID, on=on, party=party, actor=actor)


@transaction.atomic
def confirm_cancellation(
    evaluation: Evaluation, *, on: date, proof: str = "", actor: User | None
) -> DocketEntry:
    """The confirmation's postmark or fax date, which is the day of the cancellation."""
    need_role(evaluation, actor, Role.SCHEDULER)
    said = unanswered(evaluation, Kind.CANCELLATION_SAID)
    if said is None:
        raise NothingSaid
    if on < said.happened_on:
        raise WrongTime(f"It was said on {said.happened_on:%m/%d/%Y}, after the confirmation.")
    meet_deadline(evaluation, duty=DUTY, on=on, began_on=said.happened_on, actor=actor)
    return keep_entry(
        evaluation, kind=Kind.CANCELLATION_CONFIRMED, on=on, proof=proof.strip(), answers=said, actor=actor
    )
