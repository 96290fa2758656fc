"""A request for an evaluation is entered: whom, which injuries, which parties."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.flows.take_request import take_request
from medlegal.flows.weigh_request import LooksKnown
from medlegal.portal.context import takes_requests
from medlegal.portal.doors import done
from medlegal.portal.new_evaluation_forms import (
    InjuryForms,
    PartyForms,
    PersonForm,
    RequestForm,
    WorkerForm,
    as_known,
    tell_places,
    with_address,
    worker_as_party,
)
from medlegal.practice.cases.models import Claimant, Evaluation, EvaluationRequest, Party
from medlegal.practice.cases.selectors import parties_known

EXPECTED = (Party.Role.CLAIMS_ADMINISTRATOR, Party.Role.APPLICANT_ATTORNEY, Party.Role.DEFENSE_ATTORNEY)
Forms = dict[str, Any]


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The form, and what came of it."""
    need_scheduler(request)
    return asked_page(request, None)


def need_scheduler(request: HttpRequest) -> None:
    if not takes_requests(request):
        raise PermissionDenied("New evaluations are entered by a scheduler or a manager of the practice.")


def asked_page(request: HttpRequest, draft: EvaluationRequest | None, **more: object) -> HttpResponse:
    """The request form, empty or with what a draft holds; once it is sent, the evaluation."""
    is_sent = request.method == "POST"
    forms_of = given_forms(request) if is_sent else drafted_forms(request, draft)
    if is_sent and (evaluation := entered(request, forms_of, draft)):
        return redirect("evaluation", evaluation.pk)
    context = {"place": "new", "draft": draft, **forms_of, **more}
    return render(request, "portal/evaluations/new.html", context, status=422 if is_sent else 200)


def drafted_forms(request: HttpRequest, draft: EvaluationRequest | None) -> Forms:
    asked: Mapping[str, Any] = draft.asked if draft else {}
    first = {"requested_on": timezone.localdate()}
    known = list(parties_known(request.user))
    parties = with_expected([with_address(party, known) for party in asked.get("parties") or []])
    made: Forms = {
        "form": RequestForm(user=request.user, initial=first | asked.get("form", {})),
        "worker": WorkerForm(prefix="worker", initial=asked.get("worker")),
        "injuries": InjuryForms(prefix="injury", initial=asked.get("injuries") or None),
        "parties": PartyForms(prefix="party", initial=parties, form_kwargs={"known": known}),
        "known": as_known(known),
        "person": PersonForm(),
    }
    return told_places(made, draft.read if draft else [])


def with_expected(parties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The parties that are known, and an empty place for each other that most requests have."""
    roles = {party.get("role") for party in parties}
    return [*parties, *({"role": role} for role in EXPECTED if role not in roles)]


def told_places(made: Forms, read: list[dict[str, Any]]) -> Forms:
    """With the page and the words beneath what was read."""
    places = {str(one["field"]): f"Page {one['page']}: “{one['quote']}”" for one in read}
    tell_places(made["form"], places, "form")
    tell_places(made["worker"], places, "worker")
    for kind in ("injuries", "parties"):
        for at, form in enumerate(made[kind].forms):
            form.read_at = places.get(f"{kind}.{at}", "")
    return made


def given_forms(request: HttpRequest) -> Forms:
    known = list(parties_known(request.user))
    expected = [{"role": role} for role in EXPECTED]
    return {
        "form": RequestForm(request.POST, user=request.user),
        "worker": WorkerForm(request.POST, prefix="worker"),
        "injuries": InjuryForms(request.POST, prefix="injury"),
        "parties": PartyForms(request.POST, prefix="party", initial=expected, form_kwargs={"known": known}),
        "known": as_known(known),
        "person": PersonForm(request.POST),
    }


def entered(request: HttpRequest, made: Forms, draft: EvaluationRequest | None) -> Evaluation | None:
    """The evaluation; None when one of the forms is not right. All are looked at, so that all say what is wrong."""
    form = made["form"]
    valid = [made[name].is_valid() for name in ("form", "worker", "injuries", "parties")]
    if not all(valid):
        form.add_error(None, "Some of what was entered below needs another look; each place says what.")
        return None
    try:
        return done_or_known(request, made, draft)
    except LooksKnown as known:
        made["person"] = PersonForm(request.POST, found=known.found)
        form.add_error(None, "This worker may be here already. Say below who it is, then send it again.")
        return None


def done_or_known(request: HttpRequest, made: Forms, draft: EvaluationRequest | None) -> Evaluation | None:
    form, worker = made["form"], made["worker"].cleaned_data
    asked = form.asked()
    physician = asked.pop("physician")
    person: PersonForm = made["person"]
    known = Claimant.objects.filter(pk=person.chosen, practice=physician.practice_id).first()
    if draft is not None and draft.practice_id != physician.practice_id:
        raise_on(form, "physician", "Choose a physician of the practice to which the request came.")
        return None
    return taken(
        form,
        physician.practice,
        worker=worker,
        injuries=made["injuries"].given(),
        parties=[worker_as_party(worker), *made["parties"].given()],
        physician=physician,
        actor=request.user,
        claimant=known if person.chosen else None,
        another_because=person.reason,
        request=draft,
        **asked,
    )


def raise_on(form: forms.Form, field: str, says: str) -> None:
    form.add_error(field, says)


def taken(form: forms.Form, *given: Any, **named: Any) -> Evaluation | None:
    """As the flow takes it; who looks known is for the caller, every other refusal stands on the form."""
    known: list[LooksKnown] = []

    def act() -> Evaluation | None:
        try:
            return take_request(*given, **named)
        except LooksKnown as found:
            known.append(found)
            return None

    evaluation = done(form, act)
    if known:
        raise known[0]
    return evaluation
