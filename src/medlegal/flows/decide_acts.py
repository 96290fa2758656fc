"""What a person asks on the workbench, by stamps and documents, as it is kept: by files and their pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from medlegal.flows.refusal import Refused
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.models import Page
from medlegal.practice.intake.placing_selectors import IN_ORDER
from medlegal.records.decisions import ACTS, FIELDS
from medlegal.records.describing import described
from medlegal.records.desk import Key
from medlegal.records.kinds import SAYS
from medlegal.records.likeness import alike, frequent, tokens_of
from medlegal.records.reading import Document as FoundDocument
from medlegal.records.reading import Page as FoundPage

MOST_PAGES_LOOKED_AT = 6  # of a document that begins anew, to find out what it is
LONGEST = {"title": 300, "author": 160, "facility": 160, "patient": 160}


class CannotDecide(Refused):
    """This cannot be decided so."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What is kept of a decision: the first page it is about, and the rest of it."""

    first: Key
    said: dict[str, Any]


@dataclass
class Bench:
    """The pages and documents that a person sees, found by stamp and by key."""

    evaluation: Evaluation
    found: dict[int, Page] = field(default_factory=dict)

    def page(self, stamp: object) -> Page:
        if not isinstance(stamp, int) or isinstance(stamp, bool):
            raise CannotDecide("Name the page by its stamp, a whole number.")
        if stamp not in self.found:
            page = (
                Page.objects.filter(evaluation=self.evaluation, stamp=stamp)
                .defer("words", "found_by")
                .first()
            )
            if page is None:
                raise CannotDecide(f"Page {stamp} is not in the record. Open the page again.")
            self.found[stamp] = page
        return self.found[stamp]

    def pages(self, stamps: object) -> list[Page]:
        if not isinstance(stamps, list) or not stamps:
            raise CannotDecide("Choose at least one page.")
        wanted = {stamp for stamp in stamps if isinstance(stamp, int)} - self.found.keys()
        rows = Page.objects.filter(evaluation=self.evaluation, stamp__in=wanted).defer(
            "text", "words", "found_by"
        )
        self.found |= {page.stamp: page for page in rows}
        return [self.page(stamp) for stamp in stamps]

    def pages_in(self, document_id: object) -> list[Page]:
        """The pages of the document in reading order."""
        if not isinstance(document_id, int) or isinstance(document_id, bool):
            raise CannotDecide("Name the document by its key, a whole number.")
        held = Page.objects.filter(evaluation=self.evaluation, document_id=document_id).order_by(*IN_ORDER)
        pages = list(held.defer("words", "found_by"))
        if not pages:
            raise CannotDecide("This document is no longer there. Open the page again.")
        return pages

    def placed(self, stamp: object) -> Page:
        page = self.page(stamp)
        if page.document_id is None:
            why = "is blank" if page.is_blank else "lies in no document"
            raise CannotDecide(f"Page {page.stamp} {why}.")
        return page


def key_of(page: Page) -> Key:
    return (str(page.file_id), page.number)


def prepared(act: str, asked: Mapping[str, Any], bench: Bench) -> Saying:
    """The decision as it is kept. Raises CannotDecide, with what is wrong and what to do."""
    if act not in ACTS:
        raise CannotDecide("There is no such decision.")
    return PREPARED[act](asked, bench)


def split(asked: Mapping[str, Any], bench: Bench) -> Saying:
    page = bench.placed(asked.get("page"))
    pages = bench.pages_in(page.document_id)
    at = next(place for place, one in enumerate(pages) if one.pk == page.pk)
    if at == 0:
        raise CannotDecide(f"A document begins at page {page.stamp} already.")
    return Saying(key_of(page), {"found": found_on(pages[at:])})


def join(asked: Mapping[str, Any], bench: Bench) -> Saying:
    page = bench.placed(asked.get("page"))
    first = bench.pages_in(page.document_id)[0]
    if first.pk != page.pk:
        raise CannotDecide(f"Page {page.stamp} goes on with the page before it already.")
    before = (
        Page.objects.filter(
            evaluation=bench.evaluation, stamp__lt=page.stamp, document__isnull=False, is_blank=False
        )
        .exclude(document=page.document_id)
        .order_by("-stamp")
        .first()
    )
    if before is None:
        raise CannotDecide(f"No document comes before page {page.stamp}.")
    return Saying(key_of(page), {"other": key_of(before)})


def move(asked: Mapping[str, Any], bench: Bench) -> Saying:
    pages = bench.pages(asked.get("pages"))
    if blank := next((page for page in pages if page.is_blank), None):
        raise CannotDecide(f"Page {blank.stamp} is blank. Say first that it is not.")
    held = bench.pages_in(asked.get("document"))
    moved = {page.pk for page in pages}
    before = bench.page(asked["before"]) if asked.get("before") is not None else None
    if before and before.pk in moved:
        raise CannotDecide("A page cannot be put before itself.")
    if before and before.pk not in {page.pk for page in held}:
        raise CannotDecide(f"Page {before.stamp} is not in that document.")
    into = next((page for page in held if page.pk not in moved), held[0])
    said = {"pages": [key_of(page) for page in pages], "into": key_of(into)}
    return Saying(key_of(pages[0]), said | ({"other": key_of(before)} if before else {}))


def set_field(asked: Mapping[str, Any], bench: Bench) -> Saying:
    name, value = asked.get("field"), asked.get("value")
    if name not in FIELDS:
        raise CannotDecide("This cannot be set. Choose kind, title, date, author, facility or patient.")
    first = bench.pages_in(asked.get("document"))[0]
    return Saying(key_of(first), {"field": name, "value": value_of(name, value)})


def value_of(name: str, value: object) -> str:
    if value is not None and not isinstance(value, str):
        raise CannotDecide("Write it as text.")
    text = " ".join((value or "").replace("\x00", "").split())
    if name == "kind" and text not in SAYS:
        raise CannotDecide("There is no such kind of document. Choose one from the list.")
    if name == "title" and not text:
        raise CannotDecide("A document needs a title.")
    if name == "dated_on" and text:
        return day_of(text)
    return text[: LONGEST.get(name, 60)]


def day_of(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise CannotDecide("Write the date as year-month-day, or leave it empty for none.") from error


def repeat(asked: Mapping[str, Any], bench: Bench) -> Saying:
    page, other = bench.page(asked.get("page")), bench.page(asked.get("of"))
    if blank := next((one for one in (page, other) if one.is_blank or one.is_unreadable), None):
        raise CannotDecide(f"Page {blank.stamp} holds nothing that could be repeated.")
    if other.stamp >= page.stamp:
        raise CannotDecide(
            f"A page repeats an earlier one, and page {other.stamp} does not come before page {page.stamp}."
        )
    return Saying(key_of(page), {"other": key_of(other), "likeness": likeness_of(page, other)})


def likeness_of(page: Page, other: Page) -> float:
    """How alike the two texts are, 0 to 1, whatever a person calls them."""
    tokens = [tokens_of(one.text.splitlines()) for one in (other, page)]
    return round(alike(*tokens, frequent(tokens)).likeness, 3)


def not_repeat(asked: Mapping[str, Any], bench: Bench) -> Saying:
    page = bench.page(asked.get("page"))
    if page.repeats_id is None:
        raise CannotDecide(f"Page {page.stamp} repeats nothing already.")
    return Saying(key_of(page), {})


def repeat_document(asked: Mapping[str, Any], bench: Bench) -> Saying:
    pages, others = bench.pages_in(asked.get("document")), bench.pages_in(asked.get("of"))
    if pages[0].document_id == others[0].document_id:
        raise CannotDecide("A document does not repeat itself.")
    if others[0].stamp >= pages[0].stamp:
        raise CannotDecide("A document repeats an earlier one. Choose the two the other way round.")
    said = {"other": key_of(others[0]), "likeness": likeness_of(pages[0], others[0])}
    return Saying(key_of(pages[0]), said)


def not_repeat_document(asked: Mapping[str, Any], bench: Bench) -> Saying:
    return Saying(key_of(bench.pages_in(asked.get("document"))[0]), {})


def other_patient(asked: Mapping[str, Any], bench: Bench) -> Saying:
    pages = bench.pages(asked["pages"]) if asked.get("pages") else bench.pages_in(asked.get("document"))
    return Saying(key_of(pages[0]), {"pages": [key_of(page) for page in pages], "holds": claim(asked)})


def blank(asked: Mapping[str, Any], bench: Bench) -> Saying:
    page = bench.page(asked.get("page"))
    if claim(asked) == page.is_blank:
        raise CannotDecide(f"Page {page.stamp} is {'blank' if page.is_blank else 'not blank'} already.")
    if page.document_id is None and not page.is_blank and not page.is_unreadable:
        raise CannotDecide(f"Page {page.stamp} is not placed yet. Wait for the reading to end.")
    said: dict[str, Any] = {"holds": claim(asked)}
    return Saying(key_of(page), said if said["holds"] else said | {"found": found_on([page])})


def looked_at(asked: Mapping[str, Any], bench: Bench) -> Saying:
    page = bench.page(asked["page"]) if "page" in asked else bench.pages_in(asked.get("document"))[0]
    return Saying(key_of(page), {"holds": claim(asked)})


def claim(asked: Mapping[str, Any]) -> bool:
    value = asked.get("value", True)
    if not isinstance(value, bool):
        raise CannotDecide("Say yes or no.")
    return value


def found_on(pages: list[Page]) -> dict[str, Any]:
    """What the pages say of themselves, as a document that begins with the first of them."""
    read = [
        FoundPage(str(page.file_id), page.number, page.stamp, page.text, text_from=page.text_from)
        for page in pages[:MOST_PAGES_LOOKED_AT]
    ]
    return as_kept(described(read))


def as_kept(found: FoundDocument) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "title": found.title.replace("\x00", "")[:300],
        "dated_on": found.dated_on.isoformat() if found.dated_on else None,
        "author": found.author,
        "facility": found.facility,
        "patient": found.patient,
        "sure": found.sure,
        "evidence": list(found.evidence),
        "doubts": list(found.doubts),
    }


Prepare = Callable[[Mapping[str, Any], Bench], Saying]
PREPARED: dict[str, Prepare] = {
    "split": split,
    "join": join,
    "move": move,
    "set": set_field,
    "repeat": repeat,
    "not_repeat": not_repeat,
    "repeat_document": repeat_document,
    "not_repeat_document": not_repeat_document,
    "other_patient": other_patient,
    "blank": blank,
    "looked_at": looked_at,
}
