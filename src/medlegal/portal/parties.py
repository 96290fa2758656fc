"""The parties of record: who they are, how they change, and which of their people may see the evaluation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.keep_parties import correct_party, join_record, leave_record
from medlegal.portal.agreement_forms import AgreementEndForm, AgreementForm
from medlegal.portal.doors import done, only_sent, open_to_office
from medlegal.portal.frame import framed
from medlegal.portal.party_record_forms import KeptPartyForm, LeavesForm, NewPartyForm
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_gone, parties_of, seats_of
from medlegal.practice.correspondence.models import ServiceAgreement
from medlegal.practice.correspondence.selectors import agreements_of
from medlegal.practice.people.selectors import roles_of

PAGE, ONE = "portal/evaluations/parties.html", "portal/evaluations/party.html"


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Whom the office has let in is the office's to know; a party's person is led to the party's own page."""
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    if not roles_of(request.user, evaluation.practice):
        return redirect("party_evaluation", evaluation.pk)
    return render(request, PAGE, parties_page(request, evaluation))


def parties_page(request: HttpRequest, evaluation: Evaluation, **sent: object) -> dict[str, object]:
    context = framed(request, evaluation, "parties")
    seats = list(seats_of(evaluation))
    listed = [(party, [seat for seat in seats if seat.party_id == party.pk]) for party in context["parties"]]
    more = {
        "gone": parties_gone(evaluation),
        "form": NewPartyForm(),
        "agreements": [(one, end_form(one)) for one in agreements_of(evaluation)],
        "agreement_form": AgreementForm(evaluation=evaluation, auto_id="agreement_%s"),
    }
    return context | {"listed": listed, **more, **sent}


def end_form(agreement: ServiceAgreement) -> AgreementEndForm:
    return AgreementEndForm(auto_id=f"end_{agreement.pk}_%s", initial={"on": timezone.localdate()})


@login_required
@only_sent("parties")
def added(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """A party joins the record."""
    evaluation = open_to_office(request, evaluation_id)
    form = NewPartyForm(request.POST)
    if done(form, lambda: join_record(evaluation, told=form.told(), actor=request.user)):
        messages.success(request, "The party is of record, and is served with everything from now on.")
        return redirect("parties", evaluation.pk)
    return render(request, PAGE, parties_page(request, evaluation, form=form), status=422)


@login_required
def one(request: HttpRequest, evaluation_id: int, party_id: int) -> HttpResponse:
    """A party's address, means and agreement, to be changed."""
    evaluation = open_to_office(request, evaluation_id)
    party = get_object_or_404(parties_of(evaluation), pk=party_id)
    form = KeptPartyForm(request.POST or None, instance=party)
    if form.is_bound and done(form, lambda: correct_party(party, told=form.told(), actor=request.user)):
        messages.success(request, "It is kept. What was served before stays where it went.")
        return redirect("parties", evaluation.pk)
    return one_page(request, evaluation, party, form, status=422 if form.is_bound else 200)


@login_required
def left(request: HttpRequest, evaluation_id: int, party_id: int) -> HttpResponse:
    """A party is not of record any more."""
    if request.method != "POST":
        return redirect("party_of_record", evaluation_id, party_id)
    evaluation = open_to_office(request, evaluation_id)
    party = get_object_or_404(parties_of(evaluation), pk=party_id)
    form = LeavesForm(request.POST, auto_id="left_%s")
    if done(form, lambda: leave_record(party, **form.cleaned_data, actor=request.user) or True):
        messages.success(request, "The party is not of record any more; what it was served stays kept.")
        return redirect("parties", evaluation.pk)
    kept = KeptPartyForm(instance=party)
    return one_page(request, evaluation, party, kept, left_form=form, status=422)


def one_page(
    request: HttpRequest,
    evaluation: Evaluation,
    party: Party,
    form: KeptPartyForm,
    *,
    status: int,
    left_form: LeavesForm | None = None,
) -> HttpResponse:
    told = {"party": party, "form": form, "left_form": left_form or LeavesForm(auto_id="left_%s")}
    return render(request, ONE, framed(request, evaluation, "parties", **told), status=status)
