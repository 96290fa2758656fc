"""Books and cancels appointments. The database refuses a double booking."""

from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.calendar.free_services import renew_around
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import StatedCause
from medlegal.practice.people.models import Office, User


def book(
    evaluation: Evaluation,
    *,
    office: Office,
    starts_at: datetime,
    ends_at: datetime,
    made_on: date,
    actor: User | None,
    **about: object,
) -> Appointment:
    appointment = Appointment.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        physician_id=evaluation.physician_id,
        office=office,
        starts_at=starts_at,
        ends_at=ends_at,
        made_on=made_on,
        **about,
    )
    renew_around(evaluation.physician, starts_at, ends_at)
    record("appointment.made", of=appointment, actor=actor, starts_at=starts_at.isoformat(), office=office.pk)
    return appointment


def cancel(
    appointment: Appointment,
    *,
    on: date,
    reason: str,
    by: str,
    cause: StatedCause | None,
    is_late: bool,
    knowing: str = "",
    actor: User,
) -> None:
    appointment.cancelled_on, appointment.cancel_reason = on, reason
    appointment.cancelled_by, appointment.cause, appointment.had_good_cause = by, cause, cause is not None
    appointment.is_late_cancellation, appointment.cancelled_knowing = is_late, knowing
    appointment.save(
        update_fields=[
            *("cancelled_on", "cancel_reason", "cancelled_by", "cause", "had_good_cause"),
            *("is_late_cancellation", "cancelled_knowing"),
        ]
    )
    renew_around(appointment.physician, appointment.starts_at, appointment.ends_at)
    record("appointment.cancelled", of=appointment, actor=actor, on=on.isoformat(), by=by)


def end(
    appointment: Appointment,
    *,
    ended: str,
    arrived_at: datetime | None,
    seen_at: datetime | None,
    note: str,
    actor: User,
) -> None:
    """The appointment's hour came, and the examination did not take place."""
    appointment.ended, appointment.ended_note = ended, note
    appointment.arrived_at, appointment.seen_at = arrived_at, seen_at
    appointment.save(update_fields=["ended", "ended_note", "arrived_at", "seen_at"])
    record("appointment.ended", of=appointment, actor=actor, how=ended)
