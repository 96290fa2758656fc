"""What came in to one evaluation, and the queue of what is kept from an evaluator."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.receive_communication import (
    Came,
    decide_on_communication,
    deciders,
    letter_pdf,
    receive_communication,
    tell_all_of,
)
from medlegal.flows.receive_records import Upload
from medlegal.portal.communication_forms import CameForm, DecideForm, TellForm
from medlegal.portal.doors import done, kept_file, only_sent, open_to_office, paper
from medlegal.portal.frame import framed
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.correspondence.communication_selectors import (
    communications_of,
    files_of,
    quarantined_in,
)
from medlegal.practice.correspondence.models import Communication, CommunicationFile
from medlegal.practice.people.selectors import practices_of

ANY_FILE = "application/octet-stream"


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, "portal/communications/list.html", came_page(request, evaluation))


def came_page(request: HttpRequest, evaluation: Evaluation, **sent: object) -> dict[str, object]:
    blank = CameForm(evaluation=evaluation, initial={"received_on": timezone.localdate()})
    told = {"communications": communications_of(evaluation, request.user), "form": blank, **sent}
    return framed(request, evaluation, "service", **told)


@login_required
@only_sent("communications")
def received(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = CameForm(request.POST, request.FILES, evaluation=evaluation)

    def keep() -> Communication:
        told = dict(form.cleaned_data)
        uploads = [Upload(file.name, file.chunks()) for file in told.pop("files")]
        now = timezone.now()
        return receive_communication(evaluation, Came(**told), uploads=uploads, at=now, actor=request.user)

    kept = done(form, keep)
    if kept is None:
        page = came_page(request, evaluation, form=form)
        return render(request, "portal/communications/list.html", page, status=422)
    messages.success(request, f"Kept: {kept.get_state_display().lower()}.")
    return redirect("communication", evaluation.pk, kept.pk)


def communication_or_404(request: HttpRequest, evaluation: Evaluation, number: int) -> Communication:
    return get_object_or_404(communications_of(evaluation, request.user), pk=number)


@login_required
def one(request: HttpRequest, evaluation_id: int, communication_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    came = communication_or_404(request, evaluation, communication_id)
    return render(request, "portal/communications/one.html", one_page(request, evaluation, came))


def one_page(
    request: HttpRequest, evaluation: Evaluation, came: Communication, **sent: object
) -> dict[str, object]:
    today = {"on": timezone.localdate()}
    forms = {
        "tell_form": TellForm(initial=today, auto_id="tell_%s"),
        "decide_form": DecideForm(initial=today),
    }
    who = deciders(evaluation)
    told = {"came": came, "files": files_of(came), "who_decides": " or ".join(user.name for user in who)}
    told["may_decide"] = request.user in who
    return framed(request, evaluation, "service", **(told | forms | sent))


@login_required
def letter(request: HttpRequest, evaluation_id: int, communication_id: int) -> HttpResponse:
    """The letter as it would be served today, without the copies behind it."""
    evaluation = open_to_office(request, evaluation_id)
    came = communication_or_404(request, evaluation, communication_id)
    content = letter_pdf(came, on=timezone.localdate())
    name = f"{evaluation.number} letter {came.pk}.pdf"
    return paper(request, evaluation, content, name=name, kind="application/pdf")


@login_required
def file(request: HttpRequest, evaluation_id: int, file_id: int) -> HttpResponse:
    """One file, as it came, for whoever may see its communication."""
    evaluation = open_to_office(request, evaluation_id)
    kept = get_object_or_404(CommunicationFile, evaluation=evaluation, pk=file_id)
    communication_or_404(request, evaluation, kept.communication_id)
    name = f"{evaluation.number} received {kept.pk}"
    return kept_file(request, evaluation, kept.key, name=name, kind=ANY_FILE)


@login_required
def told(request: HttpRequest, evaluation_id: int, communication_id: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("communication", evaluation_id, communication_id)
    evaluation = open_to_office(request, evaluation_id)
    came = communication_or_404(request, evaluation, communication_id)
    form = TellForm(request.POST, auto_id="tell_%s")
    if done(form, lambda: tell_all_of(came, **form.cleaned_data, actor=request.user)):
        messages.success(request, "The letter is served on every party of record. Print what goes by mail.")
        return redirect("communication", evaluation.pk, came.pk)
    page = one_page(request, evaluation, came, tell_form=form, wrong=form)
    return render(request, "portal/communications/one.html", page, status=422)


@login_required
def decided(request: HttpRequest, evaluation_id: int, communication_id: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("communication", evaluation_id, communication_id)
    evaluation = open_to_office(request, evaluation_id)
    came = communication_or_404(request, evaluation, communication_id)
    form, now = DecideForm(request.POST), timezone.now()
    if done(form, lambda: decide_on_communication(came, **form.cleaned_data, at=now, actor=request.user)):
        messages.success(request, "The decision is kept.")
        return redirect("communication", evaluation.pk, came.pk)
    page = one_page(request, evaluation, came, decide_form=form, wrong=form)
    return render(request, "portal/communications/one.html", page, status=422)


@login_required
def quarantine(request: HttpRequest) -> HttpResponse:
    """What one side alone sent, in all evaluations of the office but the reader's own as evaluator."""
    if not practices_of(request.user).exists():
        raise PermissionDenied("This is for the evaluator's office alone.")
    page = {"place": "quarantine", "waiting": quarantined_in(request.user)}
    return render(request, "portal/communications/quarantine.html", page)
