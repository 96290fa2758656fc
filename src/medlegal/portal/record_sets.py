"""One record set: its counts, its declaration, the letters about it, and what waits for an objection."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.await_objections import (
    keep_objected,
    keep_ordered,
    keep_unopposed,
    set_apart,
    take_back,
    withdraw_objection,
)
from medlegal.flows.demand_declaration import demand_docx, demand_pdf, serve_demand
from medlegal.portal.doors import done, kept_file, open_to_office, paper
from medlegal.portal.frame import framed
from medlegal.portal.record_set_forms import NonMedicalForm, ObjectionForm, OnADayForm, WithdrawalForm
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.intake.gate_selectors import demands_of, objection_to, objections_to
from medlegal.practice.intake.models import Demand, RecordSet
from medlegal.practice.intake.selectors import counts_by_sender
from medlegal.practice.people.models import User

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person may do with a set: the form it takes, the flow, and what is said when it is done."""

    form: type[forms.Form]
    flow: Callable[..., object]
    says: str


ACTS: Mapping[str, Act] = {
    "non_medical": Act(NonMedicalForm, set_apart, "The set is held until the time to object is over."),
    "medical": Act(forms.Form, take_back, "The set counts as medical records."),
    "objection": Act(
        ObjectionForm, keep_objected, "The objection is kept. The set waits for a judge's order."
    ),
    "order": Act(OnADayForm, keep_ordered, "The judge's order is kept; the set may go to the evaluator."),
    "withdrawal": Act(
        WithdrawalForm,
        withdraw_objection,
        "The objection does not stand any more; the time to object runs on.",
    ),
    "unopposed": Act(OnADayForm, keep_unopposed, "Kept: no objection came in time."),
}


@login_required
def show(request: HttpRequest, evaluation_id: int, set_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    record_set = get_object_or_404(RecordSet, evaluation=evaluation, pk=set_id)
    return render(request, "portal/records/set.html", set_page(request, evaluation, record_set))


def set_page(
    request: HttpRequest, evaluation: Evaluation, record_set: RecordSet, **sent: forms.Form
) -> dict[str, object]:
    today = {"on": timezone.localdate()}
    blank = {
        "non_medical": NonMedicalForm(
            auto_id="served_%s",
            initial={"served_on": record_set.opponent_served_on, "served_by": record_set.opponent_served_by},
        ),
        "objection": ObjectionForm(record_set=record_set, auto_id="objection_%s", initial=today),
        "order": OnADayForm(auto_id="order_%s", initial=today),
        "withdrawal": WithdrawalForm(auto_id="withdrawal_%s", initial=today),
        "unopposed": OnADayForm(auto_id="unopposed_%s", initial=today),
        "letter": OnADayForm(auto_id="letter_%s", initial=today),
    }
    more = {
        "record_set": record_set,
        "count": next(one for one in counts_by_sender(evaluation) if one.record_set.pk == record_set.pk),
        "demands": demands_of(evaluation).filter(record_set=record_set),
        "objection": objection_to(record_set),
        "taken_back": objections_to(record_set).filter(withdrawn_on__isnull=False),
        "clock": clock_of(record_set),
        "forms": blank | sent,
    }
    return framed(request, evaluation, "records", **more)


def clock_of(record_set: RecordSet) -> object:
    """The kept deadline for objections, with its reasons."""
    if record_set.opponent_served_on is None:
        return None
    clocks = deadlines_of(record_set.evaluation).filter(duty="information_objection")
    return clocks.filter(began_on=record_set.opponent_served_on).last()


@login_required
def acted(request: HttpRequest, evaluation_id: int, set_id: int, act: str) -> HttpResponse:
    """A person did one of ACTS with the set."""
    if act not in ACTS:
        raise Http404("Nothing of that name is done with a record set.")
    if request.method != "POST":
        return redirect("record_set", evaluation_id, set_id)
    evaluation = open_to_office(request, evaluation_id)
    record_set = get_object_or_404(RecordSet, evaluation=evaluation, pk=set_id)
    asked = {"record_set": record_set} if act == "objection" else {}
    form = ACTS[act].form(request.POST, auto_id=f"{act}_%s", **asked)
    return answered(
        request,
        evaluation,
        record_set,
        (act, form, ACTS[act].says),
        lambda: ACTS[act].flow(record_set, **form.cleaned_data, actor=request.user) or record_set,
    )


def answered(
    request: HttpRequest,
    evaluation: Evaluation,
    record_set: RecordSet,
    act: tuple[str, forms.Form, str],
    flow: Callable[[], object],
) -> HttpResponse:
    name, form, says = act
    if done(form, flow):
        messages.success(request, says)
        return redirect("record_set", evaluation.pk, record_set.pk)
    record_set.refresh_from_db()
    page = set_page(request, evaluation, record_set, **{name: form}) | {"wrong": form}
    return render(request, "portal/records/set.html", page, status=422)


def letter_of(evaluation: Evaluation, demand_id: int) -> Demand:
    return get_object_or_404(demands_of(evaluation), pk=demand_id)


@login_required
def letter_served(request: HttpRequest, evaluation_id: int, demand_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    demand = letter_of(evaluation, demand_id)
    if request.method != "POST":
        return redirect("record_set", evaluation_id, demand.record_set_id)
    form = OnADayForm(request.POST, auto_id="letter_%s")
    says = "The letter is kept as served on every party of record. Print it or send it now."
    actor: User = request.user
    return answered(
        request,
        evaluation,
        demand.record_set,
        ("letter", form, says),
        lambda: serve_demand(demand, **form.cleaned_data, actor=actor),
    )


@login_required
def letter_pdf(request: HttpRequest, evaluation_id: int, demand_id: int) -> HttpResponse:
    """The letter as served, or as it would be served today."""
    evaluation = open_to_office(request, evaluation_id)
    demand = letter_of(evaluation, demand_id)
    name = f"{evaluation.number} letter {demand.pk}.pdf"
    if demand.serving:
        return kept_file(request, evaluation, demand.serving.document_key, name=name, kind="application/pdf")
    return paper(request, evaluation, demand_pdf(demand), name=name, kind="application/pdf")


@login_required
def letter_word(request: HttpRequest, evaluation_id: int, demand_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    demand = letter_of(evaluation, demand_id)
    name = f"{evaluation.number} letter {demand.pk}.docx"
    return paper(request, evaluation, demand_docx(demand), name=name, kind=DOCX)
