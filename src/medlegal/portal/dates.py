"""Dates held and offered, waivers and agreements, the panel's office and the wait for an hour, of one evaluation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.keep_calendar import (
    answer_offer,
    give_back,
    hold_hour,
    offer_date,
    stop_waiting,
    wait_for_hour,
    waive_window,
)
from medlegal.flows.keep_writings import keep_signed, name_panel_office
from medlegal.flows.weigh_appointment import remote_terms_of
from medlegal.portal.appointment_forms import AppointmentForm
from medlegal.portal.dates_forms import (
    AnswerForm,
    OfferForm,
    PanelOfficeForm,
    WaitForm,
    WaiverForm,
    WritingForm,
)
from medlegal.portal.doors import done, kept_file, open_to_office
from medlegal.portal.frame import framed
from medlegal.practice.calendar.selectors import (
    appointments_before,
    hold_of,
    offers_of,
    panel_office_of,
    waiting_of,
    waivers_of,
    writings_of,
)
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.selectors import causes_shown
from medlegal.practice.people.models import User

PAGE = "portal/evaluations/dates.html"


@dataclass(frozen=True, slots=True)
class Act:
    """What a person does on the page, and what the page then says."""

    form: Callable[..., forms.Form]
    flow: Callable[[Evaluation, forms.Form, User], object]
    says: str


ACTS = {
    "offer": Act(
        OfferForm,
        lambda about, form, user: offer_date(about, **form.asked(), actor=user),
        "The offer is kept as proof.",
    ),
    "waiver": Act(
        WaiverForm,
        lambda about, form, user: waive_window(about, **form.asked(), actor=user),
        "The waiver is kept; the clock moved as far as the law lets it.",
    ),
    "writing": Act(
        WritingForm,
        lambda about, form, user: keep_signed(about, **form.asked(), today=timezone.localdate(), actor=user),
        "What was signed is kept.",
    ),
    "panel-office": Act(
        PanelOfficeForm,
        lambda about, form, user: name_panel_office(about, **form.asked(), actor=user),
        "The panel's office is kept; the first examination is offered there.",
    ),
    "wait": Act(
        WaitForm,
        lambda about, form, user: wait_for_hour(
            about, **form.cleaned_data, on=timezone.localdate(), actor=user
        ),
        "The evaluation waits for an hour.",
    ),
    "stop-waiting": Act(
        forms.Form,
        lambda about, form, user: stop_waiting(about, on=timezone.localdate(), actor=user) or True,
        "The evaluation waits no longer.",
    ),
    "give-back": Act(
        forms.Form,
        lambda about, form, user: give_back(about, now=timezone.now(), actor=user) or True,
        "The hour is free again.",
    ),
}


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, PAGE, dates_page(request, evaluation))


def dates_page(request: HttpRequest, evaluation: Evaluation, **sent: forms.Form) -> dict[str, object]:
    today, panel = timezone.localdate(), panel_office_of(evaluation)
    at_first = {"on": today, "signed_on": today, "office": panel.office if panel else None}
    blank = {name: form_of(name, evaluation, initial=at_first) for name in ACTS}
    hold, offers = hold_of(evaluation), list(offers_of(evaluation))
    more = {
        "hold": hold if hold and hold.expires_at > timezone.now() else None,
        "hold_minutes": int((hold.ends_at - hold.starts_at).total_seconds() // 60) if hold else None,
        "offers": [(one, AnswerForm(auto_id=f"answer_{one.pk}_%s", initial={"on": today})) for one in offers],
        "waivers": list(waivers_of(evaluation)),
        "writings": list(writings_of(evaluation)),
        "panel_office": panel,
        "remote": remote_terms_of(evaluation),
        "waiting": waiting_of(evaluation),
        "before": list(appointments_before(evaluation)),
        "forms": {name.replace("-", "_"): form for name, form in (blank | sent).items()},
    }
    return framed(request, evaluation, "evaluation", **more)


def form_of(act: str, evaluation: Evaluation, *given: object, **named: object) -> forms.Form:
    about = {"evaluation": evaluation} if act in ("offer", "waiver", "writing", "panel-office") else {}
    return ACTS[act].form(*given, auto_id=f"{act}_%s", **about, **named)


@login_required
def acted(request: HttpRequest, evaluation_id: int, act: str) -> HttpResponse:
    """A person did one of ACTS."""
    if act not in ACTS:
        raise Http404("Nothing of that name is done with dates.")
    evaluation = open_to_office(request, evaluation_id)
    if request.method != "POST":
        return redirect("dates", evaluation.pk)
    form = form_of(act, evaluation, request.POST, request.FILES)
    return answered(
        request,
        evaluation,
        (act, form),
        lambda: ACTS[act].flow(evaluation, form, request.user),
        ACTS[act].says,
    )


def answered(
    request: HttpRequest,
    evaluation: Evaluation,
    sent: tuple[str, forms.Form],
    flow: Callable[[], object],
    says: str,
) -> HttpResponse:
    name, form = sent
    if done(form, flow):
        messages.success(request, says)
        return redirect("dates", evaluation.pk)
    page = dates_page(request, evaluation, **{name: form}) | {"wrong": form}
    return render(request, PAGE, page, status=422)


@login_required
def offer_answered(request: HttpRequest, evaluation_id: int, offer_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    offer = get_object_or_404(offers_of(evaluation), pk=offer_id)
    if request.method != "POST":
        return redirect("dates", evaluation.pk)
    form = AnswerForm(request.POST, auto_id=f"answer_{offer.pk}_%s")

    def keep() -> object:
        answer_offer(offer, **form.cleaned_data, actor=request.user)
        return offer

    return answered(request, evaluation, ("answer", form), keep, "The answer is kept with the offer.")


@login_required
def held(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """A free hour is kept for this evaluation until it expires."""
    evaluation = open_to_office(request, evaluation_id)
    if request.method != "POST":
        return redirect("appointment", evaluation.pk)
    form = AppointmentForm(request.POST, physician=evaluation.physician)

    def hold() -> object:
        asked = form.asked()
        ends_at = asked["starts_at"] + timedelta(minutes=form.cleaned_data["minutes"])
        placed = {"office": asked["office"], "starts_at": asked["starts_at"], "ends_at": ends_at}
        return hold_hour(evaluation, **placed, now=timezone.now(), actor=request.user)

    if done(form, hold):
        messages.success(request, "The hour is held for two days. Nobody else is offered it until then.")
    else:
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect("appointment", evaluation.pk)
    return redirect("dates", evaluation.pk)


@login_required
def document(request: HttpRequest, evaluation_id: int, kind: str, row_id: int) -> HttpResponse:
    """The scan of a waiver, of what was signed, or of what shows a good cause."""
    evaluation = open_to_office(request, evaluation_id)
    kept = {"waiver": waivers_of, "writing": writings_of, "cause": causes_shown}.get(kind)
    if kept is None:
        raise Http404("No paper of that kind is kept here.")
    row = get_object_or_404(kept(evaluation), pk=row_id)
    name = f"{evaluation.number} {kind} {row.pk}{row.document_key[-4:]}"
    return kept_file(request, evaluation, row.document_key, name=name, kind="application/octet-stream")
