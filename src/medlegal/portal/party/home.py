"""A party's own place: what needs the person, each evaluation, and what was served."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from medlegal.flows.carry_records import carried_by
from medlegal.flows.open_served import open_served
from medlegal.portal.doors import kept_file
from medlegal.portal.party.standing import standing_of
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.likeness_selectors import requests_asked
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import evaluations_recent, injuries_of, parties_of
from medlegal.practice.companion.selectors import openings_by, parcels_of, seat_in, unsigned_by
from medlegal.practice.correspondence.message_selectors import unread_in
from medlegal.practice.correspondence.models import Recipient, Serving
from medlegal.practice.correspondence.selectors import servings_of
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import roles_of


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Office people have another place of their own."""
    if roles_of(request.user):
        return redirect("own_place")
    evaluations = list(evaluations_recent(request.user).filter(seat__user=request.user).distinct())
    context = {
        "place": "party",
        "rows": [(one, standing_of(one), appointment_of(one)) for one in evaluations],
        "unopened": [(one, paper) for one in evaluations for paper in unopened_papers(one, request.user)],
        "unread": unread_in(request.user),
        "unsigned": unsigned_by(request.user),
        "carried": carried_by(request.user),
        "requests": requests_asked(request.user)[:5],
    }
    return render(request, "party/home.html", context)


def unopened_papers(evaluation: Evaluation, user: User) -> list[Serving]:
    """What was served on the person's party and the person has not opened."""
    opened = openings_by(user, evaluation)
    return [paper for paper in papers_on(evaluation, user) if paper.pk not in opened]


def papers_on(evaluation: Evaluation, user: User) -> list[Serving]:
    """What was served on the person's party itself; what somebody else received for it is not handed out here."""
    seat = seat_in(evaluation, user)
    if seat is None:
        return []
    return [
        paper
        for paper in servings_of(evaluation)
        if any(one.party_id == seat.party_id and not one.name for one in paper.recipient_set.all())
    ]


def papers_elsewhere(evaluation: Evaluation, user: User) -> list[Recipient]:
    """The services on somebody else for the person's party. Law: 8 CCR § 36.5."""
    seat = seat_in(evaluation, user)
    received = [one for paper in servings_of(evaluation) for one in paper.recipient_set.all()]
    return [one for one in received if seat and one.party_id == seat.party_id and one.name]


def open_seated(request: HttpRequest, evaluation_id: int) -> Evaluation:
    """The evaluation, for somebody with a seat in it; the opening is recorded."""
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    if seat_in(evaluation, request.user) is None:
        raise PermissionDenied(_("This page is for a party's person."))
    return evaluation


@login_required
def one(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Date, status, papers and records of one evaluation; every party sees the same."""
    evaluation = open_seated(request, evaluation_id)
    opened = openings_by(request.user, evaluation)
    seat = seat_in(evaluation, request.user)
    context = {
        "place": "party",
        "tab": "party",
        "evaluation": evaluation,
        "seat": seat,
        "injuries": injuries_of(evaluation),
        "standing": standing_of(evaluation),
        "appointment": appointment_of(evaluation),
        "papers": [(paper, opened.get(paper.pk)) for paper in papers_on(evaluation, request.user)],
        "elsewhere": papers_elsewhere(evaluation, request.user),
        "parties": parties_of(evaluation),
        "sets": RecordSet.objects.filter(evaluation=evaluation).select_related("sender", "declaration"),
        "parcels": parcels_of(request.user, evaluation.pk),
    }
    return render(request, "party/one.html", context)


@login_required
def paper(request: HttpRequest, evaluation_id: int, serving_id: int) -> HttpResponse:
    """The paper as it was served on the person's party; when it was first opened is kept as proof."""
    evaluation = open_seated(request, evaluation_id)
    served = {one.pk: one for one in papers_on(evaluation, request.user)}
    serving = get_object_or_404(Serving, pk=serving_id if serving_id in served else 0)
    key = open_served(serving, actor=request.user)
    name = f"{evaluation.number} served {serving.served_on:%Y-%m-%d}.pdf"
    return kept_file(request, evaluation, key, name=name, kind="application/pdf", shown=True)
