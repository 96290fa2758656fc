"""Records on the command line: a packet is read and written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from medlegal.flows.read_files import read_files
from medlegal.flows.read_files_binders import OUTPUTS, Binders
from medlegal.flows.read_files_kept import NotKept
from medlegal.flows.read_files_limits import sweep_seldom
from medlegal.flows.read_files_opened import told_of
from medlegal.flows.read_files_unchanged import note_said
from medlegal.records.reading import Expected, Progress, Reading

_WRITER = "medlegal.flows.read_files_out"  # loaded while pages are read: much of it is what sorts


def read_anew(args: argparse.Namespace) -> int:
    """0 when files were read, 1 when not one could be, 2 when the reading could not be written."""
    sweep_seldom()
    with Binders(args.nursery) as binders:
        return _read_and_written(args, binders)


def _read_and_written(args: argparse.Namespace, binders: Binders) -> int:
    work, shown = args.out / "work", _Shown(on_sorting=binders.warm)
    mark = args.mark()  # before a file is read
    try:
        reading = read_files(
            args.paths,
            work=work,
            on_progress=shown,
            passwords=args.given_passwords,
            leave_out=args.out,
            pool=args.pool,
            expected=_expected(args.about),
        )
        import_module(_WRITER).write_outputs(reading, args.out, shown, binders)
        said = _said(reading, args.out)
        note_said(args.out, work, mark, OUTPUTS, said)
    except (NotKept, OSError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 2
    shown.close()
    print("\n".join(said["lines"]), file=sys.stderr)
    return int(said["exit"])


def _expected(lines: Sequence[str]) -> Expected | None:
    """The name stands in the first line; of the others a day is the birth, whatever else a claim's number."""
    if not lines:
        return None
    told = [(line, _day(line)) for line in lines[1:]]
    claims = frozenset("".join(line.split()).upper() for line, day in told if day is None)
    return Expected(lines[0], next((day for _, day in told if day), None), claims)


def _day(line: str) -> date | None:
    for form in ("%Y-%m-%d", "%m/%d/%Y"):
        with suppress(ValueError):
            return datetime.strptime(line, form).date()  # noqa: DTZ007 - a day has no zone
    return None


def _said(reading: Reading, out: Path) -> dict[str, Any]:
    """What a person is told at the end, and the exit code."""
    counts = reading.counts
    counted = (
        f"{_counted(counts.received, 'page')} received: {counts.read} read, {counts.blank} blank, "
        f"{counts.unreadable} unreadable; {counts.repeated} repeated, {counts.distinct} distinct; "
        f"{_counted(len(reading.documents), 'document')}. Written to {out}."
    )
    told = [file.problem for file in reading.files if file.problem]
    told += [told_of(file.name, remark) for file in reading.files for remark in file.remarks]
    if any(file.needs_password for file in reading.files):
        told.append("Passwords are taken from a text file, one a line: give it with --passwords FILE.")
    return {
        "lines": [*told, counted],
        "exit": 0 if any(file.pages for file in reading.files) else 1,
        "is_locked": any(file.needs_password for file in reading.files),
    }


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


class _Shown:
    """Progress on one line of a terminal, or a line now and then in a log."""

    def __init__(self, on_sorting: Callable[[int], None]) -> None:
        self._on_sorting = on_sorting  # by then every processor but one is free
        self._is_terminal = sys.stderr.isatty()
        self._last = ("", -1)

    def __call__(self, progress: Progress) -> None:
        if progress.step == "ocr":
            import_module(_WRITER)
        if progress.step == "sorting":
            self._on_sorting(progress.total)
        tenth = progress.step, 10 * progress.done // max(1, progress.total)
        if self._is_terminal:
            print(f"\r\x1b[K{progress.says}", end="", file=sys.stderr, flush=True)
        elif tenth != self._last:
            print(progress.says, file=sys.stderr, flush=True)
        self._last = tenth

    def close(self) -> None:
        if self._is_terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
