"""Who did and opened what, for whoever oversees the practice; and whether the chain that tells it is whole."""

import csv
from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.portal.doors import closed_to_caches
from medlegal.portal.form_fields import DayField
from medlegal.portal.history import sentence
from medlegal.portal.management.oversight_door import for_oversight
from medlegal.practice.audit.models import Event
from medlegal.practice.audit.review_selectors import actors_in, events_of
from medlegal.practice.audit.selectors import chain_state
from medlegal.practice.audit.services import record
from medlegal.practice.people.company import COMPANY
from medlegal.practice.people.company_selectors import overseen_by
from medlegal.practice.people.models import Practice, User

SHOWN_DAYS, ACTORS_DAYS = 7, 400
ROWS_PER_PAGE, MOST_ROWS = 100, 50_000
COLUMNS = ("When", "Practice", "Evaluation", "Who", "What")


class ReviewForm(forms.Form):
    practice = forms.ModelChoiceField(Practice.objects.none(), required=False, empty_label="All")
    person = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Everybody")
    evaluation = forms.IntegerField(
        label="Evaluation, by the number in its address", min_value=1, required=False
    )
    since = DayField(label="From", required=False)
    until = DayField(label="to", required=False)
    opened_only = forms.BooleanField(label="Only what was opened", required=False)

    def __init__(self, *given: Any, practices: QuerySet[Practice], **named: Any) -> None:
        super().__init__(*given, **named)
        self.practices = practices
        since = timezone.localdate() - timedelta(days=ACTORS_DAYS)
        people = User.objects.filter(pk__in=actors_in([one.pk for one in practices], since=since))
        self.fields["practice"].queryset = practices  # type: ignore[attr-defined]
        self.fields["person"].queryset = people.order_by("name")  # type: ignore[attr-defined]

    def events(self) -> QuerySet[Event]:
        told = self.cleaned_data if self.is_valid() else {}
        practice, person = told.get("practice"), told.get("person")
        until = told.get("until") or timezone.localdate()
        return events_of(
            [practice.pk] if practice else [one.pk for one in self.practices],
            since=told.get("since") or until - timedelta(days=SHOWN_DAYS),
            until=until,
            actor=person.pk if person else None,
            evaluation=told.get("evaluation"),
            opened_only=bool(told.get("opened_only")),
        )


@for_oversight
def show(request: HttpRequest) -> HttpResponse:
    return render(request, "management/audit.html", review_page(request))


def review_page(request: HttpRequest, **more: object) -> dict[str, object]:
    form = ReviewForm(request.GET, practices=overseen_by(request.user))
    page = Paginator(form.events(), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return {
        "place": "access_review",
        "form": form,
        "page": page,
        "rows": told(list(page)),
        "days": SHOWN_DAYS,
        "practices": form.practices,
        **more,
    }


def told(events: list[Event]) -> list[dict[str, object]]:
    """Each event as a sentence, with who did it and where; an evaluation by its number in addresses."""
    people = User.objects.in_bulk({one.actor_id for one in events if one.actor_id})
    practices = Practice.objects.in_bulk({one.practice_id for one in events})
    return [
        {
            "at": one.at,
            "practice": practices.get(one.practice_id),
            "evaluation": one.evaluation_id,
            "who": people[one.actor_id].name if one.actor_id in people else "The program",
            "says": sentence(one),
        }
        for one in events
    ]


@for_oversight
def as_rows(request: HttpRequest) -> HttpResponse:
    """The same as rows for a spreadsheet; that they were taken is recorded."""
    events = ReviewForm(request.GET, practices=overseen_by(request.user)).events()
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    rows = csv.writer(answer)
    rows.writerow(COLUMNS)
    for one in told(list(events[:MOST_ROWS])):
        local = timezone.localtime(one["at"]).isoformat(timespec="seconds")  # type: ignore[arg-type]
        rows.writerow([local, one["practice"], one["evaluation"] or "", one["who"], one["says"]])
    record("audit.taken", of=COMPANY, actor=request.user)
    return closed_to_caches(answer, name="audit.csv", shown=False)


@for_oversight
def checked(request: HttpRequest) -> HttpResponse:
    """Every overseen practice's chain is recomputed from its events."""
    if request.method != "POST":
        return redirect("access_review")
    states = [(one, chain_state(one.pk)) for one in overseen_by(request.user)]
    record("audit.checked", of=COMPANY, actor=request.user, broken=sum(bool(s.problem) for _, s in states))
    return render(request, "management/audit.html", review_page(request, states=states))
