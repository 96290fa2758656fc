"""Something happened on which a clock hangs: it is entered here, and what was entered stays to be read."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.answer_lateness import lateness_of
from medlegal.portal.doors import done, open_to_office
from medlegal.portal.frame import framed
from medlegal.portal.happened_acts import ACTS, HappenedAct, acts_offered
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import deadlines_of, entries_of

PAGE = "portal/evaluations/happened.html"
DAYS = ("on", "noticed_on")


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Everything that was entered, and what may be entered now."""
    evaluation = open_to_office(request, evaluation_id)
    return render(request, PAGE, happened_page(request, evaluation))


@login_required
def entered(request: HttpRequest, evaluation_id: int, act: str) -> HttpResponse:
    """One act's form, and what came of it."""
    if act not in ACTS:
        raise Http404("Nothing of that name happens to an evaluation.")
    evaluation, chosen = open_to_office(request, evaluation_id), ACTS[act]
    today = timezone.localdate()
    form = chosen.form(
        request.POST or None, request.FILES or None, evaluation=evaluation, initial=dict.fromkeys(DAYS, today)
    )
    entry = done(form, lambda: chosen.flow(evaluation, **form.asked(), actor=request.user))
    if entry is not None:
        messages.success(request, " ".join([chosen.done, *told_of(entry)]))
        return redirect(f"{reverse('evaluation', args=[entry.evaluation_id])}{place_of(chosen)}")
    page = happened_page(request, evaluation, act=chosen, form=form)
    return render(request, PAGE, page, status=422 if form.is_bound else 200)


def place_of(act: HappenedAct) -> str:
    return "#appointment" if act.name == "cancellation-confirmed" else ""


def happened_page(
    request: HttpRequest,
    evaluation: Evaluation,
    *,
    act: HappenedAct | None = None,
    form: forms.Form | None = None,
) -> dict[str, object]:
    entries = [(entry, told_of(entry)) for entry in entries_of(evaluation).reverse()]
    clocks = deadlines_of(evaluation).standing().filter(duty__in=act.duties) if act else ()
    return framed(
        request,
        evaluation,
        "evaluation",
        act=act,
        form=form,
        clocks=clocks,
        offered=[one for one in acts_offered(evaluation, request.user) if one != act],
        entries=entries,
        lateness=lateness_of(evaluation, today=timezone.localdate()),
    )


def told_of(entry: DocketEntry) -> list[str]:
    """What the entry holds besides its day and its paper, each as a sentence."""
    told = entry.told
    says = [
        sentence for key, value, sentence in SENTENCES if told.get(key) is not None and told[key] == value
    ]
    if "scheduled_on" in told:
        says.append(f"To be taken on {told['scheduled_on']}.")
    if "minutes" in told:
        says.append(f"{told['minutes']} minutes.")
    return says


SENTENCES = (
    ("ground", "tests", "Test results or a consulting physician's report are missing."),
    ("ground", "good_cause", "For good cause."),
    ("cause", "medical_emergency", "A medical emergency."),
    ("cause", "death_in_family", "A death in the family."),
    ("cause", "disaster", "A disaster."),
    ("place", "examination_place", "Where the worker was examined."),
    ("place", "within_distance", "Within the distance the law allows."),
    ("place", "virtual", "By video."),
    ("place", "elsewhere", "Elsewhere."),
    ("is_in_time", True, "It came in time."),
    ("is_in_time", False, "It came after the report was served, which is too late."),
    ("is_corrected", True, "Facts are corrected in a supplemental report."),
    ("is_corrected", False, "The report stands as it is."),
    ("side", "worker", "For the worker's side."),
    ("side", "defense", "For the defense's side."),
)
