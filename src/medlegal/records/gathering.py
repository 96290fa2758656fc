"""Which files a person meant by the paths given, each under a name of its own."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from medlegal.records.litter import is_litter


def gathered(paths: Sequence[Path], *, leave_out: Path | None = None) -> list[tuple[str, Path]]:
    """(name, path) of every file meant: files as given, folders walked in the order a person counts (2 before 10).

    What a computer leaves lying about (.DS_Store, Thumbs.db) is passed over, and so is everything in `leave_out`.
    """
    found = [pair for path in paths for pair in _under(path, leave_out)]
    unique = {path.absolute(): (name, path) for name, path in reversed(found)}
    return _named(list(reversed(unique.values())))


def _under(path: Path, leave_out: Path | None) -> Iterable[tuple[str, Path]]:
    if not path.is_dir():
        yield path.name, path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(
            (one for one in folders if not _passed_over(Path(folder, one), leave_out)), key=_counting
        )
        for file in sorted(files, key=_counting):
            if not _passed_over(Path(folder, file), leave_out):
                yield str(Path(folder, file).relative_to(path)), Path(folder, file)


def _passed_over(path: Path, leave_out: Path | None) -> bool:
    return is_litter(path.name) or (leave_out is not None and path.resolve() == leave_out.resolve())


def _counting(name: str) -> list[tuple[int, str]]:
    return [
        (int(part), "") if part.isdecimal() else (-1, part.lower()) for part in re.split(r"(\d{1,18})", name)
    ]


def _named(files: Iterable[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """Names that can be printed and are never the same twice."""
    named, used = [], Counter[str]()
    for name, path in files:
        shown = os.fsencode(name).decode("utf-8", "replace").replace(os.sep, "/")
        shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in shown)
        used[shown] += 1
        while used[shown] > 1:
            shown = f"{shown} ({used[shown]})"
            used[shown] += 1
        named.append((shown, path))
    return named
