"""What was served, as the pages ask for it."""

from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.correspondence.models import Serving


def last_served(evaluation: Evaluation, what: str) -> Serving | None:
    return Serving.objects.filter(evaluation=evaluation, what=what).last()


def notice_of(appointment: Appointment | None) -> Serving | None:
    """The notice of this very appointment. One served before it was made told of an earlier, cancelled one."""
    if appointment is None:
        return None
    last = last_served(appointment.evaluation, Serving.What.APPOINTMENT_NOTICE)
    if last is None or last.served_on < appointment.made_on:
        return None
    cancelled_since = Appointment.objects.filter(
        evaluation_id=appointment.evaluation_id, cancelled_on__gte=last.served_on
    )
    return None if cancelled_since.exists() else last
