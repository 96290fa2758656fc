"""Pages of the record for programs: listed, searched, and shown as a picture."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from medlegal.api.doors import kept_file, open_to_office
from medlegal.api.fields import Given, PathId, words
from medlegal.api.operation import gives, hands_out
from medlegal.api.record_shapes import PageTold
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.models import Page
from medlegal.practice.intake.selectors import MARK, page_at, pages_of, search_pages

MOST_PAGES = 500
MOST_HITS = 500
ANY_PICTURE = "image/*"
KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PN": "image/png", b"RIF": "image/webp"}

router = Router(tags=["Records"])

FIRST = Query(1, ge=1, le=2**31 - 1)
COUNT = Query(100, ge=1, le=MOST_PAGES)


class Pages(Schema):
    count: int = Field(description="Of all pages of the record")
    pages: list[PageTold]


class WordsGiven(Given):
    words: words(200, least=1)


class Hit(Schema):
    stamp: int
    page_id: int
    document_id: int | None
    snippet: str
    found: list[str] = Field(description="The words of the snippet that were searched for")


@router.get("/pages", **gives("records:read", Pages))
def listed(
    request: HttpRequest,
    evaluation_id: PathId,
    first: int = FIRST,
    count: int = COUNT,
    with_text: bool = False,
    with_words: bool = False,
) -> Any:
    """Pages in the order of their stamps, from `first` on; their text and words where asked for."""
    everything = pages_of(open_to_office(request, evaluation_id))
    kept = {"text": with_text, "words": with_words}
    found = everything.filter(stamp__gte=first).defer(None).defer(*hidden(kept))[:count]
    return {"count": everything.count(), "pages": [page_told(page, kept) for page in found]}


def hidden(kept: dict[str, bool]) -> list[str]:
    return ["found_by", *(key for key, is_asked in kept.items() if not is_asked)]


def page_told(page: Page, kept: dict[str, bool]) -> dict[str, Any]:
    keys = [key for key in PageTold.model_fields if kept.get(key, True)]
    return {key: getattr(page, key) for key in keys}


@router.post("/pages/search", **gives("records:read", list[Hit]))
def search(request: HttpRequest, evaluation_id: PathId, asked: WordsGiven) -> Any:
    """The pages with these words, in order. Quoted words stand together; a minus leaves a word out."""
    found = search_pages(open_to_office(request, evaluation_id), asked.words)
    return [hit(page) for page in found[:MOST_HITS]]


def hit(page: Any) -> dict[str, Any]:
    begin, end = MARK
    marked: str = page.snippet
    return {
        "stamp": page.stamp,
        "page_id": page.pk,
        "document_id": page.document_id,
        "snippet": marked.replace(begin, "").replace(end, ""),
        "found": [part.partition(end)[0] for part in marked.split(begin)[1:]],
    }


@router.get("/pages/{int:stamp}", **gives("records:read", PageTold))
def show(request: HttpRequest, evaluation_id: PathId, stamp: PathId) -> Any:
    """One page with its text and its words."""
    return page_or_404(open_to_office(request, evaluation_id), stamp)


@router.get("/pages/{int:stamp}/picture", **hands_out("records:read", ANY_PICTURE))
def picture(request: HttpRequest, evaluation_id: PathId, stamp: PathId) -> HttpResponse:
    """The page's picture as it was scanned; `rotated` of the page says how many degrees set it upright."""
    evaluation = open_to_office(request, evaluation_id)
    page = page_or_404(evaluation, stamp)
    return kept_file(
        request, evaluation, page.picture_key, name=f"page {stamp}", kind=kind_of(page.picture_key)
    )


def kind_of(key: str) -> str:
    """The picture's media type by its first bytes."""
    if not key or not default_storage.exists(key):
        return ANY_PICTURE
    with default_storage.open(key) as opened:
        return KINDS.get(opened.read(3), ANY_PICTURE)


def page_or_404(evaluation: Evaluation, stamp: int) -> Page:
    page = page_at(evaluation, stamp) if stamp < 2**31 else None
    if page is None:
        raise Http404(f"The record of this evaluation has no page {stamp}.")
    return page
