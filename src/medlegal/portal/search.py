"""Search in all records of the practices where the person works."""

from collections.abc import Iterable
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medlegal.portal.search_forms import SearchRecordsForm
from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.models import Page
from medlegal.practice.intake.selectors import search_everywhere
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import practices_of

MOST_HITS = 200
MOST_SHOWN = 5  # of one evaluation; its workbench shows the rest


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Pages with the words, by evaluation. The words come in the body of a POST, never in an address."""
    if not practices_of(request.user).exists():
        raise PermissionDenied("Searching in records is for the evaluators' offices alone.")
    form = SearchRecordsForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    context = {"place": "search", "form": form, "words": words, **found_for(request.user, words)}
    return render(request, f"portal/search/{'_found' if request.htmx else 'show'}.html", context)


def found_for(user: User, words: str) -> dict[str, object]:
    """Up to MOST_HITS pages, grouped by evaluation. That the evaluation's text was shown is recorded."""
    if not words:
        return {"groups": None}
    hits = list(search_everywhere(user, words)[:MOST_HITS])
    groups = by_evaluation(hits)
    for evaluation, shown, more in groups:
        record("records.searched", of=evaluation, actor=user, pages=len(shown) + more)
    return {
        "groups": groups,
        "pages_found": len(hits),
        "is_cut": len(hits) == MOST_HITS,
        "names_practice": practices_of(user).count() > 1,
    }


def by_evaluation(hits: Iterable[Page]) -> list[tuple[Evaluation, list[Page], int]]:
    """Each evaluation with the first of its pages and how many more there are."""
    groups = [list(pages) for _, pages in groupby(hits, key=lambda page: page.evaluation_id)]
    return [(pages[0].evaluation, pages[:MOST_SHOWN], len(pages[MOST_SHOWN:])) for pages in groups]
