"""An evaluation is closed: what is kept stays, and its deadlines leave the work queue."""

from datetime import date

from django.db import transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.watch_clocks import end_clocks
from medlegal.practice.cases import services
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import ClosedAlready, need_role
from medlegal.practice.people.models import Role, User


class ClosedWithoutReason(Refused):
    """Say why the evaluation is closed; the reason is kept with it."""


@transaction.atomic
def close_evaluation(evaluation: Evaluation, *, on: date, reason: str, actor: User) -> Evaluation:
    """The evaluation, closed `on`. What stood lapses with its rows kept; money and the report's keeping go on."""
    need_role(evaluation, actor, Role.SCHEDULER, Role.BILLER)
    if evaluation.closed_on is not None:
        raise ClosedAlready
    if not reason.strip():
        raise ClosedWithoutReason
    if on < evaluation.requested_on:
        raise WrongTime(
            f"The evaluation was asked for on {evaluation.requested_on:%m/%d/%Y}, after it was closed."
        )
    end_clocks(evaluation, on=on, actor=actor)
    services.close_evaluation(evaluation, on=on, reason=reason.strip(), actor=actor)
    return evaluation
