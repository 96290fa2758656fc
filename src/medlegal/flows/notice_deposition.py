"""The evaluator's deposition is noticed, cancelled or held."""

from datetime import date

from django.db import transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.law.deadlines.due import due
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.docket.entry_services import keep_entry
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import unanswered
from medlegal.practice.docket.services import lapse_deadline, meet_deadline, set_deadline
from medlegal.practice.people.models import Role, User

Kind = DocketEntry.Kind
PLACES = ("examination_place", "within_distance", "virtual", "elsewhere")


class NoSuchPlace(Refused):
    """Say where it is taken: where the worker was examined, near there, by video, or elsewhere."""


class TooFar(Refused):
    """The law does not let it be taken there. Choose another place, or say who ordered or agreed to this one."""


class TooLate(Refused):
    """The evaluator is to be available sooner. Choose an earlier day, or say who ordered or agreed to this one."""


class NoticedAlready(Refused):
    """A deposition is noticed already. Record that it was held or cancelled first."""


class NoDeposition(Refused):
    """No deposition is noticed."""


@transaction.atomic
def notice_deposition(
    evaluation: Evaluation,
    *,
    party: Party,
    noticed_on: date,
    scheduled_on: date,
    place: str,
    agreed: str = "",
    actor: User | None,
) -> DocketEntry:
    """A party noticed the evaluator's deposition: the time in which the evaluator is available begins.

    `agreed` says who ordered or agreed to another time or place. Law: 8 CCR § 35.5(f).
    """
    need_role(evaluation, actor, Role.SCHEDULER)
    if place not in PLACES:
        raise NoSuchPlace
    if scheduled_on < noticed_on:
        raise WrongTime("The deposition would be before its notice.")
    if unanswered(evaluation, Kind.DEPOSITION_NOTICED):
        raise NoticedAlready
    last = due(duty="deposition", began_on=noticed_on)
    if place == "elsewhere" and not agreed.strip():
        raise TooFar(f"{last.steps[-1].says} ({last.steps[-1].citation})")
    if scheduled_on > last.on and not agreed.strip():
        raise TooLate(f"The last day is {last.on:%m/%d/%Y} ({last.steps[0].citation}).")
    set_deadline(evaluation, duty="deposition", due=last, actor=actor)
    told = {"scheduled_on": scheduled_on.isoformat(), "place": place}
    return keep_entry(
        evaluation,
        kind=Kind.DEPOSITION_NOTICED,
        on=noticed_on,
        party=party,
        proof=agreed.strip(),
        **told,
        actor=actor,
    )


@transaction.atomic
def cancel_deposition(
    evaluation: Evaluation, *, on: date, proof: str = "", actor: User | None
) -> DocketEntry:
    """The deposition is cancelled; so late that a fee is owed, the entry says so. Law: 8 CCR § 9795(c), ML204."""
    need_role(evaluation, actor, Role.SCHEDULER)
    noticed = need_noticed(evaluation, on=on)
    free_until = due(duty="deposition_cancellation", began_on=scheduled_day(noticed))
    lapse_deadline(
        evaluation,
        duty="deposition",
        began_on=noticed.happened_on,
        on=on,
        reason=f"The deposition was cancelled on {on:%m/%d/%Y}.",
        actor=actor,
    )
    return keep_entry(
        evaluation,
        kind=Kind.DEPOSITION_CANCELLED,
        on=on,
        proof=proof.strip(),
        answers=noticed,
        is_late=on > free_until.on,
        free_until=free_until.on.isoformat(),
        actor=actor,
    )


@transaction.atomic
def hold_deposition(evaluation: Evaluation, *, on: date, minutes: int, actor: User | None) -> DocketEntry:
    """The evaluator testified, for so many minutes."""
    need_role(evaluation, actor, Role.SCHEDULER, Role.PHYSICIAN)
    noticed = need_noticed(evaluation, on=on)
    meet_deadline(evaluation, duty="deposition", on=on, began_on=noticed.happened_on, actor=actor)
    return keep_entry(
        evaluation, kind=Kind.DEPOSITION_HELD, on=on, answers=noticed, minutes=minutes, actor=actor
    )


def need_noticed(evaluation: Evaluation, *, on: date) -> DocketEntry:
    noticed = unanswered(evaluation, Kind.DEPOSITION_NOTICED)
    if noticed is None:
        raise NoDeposition
    if on < noticed.happened_on:
        raise WrongTime(f"It was noticed on {noticed.happened_on:%m/%d/%Y}, after this day.")
    return noticed


def scheduled_day(noticed: DocketEntry) -> date:
    return date.fromisoformat(str(noticed.told["scheduled_on"]))
