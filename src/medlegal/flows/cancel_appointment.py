"""An appointment is cancelled: its hour is free again, and another may be booked."""

from datetime import date

from django.db import transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.calendar.services import cancel
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.people.models import Role, User


class NothingBooked(Refused):
    """No appointment stands that could be cancelled. Load the page again to see what is booked."""


class ExaminedAlready(Refused):
    """The examination is recorded, so its appointment was kept and cannot be cancelled."""


class CancelledWithoutReason(Refused):
    """Say who cancelled and why; the reason is kept with the appointment."""


@transaction.atomic
def cancel_appointment(evaluation: Evaluation, *, on: date, reason: str, actor: User) -> Appointment:
    """The appointment that stood, cancelled `on`. What was served about it stays as it was served."""
    need_role(evaluation, actor, Role.SCHEDULER)
    appointment = appointment_of(evaluation)
    if appointment is None:
        raise NothingBooked
    if examination_of(evaluation) is not None:
        raise ExaminedAlready
    if not reason.strip():
        raise CancelledWithoutReason
    if on < appointment.made_on:
        raise WrongTime(
            f"The appointment was made on {appointment.made_on:%m/%d/%Y}, after it was cancelled."
        )
    cancel(appointment, on=on, reason=reason.strip(), actor=actor)
    return appointment
