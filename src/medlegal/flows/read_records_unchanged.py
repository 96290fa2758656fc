"""A record that was read, and has not changed since, is not read again: its last reading is said once more."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from django.core.files.storage import default_storage

from medlegal.flows.read_files_version import version_of as version_of_program
from medlegal.practice.intake.models import File, Reading
from medlegal.practice.intake.placing_selectors import placed_reading, version_of
from medlegal.records.reading import Expected

NOTED = "portal.json"
PROGRAM = (
    "medlegal.flows.read_files",
    "medlegal.flows.read_files_sorted",
    "medlegal.flows.read_files_worker",
    "medlegal.flows.read_records_kept",
    "medlegal.flows.read_records_papers",
)


def mark_of(files: Sequence[File], expected: Expected) -> str:
    """Equal for the same files of the same patient, read by the same program.

    Empty while something is left to be tried again.
    """
    if any(file.sealed_password or file.problem for file in files):
        return ""
    mark = hashlib.sha256(version_of_program(*PROGRAM).encode())
    mark.update(f"{expected.name}\0{expected.born}\0{sorted(expected.claims)}\n".encode())
    for file in sorted(files, key=lambda one: one.pk):
        mark.update(f"{file.pk} {file.sha256} {file.byte_count}\n".encode())
    return mark.hexdigest()


def note_read(work: Path, reading: Reading, files: Sequence[File], expected: Expected) -> None:
    """Notes which files the reading is of; written once it has ended, so that it is never too early."""
    work.mkdir(parents=True, exist_ok=True)
    beside = work / f"{NOTED}.new"
    beside.write_text(json.dumps({"reading": reading.pk, "mark": mark_of(files, expected)}))
    beside.replace(work / NOTED)


def read_before(work: Path, reading: Reading, files: Sequence[File], expected: Expected) -> Reading | None:
    """The last reading, where it is of the same files and its papers show every decision; else none."""
    last = placed_reading(reading.evaluation)
    try:
        noted = json.loads((work / NOTED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if last is None or last.state != Reading.State.DONE or noted.get("reading") != last.pk:
        return None
    is_same = noted.get("mark") and noted["mark"] == mark_of(files, expected)
    if not is_same or last.decisions_written != version_of(reading.evaluation):
        return None
    keys = (last.compiled_key, last.chronology_key, last.chronology_pdf_key, last.index_key, last.placed_key)
    kept = [key for key in keys if key] + [file.storage_key for file in files if file.storage_key]
    return last if all(default_storage.exists(key) for key in kept) else None
