"""Books and cancels appointments. The database refuses a double booking."""

from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Office, User


def book(
    evaluation: Evaluation,
    *,
    office: Office,
    starts_at: datetime,
    ends_at: datetime,
    made_on: date,
    actor: User | None,
) -> Appointment:
    appointment = Appointment.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        physician_id=evaluation.physician_id,
        office=office,
        starts_at=starts_at,
        ends_at=ends_at,
        made_on=made_on,
    )
    record("appointment.made", of=appointment, actor=actor, starts_at=starts_at.isoformat(), office=office.pk)
    return appointment


def cancel(appointment: Appointment, *, on: date, reason: str, actor: User) -> None:
    appointment.cancelled_on, appointment.cancel_reason = on, reason
    appointment.save(update_fields=["cancelled_on", "cancel_reason"])
    record("appointment.cancelled", of=appointment, actor=actor, on=on.isoformat())
