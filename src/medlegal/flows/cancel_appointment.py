"""An appointment is cancelled: its hour is free again, its notice lapses, and the clock of the next one starts."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.state_cause import Cause, state_cause
from medlegal.flows.tell_people import tell
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due
from medlegal.law.panels.appointment import CONDUCT
from medlegal.law.panels.causes import Of
from medlegal.practice.alerts.models import Kind
from medlegal.practice.calendar.free_services import lock_calendar
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of, cancelled_by_evaluator
from medlegal.practice.calendar.services import cancel
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.docket.models import StatedCause
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.docket.services import lapse_deadline, move_deadline, set_deadline
from medlegal.practice.people.models import Role, User

CancelledBy = Appointment.CancelledBy


class NothingBooked(Refused):
    """No appointment stands that could be cancelled. Load the page again to see what is booked."""


class ExaminedAlready(Refused):
    """The examination is recorded, so its appointment was kept and cannot be cancelled."""


class CancelledWithoutReason(Refused):
    """Say who cancelled and why; the reason is kept with the appointment."""


class PutOffTooOften(Refused):
    """The evaluator has put this examination off as often as the law lets an evaluator alone do it."""


class GoodCauseNeeded(Refused):
    """So close to the appointment the evaluator may cancel only for good cause."""


@transaction.atomic
def cancel_appointment(
    evaluation: Evaluation,
    *,
    on: date,
    reason: str,
    by: str,
    cause: Cause | None = None,
    knowing: str = "",
    actor: User,
) -> Appointment:
    """The appointment that stood, cancelled `on` by one of CancelledBy. What was served stays as it was served.

    The evaluator's own cancellation inside the days of 8 CCR § 34(d) is refused without good `cause`, and one more
    than 8 CCR § 41(a)(7) lets an evaluator alone put off without saying why (`knowing`); a party's late one is
    marked late. Law: 8 CCR §§ 34(d), (e), (g), 41(a)(7), (8).
    """
    need_role(evaluation, actor, Role.SCHEDULER)
    lock_calendar(evaluation.physician_id)
    appointment = standing_appointment(evaluation)
    if not reason.strip():
        raise CancelledWithoutReason
    if on < appointment.made_on:
        raise WrongTime(
            f"The appointment was made on {appointment.made_on:%m/%d/%Y}, after it was cancelled."
        )
    if by == CancelledBy.EVALUATOR and not knowing.strip():
        need_leave_to_put_off(evaluation, on=on)
    is_late = is_inside_last_days(appointment, on=on, by=by)
    if is_late and by == CancelledBy.EVALUATOR and cause is None:
        last = free_until(appointment, by=by)
        raise GoodCauseNeeded(
            f"The last day without it was {last.on:%m/%d/%Y} ({last.steps[0].citation})."
            " Say which good cause there was, and what shows it."
        )
    cancel(
        appointment,
        on=on,
        reason=reason.strip(),
        by=by,
        cause=stated(cause, evaluation, by=by, on=on, actor=actor),
        is_late=is_late,
        knowing=knowing.strip(),
        actor=actor,
    )
    reopen_clocks(appointment, on=on, actor=actor)
    tell(Kind.APPOINTMENT_CANCELLED, of=evaluation, about=appointment.pk, actor=actor)
    return appointment


def stated(
    cause: Cause | None, evaluation: Evaluation, *, by: str, on: date, actor: User
) -> StatedCause | None:
    if cause is None:
        return None
    of: Of = "cancellation" if by == CancelledBy.EVALUATOR else "party"
    return state_cause(
        cause, of=of, practice_id=evaluation.practice_id, evaluation=evaluation, on=on, actor=actor
    )


def standing_appointment(evaluation: Evaluation) -> Appointment:
    appointment = appointment_of(evaluation)
    if appointment is None:
        raise NothingBooked
    if examination_of(evaluation) is not None:
        raise ExaminedAlready
    return appointment


def need_leave_to_put_off(evaluation: Evaluation, *, on: date) -> None:
    rules, before = CONDUCT.on(max(on, CONDUCT.versions[0].since)), cancelled_by_evaluator(evaluation)
    if before >= rules["reschedulings"].value:
        raise PutOffTooOften(
            f"The evaluator has cancelled {before} times already. {rules['reschedulings'].says}"
            f" ({rules.citation('reschedulings')}) Let the parties agree, or cancel it and say why all the same."
        )


def free_until(appointment: Appointment, *, by: str) -> Due:
    """The last day to cancel without good cause, for the evaluator or for a party."""
    duty = "evaluator_cancellation" if by == CancelledBy.EVALUATOR else "party_cancellation"
    return due(duty=duty, began_on=timezone.localdate(appointment.starts_at))


def is_inside_last_days(appointment: Appointment, *, on: date, by: str) -> bool:
    return by != CancelledBy.AGREED and on > free_until(appointment, by=by).on


def reopen_clocks(appointment: Appointment, *, on: date, actor: User) -> None:
    """The unserved notice lapses, the window stands again, and an evaluator owes a new date."""
    evaluation = appointment.evaluation
    why = f"The appointment of {timezone.localdate(appointment.starts_at):%m/%d/%Y} did not take place."
    of_it = {
        "appointment_notice": appointment.made_on,
        "psychiatric_advice": timezone.localdate(appointment.starts_at),
    }
    for duty, began_on in of_it.items():
        lapse_deadline(evaluation, duty=duty, began_on=began_on, on=on, reason=why, actor=actor)
    window = deadlines_of(evaluation).filter(duty="appointment", moved_by__isnull=True).last()
    if window is not None and window.met_on is not None:
        move_deadline(window, to=window.due_on, reason=why, actor=actor)
    if appointment.cancelled_by == CancelledBy.EVALUATOR:
        owed = due(duty="rescheduling", began_on=on)
        set_deadline(evaluation, duty="rescheduling", due=owed, actor=actor)
