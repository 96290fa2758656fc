"""An appointment is made: the calendar holds it, and the notice's clock starts."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.law.deadlines.due import due
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.calendar.services import book
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.docket.services import meet_deadline, set_deadline
from medlegal.practice.people.models import Office, Role, User


class BookedAlready(Refused):
    """An appointment stands for this evaluation. Cancel it first, with the reason; then book the new one."""


class DoublyBooked(Refused):
    """The physician already has an appointment at that time. Choose another hour."""


@transaction.atomic
def book_appointment(
    evaluation: Evaluation,
    *,
    office: Office,
    starts_at: datetime,
    ends_at: datetime,
    on: date,
    actor: User | None,
) -> Appointment:
    """The appointment, made `on`. Two people who take one hour at one moment: exactly one succeeds."""
    need_role(evaluation, actor, Role.SCHEDULER)
    if ends_at <= starts_at:
        raise WrongTime("The appointment ends before it starts.")
    if appointment_of(evaluation) is not None:
        raise BookedAlready
    try:
        with transaction.atomic():
            appointment = book(
                evaluation, office=office, starts_at=starts_at, ends_at=ends_at, made_on=on, actor=actor
            )
    except IntegrityError as error:
        if "no_double_booking" in str(error):
            raise DoublyBooked from None
        raise
    meet_window(evaluation, examined_on=timezone.localdate(starts_at), on=on, actor=actor)
    notice = due(duty="appointment_notice", began_on=on)
    set_deadline(evaluation, duty="appointment_notice", due=notice, actor=actor)
    return appointment


def meet_window(evaluation: Evaluation, *, examined_on: date, on: date, actor: User | None) -> None:
    """The scheduling window is met by an appointment that lies inside it, and stands open otherwise."""
    window = deadlines_of(evaluation).filter(duty="appointment").last()
    if window is not None and examined_on <= window.due_on:
        meet_deadline(evaluation, duty="appointment", on=on, actor=actor)
