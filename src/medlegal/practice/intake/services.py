"""Keeps records as they come, and what a reading found in them. Nothing received is ever deleted."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.intake.models import Declaration, Document, File, Page, Reading, RecordSet
from medlegal.practice.people.models import User
from medlegal.records.chronology import Entry, chronology
from medlegal.records.reading import Page as ReadPage
from medlegal.records.reading import Reading as ReadPacket

PageKey = tuple[str, int]  # the file's name in the reading, and the page's number in it, from 1


def keep_record_set(
    evaluation: Evaluation, *, sender: Party | None, received_on: date, means: str, actor: User
) -> RecordSet:
    record_set = RecordSet.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        sender=sender,
        received_on=received_on,
        means=means,
        kept_by=actor,
    )
    record("records.received", of=record_set, actor=actor, record_set=record_set.pk)
    return record_set


def keep_file(
    record_set: RecordSet, *, name: str, key: str, sha256: str, byte_count: int, actor: User
) -> File:
    """One file as it came. The same content twice is kept twice, and its pages will be marked as repeats."""
    file = File.objects.create(
        practice_id=record_set.practice_id,
        evaluation_id=record_set.evaluation_id,
        record_set=record_set,
        declaration=Declaration.objects.filter(record_set=record_set).first(),
        name=name[-255:],
        storage_key=key,
        sha256=sha256,
        byte_count=byte_count,
    )
    record("file.kept", of=file, actor=actor, file=file.pk, sha256=sha256, bytes=byte_count)
    return file


def keep_declaration(
    record_set: RecordSet, *, pages: int, signer: str, signed_on: date, actor: User
) -> Declaration:
    """The sender's declaration is here: the set's files are no longer held."""
    declaration = Declaration.objects.create(
        practice_id=record_set.practice_id,
        evaluation_id=record_set.evaluation_id,
        record_set=record_set,
        pages=pages,
        signer=signer,
        signed_on=signed_on,
    )
    File.objects.filter(record_set=record_set).update(declaration=declaration)
    record("declaration.kept", of=declaration, actor=actor, record_set=record_set.pk, pages=pages)
    return declaration


def ask_reading(evaluation: Evaluation, *, at: datetime, actor: User | None) -> Reading:
    """A reading waits for the evaluation; one that waits already is enough."""
    waiting = Reading.objects.filter(evaluation=evaluation, state=Reading.State.WAITING).first()
    if waiting is not None:
        return waiting
    reading = Reading.objects.create(practice_id=evaluation.practice_id, evaluation=evaluation, asked_at=at)
    record("reading.asked", of=reading, actor=actor, reading=reading.pk)
    return reading


def begin_reading(reading: Reading) -> None:
    reading.state = Reading.State.READING
    reading.save(update_fields=["state"])
    record("reading.begun", of=reading, actor=None, reading=reading.pk)


def note_progress(reading: Reading, *, done: int, total: int) -> None:
    Reading.objects.filter(pk=reading.pk).update(pages_done=done, pages_total=total)


def fail_reading(reading: Reading, *, problem: str, at: datetime) -> None:
    reading.state, reading.problem, reading.ended_at = Reading.State.FAILED, problem, at
    reading.save(update_fields=["state", "problem", "ended_at"])
    record("reading.failed", of=reading, actor=None, reading=reading.pk)


def end_reading(reading: Reading, *, pages: int, keys: Mapping[str, str], at: datetime) -> None:
    reading.state, reading.ended_at = Reading.State.DONE, at
    reading.pages_done = reading.pages_total = pages
    reading.compiled_key, reading.chronology_key = keys["compiled"], keys["chronology"]
    reading.save()
    record("records.read", of=reading, actor=None, reading=reading.pk, pages=pages)


def note_files_read(files: Iterable[tuple[File, int, str]]) -> None:
    """How many pages each file has, and what was wrong with it."""
    for file, pages, problem in files:
        file.pages_count, file.problem = pages, problem
        file.save(update_fields=["pages_count", "problem"])


def as_share(value: float | None) -> Decimal | None:
    """0 to 1 with three places, as it is kept."""
    return None if value is None else Decimal(str(round(value, 3)))


def keep_documents(reading: Reading, read: ReadPacket, *, at: Mapping[PageKey, Page]) -> dict[str, Document]:
    """The documents of this reading by their name in it. One that begins at the same page stays the same row."""
    kept: dict[str, Document] = {}
    excerpts = {entry.document.id: excerpts_of(entry) for entry in chronology(read)}
    for found in read.documents:
        first = at.get(found.pages[0])
        document = (first and first.document) or Document(
            practice_id=reading.practice_id, evaluation_id=reading.evaluation_id
        )
        if document in kept.values():  # it was split: the later part is a new document
            document = Document(practice_id=reading.practice_id, evaluation_id=reading.evaluation_id)
        document.kind, document.title, document.dated_on = found.kind, found.title[:300], found.dated_on
        document.author, document.facility = (found.author or "")[:160], (found.facility or "")[:160]
        document.patient, document.sure = (found.patient or "")[:160], as_share(found.sure)
        document.excerpts = excerpts[found.id]
        document.save()
        kept[found.id] = document
    for found in read.documents:
        if found.repeats:
            kept[found.id].repeats = kept[found.repeats]
            kept[found.id].save(update_fields=["repeats"])
    return kept


def excerpts_of(entry: Entry) -> list[dict[str, str | int]]:
    """Word for word what stands under the headings of the document, with the stamp of its page."""
    return [
        {"heading": one.heading, "text": one.text.replace("\x00", ""), "stamp": one.stamp}
        for one in entry.excerpts
    ]


def keep_pages(
    reading: Reading, read: ReadPacket, *, files: Mapping[str, File], pictures: Mapping[PageKey, str]
) -> None:
    """Every page of the reading, in place of what an earlier reading said of it. No page is lost or doubled."""
    before = {
        (page.file_id, page.number): page
        for page in Page.objects.filter(evaluation_id=reading.evaluation_id).select_related("document")
    }
    pages = {
        found.key: before.get((files[found.file].pk, found.number))
        or Page(
            practice_id=reading.practice_id,
            evaluation_id=reading.evaluation_id,
            file=files[found.file],
            number=found.number,
        )
        for found in read.pages
    }
    documents = keep_documents(reading, read, at=pages)
    for found in read.pages:
        say_of_page(pages[found.key], found, documents=documents, picture=pictures.get(found.key, ""))
    Page.objects.bulk_create([page for page in pages.values() if page.pk is None], batch_size=500)
    for found in read.pages:
        pages[found.key].repeats = pages[found.repeats.file, found.repeats.page] if found.repeats else None
    Page.objects.bulk_update(pages.values(), SAID_OF_A_PAGE, batch_size=200)
    Document.objects.filter(evaluation_id=reading.evaluation_id, page__isnull=True).delete()


SAID_OF_A_PAGE = [
    *("document", "stamp", "text", "words", "text_from", "is_blank", "is_unreadable", "rotated"),
    *("is_other_patient", "repeats", "repeat_kind", "likeness", "picture_key", "fingerprint"),
]


def say_of_page(page: Page, found: ReadPage, *, documents: Mapping[str, Document], picture: str) -> None:
    """Put on the row what the reading found on the page; saving is the caller's."""
    page.document = documents[found.document] if found.document else None
    page.stamp, page.text, page.text_from = found.stamp, found.text.replace("\x00", ""), found.text_from
    page.words = [
        [word.text.replace("\x00", ""), *(round(edge, 4) for edge in word[1:])] for word in found.words
    ]
    page.is_blank, page.is_unreadable, page.rotated = found.is_blank, found.is_unreadable, found.rotated
    page.is_other_patient, page.picture_key = found.is_other_patient, picture or page.picture_key
    page.fingerprint = found.fingerprint
    page.repeat_kind = found.repeats.kind if found.repeats else ""
    page.likeness = as_share(found.repeats.likeness) if found.repeats else None
