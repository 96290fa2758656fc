"""Figures: work and lateness by physician, quality, payers. Numbers, and no case."""

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medlegal.flows.count_practices import count_payers, count_quality, count_work, count_workloads
from medlegal.portal.form_fields import DayField
from medlegal.portal.management.oversight_door import for_oversight
from medlegal.portal.pictures.bars import aging
from medlegal.practice.billing.payer_selectors import BUCKETS, NOTHING
from medlegal.practice.docket.desks import WORK
from medlegal.practice.people.company_selectors import overseen_by

YEAR_DAYS = 365


class SinceForm(forms.Form):
    since = DayField(label="Counted since", required=False)


@for_oversight
def work(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "place": "figures_work",
        "kinds": WORK,
        "practices": [
            (one, [(kind, one.work.get(kind)) for kind in WORK])
            for one in count_work(today=today, actor=request.user)
        ],
        "physicians": count_workloads(today=today, actor=request.user),
    }
    return render(request, "management/work.html", context)


@for_oversight
def quality(request: HttpRequest) -> HttpResponse:
    form, today = SinceForm(request.GET or None), timezone.localdate()
    told = form.cleaned_data["since"] if form.is_valid() else None
    since = told or today - timedelta(days=YEAR_DAYS)
    measures = count_quality(since=since, actor=request.user)
    practices = list(overseen_by(request.user))
    rows = [
        (one, [(practice.name, one.by_practice.get(practice.pk, 0)) for practice in practices])
        for one in measures
    ]
    context = {
        "place": "figures_quality",
        "form": form,
        "since": since,
        "practices": practices,
        "rows": rows,
    }
    return render(request, "management/quality.html", context)


@for_oversight
def payers(request: HttpRequest) -> HttpResponse:
    rows = count_payers(today=timezone.localdate(), actor=request.user)
    open_by_age = {bucket: sum((one.aging[bucket] for one in rows), NOTHING) for bucket in BUCKETS}
    context = {
        "place": "figures_payers",
        "buckets": BUCKETS,
        "rows": [(one, one.aging.items()) for one in rows],
        "billed": sum((one.billed for one in rows), NOTHING),
        "paid": sum((one.paid for one in rows), NOTHING),
        "open": sum((one.open for one in rows), NOTHING),
        "aging": open_by_age.items(),
        "aging_drawn": aging(open_by_age),
    }
    return render(request, "management/payers.html", context)
