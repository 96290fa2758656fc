"""A packet that has been read and written, and has not changed since, is not read again.

This module is light: what reads and writes is imported only when there is something to do.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from medlegal.flows.read_files_version import version_of
from medlegal.records.gathering import gathered

_DONE = "done.json"
_PROGRAM = (
    "medlegal.flows.read_files",
    "medlegal.flows.read_files_sorted",
    "medlegal.flows.read_files_out",
    "medlegal.flows.read_files_worker",
    "medlegal.flows.read_files_binder",
)

Said = dict[str, Any]


def packet_mark(paths: Sequence[Path], work: Path, about: str = "") -> str:
    """Equal for the same files under the same names, read by the same program, `about` the same patient.

    Empty where a file cannot be read.
    """
    mark = hashlib.sha256(f"{version_of(*_PROGRAM)}\0{about}".encode())
    try:
        for name, path in gathered(paths, leave_out=work):
            mark.update(f"{name}\0{path.absolute()}\0".encode("utf-8", "surrogateescape"))
            with path.open("rb") as file:
                mark.update(hashlib.file_digest(file, "sha256").digest())
    except OSError:
        return ""
    return mark.hexdigest()


def said_before(out: Path, work: Path, mark: Callable[[], str]) -> Said | None:
    """What was said when this packet was read, if its outputs are all there as they were written.

    `mark` is asked for the packet's mark only where something was said.
    """
    try:
        done: Said = json.loads((work / _DONE).read_text(encoding="utf-8"))
        is_same = done["mark"] == mark() != "" and done["outputs"] == _seen(out, done["outputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return done["said"] if is_same else None


def note_said(out: Path, work: Path, mark: str, outputs: Sequence[str], said: Said) -> None:
    """Notes that the outputs belong to the packet of that mark; written last, so that it is never too early."""
    if not mark:
        return
    beside = work / f"{_DONE}.new"
    beside.write_text(json.dumps({"mark": mark, "outputs": _seen(out, outputs), "said": said}))
    beside.replace(work / _DONE)


def _seen(out: Path, names: Sequence[str] | dict[str, Any]) -> dict[str, list[int]]:
    """Size and moment of change of each output."""
    looks = {name: (out / name).stat() for name in names}
    return {name: [look.st_size, look.st_mtime_ns] for name, look in looks.items()}
