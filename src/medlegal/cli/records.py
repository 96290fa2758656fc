"""Records on the command line: `medlegal records read`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from medlegal.flows.read_files_binders import OUTPUTS
from medlegal.flows.read_files_born import Nursery
from medlegal.flows.read_files_pool import Pool
from medlegal.flows.read_files_unchanged import packet_mark, said_before
from medlegal.records.gathering import gathered

PASSWORDS = "MEDLEGAL_RECORD_PASSWORDS"


def add_to(subparsers: Any) -> None:
    records = subparsers.add_parser(
        "records", help="read files of records into pages, documents and a chronology"
    )
    words = records.add_subparsers(dest="records_word", required=True, metavar="WORD")
    _add_read(words)
    measure = words.add_parser("measure", help="hold a reading against the truth about an invented packet")
    measure.add_argument("truth", type=Path, metavar="TRUTH", help="truth.json of the packet")
    measure.add_argument(
        "reading", type=Path, metavar="READING", help="reading.json, or the folder that holds it"
    )
    measure.add_argument("--mistakes", action="store_true", help="list what was read otherwise than it is")
    measure.add_argument("--json", action="store_true", help="print everything as JSON, for a program")
    measure.set_defaults(run=_spoken_by("medlegal.cli.records_measure", "measure_reading"))
    kinds = words.add_parser("kinds", help="list the kinds of documents that are told apart")
    kinds.set_defaults(run=_spoken_by("medlegal.cli.records_measure", "list_kinds"))


def _add_read(words: Any) -> None:
    read = words.add_parser("read", help="read PDF files, pictures, ZIPs and e-mails, or folders of them")
    read.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder that is walked"
    )
    read.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="where the reading is written and resumed"
    )
    read.add_argument(
        "--jobs", type=_count, default=os.cpu_count() or 1, metavar="N", help="processes that read at once"
    )
    read.add_argument(
        "--passwords",
        type=Path,
        metavar="FILE",
        help=f"a text file of passwords, one a line, for locked files; or set {PASSWORDS}",
    )
    read.add_argument(
        "--patient",
        type=Path,
        metavar="FILE",
        help="a text file that says whose records these should be: the name, and beneath it, each in a line of its own,"
        " the day of birth (YYYY-MM-DD or MM/DD/YYYY) and claim numbers as far as they are known",
    )
    read.set_defaults(run=read_records)


def read_records(args: argparse.Namespace) -> int:
    """0 when files were read, 1 when not one could be, 2 when the reading could not be written, 130 when stopped.

    A packet that was read before and has not changed is not read again. Nothing is written where no file is, where
    the files themselves lie, or over files that no reading wrote.
    """
    if unfit := _unfit(args.paths, args.out):
        code, says = unfit
        print(says, file=sys.stderr)
        return code
    try:
        args.given_passwords = passwords_of(args.passwords)
        args.about = lines_of(args.patient)
    except OSError as error:
        print(f"{error.filename} cannot be read ({error.strerror}). Name another file.", file=sys.stderr)
        return 2
    if args.patient and not args.about:
        print(f"{args.patient} names nobody. Write the patient's name into its first line.", file=sys.stderr)
        return 2
    args.mark = cache(partial(packet_mark, args.paths, args.out, "\n".join(args.about)))
    said = said_before(args.out, args.out / "work", args.mark)
    if said is not None and not (said["is_locked"] and args.given_passwords):
        print("\n".join(said["lines"]), file=sys.stderr)
        return int(said["exit"])
    try:
        with Nursery() as args.nursery, Pool(args.jobs, nursery=args.nursery) as args.pool:
            args.pool.warm()  # they make ready while this process does
            return _spoken_by("medlegal.cli.records_read", "read_anew")(args)
    except KeyboardInterrupt:
        print("\nStopped. What was read is kept; the same command goes on from there.", file=sys.stderr)
        return 130


def _unfit(paths: Sequence[Path], out: Path) -> tuple[int, str] | None:
    """Why these paths are not read into that folder, after the exit code; None when they can be."""
    if any(path.is_dir() and path.resolve() == out.resolve() for path in paths):
        return 2, f"{out} holds the files that are to be read. Name another folder with --out."
    if not any(path.exists() for _, path in gathered(paths, leave_out=out)):
        gone = [f"{path} is not there." for path in paths if not path.exists()]
        return 1, " ".join([*gone, "No file was found there. Name a file, or a folder that holds some."])
    theirs = [] if (out / "work").is_dir() else [name for name in OUTPUTS if (out / name).exists()]
    if theirs:
        says = f"{out} holds {', '.join(theirs)}, which no reading here wrote and this one would write over."
        return 2, f"{says} Move what is there, or name another folder with --out."
    return None


def passwords_of(path: Path | None) -> list[str]:
    """Never on the command line, where others on the machine could see them."""
    return [one for one in (*_written(path), *os.environ.get(PASSWORDS, "").splitlines()) if one]


def lines_of(path: Path | None) -> list[str]:
    """A patient's name and days come in a file too: a command line is kept by shells and seen by others."""
    return [line.strip() for line in _written(path) if line.strip()]


def _written(path: Path | None) -> list[str]:
    return path.read_text(encoding="utf-8-sig", errors="replace").splitlines() if path else []


def _spoken_by(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """The function of that module, which is read only when it is called: reading needs much that saying does not."""

    def run(args: argparse.Namespace) -> int:
        return int(getattr(importlib.import_module(module), name)(args))

    return run


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text} is no number of processes: give 1 or more")
    return int(text)
