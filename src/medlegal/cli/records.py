"""Records on the command line: `medlegal records read`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from medlegal.flows.read_files import compile_packet, read_files
from medlegal.flows.read_files_kept import NoRoom
from medlegal.records.chronology_word import chronology_docx
from medlegal.records.index import index_csv
from medlegal.records.kinds import SAYS
from medlegal.records.measuring import measures, mistakes
from medlegal.records.reading import Progress, Reading
from medlegal.records.told import told


def add_to(subparsers: Any) -> None:
    records = subparsers.add_parser(
        "records", help="read files of records into pages, documents and a chronology"
    )
    words = records.add_subparsers(dest="records_word", required=True, metavar="WORD")
    read = words.add_parser("read", help="read PDF, TIFF, JPEG and PNG files, or folders of them")
    read.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder that is walked"
    )
    read.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="where the reading is written and resumed"
    )
    read.add_argument(
        "--jobs", type=_count, default=os.cpu_count() or 1, metavar="N", help="processes that read at once"
    )
    read.set_defaults(run=read_records)
    measure = words.add_parser("measure", help="hold a reading against the truth about an invented packet")
    measure.add_argument("truth", type=Path, metavar="TRUTH", help="truth.json of the packet")
    measure.add_argument(
        "reading", type=Path, metavar="READING", help="reading.json, or the folder that holds it"
    )
    measure.add_argument("--mistakes", action="store_true", help="list what was read otherwise than it is")
    measure.set_defaults(run=measure_reading)
    kinds = words.add_parser("kinds", help="list the kinds of documents that are told apart")
    kinds.set_defaults(run=list_kinds)


def read_records(args: argparse.Namespace) -> int:
    """0 when files were read, 1 when not one could be, 2 when the reading could not be written."""
    try:
        reading = read_files(args.paths, work=args.out / "work", jobs=args.jobs, on_progress=_Shown())
        _write(reading, args.out)
    except (NoRoom, OSError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 2
    _say(reading, args.out)
    return 0 if any(file.pages for file in reading.files) else 1


def measure_reading(args: argparse.Namespace) -> int:
    """0 when measured, 2 when one of the files is not there or not what it should be."""
    path = args.reading / "reading.json" if args.reading.is_dir() else args.reading
    try:
        truth, reading = (json.loads(one.read_text(encoding="utf-8")) for one in (args.truth, path))
        found = measures(truth, reading)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"This cannot be measured: {error!r}. Give a truth.json and a reading.json.", file=sys.stderr)
        return 2
    for name, value in found.items():
        print(f"{name:22} {value}")
    for one in mistakes(truth, reading) if args.mistakes else ():
        print(one)
    return 0


def list_kinds(_: argparse.Namespace) -> int:
    for kind, says in SAYS.items():
        print(f"{kind:18} {says}")
    return 0


def _write(reading: Reading, out: Path) -> None:
    _whole(out / "reading.json", told(reading).encode())
    compile_packet(reading, out / "packet.pdf")
    _whole(out / "chronology.docx", chronology_docx(reading))
    _whole(out / "index.csv", index_csv(reading).encode("utf-8-sig"))


def _whole(path: Path, content: bytes) -> None:
    """Written beside and then put in place, so that a half-written file is never found."""
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(content)
    beside.replace(path)


def _say(reading: Reading, out: Path) -> None:
    for file in reading.files:
        if file.problem:
            print(file.problem, file=sys.stderr)
    counts = reading.counts
    print(
        f"{counts.received} pages received: {counts.read} read, {counts.blank} blank, "
        f"{counts.unreadable} unreadable; "
        f"{counts.repeated} repeated, {counts.distinct} distinct; "
        f"{len(reading.documents)} documents. Written to {out}.",
        file=sys.stderr,
    )


class _Shown:
    """Progress on one line of a terminal, or a line now and then in a log."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._last = ("", -1)

    def __call__(self, progress: Progress) -> None:
        tenth = progress.step, 10 * progress.done // max(1, progress.total)
        if self._is_terminal:
            print(f"\r\x1b[K{progress.says}", end="", file=sys.stderr, flush=True)
        elif tenth != self._last:
            print(progress.says, file=sys.stderr, flush=True)
        self._last = tenth


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text} is no number of processes: give 1 or more")
    return int(text)
