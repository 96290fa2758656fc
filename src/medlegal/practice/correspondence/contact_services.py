"""Keeps the office's interpreters and copy services, and what they were asked and answered."""

from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.correspondence.models import Booking, Contact
from medlegal.practice.people.models import Practice, User


def keep_contact(practice: Practice, *, actor: User, **about: object) -> Contact:
    contact = Contact.objects.create(practice=practice, **about)
    record("contact.kept", of=contact, actor=actor, contact=contact.pk, kind=contact.kind)
    return contact


def change_contact(contact: Contact, *, actor: User, **about: object) -> None:
    for name, value in about.items():
        setattr(contact, name, value)
    contact.save(update_fields=list(about))
    record("contact.changed", of=contact, actor=actor, contact=contact.pk, fields=sorted(about))


def keep_booking(
    appointment: Appointment, *, contact: Contact, language: str, on: date, actor: User
) -> Booking:
    booking = Booking.objects.create(
        practice_id=appointment.practice_id,
        evaluation_id=appointment.evaluation_id,
        contact=contact,
        appointment=appointment,
        language=language,
        asked_on=on,
        asked_by=actor,
    )
    record("contact.asked", of=booking, actor=actor, contact=contact.pk, appointment=appointment.pk)
    return booking


def answer_booking(booking: Booking, *, state: str, by: str, note: str, on: date, actor: User) -> None:
    booking.state, booking.answered_by, booking.note, booking.answered_on = state, by, note, on
    booking.save(update_fields=["state", "answered_by", "note", "answered_on"])
    record(f"contact.{state}", of=booking, actor=actor, booking=booking.pk, on=on.isoformat())
