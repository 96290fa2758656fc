"""The parties of record, and which of their people may see the evaluation."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.debug import sensitive_variables

from medlegal.flows.seat_party import seat_party
from medlegal.portal.doors import done, only_sent, open_to_office
from medlegal.portal.frame import framed
from medlegal.portal.seat_forms import SeatForm
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import parties_of, seats_of


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    return render(request, "portal/evaluations/parties.html", parties_page(request, evaluation))


def parties_page(request: HttpRequest, evaluation: Evaluation, **more: object) -> dict[str, object]:
    """Whom the office has let in is the office's to know, not the other parties'."""
    context = framed(request, evaluation, "parties")
    seats = list(seats_of(evaluation)) if context["is_office"] else []
    forms = {"form": SeatForm(), "seating": None, **more}
    listed = [(party, [seat for seat in seats if seat.party_id == party.pk]) for party in context["parties"]]
    return context | {"listed": listed, **forms}


@login_required
@only_sent("parties")
@sensitive_variables("given", "page")
def seated(request: HttpRequest, evaluation_id: int, party_id: int) -> HttpResponse:
    """The person has a seat. A first password stands in this one answer, and in no message, cookie or log."""
    evaluation = open_to_office(request, evaluation_id)
    party = get_object_or_404(parties_of(evaluation), pk=party_id)
    form = SeatForm(request.POST)
    given = done(form, lambda: seat_party(party, **form.cleaned_data, actor=request.user))
    if given is None:
        page = parties_page(request, evaluation, form=form, seating=party.pk)
        return render(request, "portal/evaluations/parties.html", page, status=422)
    page = parties_page(request, evaluation, given=given, party=party)
    answer = render(request, "portal/evaluations/parties.html", page)
    answer["Cache-Control"] = "private, no-store"
    return answer
