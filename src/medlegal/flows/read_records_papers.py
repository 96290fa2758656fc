"""The papers of a record: the compiled packet, the chronology and the index, as people decided it."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.db import transaction

from medlegal.flows.decide_placing import Placed, is_signed, placed_as_decided, write_papers_later
from medlegal.flows.read_files import read_files
from medlegal.flows.read_files_out import OUTPUTS, write_outputs
from medlegal.flows.read_records_laid import laid_out
from medlegal.outside.storage import keep_path
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.decision_services import forget_papers_asked, note_papers_written
from medlegal.practice.intake.models import File, Reading
from medlegal.practice.intake.placing_selectors import placed_reading, version_of
from medlegal.practice.intake.placing_services import keep_placement
from medlegal.practice.intake.services import excerpts_of
from medlegal.records.chronology import chronology
from medlegal.records.placing import with_file_names, with_text_of
from medlegal.records.reading import Progress
from medlegal.records.reading import Reading as ReadPacket

KEPT_AS = {"packet.pdf": "compiled", "chronology.docx": "chronology", "chronology.pdf": "chronology_pdf"} | {
    "index.csv": "index"
}
log = logging.getLogger("medlegal.reading")


def write_records(*, practice_id: int, evaluation_id: int) -> None:
    """The papers show what was decided up to now; nothing is read anew. Run twice, it writes the same."""
    begun = begun_writing(practice_id, evaluation_id)
    if begun is None:
        return
    reading, placed, files, version = begun
    work = work_of(evaluation_id)
    try:
        with laid_out(files) as (paths, by_path):
            read = read_files(paths, work=work)
            packet = decided_with_text(placed.packet, read, rows_of(read, by_path, files))
            keys = kept_papers(packet, work)
    except Exception:
        log.exception("the papers of reading %s were not written", reading.pk)
        with transaction.atomic():
            enter_practice(practice_id)
            forget_papers_asked(reading)
        raise
    ended_writing(practice_id, reading, packet, keys, version)


def work_of(evaluation_id: int) -> Path:
    """Where what was read is found again; one folder for each evaluation."""
    return Path(settings.HOME / "reading" / str(evaluation_id))


def begun_writing(practice_id: int, evaluation_id: int) -> tuple[Reading, Placed, list[File], int] | None:
    with transaction.atomic():
        enter_practice(practice_id)
        evaluation = Evaluation.objects.get(pk=evaluation_id)
        reading = placed_reading(evaluation)
        if reading is None or reading.state != Reading.State.DONE or is_signed(evaluation):
            return None
        files = list(File.objects.filter(evaluation=evaluation).order_by("pk"))
        return reading, placed_as_decided(evaluation), files, version_of(evaluation)


def rows_of(read: ReadPacket, by_path: Mapping[Path, File], files: Sequence[File]) -> dict[str, File]:
    """The row of each file of the reading, by its name there."""
    inside = {(file.inside_id, file.name): file for file in files if file.inside_id}
    rows: dict[str, File] = {}
    for found in read.files:
        outer = rows.get(found.received_in) if found.received_in else None
        inner = found.name.removeprefix(f"{found.received_in}/")[-255:]
        row = inside.get((outer.pk, inner)) if outer else by_path.get(Path(found.path))
        if row is not None:
            rows[found.name] = row
    return rows


def decided_with_text(placed: ReadPacket, read: ReadPacket, rows: Mapping[str, File]) -> ReadPacket:
    """The pages where people want them, with the text and the files of the reading."""
    return with_text_of(with_file_names(placed, {str(row.pk): name for name, row in rows.items()}), read)


def kept_papers(packet: ReadPacket, work: Path) -> dict[str, str]:
    """Every paper written and kept; their keys."""
    into = work / "papers"
    write_outputs(packet, into, untold)
    return {KEPT_AS[name]: keep_path(into / name).key for name in OUTPUTS if name in KEPT_AS}


def untold(_: Progress) -> None:
    """Nobody waits for the papers."""


def excerpts_in(packet: ReadPacket) -> dict[str, list[dict[str, object]]]:
    """The excerpts of each document, by its name."""
    return {entry.document.id: excerpts_of(entry) for entry in chronology(packet)}


def ended_writing(
    practice_id: int, reading: Reading, packet: ReadPacket, keys: Mapping[str, str], version: int
) -> None:
    """The papers are kept; where more was decided meanwhile, they are asked for again."""
    with transaction.atomic():
        enter_practice(practice_id)
        evaluation = Evaluation.objects.select_for_update(no_key=True).get(pk=reading.evaluation_id)
        reading.refresh_from_db()
        note_papers_written(reading, keys=keys, version=version)
        if version_of(evaluation) != version:
            reading.refresh_from_db()
            write_papers_later(evaluation, version=version_of(evaluation))
        else:
            keep_placement(evaluation, placed_as_decided(evaluation).packet, excerpts=excerpts_in(packet))
