"""Keeps where every page lies and what every document is: rows change only where the placement does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db import connection

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.models import Document, Page
from medlegal.records.desk import named
from medlegal.records.reading import Document as FoundDocument
from medlegal.records.reading import Page as FoundPage
from medlegal.records.reading import Reading as ReadPacket

Excerpts = list[dict[str, Any]]

OF_A_PLACE = [
    *("document_id", "place", "is_blank", "is_unreadable", "is_other_patient"),
    *("repeats_id", "repeat_kind", "likeness", "is_decided"),
]
OF_A_DOCUMENT = [
    *("name", "kind", "title", "dated_on", "author", "facility", "patient", "sure"),
    *("evidence", "doubts", "decided", "is_looked_at", "excerpts"),
]
PLACED = """
UPDATE intake_page SET document_id = v.document, place = v.place, is_blank = v.blank, is_unreadable = v.unreadable,
    is_other_patient = v.other, repeats_id = v.repeats, repeat_kind = v.kind, likeness = v.likeness,
    is_decided = v.decided
FROM unnest(%s::bigint[], %s::bigint[], %s::int[], %s::bool[], %s::bool[], %s::bool[], %s::bigint[], %s::text[],
    %s::numeric[], %s::bool[])
    AS v (id, document, place, blank, unreadable, other, repeats, kind, likeness, decided)
WHERE intake_page.id = v.id
"""


@dataclass
class Changed:
    """What a new placement changed: keys of document rows, and stamps of pages."""

    documents: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)  # of these documents
    gone: set[int] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page's row as far as placing it goes."""

    pk: int
    stamp: int
    place: tuple[Any, ...]  # in the order of OF_A_PLACE


def as_share(value: float | None) -> Decimal | None:
    """0 to 1 with three places, as it is kept."""
    return None if value is None else Decimal(str(round(value, 3))).quantize(Decimal("0.001"))


def keep_placement(
    evaluation: Evaluation,
    placed: ReadPacket,
    *,
    excerpts: Mapping[str, Excerpts] | None = None,
    only_new_pages: bool = False,
) -> Changed:
    """Every page lies where `placed` has it. Its files are named by their keys, its documents by `name`.

    Without `excerpts` those known go along with their pages. With `only_new_pages` a page that has a place
    keeps it, with all that is said of it and of its document.
    """
    rows = page_rows(evaluation)
    documents = {
        row.name or name_of(row, rows): row for row in Document.objects.filter(evaluation=evaluation)
    }
    if only_new_pages:
        placed = without_placed(placed, rows)
    changed = Changed()
    known = excerpts_with_pages(placed, rows, documents) if excerpts is None else excerpts
    kept = keep_document_rows(evaluation, placed, documents, known, changed)
    place_pages(placed, rows, kept, changed)
    save_changed(kept, known, changed)
    say_repeats(placed, documents | kept, changed)
    if not only_new_pages:
        remove_empty(evaluation, changed)
    return changed


def page_rows(evaluation: Evaluation) -> dict[tuple[str, int], PageRow]:
    kept = Page.objects.filter(evaluation=evaluation).values_list(
        "file_id", "number", "pk", "stamp", *OF_A_PLACE
    )
    return {(str(file), number): PageRow(pk, stamp, tuple(place)) for file, number, pk, stamp, *place in kept}


def name_of(row: Document, rows: Mapping[tuple[str, int], PageRow]) -> str:
    """The name of a document kept before documents had names: the page it begins at."""
    held = [(page.stamp, key) for key, page in rows.items() if page.place[0] == row.pk]
    return named(min(held)[1]) if held else f"row {row.pk}"


def without_placed(placed: ReadPacket, rows: Mapping[tuple[str, int], PageRow]) -> ReadPacket:
    """Only what is new: pages that have no place yet, and the documents they make up by themselves."""
    old = {key for key, row in rows.items() if row.place[0] is not None or row.place[2] or row.place[3]}
    fresh = [(one, tuple(key for key in one.pages if key not in old)) for one in placed.documents]
    documents = [replace(one, id=named(keys[0]), pages=keys) for one, keys in fresh if keys]
    homes = {key: one.id for one in documents for key in one.pages}
    pages = [replace(page, document=homes.get(page.key)) for page in placed.pages if page.key not in old]
    return ReadPacket(placed.files, tuple(pages), tuple(documents), placed.patient)


def excerpts_with_pages(
    placed: ReadPacket, rows: Mapping[tuple[str, int], PageRow], before: Mapping[str, Document]
) -> dict[str, Excerpts]:
    """The excerpts that are kept, each with the document in which its page lies now."""
    of_page: dict[int, Excerpts] = defaultdict(list)
    for row in before.values():
        for one in row.excerpts:
            of_page[one["stamp"]].append(one)
    return {
        found.id: [one for key in found.pages for one in of_page.get(rows[key].stamp, ())]
        for found in placed.documents
    }


def keep_document_rows(
    evaluation: Evaluation,
    placed: ReadPacket,
    rows: Mapping[str, Document],
    excerpts: Mapping[str, Excerpts],
    changed: Changed,
) -> dict[str, Document]:
    """The row of each document, by its name; new ones are made, changed ones are told apart."""
    kept, new = {}, []
    for found in placed.documents:
        row = rows.get(found.id)
        if row is None:
            row = Document(practice_id=evaluation.practice_id, evaluation=evaluation)
            row.excerpts = excerpts.get(found.id, [])
            new.append(row)
        if said_of_document(row, found) and row.pk:
            changed.documents.add(row.pk)
        kept[found.id] = row
    Document.objects.bulk_create(new, batch_size=500)
    changed.documents |= {row.pk for row in new}
    changed.new |= {row.pk for row in new}
    return kept


def said_of_document(row: Document, found: FoundDocument) -> bool:
    """The facts are on the row; True when any was another before. Saving is the caller's."""
    said = {
        "name": found.id,
        "kind": found.kind,
        "title": plain(found.title)[:300],
        "dated_on": found.dated_on,
        "author": plain(found.author)[:160],
        "facility": plain(found.facility)[:160],
        "patient": plain(found.patient)[:160],
        "sure": as_share(found.sure),
        "evidence": [plain(one) for one in found.evidence],
        "doubts": list(found.doubts),
        "decided": list(found.decided),
        "is_looked_at": found.is_looked_at,
    }
    was_other = any(getattr(row, name) != value for name, value in said.items())
    for name, value in said.items():
        setattr(row, name, value)
    return was_other


def plain(text: str | None) -> str:
    """As the database takes it."""
    return (text or "").replace("\x00", "")


def place_pages(
    placed: ReadPacket,
    rows: Mapping[tuple[str, int], PageRow],
    kept: Mapping[str, Document],
    changed: Changed,
) -> None:
    """One statement for all pages whose place is another than before."""
    places = {key: place for one in placed.documents for key, place in places_in(one, rows)}
    moved = []
    for page in placed.pages:
        row = rows[page.key]
        now = place_of(page, rows, kept, places.get(page.key))
        if now != row.place:
            moved.append((row.pk, *now))
            changed.pages.add(row.stamp)
            changed.documents |= {pk for pk in (row.place[0], now[0]) if pk}
    if moved:
        with connection.cursor() as cursor:
            cursor.execute(PLACED, [list(column) for column in zip(*moved, strict=True)])


def places_in(
    document: FoundDocument, rows: Mapping[tuple[str, int], PageRow]
) -> Iterable[tuple[tuple[str, int], int]]:
    """The pages' places, from 0, where a person put them in another order than that of the stamps."""
    stamps = [rows[key].stamp for key in document.pages]
    if stamps == sorted(stamps):
        return []
    return [(key, place) for place, key in enumerate(document.pages)]


def place_of(
    page: FoundPage,
    rows: Mapping[tuple[str, int], PageRow],
    kept: Mapping[str, Document],
    place: int | None,
) -> tuple[Any, ...]:
    repeat = page.repeats
    return (
        kept[page.document].pk if page.document else None,
        place,
        page.is_blank,
        page.is_unreadable,
        page.is_other_patient,
        rows[repeat.file, repeat.page].pk if repeat else None,
        repeat.kind if repeat else "",
        as_share(repeat.likeness) if repeat else None,
        page.is_decided,
    )


def save_changed(kept: Mapping[str, Document], excerpts: Mapping[str, Excerpts], changed: Changed) -> None:
    """Every changed document is saved, with its excerpts."""
    for name, row in kept.items():
        now = excerpts.get(name, [])
        if not is_same_to_read(row.excerpts, now):
            row.excerpts = now
            changed.documents.add(row.pk)
    saved = [row for row in kept.values() if row.pk in changed.documents - changed.new]
    Document.objects.bulk_update(saved, OF_A_DOCUMENT, batch_size=200)


def is_same_to_read(before: Excerpts, now: Excerpts) -> bool:
    """The same excerpts, in whatever order: what only went along with its page keeps its order."""
    return len(before) == len(now) and all(one in before for one in now)


def say_repeats(placed: ReadPacket, kept: Mapping[str, Document], changed: Changed) -> None:
    """Which document repeats which; a repeat of one that is not there any more is none."""
    now = {found.id: kept[found.repeats].pk if found.repeats in kept else None for found in placed.documents}
    other = [kept[name] for name, repeats in now.items() if kept[name].repeats_id != repeats]
    for row in other:
        row.repeats_id = now[row.name]
        changed.documents.add(row.pk)
    Document.objects.bulk_update(other, ["repeats"], batch_size=200)


def remove_empty(evaluation: Evaluation, changed: Changed) -> None:
    """A document without pages is no more; what people decided of it is kept with the decisions."""
    empty = Document.objects.filter(evaluation=evaluation, page__isnull=True)
    changed.gone = set(empty.values_list("pk", flat=True))
    if changed.gone:
        Document.objects.filter(evaluation=evaluation, repeats__in=changed.gone).update(repeats=None)
        Document.objects.filter(evaluation=evaluation, pk__in=changed.gone).delete()
    changed.documents -= changed.gone
