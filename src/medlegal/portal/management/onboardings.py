"""QMEs who join: the list, one of them step by step, and the practice opened for them."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.join_company import begin_joining, do_step, give_up_joining, tie_to_practice
from medlegal.flows.open_practice import open_practice
from medlegal.portal.doors import done
from medlegal.portal.management.joining_forms import (
    BeginForm,
    EvaluatorForm,
    FirstManagerForm,
    FirstOfficeForm,
    PracticeForm,
    ReasonForm,
    StepForm,
    TieForm,
)
from medlegal.portal.publicity.doors import for_the_company
from medlegal.practice.community.models import Onboarding
from medlegal.practice.community.selectors import (
    next_step,
    onboardings_ended,
    onboardings_open,
    quiet_since,
    steps_of,
)
from medlegal.practice.people.models import User

PAGE = "management/onboarding.html"
FORMS: dict[str, type[forms.Form]] = {"step": StepForm, "tie": TieForm, "give-up": ReasonForm}


@for_the_company
def listed(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    form = BeginForm(request.POST or None)
    begun = form.is_bound and done(
        form, lambda: begin_joining(**form.cleaned_data, on=today, actor=request.user)
    )
    if begun:
        return redirect("onboarding", begun.pk)
    rows = [(one, next_step(one), quiet_since(one), one.steps.count()) for one in onboardings_open()]
    context = {"place": "onboardings", "rows": rows, "ended": onboardings_ended(), "form": form}
    return render(request, "management/onboardings.html", context, status=422 if form.is_bound else 200)


@for_the_company
def one(request: HttpRequest, onboarding_id: int) -> HttpResponse:
    return render(request, PAGE, onboarding_page(found(onboarding_id)))


def found(onboarding_id: int) -> Onboarding:
    known = Onboarding.objects.select_related("became", "inquiry").prefetch_related("steps")
    return get_object_or_404(known, pk=onboarding_id)


def onboarding_page(onboarding: Onboarding, **sent: object) -> dict[str, object]:
    following = next_step(onboarding)
    told = {"on": timezone.localdate(), "step": following.key if following else ""}
    return {
        "place": "onboardings",
        "onboarding": onboarding,
        "steps": steps_of(onboarding),
        "next": following,
        "is_open": onboarding.finished_on is None and onboarding.given_up_on is None,
        "forms": {"step": StepForm(initial=told), "tie": TieForm(), "give_up": ReasonForm()},
        **sent,
    }


@for_the_company
def acted(request: HttpRequest, onboarding_id: int, act: str) -> HttpResponse:
    """Somebody did one of FORMS."""
    onboarding = found(onboarding_id)
    if act not in FORMS:
        raise Http404("Nothing of that name is done with an onboarding.")
    if request.method != "POST":
        return redirect("onboarding", onboarding.pk)
    form = FORMS[act](request.POST)
    if done(form, doing(act, onboarding, form, request.user)):
        messages.success(request, "Kept.")
        return redirect("onboarding", onboarding.pk)
    return render(request, PAGE, onboarding_page(found(onboarding_id), wrong=form), status=422)


def doing(act: str, onboarding: Onboarding, form: forms.Form, actor: User) -> Callable[[], bool]:
    today: date = timezone.localdate()

    def do() -> bool:
        told = form.cleaned_data
        if act == "step":
            do_step(onboarding, **told, today=today, actor=actor)
        elif act == "tie":
            tie_to_practice(onboarding, practice=told["practice"], actor=actor)
        else:
            give_up_joining(onboarding, on=today, reason=told["reason"], actor=actor)
        return True

    return do


@for_the_company
def practice(request: HttpRequest, onboarding_id: int) -> HttpResponse:
    """The practice is opened; the physician's first password stands in this one answer."""
    onboarding = found(onboarding_id)
    sent = request.POST or None
    parts = {
        "practice": PracticeForm(sent, prefix="practice"),
        "evaluator": EvaluatorForm(sent, prefix="evaluator", initial={"name": onboarding.name}),
        "office": FirstOfficeForm(sent, prefix="office"),
        "manager": FirstManagerForm(sent, prefix="manager", initial={"manager": request.user.pk}),
    }
    wrong = [part for part in parts.values() if not part.is_valid()]  # each is checked, for its own marks
    opened = None if wrong else done(parts["manager"], lambda: opening(onboarding, parts, request.user))
    if opened:
        given = {"practice": opened[0], "given": opened[1]}
        return render(request, "management/practice_opened.html", {"place": "onboardings", **given})
    page = {"place": "onboardings", "onboarding": onboarding, **parts}
    return render(request, "management/practice_new.html", page, status=422 if sent else 200)


def opening(onboarding: Onboarding, parts: dict[str, forms.Form], actor: User) -> object:
    evaluator = dict(parts["evaluator"].cleaned_data)
    return open_practice(
        onboarding,
        practice=parts["practice"].cleaned_data,
        email=evaluator.pop("email"),
        physician=evaluator,
        office=parts["office"].cleaned_data,
        manager=parts["manager"].cleaned_data["manager"],
        on=timezone.localdate(),
        actor=actor,
    )
