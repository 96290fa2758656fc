"""The evaluator's deposition is noticed, cancelled or held."""

from datetime import date

from django.db import transaction

from medlegal.flows.refusal import NotYourRole, Refused, WrongTime
from medlegal.flows.take_request import take_request
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due
from medlegal.practice.cases.models import Evaluation, EvaluationRequest, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import later_than, parties_as_told, parties_of
from medlegal.practice.docket.entry_services import keep_entry
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import deadlines_of, unanswered
from medlegal.practice.docket.services import lapse, lapse_deadline, meet_deadline, set_deadline
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import may_act

Kind = DocketEntry.Kind
PLACES = ("examination_place", "within_distance", "virtual", "elsewhere")
AS_BEFORE = ("role", "panel_number", "specialty", "language", "is_represented")  # of what it follows


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

    Of an examination or a report the deposition is an evaluation of its own that follows it; what a party asked
    for and nobody has taken yet is taken with it. `agreed` says who ordered or agreed to another time or place.
    Law: 8 CCR § 35.5(f).
    """
    need_scheduler(evaluation, actor)
    if place not in PLACES:
        raise NoSuchPlace
    if scheduled_on < noticed_on:
        raise WrongTime("The deposition would be before its notice.")
    if noticed_in(evaluation):
        raise NoticedAlready
    last = due(duty="deposition", began_on=noticed_on)
    if place == "elsewhere" and not agreed.strip():
        raise TooFar(f"{last.steps[-1].says} ({last.steps[-1].citation})")
    if scheduled_on > last.on and not agreed.strip():
        raise TooLate(f"The last day is {last.on:%m/%d/%Y} ({last.steps[0].citation}).")
    deposition = deposition_of(evaluation, noticed_on=noticed_on, actor=actor)
    begin_clock(deposition, last, actor=actor)
    told = {"scheduled_on": scheduled_on.isoformat(), "place": place}
    return keep_entry(
        deposition,
        kind=Kind.DEPOSITION_NOTICED,
        on=noticed_on,
        party=same_party(deposition, party),
        proof=agreed.strip(),
        **told,
        actor=actor,
    )


def need_scheduler(evaluation: Evaluation, actor: User | None) -> None:
    """An evaluation that is closed may still be followed by its evaluator's deposition."""
    if evaluation.kind == Evaluation.Kind.DEPOSITION:
        need_role(evaluation, actor, Role.SCHEDULER)
    elif actor is not None and not may_act(actor, evaluation.practice_id, Role.SCHEDULER):
        raise NotYourRole("It is for a scheduler.")


def deposition_of(evaluation: Evaluation, *, noticed_on: date, actor: User | None) -> Evaluation:
    """The deposition as an evaluation: this one, the one a party asked for and somebody took, or a new one."""
    if evaluation.kind == Evaluation.Kind.DEPOSITION:
        return evaluation
    taken = later_than(evaluation).filter(kind=Evaluation.Kind.DEPOSITION, closed_on__isnull=True)
    if (open_one := taken.exclude(docketentry__kind=Kind.DEPOSITION_NOTICED).first()) is not None:
        return open_one
    asked = EvaluationRequest.objects.filter(
        prior=evaluation, status=EvaluationRequest.Status.WAITING, asked__form__kind="deposition"
    )
    return take_request(
        evaluation.practice,
        worker={},
        injuries=[],
        parties=parties_as_told(evaluation),
        physician=evaluation.physician,
        requested_on=noticed_on,
        prior=evaluation,
        request=asked.first(),
        kind=Evaluation.Kind.DEPOSITION,
        **{name: getattr(evaluation, name) for name in AS_BEFORE},
        actor=actor,
    )


def same_party(deposition: Evaluation, party: Party) -> Party | None:
    """The party as it stands in the deposition's own evaluation."""
    return parties_of(deposition).filter(role=party.role, name=party.name).first()


def begin_clock(deposition: Evaluation, last: Due, *, actor: User | None) -> None:
    """The time runs from the notice; one that ran from the request ends with it."""
    why = f"The time runs from the notice of {last.began_on:%m/%d/%Y}."
    for clock in deadlines_of(deposition).filter(duty="deposition").standing():
        if clock.began_on != last.began_on:
            lapse(clock, on=last.began_on, reason=why, actor=actor)
    set_deadline(deposition, duty="deposition", due=last, actor=actor)


@transaction.atomic
def cancel_deposition(
    evaluation: Evaluation, *, on: date, proof: str = "", actor: User | None
) -> DocketEntry:
    """The deposition is cancelled; so late that a fee is owed, the entry says so. Law: 8 CCR § 9795(c), ML204."""
    need_scheduler(evaluation, actor)
    noticed = need_noticed(evaluation, on=on)
    free_until = due(duty="deposition_cancellation", began_on=scheduled_day(noticed))
    lapse_deadline(
        noticed.evaluation,
        duty="deposition",
        began_on=noticed.happened_on,
        on=on,
        reason=f"The deposition was cancelled on {on:%m/%d/%Y}.",
        actor=actor,
    )
    return keep_entry(
        noticed.evaluation,
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
    noticed = need_noticed(evaluation, on=on)
    need_role(noticed.evaluation, actor, Role.SCHEDULER, Role.PHYSICIAN)
    meet_deadline(noticed.evaluation, duty="deposition", on=on, began_on=noticed.happened_on, actor=actor)
    return keep_entry(
        noticed.evaluation, kind=Kind.DEPOSITION_HELD, on=on, answers=noticed, minutes=minutes, actor=actor
    )


def noticed_in(evaluation: Evaluation) -> DocketEntry | None:
    """The notice that waits for its deposition, in this evaluation or in one that follows it."""
    here = [evaluation, *later_than(evaluation).filter(kind=Evaluation.Kind.DEPOSITION)]
    return next((one for one in (unanswered(at, Kind.DEPOSITION_NOTICED) for at in here) if one), None)


def need_noticed(evaluation: Evaluation, *, on: date) -> DocketEntry:
    noticed = noticed_in(evaluation)
    if noticed is None:
        raise NoDeposition
    if on < noticed.happened_on:
        raise WrongTime(f"It was noticed on {noticed.happened_on:%m/%d/%Y}, after this day.")
    return noticed


def scheduled_day(noticed: DocketEntry) -> date:
    return date.fromisoformat(str(noticed.told["scheduled_on"]))
