"""Non-medical records wait: the other side may object to them before they go to the evaluator."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.weigh_appointment import SIDES
from medlegal.law.deadlines.due import due
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.docket.services import lapse_deadline, meet_deadline, reopen_deadline, set_deadline
from medlegal.practice.intake.gate_selectors import is_awaited_with_others, objection_to
from medlegal.practice.intake.gate_services import (
    keep_objection,
    keep_order,
    keep_withdrawal,
    mark_medical,
    mark_non_medical,
)
from medlegal.practice.intake.models import Objection, RecordSet
from medlegal.practice.people.models import Role, User

DUTY = "information_objection"


class NotNonMedical(Refused):
    """These are medical records; the law lets nobody object to them in this way. Mark them as non-medical first."""


class ObjectedAlready(Refused):
    """An objection to these records is kept already."""


class NoObjection(Refused):
    """No objection to these records stands."""


class OrderedAlready(Refused):
    """A judge has ordered upon this objection, so that it stands as it is."""


class StillOpen(Refused):
    """The time to object is not over yet."""


class ObjectedTooLate(Refused):
    """The time to object was over. Keep the letter with the case, and ask the physician or counsel what to do."""


class NotTheOtherSide(Refused):
    """These records came from this party's own side; the other side alone may object. Choose who really objected."""


@transaction.atomic
def set_apart(record_set: RecordSet, *, served_on: date | None, served_by: str = "", actor: User) -> None:
    """The set is non-medical: it waits until the time to object is over (Lab. Code § 4062.3(b)).

    Without the day on which the other side was served the time does not begin, and the set waits.
    """
    need_role(record_set.evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER)
    until = None
    if served_on != record_set.opponent_served_on:
        _let_go_clock(record_set, reason="Another day of service was entered.", actor=actor)
    if served_on:
        last = due(duty=DUTY, began_on=served_on, served_by=served_by or "mail")
        deadline = set_deadline(record_set.evaluation, duty=DUTY, due=last, actor=actor)
        if deadline.lapsed_on:
            _run_on(
                record_set, from_day=served_on, reason="The day of service was entered again.", actor=actor
            )
        until = last.on
    mark_non_medical(
        record_set, served_on=served_on, served_by=served_by, objections_until=until, actor=actor
    )


@transaction.atomic
def take_back(record_set: RecordSet, *, actor: User) -> None:
    """The set is medical after all, and waits for nothing."""
    need_role(record_set.evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER)
    if objection_to(record_set):
        raise ObjectedAlready(
            "A judge's order lets it go on, or the party takes the objection back: enter that first."
        )
    _let_go_clock(record_set, reason="The records count as medical.", actor=actor)
    mark_medical(record_set, actor=actor)


@transaction.atomic
def keep_objected(record_set: RecordSet, *, party: Party, on: date, actor: User) -> Objection:
    """A party objected in time: the set stays away from the evaluator until a judge orders otherwise."""
    need_role(record_set.evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER)
    if not record_set.is_non_medical:
        raise NotNonMedical
    if objection_to(record_set):
        raise ObjectedAlready
    if party not in opponents(record_set):
        raise NotTheOtherSide
    if record_set.objections_until and on > record_set.objections_until:
        raise ObjectedTooLate(f"Its last day was {record_set.objections_until:%m/%d/%Y}.")
    if not is_awaited_with_others(record_set):
        meet_clock(record_set, on=on, actor=actor)
    return keep_objection(record_set, party=party, on=on, actor=actor)


def opponents(record_set: RecordSet) -> list[Party]:
    """Who may object: the parties on another side than the sender's. Where no side is known, all but the sender."""
    sender = record_set.sender
    side = SIDES.get(str(sender.role)) if sender else None
    parties = [party for party in parties_of(record_set.evaluation) if party != sender]
    return [party for party in parties if side is None or SIDES.get(str(party.role)) != side]


@transaction.atomic
def withdraw_objection(record_set: RecordSet, *, on: date, why: str, actor: User) -> None:
    """The objection does not stand any more; the time to object runs on, for others may still object."""
    need_role(record_set.evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER)
    objection = objection_to(record_set)
    if objection is None:
        raise NoObjection
    if objection.ordered_on:
        raise OrderedAlready
    if on < objection.objected_on:
        raise WrongTime("The objection is younger than that day.")
    keep_withdrawal(objection, on=on, why=why, actor=actor)
    if record_set.opponent_served_on:
        _run_on(record_set, from_day=record_set.opponent_served_on, reason=why, actor=actor)


@transaction.atomic
def keep_unopposed(record_set: RecordSet, *, on: date, actor: User) -> None:
    """The time to object is over and a person has seen that no objection came: the clock is met."""
    need_role(record_set.evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER)
    if record_set.objections_until is None or on <= record_set.objections_until:
        raise StillOpen
    meet_clock(record_set, on=on, actor=actor)


def meet_clock(record_set: RecordSet, *, on: date, actor: User) -> None:
    began_on = record_set.opponent_served_on
    meet_deadline(record_set.evaluation, duty=DUTY, on=on, began_on=began_on, actor=actor)


def _run_on(record_set: RecordSet, *, from_day: date, reason: str, actor: User) -> None:
    reopen_deadline(record_set.evaluation, duty=DUTY, began_on=from_day, actor=actor, reason=reason)


def _let_go_clock(record_set: RecordSet, *, reason: str, actor: User) -> None:
    """Nothing is awaited any more from the day on which this set was served, unless other sets were served that day."""
    began_on, today = record_set.opponent_served_on, timezone.localdate()
    if began_on and not is_awaited_with_others(record_set):
        lapse_deadline(
            record_set.evaluation, duty=DUTY, began_on=began_on, on=today, reason=reason, actor=actor
        )


@transaction.atomic
def keep_ordered(record_set: RecordSet, *, on: date, actor: User) -> None:
    """A judge let the set go to the evaluator."""
    need_role(record_set.evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER)
    objection = objection_to(record_set)
    if objection is None:
        raise NoObjection
    if on < objection.objected_on:
        raise WrongTime("The order is older than the objection.")
    keep_order(objection, on=on, actor=actor)
