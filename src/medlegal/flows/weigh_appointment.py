"""An appointment is held against the law before it is booked: its window, place, remote terms and changes."""

from collections.abc import Mapping
from datetime import date

from medlegal.law.dates import RequestDate
from medlegal.law.panels.appointment import Appointment as Weighed
from medlegal.law.panels.appointment import Waiver, appointment
from medlegal.practice.calendar.selectors import cancelled_by_evaluator, waivers_of
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.people.models import Office

SIDES = {
    Party.Role.WORKER: "worker",
    Party.Role.APPLICANT_ATTORNEY: "worker",
    Party.Role.DEFENSE_ATTORNEY: "defense",
    Party.Role.CLAIMS_ADMINISTRATOR: "defense",
    Party.Role.EMPLOYER: "defense",
}


def weigh_appointment(
    evaluation: Evaluation,
    *,
    on: date,
    office: Office,
    remote_terms: Mapping[str, object] | None = None,
) -> Weighed:
    """What the law says of an examination of this evaluation on that day at that office.

    Law: 8 CCR §§ 31.3, 34, 41, 46.3.
    """
    is_listed = office.listed_on <= on and (office.left_on is None or on < office.left_on)
    remote = remote_terms or {}
    return appointment(
        requested_on=RequestDate(evaluation.requested_on),
        offered_on=on,
        kind="follow_up" if evaluation.kind == Evaluation.Kind.FOLLOW_UP else "initial",
        is_represented=evaluation.is_represented,
        waivers=waived(evaluation),
        place=None if is_listed else "elsewhere",
        is_remote=bool(remote),
        **remote,
        reschedulings=cancelled_by_evaluator(evaluation),
    )


def waived(evaluation: Evaluation) -> tuple[Waiver, ...]:
    """Who waived the window in writing: one side, which may schedule, or both."""
    sides = {SIDES[Party.Role(waiver.party.role)] for waiver in waivers_of(evaluation)}
    return () if not sides else ("both_parties",) if len(sides) > 1 else ("scheduling_party",)
