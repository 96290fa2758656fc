"""The office asks a party's person and the injured worker in, and reads what the worker told."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from medlegal.flows.hear_worker import answer_day_asked
from medlegal.flows.invite_party import give_invitation_code, invite_party, withdraw_invitation
from medlegal.flows.refusal import Refused
from medlegal.flows.welcome_worker import end_worker_pass, give_pass, give_worker_code
from medlegal.portal.doors import done, only_sent, open_to_office
from medlegal.portal.frame import framed
from medlegal.portal.ways_in_forms import DayAnswerForm, InvitationForm, WorkerPassForm
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import seats_of
from medlegal.practice.companion.questions import QUESTIONS
from medlegal.practice.companion.selectors import (
    answers_of,
    couriers_of,
    days_asked_of,
    invitations_of,
    openings_of,
    pass_of,
    questionnaire_of,
)
from medlegal.practice.correspondence.selectors import servings_of
from medlegal.practice.people.models import User


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, "portal/ways_in/show.html", page(request, evaluation))


def page(request: HttpRequest, evaluation: Evaluation, **more: object) -> dict[str, object]:
    kept = questionnaire_of(evaluation)
    speaks = "es" if evaluation.language == "Spanish" else "en"
    told = {
        "now": timezone.now(),
        "invitations": invitations_of(evaluation),
        "seats": seats_of(evaluation).select_related("party"),
        "couriers": couriers_of(evaluation),
        "worker_pass": pass_of(evaluation),
        "questionnaire": kept,
        "days_asked": days_asked_of(evaluation),
        "opened": opened_papers(evaluation),
        "invitation_form": InvitationForm(evaluation=evaluation),
        "pass_form": WorkerPassForm(initial={"language": speaks}),
        "day_form": DayAnswerForm(),
    }
    return framed(request, evaluation, "ways_in", **(told | more))


def opened_papers(evaluation: Evaluation) -> list[dict[str, object]]:
    """Each first opening of a served paper by a party's person: the audit's own events, in words."""
    events = openings_of(evaluation)
    titles = {serving.pk: str(serving) for serving in servings_of(evaluation)}
    names = dict(User.objects.filter(pk__in={event.actor_id for event in events}).values_list("pk", "name"))
    first: dict[tuple[int, int], dict[str, object]] = {}
    for event in events:
        serving = int(event.facts["serving"])
        told = {"who": names.get(event.actor_id, ""), "title": titles.get(serving, ""), "at": event.at}
        first.setdefault((serving, event.actor_id), told)
    return list(first.values())


@sensitive_variables("given", "context")
def once_shown(request: HttpRequest, evaluation: Evaluation, **given: object) -> HttpResponse:
    """A link or a code stands in this one answer, and in no message, cookie or log."""
    context = page(request, evaluation, **given)
    answer = render(request, "portal/ways_in/show.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@only_sent("ways_in")
def invited(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = InvitationForm(request.POST, evaluation=evaluation)
    given = done(form, lambda: invite_party(**form.cleaned_data, at=timezone.now(), actor=request.user))
    if given is None:
        context = page(request, evaluation, invitation_form=form)
        return render(request, "portal/ways_in/show.html", context, status=422)
    return once_shown(request, evaluation, invited=given)


@login_required
@only_sent("ways_in")
def invitation_act(request: HttpRequest, evaluation_id: int, invitation_id: int, act: str) -> HttpResponse:
    """A new code for a link that still opens, or its end."""
    evaluation = open_to_office(request, evaluation_id)
    invitation = get_object_or_404(invitations_of(evaluation), pk=invitation_id)
    told = {"at": timezone.now(), "actor": request.user}
    try:
        if act == "code":
            code = give_invitation_code(invitation, **told)
            return once_shown(request, evaluation, new_code=code, code_for=invitation.email)
        withdraw_invitation(invitation, **told)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("ways_in", evaluation.pk)


@login_required
@only_sent("ways_in")
def pass_given(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = WorkerPassForm(request.POST)
    given = done(
        form, lambda: give_pass(evaluation, **form.cleaned_data, at=timezone.now(), actor=request.user)
    )
    if given is None:
        context = page(request, evaluation, pass_form=form)
        return render(request, "portal/ways_in/show.html", context, status=422)
    return once_shown(request, evaluation, given=given)


@login_required
@only_sent("ways_in")
def pass_act(request: HttpRequest, evaluation_id: int, act: str) -> HttpResponse:
    """A new code for the worker, or the end of the link."""
    evaluation = open_to_office(request, evaluation_id)
    told = {"at": timezone.now(), "actor": request.user}
    try:
        if act == "code":
            code = give_worker_code(evaluation, **told)
            return once_shown(request, evaluation, new_code=code, code_for="the worker")
        end_worker_pass(evaluation, **told)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("ways_in", evaluation.pk)


@login_required
@only_sent("ways_in")
def day_answered(request: HttpRequest, evaluation_id: int, asked_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    asked = get_object_or_404(days_asked_of(evaluation), pk=asked_id)
    form = DayAnswerForm(request.POST)
    done(
        form,
        lambda: answer_day_asked(
            asked, answer=form.cleaned_data["answer"], at=timezone.now(), actor=request.user
        ),
    )
    if form.errors:
        context = page(request, evaluation, day_form=form)
        return render(request, "portal/ways_in/show.html", context, status=422)
    return redirect("ways_in", evaluation.pk)


@login_required
def questionnaire(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """What the worker told, question by question, for the office and the evaluator; to be printed."""
    evaluation = open_to_office(request, evaluation_id)
    kept = questionnaire_of(evaluation)
    answers = answers_of(kept) if kept and kept.sent_at else {}
    rows = [(one, answers.get(one.key, "")) for one in QUESTIONS]
    context = framed(request, evaluation, "ways_in", kept=kept, rows=rows)
    return render(request, "portal/ways_in/questionnaire.html", context)
