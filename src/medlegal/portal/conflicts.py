"""Possible conflicts of the evaluator in one evaluation, and what a physician discloses once for all."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.check_conflicts import check_conflicts
from medlegal.flows.decide_conflict import answer_conflict, decide_conflict, note_received
from medlegal.flows.keep_disclosures import disclose_interest, disclose_treated, drop_interest
from medlegal.portal.conflict_forms import (
    AnswerForm,
    DecideForm,
    InterestForm,
    ReceivedForm,
    TreatedForm,
    open_form,
)
from medlegal.portal.doors import done, only_sent, open_to_office
from medlegal.portal.frame import framed
from medlegal.portal.new_evaluations import need_scheduler
from medlegal.practice.cases.models import ConflictFinding, Evaluation
from medlegal.practice.cases.selectors import comparisons_of, findings_of
from medlegal.practice.people.models import Physician
from medlegal.practice.people.selectors import interests_of, practices_of, treated_by


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, "portal/conflicts/show.html", conflicts_page(request, evaluation))


def conflicts_page(request: HttpRequest, evaluation: Evaluation, **wrong: forms.Form) -> dict[str, object]:
    """Each finding with the form that is next for it; `wrong` holds a form that was sent back."""
    rows = []
    for finding in findings_of(evaluation):
        form = open_form(finding) if finding.decided == ConflictFinding.Decided.OPEN else None
        rows.append((finding, wrong.get(f"form_{finding.pk}") or form))
    return framed(
        request,
        evaluation,
        "evaluation",
        rows=rows,
        comparisons=list(comparisons_of(evaluation)),
        received_form=wrong.get("received") or ReceivedForm(),
        answer_form=wrong.get("answer") or AnswerForm(evaluation=evaluation),
    )


@login_required
@only_sent("conflicts")
def checked(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Held against the case again, after something new was disclosed or a party was added."""
    evaluation = open_to_office(request, evaluation_id)
    found = check_conflicts(evaluation, on=timezone.localdate(), actor=request.user)
    says = f"{len(found)} found that was not known." if found else "Nothing was found that was not known."
    messages.success(request, says)
    return redirect("conflicts", evaluation.pk)


@login_required
@only_sent("conflicts")
def acted(request: HttpRequest, evaluation_id: int, finding_id: int, act: str) -> HttpResponse:
    """A finding is decided, its notice received, or a party answers."""
    evaluation = open_to_office(request, evaluation_id)
    finding = get_object_or_404(findings_of(evaluation), pk=finding_id)
    if act not in ACTS:
        raise Http404("There is no such act.")
    form, kept_under, doing = ACTS[act](request, finding)
    if done(form, doing) is not None:
        messages.success(request, "It is kept.")
        return redirect("conflicts", evaluation.pk)
    page = conflicts_page(request, evaluation, **{kept_under: form})
    return render(request, "portal/conflicts/show.html", page, status=422)


Act = tuple[forms.Form, str, Callable[[], bool]]


def deciding(request: HttpRequest, finding: ConflictFinding) -> Act:
    form = DecideForm(request.POST, auto_id=f"finding-{finding.pk}-%s")

    def decide() -> bool:
        decide_conflict(finding, **form.asked(), on=timezone.localdate(), actor=request.user)
        return True

    return form, f"form_{finding.pk}", decide


def receiving(request: HttpRequest, finding: ConflictFinding) -> Act:
    form = ReceivedForm(request.POST)

    def receive() -> bool:
        note_received(finding, **form.cleaned_data, actor=request.user)
        return True

    return form, "received", receive


def answering(request: HttpRequest, finding: ConflictFinding) -> Act:
    form = AnswerForm(request.POST, evaluation=finding.evaluation)

    def answer() -> bool:
        answer_conflict(finding, **form.asked(), actor=request.user)
        return True

    return form, "answer", answer


ACTS = {"decided": deciding, "received": receiving, "answered": answering}


@login_required
def disclosures(request: HttpRequest, physician_id: int) -> HttpResponse:
    """What a physician told of relations, interests and patients; one form more for each."""
    physician = own_physician(request, physician_id)
    is_treated = request.POST.get("kind") == "treated"
    sent = request.POST or None
    interest = InterestForm(None if is_treated else sent, auto_id="interest_%s")
    treated = TreatedForm(sent if is_treated else None, auto_id="treated_%s")
    form, disclose = (treated, disclose_treated) if is_treated else (interest, disclose_interest)
    if sent and done(form, lambda: disclose(physician, actor=request.user, **form.cleaned_data)):
        messages.success(request, "It is kept, and checked in every new evaluation.")
        return redirect("disclosures", physician.pk)
    context = {
        "place": "calendar",
        "physician": physician,
        "interests": interests_of(physician),
        "treated": treated_by(physician),
        "interest_form": interest,
        "treated_form": treated,
    }
    return render(request, "portal/conflicts/disclosures.html", context, status=422 if sent else 200)


@login_required
def interest_ended(request: HttpRequest, physician_id: int, interest_id: int) -> HttpResponse:
    physician = own_physician(request, physician_id)
    if request.method == "POST":
        interest = get_object_or_404(interests_of(physician), pk=interest_id)
        drop_interest(interest, on=timezone.localdate(), actor=request.user)
        messages.success(request, "It is ended; what it was found in stays.")
    return redirect("disclosures", physician.pk)


def own_physician(request: HttpRequest, physician_id: int) -> Physician:
    need_scheduler(request)
    own = Physician.objects.filter(practice__in=practices_of(request.user))
    return get_object_or_404(own, pk=physician_id)
