"""The pages of the guide: its contents, its chapters, and the estimates that keep nothing of what is typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from medlegal.portal.guide import contents, estimate
from medlegal.portal.guide.chapter import alternates, as_told
from medlegal.portal.guide.coverage import settled
from medlegal.portal.guide.estimate_forms import KindForm

COVERED = "guide_estimate_covered"
PLACE = {"place": "guide"}  # which part of the site it is, for the masthead


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    context = {"chapters": contents.CHAPTERS, "alternates": alternates("guide"), **PLACE}
    return render(request, "guide/contents.html", context)


@require_safe
def chapter(request: HttpRequest, key: str) -> HttpResponse:
    """A chapter as the law stands today."""
    read = contents.BY_KEY[key]
    context = {
        "chapter": read,
        "chapters": contents.CHAPTERS,
        "estimates": [estimate.BY_KEY[one] for one in read.estimates if one in estimate.BY_KEY],
        "asks_cover": "covered" in read.estimates,
        "today": timezone.localdate(),
        "alternates": alternates(read.name),
        **as_told(read, timezone.localdate()),
        **PLACE,
    }
    return render(request, "guide/chapter.html", context)


@csrf_exempt  # nothing is changed or kept, and a reader without cookies gets an answer too
def estimated(request: HttpRequest, key: str) -> HttpResponse:
    chosen = estimate.BY_KEY[key]
    form = chosen.form(request.POST) if request.method == "POST" else chosen.form()
    shown: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        shown["outcome"] = estimate.estimated(chosen, form.cleaned_data)
    context = {
        "estimate": chosen,
        "chapter": contents.BY_KEY[chosen.chapter],
        "alternates": alternates(chosen.name),
        **shown,
        **PLACE,
    }
    return answered(request, "guide/estimate.html", context, is_refused=bool(form.errors))


@csrf_exempt  # as above
def covered(request: HttpRequest) -> HttpResponse:
    """Am I covered: first the kind of work, then the questions of that kind, then the answer."""
    is_sent = request.method == "POST"
    shown = settled(request.POST, timezone.localdate()) if is_sent else {"form": KindForm()}
    forms = (shown["form"], shown.get("further"))
    context = {
        "chapter": contents.BY_KEY["covered"],
        "alternates": alternates(COVERED),
        **shown,
        **PLACE,
    }
    is_refused = any(form is not None and form.errors for form in forms)
    return answered(request, "guide/covered.html", context, is_refused=is_refused)


def answered(
    request: HttpRequest, template: str, context: dict[str, Any], *, is_refused: bool
) -> HttpResponse:
    """The page, kept by no browser and no server between: what was typed is the reader's own."""
    response = render(request, template, context, status=422 if is_refused else 200)
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response
