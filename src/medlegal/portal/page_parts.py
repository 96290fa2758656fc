"""Parts of one page for the workbench: its small picture, and its words with where they stand."""

import io

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from PIL import Image

from medlegal.portal.doors import closed_to_caches, need_office, open_to_office
from medlegal.portal.pages import upright_box
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import evaluations_recent
from medlegal.practice.intake.models import Page
from medlegal.practice.intake.selectors import page_at

THUMBNAIL_WIDTH = 170  # pixels
A_DAY = 24 * 60 * 60  # seconds


@login_required
def thumbnail(request: HttpRequest, evaluation_id: int, stamp: int) -> HttpResponse:
    """The page upright and small. The reading kept one; else the picture is shrunk.

    A workbench shows hundreds at once: that it was opened is recorded, and not each of these.
    """
    evaluation = get_object_or_404(evaluations_recent(request.user), pk=evaluation_id)
    need_office(request.user, evaluation)
    page = page_or_404(evaluation, stamp)
    content = small_picture(page)
    if content is None:
        raise Http404("This page has no picture yet.")
    answer = closed_to_caches(
        HttpResponse(content, content_type="image/webp"), name=f"page {stamp}", shown=True
    )
    answer["Cache-Control"] = f"private, max-age={A_DAY}"  # in this person's browser alone
    return answer


def small_picture(page: Page) -> bytes | None:
    if page.thumbnail_key and default_storage.exists(page.thumbnail_key):
        with default_storage.open(page.thumbnail_key) as kept:
            return bytes(kept.read())
    if not page.picture_key or not default_storage.exists(page.picture_key):
        return None
    with default_storage.open(page.picture_key) as kept, Image.open(io.BytesIO(kept.read())) as image:
        small = image.convert("L").rotate(-page.rotated, expand=True)
        small.thumbnail((THUMBNAIL_WIDTH, 4 * THUMBNAIL_WIDTH))
        out = io.BytesIO()
        small.save(out, "WEBP", quality=60)
        return out.getvalue()


@login_required
@never_cache
def words(request: HttpRequest, evaluation_id: int, stamp: int) -> HttpResponse:
    """The page's text, where each word stands on it as it is shown, and the excerpts taken from it."""
    page = page_or_404(open_to_office(request, evaluation_id), stamp)
    boxes = [upright_box((box[0], box[1], box[2], box[3]), page.rotated) for _, *box in page.words]
    return JsonResponse(
        {
            "width_to_height": width_to_height(page),
            "words": [[word[0], *box] for word, box in zip(page.words, boxes, strict=True)],
            "text": page.text,
            "excerpts": [
                {"heading": one["heading"], "boxes": boxes[one["first"] : one["last"] + 1]}
                for one in (page.document.excerpts if page.document else [])
                if one["stamp"] == page.stamp and "first" in one
            ],
        }
    )


def width_to_height(page: Page) -> float | None:
    """Of the upright picture; None while there is none."""
    if not page.picture_key or not default_storage.exists(page.picture_key):
        return None
    with default_storage.open(page.picture_key) as kept, Image.open(kept) as image:
        width, height = image.size
    return round(height / width if page.rotated % 180 else width / height, 4)


def page_or_404(evaluation: Evaluation, stamp: int) -> Page:
    page = page_at(evaluation, stamp)
    if page is None:
        raise Http404(f"The record of this evaluation has no page {stamp}.")
    return page
