"""Interpreters and copy services, and what they were asked for an appointment."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.book_contact import (
    NoStandingAppointment,
    ask_contact,
    correct_contact,
    keep_answer,
    list_contact,
)
from medlegal.portal.contact_forms import AnswerForm, AskForm, ContactForm, NewContactForm
from medlegal.portal.doors import done, only_sent, open_to_office
from medlegal.portal.frame import framed
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.correspondence.contact_selectors import STANDING, bookings_in, contacts_in
from medlegal.practice.correspondence.models import Booking
from medlegal.practice.people.selectors import practices_of


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """The contacts of the person's practices; a new one is kept here."""
    if not practices_of(request.user).exists():
        raise PermissionDenied("This is for the evaluator's office alone.")
    form = NewContactForm(request.POST or None, user=request.user)
    if request.method == "POST" and done(form, lambda: list_contact(**form.cleaned_data, actor=request.user)):
        messages.success(request, "The contact is kept.")
        return redirect("contacts")
    page = {
        "place": "contacts",
        "contacts": contacts_in(request.user),
        "form": form,
        "to": reverse("contacts"),
    }
    return render(request, "portal/contacts/list.html", page, status=422 if form.errors else 200)


@login_required
def one(request: HttpRequest, contact_id: int) -> HttpResponse:
    contact = get_object_or_404(contacts_in(request.user), pk=contact_id)
    form = ContactForm(request.POST or None, instance=contact)
    told = request.method == "POST"
    if told and done(
        form, lambda: correct_contact(contact, **form.cleaned_data, actor=request.user) or contact
    ):
        messages.success(request, "The contact is kept.")
        return redirect("contacts")
    page = {"place": "contacts", "contacts": contacts_in(request.user), "form": form, "contact": contact}
    page["to"] = reverse("contact", args=[contact.pk])
    return render(request, "portal/contacts/list.html", page, status=422 if form.errors else 200)


@login_required
def bookings(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, "portal/contacts/bookings.html", bookings_page(request, evaluation))


def bookings_page(request: HttpRequest, evaluation: Evaluation, **sent: object) -> dict[str, object]:
    appointment, today = appointment_of(evaluation), {"on": timezone.localdate()}
    language = "" if evaluation.language == "English" else evaluation.language
    blank = AskForm(user=request.user, practice=evaluation.practice, initial=today | {"language": language})
    rows = [
        (
            booking,
            AnswerForm(initial=today, auto_id=f"answer_{booking.pk}_%s")
            if booking.state in STANDING
            else None,
        )
        for booking in bookings_in(evaluation)
    ]
    told = {"appointment": appointment, "rows": rows, "form": blank, **sent}
    return framed(request, evaluation, "evaluation", **told)


@login_required
@only_sent("bookings")
def asked(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = AskForm(request.POST, user=request.user, practice=evaluation.practice)

    def ask() -> Booking:
        appointment = appointment_of(evaluation)
        if appointment is None:
            raise NoStandingAppointment
        return ask_contact(appointment, **form.cleaned_data, actor=request.user)

    if done(form, ask):
        messages.success(request, "Kept. Enter the answer when it comes.")
        return redirect("bookings", evaluation.pk)
    page = bookings_page(request, evaluation, form=form)
    return render(request, "portal/contacts/bookings.html", page, status=422)


@login_required
def answered(request: HttpRequest, evaluation_id: int, booking_id: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("bookings", evaluation_id)
    evaluation = open_to_office(request, evaluation_id)
    booking = get_object_or_404(bookings_in(evaluation), pk=booking_id)
    form = AnswerForm(request.POST, auto_id=f"answer_{booking.pk}_%s")
    if done(form, lambda: keep_answer(booking, **form.cleaned_data, actor=request.user) or booking):
        messages.success(request, "The answer is kept.")
        return redirect("bookings", evaluation.pk)
    page = bookings_page(request, evaluation, form=form)
    return render(request, "portal/contacts/bookings.html", page, status=422)
