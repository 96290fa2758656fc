"""A physician's own standing: fees, the term of the appointment, and what a reappointment will count."""

from collections.abc import Collection

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.keep_standing import (
    meet_standing_clock,
    start_standing_clock,
    weigh_annual_fee,
    weigh_standing,
)
from medlegal.law.errors import NoAnswer
from medlegal.portal.doors import done
from medlegal.portal.standing_forms import CameForm, HoursForm, MetForm
from medlegal.practice.audit.services import record
from medlegal.practice.calendar.hours_selectors import physicians_who
from medlegal.practice.docket.models import PhysicianDeadline
from medlegal.practice.docket.selectors import physician_clocks
from medlegal.practice.people.models import Education, Physician, Role, User
from medlegal.practice.people.selectors import may_act

PAGE = "portal/standing/show.html"
COUNTER_WORDS = {
    "late_reports": "Late reports and notices this year",
    "unavailable_days": "Days away this year",
    "offices": "Offices listed",
    "refusals": "Evaluations refused without good cause",
    "rejected": "Reports rejected at a hearing",
    "fee_violations": "Violations of the fee schedule",
    "hours": "Hours of continuing education",
    **{f"hours_{one.value}": f"Of these: {one.label.lower()}" for one in Education.Subject},
}


@login_required
def show(request: HttpRequest, physician_id: int) -> HttpResponse:
    """The clocks and counters, and what came today."""
    physician = opened(request, physician_id)
    form = CameForm(request.POST or None, initial={"on": timezone.localdate()}, auto_id="came_%s")
    told = form.is_bound and done(
        form, lambda: start_standing_clock(physician, **form.cleaned_data, actor=request.user)
    )
    if told:
        messages.success(request, "It is kept; its clock runs and people are told of it before its day.")
        return redirect("standing", physician.pk)
    page = standing_page(request, physician, came_form=form)
    return render(request, PAGE, page, status=422 if form.is_bound else 200)


@login_required
def met(request: HttpRequest, physician_id: int, clock_id: int) -> HttpResponse:
    """The fee was paid, the form was sent, the reports were given."""
    physician = opened(request, physician_id)
    clock = get_object_or_404(physician_clocks([physician]), pk=clock_id)
    if request.method != "POST":
        return redirect("standing", physician.pk)
    form = MetForm(request.POST, auto_id=f"met_{clock.pk}_%s")

    def meet() -> bool:
        meet_standing_clock(clock, **form.cleaned_data, actor=request.user)
        return True

    if done(form, meet):
        messages.success(request, "It is kept as done.")
        return redirect("standing", physician.pk)
    page = standing_page(request, physician, meeting={clock.pk: form})
    return render(request, PAGE, page, status=422)


def opened(request: HttpRequest, physician_id: int) -> Physician:
    """The physician, for somebody who works in the practice; the opening is recorded."""
    physician = get_object_or_404(physicians_who(request.user), pk=physician_id)
    record("standing.opened", of=physician, actor=request.user, physician=physician.pk)
    return physician


def standing_page(
    request: HttpRequest,
    physician: Physician,
    *,
    came_form: forms.Form | None = None,
    meeting: dict[int, MetForm] | None = None,
) -> dict[str, object]:
    today, clocks = timezone.localdate(), list(physician_clocks([physician]))
    standing = [clock for clock in clocks if is_standing(clock)]
    hours = HoursForm(request.GET, auto_id="counted_%s")
    return {
        "place": "calendar",
        "physician": physician,
        "clocks": [(clock, (meeting or {}).get(clock.pk) or met_form(clock)) for clock in standing],
        "past": [clock for clock in clocks if clock not in standing],
        "wrong": next(iter((meeting or {}).values()), None),
        "may_keep": is_own(request.user, physician),
        "came_form": came_form or CameForm(initial={"on": today}, auto_id="came_%s"),
        "hours_form": hours,
        **weighed([physician], hours.counts()),
    }


def met_form(clock: PhysicianDeadline) -> MetForm:
    return MetForm(initial={"on": timezone.localdate()}, auto_id=f"met_{clock.pk}_%s")


def is_standing(clock: PhysicianDeadline) -> bool:
    return clock.met_on is None and clock.lapsed_on is None


def is_own(user: User, physician: Physician) -> bool:
    return physician.user_id == user.pk or may_act(user, physician.practice_id, Role.MANAGER)


def weighed(physicians: Collection[Physician], told: dict[str, int]) -> dict[str, object]:
    """What a reappointment asked for today would count, and the annual fee; nothing where the law has no answer."""
    today = timezone.localdate()
    try:
        answer = weigh_standing(physicians, on=today, **told)
        fee = weigh_annual_fee(physicians, on=today)
    except NoAnswer as no_answer:
        return {"no_answer": str(no_answer)}
    counters = [(COUNTER_WORDS.get(one.counter, one.counter), one) for one in answer.counters]
    return {"reappointment": answer, "counters": counters, "fee": fee}
