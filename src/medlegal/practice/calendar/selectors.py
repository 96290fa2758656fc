"""Appointments as they stand."""

from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation


def appointment_of(evaluation: Evaluation) -> Appointment | None:
    """The latest that was not cancelled."""
    return (
        Appointment.objects.filter(evaluation=evaluation, cancelled_on__isnull=True)
        .select_related("office")
        .order_by("-starts_at")
        .first()
    )
