"""An interpreter or a copy service is kept as a contact, asked for an appointment, and answers."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localtime

from medlegal.flows.refusal import NotYourRole, Refused, WrongTime
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.place_services import keep_interpreter
from medlegal.practice.cases.rights import need_role
from medlegal.practice.correspondence.contact_selectors import STANDING, at_the_same_hour, bookings_of
from medlegal.practice.correspondence.contact_services import (
    answer_booking,
    change_contact,
    keep_booking,
    keep_contact,
)
from medlegal.practice.correspondence.models import Booking, Contact
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.selectors import may_act


class NoSuchLanguage(Refused):
    """This interpreter is not kept with that language. Choose another, or add the language to the contact."""


class CertificateEnds(Refused):
    """The interpreter's certificate ends before the appointment. Enter the renewed one, or ask another."""


class BusyThen(Refused):
    """This contact is booked for another appointment at that hour."""


class AskedAlready(Refused):
    """This contact was asked for this appointment already."""


class NoStandingAppointment(Refused):
    """The appointment was cancelled. Ask for the new one."""


class AnsweredAlready(Refused):
    """This booking was declined or cancelled. Ask again."""


@transaction.atomic
def list_contact(practice: Practice, *, actor: User, **about: object) -> Contact:
    need_scheduler(practice.pk, actor)
    return keep_contact(practice, actor=actor, **about)


@transaction.atomic
def correct_contact(contact: Contact, *, actor: User, **about: object) -> None:
    """What is known of the contact now; with `ended_on` it is no longer asked."""
    need_scheduler(contact.practice_id, actor)
    change_contact(contact, actor=actor, **about)


def need_scheduler(practice_id: int, actor: User) -> None:
    if not may_act(actor, practice_id, Role.SCHEDULER):
        raise NotYourRole("It is for a scheduler.")


@transaction.atomic
def ask_contact(
    appointment: Appointment, *, contact: Contact, on: date, actor: User, language: str = ""
) -> Booking:
    """The contact was asked. An interpreter needs the language, a certificate that lasts, and the hour free."""
    need_role(appointment.evaluation, actor, Role.SCHEDULER)
    if appointment.cancelled_on:
        raise NoStandingAppointment
    examined_on = localtime(appointment.starts_at).date()
    if contact.kind == Contact.Kind.INTERPRETER:
        need_fit(contact, language, examined_on=examined_on)
    if at_the_same_hour(contact, appointment).exists():
        raise BusyThen
    if bookings_of(appointment).filter(contact=contact, state__in=STANDING).exists():
        raise AskedAlready
    return keep_booking(appointment, contact=contact, language=language, on=on, actor=actor)


def need_fit(contact: Contact, language: str, *, examined_on: date) -> None:
    if not contact.speaks(language):
        raise NoSuchLanguage(f"It lists: {contact.languages or 'none'}.")
    ends_on = contact.certificate_expires_on
    if ends_on and ends_on < examined_on:
        raise CertificateEnds(f"It ends on {ends_on:%m/%d/%Y}; the appointment is on {examined_on:%m/%d/%Y}.")


@transaction.atomic
def keep_answer(booking: Booking, *, state: str, by: str, on: date, actor: User, note: str = "") -> None:
    """The contact confirmed or declined, or the office called it off."""
    need_role(booking.evaluation, actor, Role.SCHEDULER)
    if booking.state not in STANDING:
        raise AnsweredAlready
    if on < booking.asked_on:
        raise WrongTime(f"The contact was asked on {booking.asked_on:%m/%d/%Y}.")
    tell_appointment(booking, state=state, on=on, actor=actor)
    answer_booking(booking, state=state, by=by, note=note, on=on, actor=actor)


def tell_appointment(booking: Booking, *, state: str, on: date, actor: User) -> None:
    """An interpreter's word stands with the appointment; one who said yes and no longer comes is taken off it."""
    contact, appointment = booking.contact, booking.appointment
    if contact.kind != Contact.Kind.INTERPRETER:
        return
    is_confirmed = state == Booking.State.CONFIRMED
    if not is_confirmed and booking.state != Booking.State.CONFIRMED:
        return
    keep_interpreter(
        appointment,
        language=booking.language,
        name=contact.name if is_confirmed else "",
        certificate=contact.certificate_number if is_confirmed else "",
        confirmed_on=on if is_confirmed else None,
        actor=actor,
    )
