"""The parties of record, and which of their people may see the evaluation."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medlegal.portal.frame import framed
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.selectors import seats_of


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Whom the office has let in is the office's to know, not the other parties'."""
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    context = framed(request, evaluation, "parties")
    seats = list(seats_of(evaluation)) if context["is_office"] else []
    listed = [(party, [seat for seat in seats if seat.party_id == party.pk]) for party in context["parties"]]
    return render(request, "portal/evaluations/parties.html", context | {"listed": listed})
