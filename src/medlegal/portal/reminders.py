"""What people were told: marked as seen, and when their practice wants to be told."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.flows.see_reminders import see_reminders, set_reminder_rule
from medlegal.portal.doors import done
from medlegal.portal.reminder_forms import ReminderRuleForm, SeenForm
from medlegal.practice.docket.reminder_selectors import rules_managed_by


@login_required
def seen(request: HttpRequest) -> HttpResponse:
    form = SeenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        marked = see_reminders(at=timezone.now(), actor=request.user, only=form.cleaned_data["only"])
        messages.success(request, f"Marked as seen: {len(marked)}.")
    return redirect("work_queue")


@login_required
def rule(request: HttpRequest) -> HttpResponse:
    """The manager's page: on which days people are told."""
    practices = rules_managed_by(request.user)
    if not practices:
        raise PermissionDenied("When people are told is for a manager to say.")
    form = ReminderRuleForm(request.POST or None, practices=practices)
    if request.method == "POST" and done(
        form, lambda: set_reminder_rule(**form.cleaned_data, actor=request.user)
    ):
        messages.success(request, "Kept. From the next day on people are told in this way.")
        return redirect("work_queue")
    status = 422 if form.is_bound else 200
    return render(request, "portal/work/rule.html", {"place": "work", "form": form}, status=status)
