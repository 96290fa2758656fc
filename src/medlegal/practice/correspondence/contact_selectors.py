"""Interpreters and copy services, and which of them were asked for an appointment."""

from django.db.models import QuerySet

from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.correspondence.models import Booking, Contact
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import practices_of

STANDING = (Booking.State.ASKED, Booking.State.CONFIRMED)


def contacts_in(user: User) -> QuerySet[Contact]:
    """All that stand in the person's practices, by kind and name."""
    return Contact.objects.filter(practice__in=practices_of(user), ended_on__isnull=True).select_related(
        "practice"
    )


def interpreters_for(appointment: Appointment, language: str) -> list[Contact]:
    """The interpreters of that language whose certificate, if it has an end, outlasts the appointment."""
    on = appointment.starts_at.date()
    kept = Contact.objects.filter(
        practice_id=appointment.practice_id, kind=Contact.Kind.INTERPRETER, ended_on__isnull=True
    )
    return [
        one
        for one in kept
        if one.speaks(language) and (one.certificate_expires_on is None or one.certificate_expires_on >= on)
    ]


def bookings_of(appointment: Appointment) -> QuerySet[Booking]:
    """Everybody asked for this appointment, the latest first."""
    return Booking.objects.filter(appointment=appointment).select_related("contact", "asked_by")


def bookings_in(evaluation: Evaluation) -> QuerySet[Booking]:
    return Booking.objects.filter(evaluation=evaluation).select_related(
        "contact", "asked_by", "appointment__office"
    )


def confirmed_interpreter(appointment: Appointment) -> Booking | None:
    """The interpreter who said yes; None while nobody did."""
    return (
        bookings_of(appointment)
        .filter(state=Booking.State.CONFIRMED, contact__kind=Contact.Kind.INTERPRETER)
        .first()
    )


def at_the_same_hour(contact: Contact, appointment: Appointment) -> QuerySet[Booking]:
    """The contact's other standing bookings that overlap the appointment."""
    return Booking.objects.filter(
        contact=contact,
        state__in=STANDING,
        appointment__cancelled_on__isnull=True,
        appointment__starts_at__lt=appointment.ends_at,
        appointment__ends_at__gt=appointment.starts_at,
    ).exclude(appointment=appointment)
