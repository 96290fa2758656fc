"""One page of the record: its picture, its text, and where a word stands on it."""

import io
from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from PIL import Image

from medlegal.portal.doors import closed_to_caches, only_sent, open_to_office
from medlegal.portal.frame import framed
from medlegal.portal.page_forms import SearchForm
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.models import Page
from medlegal.practice.intake.selectors import (
    MARK,
    documents_of,
    marked_text,
    page_at,
    pages_of,
    search_pages,
)

MOST_HITS = 200
KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PN": "image/png", b"RIF": "image/webp"}

Box = tuple[float, float, float, float]  # left, top, right, bottom in fractions of the page


@login_required
def first(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    return redirect("page", evaluation_id, 1)


@login_required
def show(request: HttpRequest, evaluation_id: int, stamp: int) -> HttpResponse:
    """The page with what was searched for marked on it. The words come in the body, never in the address."""
    evaluation = open_to_office(request, evaluation_id)
    page = page_at(evaluation, stamp)
    if page is None:
        raise Http404(f"The record of this evaluation has no page {stamp}.")
    form = SearchForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    context = framed(request, evaluation, "records", **page_context(evaluation, page, words))
    if request.htmx:
        return render(request, "portal/pages/_page.html", context)
    context |= {"form": form, "documents": documents_of(evaluation), **hits_of(evaluation, words)}
    return render(request, "portal/pages/show.html", context)


def page_context(evaluation: Evaluation, page: Page, words: str) -> dict[str, object]:
    text = marked_text(page, words) if words else page.text
    return {
        "page": page,
        "text": text,
        "boxes": [turned(box, page.rotated) for box in boxes_of(page, found_in(text))],
        "last_stamp": pages_of(evaluation).count(),
        "words": words,
    }


def found_in(text: str) -> set[str]:
    """The words that stand between MARKs, folded."""
    return {part.partition(MARK[1])[0].casefold() for part in text.split(MARK[0])[1:]}


def boxes_of(page: Page, found: set[str]) -> Iterable[Box]:
    """Where the found words stand. A word on the page may carry a comma or a bracket with it."""
    for text, *box in page.words if found else ():
        pieces = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
        if text.casefold() in found or found.intersection(pieces):
            yield (box[0], box[1], box[2], box[3])


def upright_box(box: Box, degrees: int) -> Box:
    """The box on the page as it is shown, turned clockwise with it."""
    left, top, right, bottom = box
    for _ in range(degrees // 90 % 4):
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    return left, top, right, bottom


def turned(box: Box, degrees: int) -> dict[str, str]:
    """The upright box as an SVG rectangle's attributes."""
    left, top, right, bottom = upright_box(box, degrees)
    return {
        "x": f"{left:.4f}",
        "y": f"{top:.4f}",
        "width": f"{right - left:.4f}",
        "height": f"{bottom - top:.4f}",
    }


@login_required
@only_sent("pages")
def search(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The pages with the words, for the list beside the page."""
    evaluation = open_to_office(request, evaluation_id)
    form = SearchForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    context = {"evaluation": evaluation, "documents": documents_of(evaluation), **hits_of(evaluation, words)}
    return render(request, "portal/pages/_hits.html", context)


def hits_of(evaluation: Evaluation, words: str) -> dict[str, object]:
    if not words:
        return {"hits": None, "words": ""}
    return {"hits": list(search_pages(evaluation, words)[:MOST_HITS]), "words": words, "most_hits": MOST_HITS}


@login_required
def picture(request: HttpRequest, evaluation_id: int, stamp: int) -> HttpResponse:
    """The page as a picture, upright. Looking at the page was recorded when the page was opened."""
    evaluation = open_to_office(request, evaluation_id)
    page = page_at(evaluation, stamp)
    if page is None or not page.picture_key or not default_storage.exists(page.picture_key):
        raise Http404("This page has no picture yet.")
    with default_storage.open(page.picture_key) as opened:
        content = opened.read()
    if page.rotated:
        content = upright(content, page.rotated)
    answer = HttpResponse(content, content_type=KINDS.get(content[:3], "application/octet-stream"))
    return closed_to_caches(answer, name=f"page {stamp}", shown=True)


def upright(content: bytes, degrees: int) -> bytes:
    with Image.open(io.BytesIO(content)) as image:
        turned_image = image.convert("RGB").rotate(-degrees, expand=True)
    out = io.BytesIO()
    turned_image.save(out, "JPEG", quality=85)
    return out.getvalue()
