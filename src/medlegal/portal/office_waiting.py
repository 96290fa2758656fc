"""What waits at the office beside the deadlines: one list for each kind, and how many stand in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from medlegal.practice.billing.selectors import missed_unbilled, testimony_unbilled
from medlegal.practice.calendar.hours_selectors import physicians_who, waiting_for
from medlegal.practice.cases.likeness_selectors import requests_waiting
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import findings_open
from medlegal.practice.companion.selectors import days_unanswered
from medlegal.practice.correspondence.communication_selectors import quarantined_in
from medlegal.practice.correspondence.message_selectors import unread_in
from medlegal.practice.correspondence.selectors import undelivered_in, waiting_in
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import roles_of

MOST_SHOWN = 50
DAY = "M j, Y"
SCHEDULING = frozenset({Role.SCHEDULER, Role.MANAGER})
BILLING = frozenset({Role.BILLER, Role.MANAGER})
OFFICE = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that waits: whom it needs, where its list is, or what each row leads to and says."""

    label: str
    roles: frozenset[str]
    waiting: Callable[[User], QuerySet]
    listed_at: str = ""  # the address that lists them; else they stand on the page of this module
    leads_to: str = ""
    says: Callable[[object], str] = str


def waiting_hours(user: User) -> QuerySet:
    return waiting_for(list(physicians_who(user).values_list("pk", flat=True)))


KINDS = {
    "requests": Kind("Requests to take", SCHEDULING, requests_waiting, listed_at="requests"),
    "undelivered": Kind("Papers that did not arrive", SCHEDULING, undelivered_in, listed_at="undelivered"),
    "by_hand": Kind("Papers to post or hand over", SCHEDULING, waiting_in, listed_at="undelivered"),
    "one_sided": Kind("From one side alone", SCHEDULING, quarantined_in, listed_at="quarantine"),
    "conflicts": Kind(
        "Conflicts to decide",
        SCHEDULING | {Role.PHYSICIAN},
        findings_open,
        leads_to="conflicts",
        says=lambda finding: finding.says,
    ),
    "days": Kind(
        "Workers who ask for another day",
        SCHEDULING,
        days_unanswered,
        leads_to="ways_in",
        says=lambda asked: f"Asked {date_format(localtime(asked.asked_at), DAY)}.",
    ),
    "hours": Kind(
        "Waiting for an hour",
        SCHEDULING,
        waiting_hours,
        leads_to="appointment",
        says=lambda one: (
            f"For {one.physician}" + (f", by {date_format(one.not_after, DAY)}." if one.not_after else ".")
        ),
    ),
    "missed": Kind(
        "Missed appointments to bill",
        BILLING,
        missed_unbilled,
        leads_to="bill",
        says=lambda one: f"The appointment of {date_format(localtime(one.starts_at), DAY)}.",
    ),
    "testified": Kind(
        "Depositions to bill",
        BILLING,
        testimony_unbilled,
        leads_to="bill",
        says=lambda entry: f"{entry.get_kind_display()}, {date_format(entry.happened_on, DAY)}.",
    ),
    "messages": Kind(
        "Unread messages",
        OFFICE,
        unread_in,
        leads_to="messages",
        says=lambda thread: f"{thread.subject} ({thread.get_kind_display().lower()})",
    ),
}


@dataclass(frozen=True, slots=True)
class Waits:
    """How many of a kind wait, and where they are."""

    key: str
    label: str
    count: int
    address: str


def kinds_for(user: User) -> dict[str, Kind]:
    roles = roles_of(user)
    return {key: kind for key, kind in KINDS.items() if roles & kind.roles}


def waits_of(user: User) -> list[Waits]:
    """Only what there is, in the order of the day's work."""
    own = reverse("office_waiting")
    counted = ((key, kind, kind.waiting(user).count()) for key, kind in kinds_for(user).items())
    return [
        Waits(key, kind.label, count, reverse(kind.listed_at) if kind.listed_at else f"{own}#{key}")
        for key, kind, count in counted
        if count
    ]


@dataclass(frozen=True, slots=True)
class Row:
    evaluation: Evaluation
    address: str
    says: str


def rows_of(kind: Kind, found: Iterable[object]) -> list[Row]:
    return [
        Row(one.evaluation, reverse(kind.leads_to, args=[one.evaluation.pk]), kind.says(one)) for one in found
    ]


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Each kind that has no list of its own, with what each row is about and where it is done."""
    if not roles_of(request.user):
        raise PermissionDenied("This page is for the evaluator's office.")
    mine = {key: kind for key, kind in kinds_for(request.user).items() if kind.leads_to}
    lists = [
        (key, kind.label, rows_of(kind, kind.waiting(request.user)[:MOST_SHOWN]))
        for key, kind in mine.items()
    ]
    elsewhere = [one for one in waits_of(request.user) if KINDS[one.key].listed_at]
    context = {"place": "work", "lists": lists, "elsewhere": elsewhere}
    return render(request, "portal/work/waiting.html", context)
