"""The hour of an appointment came, and the examination did not take place."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from medlegal.flows.cancel_appointment import reopen_clocks, standing_appointment
from medlegal.flows.refusal import WrongTime
from medlegal.practice.calendar.free_services import lock_calendar
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.services import end
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.people.models import Role, User


@transaction.atomic
def end_appointment(
    evaluation: Evaluation,
    *,
    ended: str,
    on: date,
    arrived_at: datetime | None = None,
    seen_at: datetime | None = None,
    note: str = "",
    actor: User,
) -> Appointment:
    """The worker did not come, came too late or left: kept with the hours, and another hour may be booked.

    `arrived_at` and `seen_at` are when the worker came and when the evaluator could have seen the worker.
    """
    need_role(evaluation, actor, Role.SCHEDULER, Role.PHYSICIAN)
    lock_calendar(evaluation.physician_id)
    appointment = standing_appointment(evaluation)
    examined_on = timezone.localdate(appointment.starts_at)
    if on < examined_on:
        raise WrongTime(f"The appointment is on {examined_on:%m/%d/%Y}; cancel it if it will not be kept.")
    if arrived_at and seen_at and seen_at < arrived_at:
        raise WrongTime("The worker cannot have been seen before coming.")
    end(appointment, ended=ended, arrived_at=arrived_at, seen_at=seen_at, note=note.strip(), actor=actor)
    reopen_clocks(appointment, on=on, actor=actor)
    return appointment
