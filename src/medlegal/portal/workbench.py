"""The workbench: the page on which a person sorts the record, and the search within it."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from medlegal.portal.doors import only_sent, open_to_office
from medlegal.portal.pages import MOST_HITS, boxes_of, found_in, upright_box
from medlegal.portal.search_forms import OpenAtForm
from medlegal.practice.intake.models import Page
from medlegal.practice.intake.selectors import MARK, marked_text, page_at, search_pages
from medlegal.records.kinds import SAYS as KIND_WORDS

MOST_WORDS = 200  # letters of a search
NOT_ASKED_RIGHT = "The search did not arrive whole. Load the page again, then search once more."
NOTHING_FOUND = (
    "No page has these words. Try fewer, or another spelling; poorly scanned words may be read wrongly."
)


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The bench; what stands on it is asked for by its script. A search elsewhere opens it at a page by POST."""
    evaluation = open_to_office(request, evaluation_id)
    form = OpenAtForm(request.POST or None)
    asked = form.cleaned_data if form.is_valid() else {}
    context = {
        "place": "evaluations",
        "evaluation": evaluation,
        "page": asked.get("page"),
        "words": asked.get("words", ""),
    }
    return render(request, "portal/workbench/show.html", context)


@login_required
@only_sent("workbench")
def search(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The pages with the words, each with the words about them."""
    evaluation = open_to_office(request, evaluation_id)
    words = asked_in(request).get("words")
    if not isinstance(words, str) or len(words) > MOST_WORDS:
        return JsonResponse({"says": NOT_ASKED_RIGHT}, status=422)
    hits = list(search_pages(evaluation, words)[:MOST_HITS])
    return JsonResponse({"says": found_says(len(hits)), "hits": [told_hit(hit) for hit in hits]})


def found_says(count: int) -> str:
    if not count:
        return NOTHING_FOUND
    return (
        f"{count}{' or more' if count == MOST_HITS else ''} page{'s' if count > 1 else ''} with these words."
    )


def told_hit(page: Page) -> dict[str, object]:
    document = page.document
    title = document.title or KIND_WORDS.get(document.kind, document.kind) if document else "in no document"
    return {"stamp": page.stamp, "document": title, "snippet": pieces_of(page.snippet)}  # type: ignore[attr-defined]


def pieces_of(snippet: str) -> list[tuple[str, bool]]:
    """The snippet's pieces, each with whether it was found."""
    before, *rest = snippet.split(MARK[0])
    pieces = [(before, False)]
    for part in rest:
        found, _, after = part.partition(MARK[1])
        pieces += [(found, True), (after, False)]
    return [piece for piece in pieces if piece[0]]


@login_required
@only_sent("workbench")
def found(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Where the words stand on one page: the boxes as the page is shown, and the words themselves."""
    evaluation = open_to_office(request, evaluation_id)
    asked = asked_in(request)
    stamp, words = asked.get("page"), asked.get("words")
    page = page_at(evaluation, stamp) if isinstance(stamp, int) else None
    if page is None or not isinstance(words, str) or len(words) > MOST_WORDS:
        return JsonResponse({"says": NOT_ASKED_RIGHT}, status=422)
    on_page = found_in(marked_text(page, words))
    boxes = [upright_box(box, page.rotated) for box in boxes_of(page, on_page)]
    return JsonResponse({"found": sorted(on_page), "boxes": boxes})


def asked_in(request: HttpRequest) -> dict[str, object]:
    """What the script asks for, from the body; nothing where the body cannot be read."""
    try:
        told = json.loads(request.body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
