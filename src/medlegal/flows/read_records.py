"""The files of an evaluation are read: every page kept, pictured, stamped and made searchable."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.db import OperationalError, transaction
from django.utils import timezone

from medlegal.flows.read_files import compile_packet, page_pictures, read_files
from medlegal.outside.storage import keep, keep_path, kept_path
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.intake.models import File, Page, Reading
from medlegal.practice.intake.services import (
    begin_reading,
    end_reading,
    fail_reading,
    keep_pages,
    note_files_read,
    note_progress,
)
from medlegal.records.chronology_word import chronology_docx
from medlegal.records.reading import Progress
from medlegal.records.reading import Reading as ReadPacket

SECONDS_BETWEEN_NOTES = 2.0  # every note is a row of the audit too
PICTURE_WIDTH = 1100  # pixels: legible on a desk screen, light on a phone
log = logging.getLogger("medlegal.reading")

Pictures = dict[tuple[str, int], str]


def read_waiting_records(*, practice_id: int, evaluation_id: int) -> None:
    """Read all the files of the evaluation, if a reading waits. Run twice, it leaves one reading.

    What was read before is found again in the work folder and not read anew. No transaction is open while
    pages are read.
    """
    reading, files = begun(practice_id, evaluation_id)
    if reading is None:
        return
    work = settings.HOME / "reading" / str(evaluation_id)
    try:
        with laid_out(files) as (paths, by_path):
            read = read_files(paths, work=work, on_progress=noted(practice_id, reading))
            named = {found.name: by_path[Path(found.path)] for found in read.files}
            pictures = keep_pictures(read, named, into=work / "pictures")
            keys = keep_outputs(read, work)
        finish(practice_id, reading, read, named, pictures, keys)
    except OperationalError:
        raise  # the database went away: the job is tried again and finds its reading begun
    except Exception as error:
        log.exception("reading %s failed", reading.pk)
        with transaction.atomic():
            enter_practice(practice_id)
            fail_reading(reading, problem=told(error), at=timezone.now())


def told(error: Exception) -> str:
    """What a person reads of a reading that failed; particulars go to the log, which holds no page's text."""
    return (
        f"The reading stopped ({type(error).__name__}). Every file is kept as it came. Ask for the reading again;"
        " if it stops again, tell the person who runs this machine."
    )


def begun(practice_id: int, evaluation_id: int) -> tuple[Reading | None, list[File]]:
    """The reading to do now: one that waits, or one whose worker died. Nothing if there is none."""
    with transaction.atomic():
        enter_practice(practice_id)
        reading = (
            Reading.objects.select_for_update()
            .filter(evaluation_id=evaluation_id, state__in=[Reading.State.WAITING, Reading.State.READING])
            .first()
        )
        if reading is None:
            return None, []
        begin_reading(reading)
        return reading, list(File.objects.filter(evaluation_id=evaluation_id).order_by("pk"))


@contextmanager
def laid_out(files: list[File]) -> Iterator[tuple[list[Path], dict[Path, File]]]:
    """Links to the kept files, one folder each, so that two files of one name or content stay two."""
    with tempfile.TemporaryDirectory(prefix="medlegal-reading-") as folder:
        by_path = {}
        for file in files:
            place = Path(folder) / f"{file.pk:09d}"
            place.mkdir()
            link = place / on_disk(file.name)
            link.symlink_to(kept_path(file.storage_key))
            by_path[link] = file
        yield list(by_path), by_path


def on_disk(name: str) -> str:
    """The sender's name for a file, as a file system takes it; it stands in what is said of the file."""
    plain = "".join("_" if letter in "/\\\0" or not letter.isprintable() else letter for letter in name)
    stem, dot, ending = plain.strip(". ").rpartition(".")
    short = (stem or ending)[:80]
    return f"{short}{dot}{ending[:8]}" if stem else short or "unnamed"


def noted(practice_id: int, reading: Reading) -> Callable[[Progress], None]:
    """Progress goes to the row, so that a page can show it; each note is its own short transaction."""
    noted_at = 0.0

    def note(progress: Progress) -> None:
        nonlocal noted_at
        if monotonic() - noted_at < SECONDS_BETWEEN_NOTES and progress.done < progress.total:
            return
        noted_at = monotonic()
        with transaction.atomic():
            enter_practice(practice_id)
            note_progress(reading, done=progress.done, total=progress.total)

    return note


def keep_pictures(read: ReadPacket, named: dict[str, File], *, into: Path) -> Pictures:
    """A picture of every page that has none yet, kept; the pages' keys with the pictures' keys."""
    have = dict_of_pictures(named)
    for name, file in named.items():
        numbers = [page.number for page in read.pages if page.file == name and page.key not in have]
        if not numbers:
            continue
        made = page_pictures(kept_path(file.storage_key), numbers, PICTURE_WIDTH, into)
        for number, path in made.items():
            have[name, number] = keep([path.read_bytes()]).key
        shutil.rmtree(into, ignore_errors=True)
    return have


def dict_of_pictures(named: dict[str, File]) -> Pictures:
    by_id = {file.pk: name for name, file in named.items()}
    if not by_id:
        return {}
    with transaction.atomic():
        enter_practice(next(iter(named.values())).practice_id)
        kept = Page.objects.filter(file__in=by_id).exclude(picture_key="")
        return {
            (by_id[file], number): key
            for file, number, key in kept.values_list("file", "number", "picture_key")
        }


def keep_outputs(read: ReadPacket, work: Path) -> dict[str, str]:
    """The compiled record and the chronology, kept."""
    work.mkdir(parents=True, exist_ok=True)
    compiled = work / "record.pdf"
    compile_packet(read, compiled)
    return {
        "compiled": keep_path(compiled).key,
        "chronology": keep([chronology_docx(read)], suffix=".docx").key,
    }


def finish(
    practice_id: int,
    reading: Reading,
    read: ReadPacket,
    named: dict[str, File],
    pictures: Pictures,
    keys: dict[str, str],
) -> None:
    """Everything found is written in one transaction."""
    now: datetime = timezone.now()
    with transaction.atomic():
        enter_practice(practice_id)
        note_files_read([(named[found.name], found.pages, found.problem or "") for found in read.files])
        keep_pages(reading, read, files=named, pictures=pictures)
        end_reading(reading, pages=len(read.pages), keys=keys, at=now)
