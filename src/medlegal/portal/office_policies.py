"""What the office wants beyond the law, practice by practice; a manager sets it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from medlegal.flows.set_policy import set_policy
from medlegal.portal.doors import done
from medlegal.portal.official_forms import need_manager
from medlegal.practice.calendar.models import OfficePolicy
from medlegal.practice.calendar.policy_selectors import policy_of
from medlegal.practice.people.models import Practice

MOST_DAYS = 730
DAYS = {
    "soonest_days": ("No free hour is offered sooner than so many days from today", 0),
    "looks_ahead_days": ("So many days ahead a free hour is looked for", 1),
    "window_near_days": ("So many days before a window closes, asking for a waiver counts as due", 0),
    "report_near_days": (
        "So many days before a report is due, the letters remind of asking for more time",
        0,
    ),
}


class PolicyForm(forms.Form):
    """The four numbers of one practice."""

    def __init__(self, *given: Any, practice: Practice, policy: OfficePolicy, **named: Any) -> None:
        super().__init__(*given, prefix=f"practice-{practice.pk}", **named)
        for name, (label, least) in DAYS.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=least, max_value=MOST_DAYS, initial=getattr(policy, name)
            )


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """One form for each practice that the person manages; the one that was sent is kept."""
    practices = need_manager(request.user)
    sent = request.POST.get("practice")
    rows = [(one, form_for(request, one, is_sent=str(one.pk) == sent)) for one in practices]
    for practice, form in rows:
        if form.is_bound and kept(request, practice, form):
            messages.success(request, f"Kept for {practice}. No date of the law moves by it.")
            return redirect("office_policies")
    status = 422 if sent else 200
    return render(
        request, "portal/practice/policies.html", {"place": "policies", "rows": rows}, status=status
    )


def form_for(request: HttpRequest, practice: Practice, *, is_sent: bool) -> PolicyForm:
    return PolicyForm(request.POST if is_sent else None, practice=practice, policy=policy_of(practice.pk))


def kept(request: HttpRequest, practice: Practice, form: PolicyForm) -> OfficePolicy | None:
    return done(form, lambda: set_policy(practice, **form.cleaned_data, actor=request.user))
