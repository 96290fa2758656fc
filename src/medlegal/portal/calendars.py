"""A physician's calendar: the days ahead, weekly hours, absences, the day sheet and the feed."""

from collections.abc import Callable
from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.feed_calendar import give_feed, read_feed
from medlegal.flows.keep_calendar import (
    add_hours,
    be_away,
    set_weekly_hours,
    stop_weekly_hours,
    tell_medical_unit,
)
from medlegal.law.panels.availability import unavailability
from medlegal.portal.calendar_forms import AbsenceForm, ExtraHoursForm, WeeklyHoursForm
from medlegal.portal.doors import closed_to_caches, done
from medlegal.portal.pictures.of_rows import month_of
from medlegal.practice.audit.services import record
from medlegal.practice.calendar.hours_selectors import (
    absences_of,
    appointments_between,
    days_away_in,
    hours_of,
    physicians_who,
    waiting_for,
)
from medlegal.practice.calendar.models import Absence
from medlegal.practice.people.models import Physician

DAYS_SHOWN = 28


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    physicians = list(physicians_who(request.user).select_related("practice"))
    if len(physicians) == 1:
        return redirect("calendar", physicians[0].pk)
    return render(request, "portal/calendar/list.html", {"place": "calendar", "physicians": physicians})


def physician_of(request: HttpRequest, physician_id: int) -> Physician:
    """The physician, for somebody who works in the practice."""
    return get_object_or_404(physicians_who(request.user), pk=physician_id)


@login_required
def show(request: HttpRequest, physician_id: int) -> HttpResponse:
    physician = physician_of(request, physician_id)
    return render(request, "portal/calendar/show.html", calendar_page(request, physician))


def calendar_page(request: HttpRequest, physician: Physician, **sent: object) -> dict[str, object]:
    today = timezone.localdate()
    appointments = appointments_between([physician], today, today + timedelta(days=DAYS_SHOWN))
    blank = {
        "weekly_form": WeeklyHoursForm(physician=physician, auto_id="weekly_%s", initial={"first_on": today}),
        "extra_form": ExtraHoursForm(physician=physician, auto_id="extra_%s"),
        "absence_form": AbsenceForm(auto_id="absence_%s"),
    }
    return {
        "place": "calendar",
        "physician": physician,
        "appointments": appointments,
        "month": month_of([physician], today=today),
        "hours": hours_of(physician, on=today),
        "absences": [(one, examined_in(one)) for one in absences_of([physician], year=today.year)],
        "away": away_in(physician, today.year),
        "waiting": waiting_for([physician.pk]),
        "days_shown": DAYS_SHOWN,
        **blank,
        **sent,
    }


def examined_in(absence: Absence) -> int:
    """How many examinations are booked on days of the absence: Form 109 lists them."""
    return appointments_between([absence.physician], absence.starts_on, absence.ends_on).count()


def away_in(physician: Physician, year: int) -> dict[str, object]:
    """The year's running total, and what the law says of it."""
    days = days_away_in([physician], year)
    first = date(year, 1, 1)
    answer = unavailability(starts_on=first, ends_on=first, days_before=max(0, days - 1))
    return {"year": year, "days": days, "left": answer.days_left if days else None, "answer": answer}


@login_required
def absence_told(request: HttpRequest, physician_id: int, absence_id: int) -> HttpResponse:
    """Form 109 went to the Medical Unit today."""
    physician = physician_of(request, physician_id)
    absence = get_object_or_404(Absence, physician=physician, pk=absence_id)
    if request.method == "POST":
        tell_medical_unit(absence, on=timezone.localdate(), actor=request.user)
        messages.success(request, "It is kept that Form 109 went to the Medical Unit today.")
    return redirect("calendar", physician.pk)


def entered(
    request: HttpRequest,
    physician: Physician,
    name: str,
    form: forms.Form,
    flow: Callable[[], object],
    says: str,
) -> HttpResponse:
    if done(form, lambda: flow() or True):
        messages.success(request, says)
        return redirect("calendar", physician.pk)
    page = calendar_page(request, physician, **{name: form}, wrong=form)
    return render(request, "portal/calendar/show.html", page, status=422)


@login_required
def weekly_kept(request: HttpRequest, physician_id: int) -> HttpResponse:
    physician = physician_of(request, physician_id)
    if request.method != "POST":
        return redirect("calendar", physician.pk)
    form = WeeklyHoursForm(request.POST, physician=physician, auto_id="weekly_%s")

    def keep() -> object:
        return set_weekly_hours(physician, **form.cleaned_data, actor=request.user)

    return entered(request, physician, "weekly_form", form, keep, "The hours are kept.")


@login_required
def weekly_ended(request: HttpRequest, physician_id: int, hours_id: int) -> HttpResponse:
    """These weekly hours end today; what is booked in them stays booked."""
    physician = physician_of(request, physician_id)
    hours = get_object_or_404(hours_of(physician, on=timezone.localdate()), pk=hours_id)
    if request.method == "POST":
        stop_weekly_hours(hours, last_on=timezone.localdate(), actor=request.user)
        messages.success(request, "These hours end today. What is booked in them stays booked.")
    return redirect("calendar", physician.pk)


@login_required
def extra_kept(request: HttpRequest, physician_id: int) -> HttpResponse:
    physician = physician_of(request, physician_id)
    if request.method != "POST":
        return redirect("calendar", physician.pk)
    form = ExtraHoursForm(request.POST, physician=physician, auto_id="extra_%s")

    def keep() -> object:
        return add_hours(physician, **form.cleaned_data, actor=request.user)

    return entered(request, physician, "extra_form", form, keep, "The hours of that day are kept.")


@login_required
def absence_kept(request: HttpRequest, physician_id: int) -> HttpResponse:
    physician = physician_of(request, physician_id)
    if request.method != "POST":
        return redirect("calendar", physician.pk)
    form = AbsenceForm(request.POST, auto_id="absence_%s")

    def keep() -> object:
        return be_away(physician, **form.cleaned_data, actor=request.user)

    says = "The absence is kept; no hour is offered on these days."
    return entered(request, physician, "absence_form", form, keep, says)


@login_required
def day_sheet(request: HttpRequest, physician_id: int, on: date) -> HttpResponse:
    """Everybody who comes that day, to print and lay on the front desk."""
    physician = physician_of(request, physician_id)
    record("day_sheet.opened", of=physician, actor=request.user, on=on.isoformat())
    context = {
        "place": "calendar",
        "physician": physician,
        "on": on,
        "appointments": appointments_between([physician], on, on),
    }
    return render(request, "portal/calendar/day.html", context)


@login_required
def feed_given(request: HttpRequest, physician_id: int) -> HttpResponse:
    """The address for a calendar program, shown once."""
    physician = physician_of(request, physician_id)
    if request.method != "POST":
        return redirect("calendar", physician.pk)
    key = give_feed(physician, at=timezone.now(), actor=request.user)
    address = request.build_absolute_uri(reverse("calendar_feed", args=[physician.practice_id, key]))
    page = calendar_page(request, physician, feed_address=address)
    return render(request, "portal/calendar/show.html", page)


def feed(request: HttpRequest, practice_id: int, key: str) -> HttpResponse:
    """Hours and places for a calendar program; whoever has the key may read them, and no name is in them."""
    content = read_feed(practice_id, key, at=timezone.now())
    if content is None:
        raise Http404("No feed answers at this address.")
    return closed_to_caches(
        HttpResponse(content, content_type="text/calendar; charset=utf-8"),
        name="appointments.ics",
        shown=True,
    )
