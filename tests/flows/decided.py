"""A record whose pages were placed by a reading, without files to read: what decisions are tried on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from medlegal.flows.decide_on_records import Outcome, decide, redo, undo
from medlegal.practice.intake.models import Document, File, Page, Reading
from medlegal.practice.intake.placing_selectors import IN_ORDER, version_of
from medlegal.practice.intake.services import (
    ask_reading,
    begin_reading,
    end_reading,
    keep_pages,
    note_files_read,
)
from medlegal.records.reading import Document as ReadDocument
from medlegal.records.reading import Page as ReadPage
from medlegal.records.reading import Reading as ReadPacket
from medlegal.records.reading import ReceivedFile
from tests.builders import NOW, records_of
from tests.flows.stories import Story, requested


def laid_out(sizes: tuple[int, ...] = (3, 2, 1), *, story: Story | None = None) -> Story:
    """Documents of so many pages each, one after another in one declared file."""
    story = story or requested()
    total = sum(sizes)
    record_set = records_of(
        story.evaluation, b"%d invented pages" % total, declared_pages=total, actor=story.manager
    )
    reading = ask_reading(story.evaluation, at=NOW, actor=None)
    begin_reading(reading)
    packet = read_packet(sizes)
    file = record_set.file_set.get()
    keep_pages(reading, packet, files={"file": file}, pictures={})
    note_files_read([(file, packet.files[0])])
    end_reading(reading, pages=total, keys={"compiled": "", "chronology": ""}, at=NOW)
    return story


def read_packet(sizes: tuple[int, ...]) -> ReadPacket:
    pages: list[ReadPage] = []
    documents = []
    for n, size in enumerate(sizes, start=1):
        held = [
            ReadPage("file", len(pages) + at, len(pages) + at, text=words(n, at)) for at in range(1, size + 1)
        ]
        pages += held
        on = date(2025, 1, 1 + (n - 1) % 28)
        keys = tuple(page.key for page in held)
        documents.append(ReadDocument(f"D{n}", "pr2", f"Report {n}", keys, on, sure=0.9))
    homes = {key: one.id for one in documents for key in one.pages}
    placed = [placed_in(page, homes[page.key]) for page in pages]
    return ReadPacket((ReceivedFile("file", "", "", 0, len(pages)),), tuple(placed), tuple(documents))


def placed_in(page: ReadPage, home: str) -> ReadPage:
    return ReadPage(
        page.file,
        page.number,
        page.stamp,
        text=page.text,
        text_from="layer",
        fingerprint=f"print {page.stamp}",
        document=home,
    )


def words(document: int, page: int) -> str:
    return (
        f"Invented report {document}, page {page}.\nFindings: nothing of note on page {page} of {document}.\n"
    )


def act(story: Story, act: str, **asked: Any) -> Outcome:
    """Decided by the manager on what stands now."""
    return decide(
        story.evaluation,
        act=act,
        asked=asked,
        expects=version_of(story.evaluation),
        at=NOW,
        actor=story.manager,
    )


def take_back(story: Story, **asked: Any) -> Outcome:
    return undo(story.evaluation, at=NOW, actor=story.manager, **asked)


def take_up(story: Story, **asked: Any) -> Outcome:
    return redo(story.evaluation, at=NOW, actor=story.manager, **asked)


def lying(story: Story) -> list[list[int]]:
    """The stamps of each document's pages in reading order; documents by their first page."""
    held: dict[int, list[int]] = {}
    pages = Page.objects.filter(evaluation=story.evaluation, document__isnull=False).order_by(*IN_ORDER)
    for document, stamp in pages.values_list("document_id", "stamp"):
        held.setdefault(document, []).append(stamp)
    return sorted(held.values())


def document_with(story: Story, stamp: int) -> Document:
    return Page.objects.get(evaluation=story.evaluation, stamp=stamp).document


def page(story: Story, stamp: int) -> Page:
    return Page.objects.get(evaluation=story.evaluation, stamp=stamp)


def rows(story: Story) -> Mapping[str, list[Any]]:
    """All that stands in the record's rows, for laying two records side by side."""
    pages = Page.objects.filter(evaluation=story.evaluation).order_by("stamp")
    documents = Document.objects.filter(evaluation=story.evaluation).order_by("name")
    return {
        "pages": list(
            pages.values_list(
                *(
                    "stamp",
                    "number",
                    "document__name",
                    "place",
                    "is_blank",
                    "is_unreadable",
                    "is_other_patient",
                ),
                *("repeats__stamp", "repeat_kind", "likeness", "is_decided", "text", "words", "fingerprint"),
            )
        ),
        "documents": list(
            documents.values_list(
                *("name", "kind", "title", "dated_on", "author", "facility", "patient", "sure", "excerpts"),
                *("repeats__name", "doubts", "decided", "is_looked_at"),
            )
        ),
        "files": list(
            File.objects.filter(evaluation=story.evaluation).order_by("pk").values_list("pages_count")
        ),
        "readings": Reading.objects.filter(evaluation=story.evaluation, state="done").count() > 0,
    }
