"""Keeps records as they come, and what a reading found in them. Nothing received is ever deleted."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.intake.decision_services import PAPERS, say_papers
from medlegal.practice.intake.models import Declaration, File, Page, Reading, RecordSet
from medlegal.practice.intake.placing_services import as_share, keep_placement
from medlegal.practice.people.models import User
from medlegal.records.chronology import Entry, chronology
from medlegal.records.decisions import with_named_documents
from medlegal.records.desk import is_badly_read, named
from medlegal.records.placing import with_file_names
from medlegal.records.reading import Page as ReadPage
from medlegal.records.reading import Reading as ReadPacket
from medlegal.records.reading import ReceivedFile

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
    """It is read now; one begun before it and never ended is left to it."""
    Reading.objects.filter(
        evaluation_id=reading.evaluation_id, state=Reading.State.READING, pk__lt=reading.pk
    ).update(state=Reading.State.FAILED, problem="It was interrupted, and a later reading took its place.")
    reading.state = Reading.State.READING
    reading.save(update_fields=["state"])
    record("reading.begun", of=reading, actor=None, reading=reading.pk)


def note_progress(reading: Reading, *, done: int, total: int) -> None:
    Reading.objects.filter(pk=reading.pk).update(pages_done=done, pages_total=total)


def fail_reading(reading: Reading, *, problem: str, at: datetime) -> None:
    reading.state, reading.problem, reading.ended_at = Reading.State.FAILED, problem, at
    reading.save(update_fields=["state", "problem", "ended_at"])
    record("reading.failed", of=reading, actor=None, reading=reading.pk)


def end_reading(
    reading: Reading, *, pages: int, keys: Mapping[str, str], at: datetime, version: int = 0
) -> None:
    """Every page is placed, and the papers show the decisions of this version."""
    reading.state, reading.ended_at, reading.problem = Reading.State.DONE, at, ""
    reading.pages_done = reading.pages_total = pages
    say_papers(reading, keys)
    reading.decisions_written = reading.decisions_asked = version
    names = ["state", "ended_at", "problem", "pages_done", "pages_total"]
    reading.save(update_fields=[*names, *PAPERS, "decisions_written", "decisions_asked"])
    record("records.read", of=reading, actor=None, reading=reading.pk, pages=pages)


REPEATED = (
    *("pages_done", "pages_total", "placed_key"),
    *("decisions_written", "decisions_asked", "decisions_lost"),
)


def repeat_reading(reading: Reading, *, of: Reading, at: datetime) -> None:
    """Nothing changed since the reading `of`: this one ends with the same papers and the same places."""
    reading.state, reading.ended_at, reading.problem = Reading.State.DONE, at, ""
    for name in (*REPEATED, *PAPERS):
        setattr(reading, name, getattr(of, name))
    reading.save(update_fields=["state", "ended_at", "problem", *REPEATED, *PAPERS])
    record("records.read", of=reading, actor=None, reading=reading.pk, pages=of.pages_total, as_in=of.pk)


def note_files_read(files: Iterable[tuple[File, ReceivedFile]]) -> None:
    """How many pages each file has, what was wrong with it, and what else a person is told of it."""
    for file, found in files:
        file.pages_count, file.needs_password = found.pages, found.needs_password
        file.problem, file.remarks = found.problem or "", " ".join(found.remarks)
        file.save(update_fields=["pages_count", "problem", "remarks", "needs_password"])


def keep_member(container: File, *, name: str, key: str, sha256: str, byte_count: int) -> File:
    """A file that came inside another: a row of its own, of the same set and under the same declaration."""
    return File.objects.get_or_create(
        inside=container,
        name=name[-255:],
        defaults={
            "practice_id": container.practice_id,
            "evaluation_id": container.evaluation_id,
            "record_set_id": container.record_set_id,
            "declaration_id": container.declaration_id,
            "storage_key": key,
            "sha256": sha256,
            "byte_count": byte_count,
        },
    )[0]


def keep_pages(
    reading: Reading,
    read: ReadPacket,
    *,
    files: Mapping[str, File],
    pictures: Mapping[PageKey, str],
    thumbnails: Mapping[PageKey, str] | None = None,
) -> None:
    """Every page of the reading, in place of what an earlier reading said of it. No page is lost or doubled."""
    keep_contents(reading, read.pages, files=files, pictures=pictures, thumbnails=thumbnails or {})
    found = with_named_documents(with_file_names(read, {name: str(file.pk) for name, file in files.items()}))
    entries = chronology(read)
    excerpts = {named_by_key(entry, files): excerpts_of(entry) for entry in entries}
    keep_placement(reading.evaluation, found, excerpts=excerpts)


def named_by_key(entry: Entry, files: Mapping[str, File]) -> str:
    file, number = entry.document.pages[0]
    return named((str(files[file].pk), number))


def excerpts_of(entry: Entry) -> list[dict[str, Any]]:
    """Word for word what stands under the headings of the document, and which words of which page they are."""
    return [
        {
            "heading": one.heading,
            "text": one.text.replace("\x00", ""),
            "stamp": one.stamp,
            "first": one.first,
            "last": one.last,
        }
        for one in entry.excerpts
    ]


CONTENT = [
    *("stamp", "text", "words", "text_from", "rotated", "sure", "doubts", "word_count"),
    *("picture_key", "thumbnail_key", "fingerprint"),
]


def keep_contents(
    reading: Reading,
    found: Iterable[ReadPage],
    *,
    files: Mapping[str, File],
    pictures: Mapping[PageKey, str],
    thumbnails: Mapping[PageKey, str],
) -> None:
    """What stands on the pages; where they lie is said by `keep_placement`. A page kept before is kept anew."""
    rows = [
        page_row(
            reading,
            page,
            file=files[page.file],
            picture=pictures.get(page.key, ""),
            thumbnail=thumbnails.get(page.key, ""),
        )
        for page in found
    ]
    Page.objects.bulk_create(
        rows,
        batch_size=100,
        update_conflicts=True,
        unique_fields=["file", "number"],
        update_fields=CONTENT,
    )


def keep_picture_keys(pictures: Mapping[Page, tuple[str, str]]) -> None:
    """The pages' pictures, each with the small one."""
    for page, (picture, thumbnail) in pictures.items():
        page.picture_key, page.thumbnail_key = picture, thumbnail
    Page.objects.bulk_update(pictures, ["picture_key", "thumbnail_key"], batch_size=200)


def page_row(reading: Reading, found: ReadPage, *, file: File, picture: str, thumbnail: str) -> Page:
    """The page as it is first kept, blank or unreadable as the program found it; saving is the caller's."""
    text = found.text.replace("\x00", "")
    words = [[word.text.replace("\x00", ""), *(round(edge, 4) for edge in word[1:])] for word in found.words]
    return Page(
        practice_id=reading.practice_id,
        evaluation_id=reading.evaluation_id,
        file=file,
        number=found.number,
        stamp=found.stamp,
        text=text,
        words=words,
        text_from=found.text_from,
        rotated=found.rotated,
        sure=as_share(found.sure),
        doubts=["text"] * is_badly_read(found),
        word_count=len(words) or len(text.split()),
        picture_key=picture,
        thumbnail_key=thumbnail,
        fingerprint=found.fingerprint,
        is_blank=found.is_blank,
        is_unreadable=found.is_unreadable,
    )
