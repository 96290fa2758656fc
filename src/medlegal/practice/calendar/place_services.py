"""Keeps rooms, the panel's office, what was signed about an examination, interpreters and arrivals."""

from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.calendar.models import Absence, Appointment, PanelOffice, Room, Writing
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.people.models import Office, User


def keep_room(office: Office, *, name: str, actor: User) -> Room:
    room = Room.objects.create(practice_id=office.practice_id, office=office, name=name)
    record("room.kept", of=room, actor=actor, office=office.pk)
    return room


def end_room(room: Room, *, on: date, actor: User) -> None:
    room.ended_on = on
    room.save(update_fields=["ended_on"])
    record("room.ended", of=room, actor=actor, on=on.isoformat())


def keep_panel_office(evaluation: Evaluation, *, office: Office, actor: User | None) -> PanelOffice:
    """The office on the panel form, in place of what was entered before."""
    kept, _ = PanelOffice.objects.update_or_create(
        evaluation=evaluation, defaults={"practice_id": evaluation.practice_id, "office": office}
    )
    record("panel_office.kept", of=kept, actor=actor, office=office.pk)
    return kept


def keep_writing(
    evaluation: Evaluation, *, what: str, party: Party | None, signed_on: date, actor: User, **said: object
) -> Writing:
    """`said` is the proof and, as far as the kind of writing has them, office, dispute and kept document."""
    writing = Writing.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        what=what,
        party=party,
        signed_on=signed_on,
        **said,
    )
    record("writing.kept", of=writing, actor=actor, what=what, signed_on=signed_on.isoformat())
    return writing


def keep_interpreter(
    appointment: Appointment,
    *,
    language: str,
    name: str,
    certificate: str,
    confirmed_on: date | None,
    actor: User,
) -> None:
    appointment.interpreter_language, appointment.interpreter_name = language, name
    appointment.interpreter_certificate = certificate
    appointment.interpreter_confirmed_on = confirmed_on
    appointment.save(
        update_fields=[
            *("interpreter_language", "interpreter_name"),
            *("interpreter_certificate", "interpreter_confirmed_on"),
        ]
    )
    record("interpreter.kept", of=appointment, actor=actor, is_confirmed=confirmed_on is not None)


def keep_arrival(
    appointment: Appointment, *, arrived_at: datetime, seen_at: datetime | None, actor: User
) -> None:
    appointment.arrived_at, appointment.seen_at = arrived_at, seen_at
    appointment.save(update_fields=["arrived_at", "seen_at"])
    record("worker.arrived", of=appointment, actor=actor, at=arrived_at.isoformat())


def note_unit_told(absence: Absence, *, on: date, actor: User) -> None:
    absence.told_on = on
    absence.save(update_fields=["told_on"])
    record("absence.told", of=absence, actor=actor, on=on.isoformat())
