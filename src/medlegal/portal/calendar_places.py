"""Where a physician examines, and the first lawful openings over several physicians."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.keep_offices import add_office, add_room, close_room, give_up_office
from medlegal.flows.search_openings import Asked, search_openings
from medlegal.portal.appointment_forms import with_cause
from medlegal.portal.calendars import physician_of
from medlegal.portal.dates_forms import OfficeEndForm, OfficeForm, RoomForm, SearchForm
from medlegal.portal.doors import done
from medlegal.practice.calendar.hours_selectors import physicians_who
from medlegal.practice.calendar.selectors import rooms_of
from medlegal.practice.people.models import Physician, User
from medlegal.practice.people.selectors import offices_of

PAGE = "portal/calendar/offices.html"


def list_added(physician: Physician, form: forms.Form, user: User) -> object:
    return add_office(physician, **form.cleaned_data, actor=user)


def list_left(physician: Physician, form: forms.Form, user: User) -> object:
    give_up_office(**with_cause(form.cleaned_data), actor=user)
    return physician


def room_added(physician: Physician, form: forms.Form, user: User) -> object:
    return add_room(**form.cleaned_data, actor=user)


@dataclass(frozen=True, slots=True)
class Act:
    """What a person does on the page, and what the page then says."""

    form: type[forms.Form]
    flow: Callable[[Physician, forms.Form, User], object]
    says: str


ACTS = {
    "add": Act(OfficeForm, list_added, "The office is listed; give it hours in the calendar."),
    "leave": Act(OfficeEndForm, list_left, "The office is given up; no hour is offered there from that day."),
    "room": Act(RoomForm, room_added, "The room is kept."),
}


def form_of(act: str, physician: Physician, *given: object, **named: object) -> forms.Form:
    about = {} if act == "add" else {"physician": physician}
    return ACTS[act].form(*given, auto_id=f"{act}_%s", **about, **named)


@login_required
def offices(request: HttpRequest, physician_id: int) -> HttpResponse:
    physician = physician_of(request, physician_id)
    return render(request, PAGE, offices_page(physician))


def offices_page(physician: Physician, **sent: forms.Form) -> dict[str, object]:
    rooms, today = list(rooms_of(physician)), timezone.localdate()
    at_first = {"listed_on": today, "on": today, "state": "CA"}
    listed = [(one, [room for room in rooms if room.office_id == one.pk]) for one in offices_of(physician)]
    blank = {name: form_of(name, physician, initial=at_first) for name in ACTS}
    return {"place": "calendar", "physician": physician, "offices": listed, "forms": blank | sent}


@login_required
def offices_acted(request: HttpRequest, physician_id: int, act: str) -> HttpResponse:
    """A person did one of ACTS."""
    if act not in ACTS:
        raise Http404("Nothing of that name is done with offices.")
    physician = physician_of(request, physician_id)
    if request.method != "POST":
        return redirect("offices", physician.pk)
    form = form_of(act, physician, request.POST, request.FILES)
    if done(form, lambda: ACTS[act].flow(physician, form, request.user)):
        messages.success(request, ACTS[act].says)
        return redirect("offices", physician.pk)
    page = offices_page(physician, **{act: form}) | {"wrong": form}
    return render(request, PAGE, page, status=422)


@login_required
def room_closed(request: HttpRequest, physician_id: int, room_id: int) -> HttpResponse:
    physician = physician_of(request, physician_id)
    room = get_object_or_404(rooms_of(physician), pk=room_id)
    if request.method == "POST":
        close_room(room, on=timezone.localdate(), actor=request.user)
        messages.success(request, "Nobody is booked into this room from now on; who is booked stays.")
    return redirect("offices", physician.pk)


@login_required
def openings(request: HttpRequest) -> HttpResponse:
    """The first lawful free hours by specialty, place and language."""
    today, asked = timezone.localdate(), request.GET or None
    form = SearchForm(asked, choices=choices_for(request.user), initial={"requested_on": today})
    found = None
    if form.is_bound and form.is_valid():
        found = done(
            form, lambda: search_openings(request.user, Asked(**form.cleaned_data), now=timezone.now())
        )
    page = {"place": "calendar", "form": form, "found": found}
    return render(request, "portal/calendar/openings.html", page, status=422 if form.errors else 200)


def choices_for(user: User) -> dict[str, list[str]]:
    """The specialties, places and languages of the person's physicians."""
    physicians = list(physicians_who(user))
    spoken = {word.strip() for one in physicians for word in one.languages.split(",")} - {""}
    cities = {office.city for one in physicians for office in offices_of(one)}
    return {
        "specialty": sorted({one.specialty for one in physicians}),
        "city": sorted(cities),
        "language": sorted(spoken),
    }
