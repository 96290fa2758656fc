"""The day of the examination: who interprets, when the worker came, and when the worker could be seen."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from medlegal.flows.cancel_appointment import standing_appointment
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.law.panels.attendance import Attendance, attendance
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.place_services import keep_arrival, keep_interpreter
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.people.models import Role, User


class NoSuchInterpreter(Refused):
    """Say which language is interpreted; an interpreter without a language is not needed."""


@transaction.atomic
def note_arrival(
    evaluation: Evaluation, *, arrived_at: datetime, seen_at: datetime | None = None, actor: User
) -> Attendance:
    """When the worker came and could be seen, with what follows from being late or waiting.

    Law: 8 CCR §§ 41(f), 9795(c).
    """
    need_role(evaluation, actor, Role.SCHEDULER, Role.PHYSICIAN)
    appointment = standing_appointment(evaluation)
    on = timezone.localdate(appointment.starts_at)
    if timezone.localdate(arrived_at) != on:
        raise WrongTime(f"The appointment is on {on:%m/%d/%Y}; the worker came on another day.")
    if seen_at is not None and seen_at < arrived_at:
        raise WrongTime("The worker cannot have been seen before coming.")
    keep_arrival(appointment, arrived_at=arrived_at, seen_at=seen_at, actor=actor)
    return attendance_of(appointment)


def attendance_of(appointment: Appointment) -> Attendance | None:
    """What follows from the arrival that was noted; none while none is noted."""
    if appointment.arrived_at is None:
        return None
    return attendance(
        begins_at=appointment.starts_at, arrived_at=appointment.arrived_at, seen_at=appointment.seen_at
    )


@transaction.atomic
def confirm_interpreter(
    evaluation: Evaluation,
    *,
    language: str,
    name: str = "",
    certificate: str = "",
    confirmed_on: date | None = None,
    actor: User,
) -> Appointment:
    """Who interprets at the standing appointment, in which language, and when the booking was confirmed."""
    need_role(evaluation, actor, Role.SCHEDULER)
    appointment = standing_appointment(evaluation)
    if not language.strip() and (name.strip() or certificate.strip() or confirmed_on):
        raise NoSuchInterpreter
    told = {"language": language.strip(), "name": name.strip(), "certificate": certificate.strip()}
    keep_interpreter(appointment, **told, confirmed_on=confirmed_on, actor=actor)
    return appointment
