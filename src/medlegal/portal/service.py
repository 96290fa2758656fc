"""What was served in an evaluation, how each delivery went, and what could not be delivered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.prove_service import (
    deliver_again,
    keep_sender_proof,
    note_delivery,
    note_posted,
    print_pack,
    settle_undelivered,
)
from medlegal.flows.receive_records import Upload
from medlegal.flows.refusal import Refused
from medlegal.flows.send_deliveries import take_returned
from medlegal.flows.serve_document import serve_on_all
from medlegal.portal.doors import done, kept_file, only_sent, open_to_office, paper
from medlegal.portal.frame import framed
from medlegal.portal.service_forms import (
    AgainForm,
    NotedForm,
    ProofForm,
    ReturnedForm,
    ServeForm,
    SettledForm,
)
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.companion.models import Invitation
from medlegal.practice.correspondence.communication_selectors import is_kept_from
from medlegal.practice.correspondence.models import Delivery, SenderProof, Serving
from medlegal.practice.correspondence.selectors import deliveries_of, servings_of, undelivered_in, waiting_in
from medlegal.practice.people.selectors import practices_of

PDF = "application/pdf"
KINDS = {b"%PDF": PDF, b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person may do with a delivery: its form, the flow, and what is said when it is done."""

    form: type[forms.Form]
    flow: Callable[..., object]
    says: str


ACTS: Mapping[str, Act] = {
    "noted": Act(NotedForm, note_delivery, "Kept with the service."),
    "again": Act(AgainForm, deliver_again, "It goes out again; the way that failed is closed."),
    "settled": Act(SettledForm, settle_undelivered, "Kept, and off the list."),
}


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, "portal/service/list.html", service_page(request, evaluation))


def service_page(request: HttpRequest, evaluation: Evaluation, **sent: object) -> dict[str, object]:
    today = timezone.localdate()
    form = ServeForm(evaluation=evaluation, on=today, initial={"on": today})
    told = {"servings": servings_of(evaluation), "form": form, **sent}
    return framed(request, evaluation, "service", **told)


@login_required
@only_sent("service")
def served(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """A paper of the office goes to every party of record."""
    evaluation = open_to_office(request, evaluation_id)
    form = ServeForm(request.POST, request.FILES, evaluation=evaluation, on=timezone.localdate())

    def serve() -> Serving:
        told = form.cleaned_data
        about = {"what": told["what"], "title": told["title"], "on": told["on"], "means": form.chosen()}
        return serve_on_all(evaluation, paper=told["paper"].read(), actor=request.user, **about)

    serving = done(form, serve)
    if serving is None:
        page = service_page(request, evaluation, form=form)
        return render(request, "portal/service/list.html", page, status=422)
    messages.success(request, "Served on every party of record. Print what goes by mail.")
    return redirect("serving", evaluation.pk, serving.pk)


def serving_or_404(evaluation: Evaluation, serving_id: int) -> Serving:
    return get_object_or_404(servings_of(evaluation), pk=serving_id)


@login_required
def one(request: HttpRequest, evaluation_id: int, serving_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    serving = serving_or_404(evaluation, serving_id)
    return render(request, "portal/service/one.html", serving_page(request, evaluation, serving))


def serving_page(
    request: HttpRequest, evaluation: Evaluation, serving: Serving, **sent: object
) -> dict[str, object]:
    today = {"on": timezone.localdate()}
    told = {
        "serving": serving,
        "rows": [(delivery, forms_for(delivery, today)) for delivery in deliveries_of(serving)],
        "proof_form": ProofForm(serving=serving, initial=today, auto_id="proof_%s"),
        "goes_by_mail": any(one.state == "waiting" and one.means == "mail" for one in deliveries_of(serving)),
        "is_kept": is_kept_from(serving, request.user),
        **sent,
    }
    return framed(request, evaluation, "service", **told)


def forms_for(delivery: Delivery, today: Mapping[str, object]) -> dict[str, forms.Form]:
    """The acts that fit how the delivery stands."""
    if delivery.settled_on:
        return {}
    fits = ["again", "settled"] if delivery.state in ("failed", "bounced") else ["noted", "again"]
    return {name: ACTS[name].form(initial=dict(today), auto_id=f"{name}_{delivery.pk}_%s") for name in fits}


@login_required
def served_paper(request: HttpRequest, evaluation_id: int, serving_id: int, name: str) -> HttpResponse:
    """The document as served, its declaration of service, or the print pack."""
    evaluation = open_to_office(request, evaluation_id)
    serving = serving_or_404(evaluation, serving_id)
    if name != "declaration" and is_kept_from(serving, request.user):
        raise PermissionDenied("It encloses what one side alone sent, which is kept from the evaluator.")
    saved = f"{evaluation.number} {name} {serving.pk}.pdf"
    if name == "pack":
        try:
            return paper(request, evaluation, print_pack(serving), name=saved, kind=PDF)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("serving", evaluation.pk, serving.pk)
    key = {"document": serving.document_key, "declaration": serving.proof_key}.get(name)
    if key is None:
        raise Http404("Nothing of that name was served.")
    return kept_file(request, evaluation, key, name=saved, kind=PDF)


@login_required
def posted(request: HttpRequest, evaluation_id: int, serving_id: int) -> HttpResponse:
    """Everything that goes by mail was posted today."""
    if request.method != "POST":
        return redirect("serving", evaluation_id, serving_id)
    evaluation = open_to_office(request, evaluation_id)
    serving = serving_or_404(evaluation, serving_id)
    form = forms.Form(request.POST)
    count = done(form, lambda: note_posted(serving, on=timezone.localdate(), actor=request.user))
    if count:
        messages.success(request, f"Kept: {count} copies were posted. Scan the signed declaration below.")
        return redirect("serving", evaluation.pk, serving.pk)
    page = serving_page(request, evaluation, serving, wrong=form)
    return render(request, "portal/service/one.html", page, status=422)


@login_required
def proved(request: HttpRequest, evaluation_id: int, serving_id: int) -> HttpResponse:
    """A scanned proof is kept with the serving."""
    if request.method != "POST":
        return redirect("serving", evaluation_id, serving_id)
    evaluation = open_to_office(request, evaluation_id)
    serving = serving_or_404(evaluation, serving_id)
    form = ProofForm(request.POST, request.FILES, serving=serving, auto_id="proof_%s")

    def keep() -> SenderProof:
        told = {name: form.cleaned_data[name] for name in ("kind", "recipient", "on")}
        file = form.cleaned_data["file"]
        return keep_sender_proof(serving, upload=Upload(file.name, file.chunks()), actor=request.user, **told)

    if done(form, keep):
        messages.success(request, "The proof is kept with the service.")
        return redirect("serving", evaluation.pk, serving.pk)
    page = serving_page(request, evaluation, serving, proof_form=form, wrong=form)
    return render(request, "portal/service/one.html", page, status=422)


@login_required
def proof(request: HttpRequest, evaluation_id: int, proof_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    kept = get_object_or_404(SenderProof, evaluation=evaluation, pk=proof_id)
    return kept_file(request, evaluation, kept.key, name=f"{evaluation.number} proof {kept.pk}", kind=PDF)


@login_required
def acted(request: HttpRequest, evaluation_id: int, delivery_id: int, act: str) -> HttpResponse:
    """A person did one of ACTS with a delivery."""
    if act not in ACTS:
        raise Http404("Nothing of that name is done with a delivery.")
    evaluation = open_to_office(request, evaluation_id)
    delivery = get_object_or_404(Delivery, evaluation=evaluation, pk=delivery_id)
    serving = serving_or_404(evaluation, delivery.recipient.serving_id)
    if request.method != "POST":
        return redirect("serving", evaluation.pk, serving.pk)
    form = ACTS[act].form(request.POST, auto_id=f"{act}_{delivery.pk}_%s")
    flow = ACTS[act].flow
    if done(form, lambda: flow(delivery, **form.cleaned_data, actor=request.user) or delivery):
        messages.success(request, ACTS[act].says)
        return redirect("serving", evaluation.pk, serving.pk)
    page = serving_page(request, evaluation, serving_or_404(evaluation, serving.pk), wrong=form)
    return render(request, "portal/service/one.html", page, status=422)


@login_required
def undelivered(request: HttpRequest) -> HttpResponse:
    """What could not be delivered, and what a person has to post or hand over; a returned message is read here."""
    if not practices_of(request.user).exists():
        raise PermissionDenied("This is for the evaluator's office alone.")
    form = ReturnedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        found = take_returned(form.cleaned_data["message"].read(), at=timezone.now(), actor=request.user)
        if isinstance(found, Invitation):
            messages.success(request, "The invitation did not arrive; it says so now.")
            return redirect("ways_in", found.evaluation_id)
        if found:
            messages.success(request, "The returned message is kept with its delivery.")
            return redirect("serving", found.evaluation_id, found.recipient.serving_id)
        form.add_error("message", "This message is no report about a mail that this office sent.")
    page = {
        "place": "undelivered",
        "undelivered": undelivered_in(request.user)[:MOST_SHOWN],
        "waiting": waiting_in(request.user)[:MOST_SHOWN],
        "form": form,
    }
    return render(request, "portal/service/undelivered.html", page, status=422 if form.errors else 200)
