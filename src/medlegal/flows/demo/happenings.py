"""What else happens to invented cases: an appointment that nobody came to, a deposition that was held."""

from datetime import date

from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.notice_deposition import hold_deposition, notice_deposition
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.people.models import User


def miss_appointment(evaluation: Evaluation, *, ended: str, on: date, actor: User) -> None:
    """The worker did not come, so that the biller has a missed appointment to bill."""
    end_appointment(evaluation, ended=ended, on=on, note="Nobody called. (invented)", actor=actor)


def testify(
    evaluation: Evaluation, *, noticed_on: date, scheduled_on: date, held_on: date, minutes: int, actor: User
) -> None:
    """The defense noticed the evaluator's deposition, and it was held."""
    notice_deposition(
        evaluation,
        party=parties_of(evaluation).get(role=Party.Role.DEFENSE_ATTORNEY),
        noticed_on=noticed_on,
        scheduled_on=scheduled_on,
        place="virtual",
        actor=actor,
    )
    hold_deposition(evaluation, on=held_on, minutes=minutes, actor=actor)
