"""The files of an evaluation are read: every page kept as it comes, placed, pictured and made searchable."""

import logging
from collections.abc import Callable
from time import monotonic

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from medlegal.flows.decide_placing import (
    decided_over,
    is_signed,
    keep_found,
    placed_as_decided,
    write_papers_later,
)
from medlegal.flows.demand_declaration import draft_demands
from medlegal.flows.read_files import read_files
from medlegal.flows.read_files_kept import NoRoom, is_full
from medlegal.flows.read_records_kept import AT_ONCE, Keeping
from medlegal.flows.read_records_laid import laid_out
from medlegal.flows.read_records_papers import decided_with_text, excerpts_in, kept_papers, work_of
from medlegal.flows.read_records_unchanged import note_read, read_before
from medlegal.outside.sealing import unsealed
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.decision_services import note_lost, seal_password
from medlegal.practice.intake.models import File, Reading
from medlegal.practice.intake.placing_selectors import placement_of, version_of
from medlegal.practice.intake.placing_services import keep_placement
from medlegal.practice.intake.services import (
    begin_reading,
    end_reading,
    fail_reading,
    note_files_read,
    note_progress,
    repeat_reading,
)
from medlegal.records.decisions import with_named_documents
from medlegal.records.placing import with_file_names, with_kept_stamps
from medlegal.records.reading import Expected, Progress
from medlegal.records.reading import Reading as ReadPacket

SECONDS_BETWEEN_NOTES = 2.0  # every note is a row of the audit too
log = logging.getLogger("medlegal.reading")


def read_waiting_records(*, practice_id: int, evaluation_id: int) -> None:
    """Read all the files of the evaluation, if a reading waits. Run twice, it leaves one reading.

    What was read before is found again in the work folder and not read anew. No transaction is open while
    pages are read.
    """
    reading, files = begun(practice_id, evaluation_id)
    if reading is None:
        return
    try:
        expected = expected_by(practice_id, reading)
        if said_again(practice_id, reading, files, expected):
            return
        with laid_out(files) as (paths, by_path):
            keeping = Keeping(practice_id, reading, by_path, work_of(evaluation_id))
            read = read_files(
                paths,
                work=keeping.work,
                on_progress=noted(practice_id, reading),
                passwords=passwords_of(files),
                on_pages=keeping.come,
                expected=expected,
            )
            read = with_kept_stamps(read, keeping.stamps)
            place(keeping, read)
            picture(keeping, read)
            finish(keeping, read, expected)
    except (OperationalError, InterfaceError):
        raise  # the database went away: the job is tried again and finds its reading begun
    except Exception as error:
        log.exception("reading %s failed", reading.pk)
        with transaction.atomic():
            enter_practice(practice_id)
            fail_reading(reading, problem=told(error), at=timezone.now())


def expected_by(practice_id: int, reading: Reading) -> Expected:
    """The claimant whom the evaluation is about: pages of anybody else are flagged, however many they are."""
    with transaction.atomic():
        enter_practice(practice_id)
        evaluation = Evaluation.objects.select_related("claimant").get(pk=reading.evaluation_id)
        claimant, injuries = evaluation.claimant, list(evaluation.injuries.all())
    numbers = [number for injury in injuries for number in (injury.claim_number, injury.adj_number) if number]
    return Expected(
        str(claimant), claimant.born_on, frozenset("".join(number.split()).upper() for number in numbers)
    )


def said_again(practice_id: int, reading: Reading, files: list[File], expected: Expected) -> bool:
    """Whether the record is as it was when it was last read: then that reading stands for this one too."""
    work = work_of(reading.evaluation_id)
    with transaction.atomic():
        enter_practice(practice_id)
        last = read_before(work, reading, files, expected)
        if last is None:
            return False
        evaluation = Evaluation.objects.select_for_update(no_key=True).get(pk=reading.evaluation_id)
        repeat_reading(reading, of=last, at=timezone.now())
        draft_demands(evaluation, on=timezone.localdate(), actor=None)
    note_read(work, reading, files, expected)
    return True


def told(error: Exception) -> str:
    """What a person reads of a reading that failed; particulars go to the log, which holds no page's text."""
    if isinstance(error, NoRoom) or is_full(error):
        return (
            "There was no room left on the disk. Every file is kept as it came, and so is what was read of them."
            " Free some space, then ask for the reading again: it goes on where it stopped."
        )
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


def passwords_of(files: list[File]) -> list[str]:
    """What people typed for locked files; each is tried on every one."""
    found = (unsealed(file.sealed_password) for file in files if file.sealed_password)
    return [password for password in found if password]


def noted(practice_id: int, reading: Reading) -> Callable[[Progress], None]:
    """Progress goes to the row, so that a page can show it; each note is its own short transaction.

    All pages are done only once all are read: a step that looks into each of them is not the last.
    """
    noted_at = 0.0

    def note(progress: Progress) -> None:
        nonlocal noted_at
        is_read = progress.step in ("sorting", "pictures")
        done = progress.total if is_read else min(progress.done, max(0, progress.total - 1))
        if monotonic() - noted_at < SECONDS_BETWEEN_NOTES and done < progress.total:
            return
        noted_at = monotonic()
        with transaction.atomic():
            enter_practice(practice_id)
            note_progress(reading, done=done, total=progress.total)

    return note


def place(keeping: Keeping, read: ReadPacket) -> None:
    """Every page lies in its document as the program found it and people decided: one transaction."""
    reading, rows = keeping.reading, keeping.rows
    for at in range(0, len(read.pages), AT_ONCE):
        keeping.keep(read.pages[at : at + AT_ONCE])
    found = with_named_documents(with_file_names(read, {name: str(row.pk) for name, row in rows.items()}))
    with transaction.atomic():
        enter_practice(keeping.practice_id)
        evaluation = Evaluation.objects.select_for_update(no_key=True).get(pk=reading.evaluation_id)
        note_files_read([(rows[one.name], one) for one in read.files])
        keep_found(reading, found)
        placed = decided_over(found, evaluation)
        excerpts = excerpts_in(decided_with_text(placed.packet, read, rows))
        keep_placement(evaluation, placed.packet, excerpts=excerpts, only_new_pages=is_signed(evaluation))
        note_lost(reading, decisions=placed.lost)
        forget_passwords(list(rows.values()))


def forget_passwords(files: list[File]) -> None:
    """They were tried; of a file that one of them opened an unlocked copy stays in the work folder."""
    for file in files:
        if file.sealed_password:
            seal_password(file, sealed="", actor=None)


def picture(keeping: Keeping, read: ReadPacket) -> None:
    """A picture of every page that has none yet."""
    note = noted(keeping.practice_id, keeping.reading)
    for at in range(0, len(read.pages), AT_ONCE):
        keeping.picture(read.pages[at : at + AT_ONCE])
        done = min(at + AT_ONCE, len(read.pages))
        note(Progress("pictures", done, len(read.pages), f"Pictured {done} of {len(read.pages)} pages"))


def finish(keeping: Keeping, read: ReadPacket, expected: Expected) -> None:
    """The papers are written as decided, and the reading is done; what is decided meanwhile brings new ones."""
    reading = keeping.reading
    with transaction.atomic():
        enter_practice(keeping.practice_id)
        version = version_of(reading.evaluation)
        packet = decided_with_text(packet_now(reading.evaluation), read, keeping.rows)
    keys = kept_papers(packet, keeping.work)
    now = timezone.now()
    with transaction.atomic():
        enter_practice(keeping.practice_id)
        evaluation = Evaluation.objects.select_for_update(no_key=True).get(pk=reading.evaluation_id)
        end_reading(reading, pages=len(read.pages), keys=keys, at=now, version=version)
        if version_of(evaluation) != version:
            write_papers_later(evaluation, version=version_of(evaluation))
        draft_demands(evaluation, on=timezone.localdate(now), actor=None)
        files = files_read(keeping, evaluation)
    note_read(keeping.work, reading, files, expected)


def files_read(keeping: Keeping, evaluation: Evaluation) -> list[File]:
    """The files of this reading as they stand now, without those that came in while it went on."""
    laid = Q(pk__in=[file.pk for file in keeping.by_path.values()])
    return list(File.objects.filter(laid | Q(inside__isnull=False), evaluation=evaluation))


def packet_now(evaluation: Evaluation) -> ReadPacket:
    """The pages as they lie: decided anew, or as they stood when the report was signed."""
    return placement_of(evaluation) if is_signed(evaluation) else placed_as_decided(evaluation).packet
