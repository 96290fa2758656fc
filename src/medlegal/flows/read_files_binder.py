"""A process apart that sets what a reading writes: the compiled packet and the chronology on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from medlegal.flows.read_files_apart import Task, serve
from medlegal.flows.read_files_setter import set_apart
from medlegal.records.chronology_sheets import set_chronology
from medlegal.records.compile import compiled, rows_of
from medlegal.records.index_sheets import set_index

MEMORY_BYTES = 4 << 30


_set: dict[
    str, list[bytes]
] = {}  # the sheets of an index that was counted before it is bound, by the plan's path


def count_index(task: Task) -> Task:
    """Sets the index of the packet planned at `path`, and keeps it for the binding; its pages come back."""
    sheets = _set[task["path"]] = []
    pages = 0
    with Path(task["path"]).open(encoding="utf-8") as plan:
        head = json.loads(next(plan))
        for part in set_index(head["head"], rows_of(head, plan), partial(_noted, sheets)):
            pages += len(part.pages)
            part.close()
    return {"index_pages": pages}


def compile_packet(task: Task) -> Task:
    """Binds the packet as the plan at `path` tells, a line a page."""
    sheets = _set.pop(task["path"], None)
    with Path(task["path"]).open(encoding="utf-8") as plan:
        made = compiled(
            plan, Path(task["into"]), set_apart if sheets is None else partial(_next_of, iter(sheets))
        )
    return {"missing": made.missing, "index_pages": made.index_pages}


def write_chronology(task: Task) -> Task:
    with Path(task["path"]).open(encoding="utf-8") as plan:
        return {"pages": set_chronology(plan, Path(task["into"]), set_apart)}


def _noted(sheets: list[bytes], sheet: str, told: str) -> bytes:
    sheets.append(set_apart(sheet, told))
    return sheets[-1]


def _next_of(sheets: Iterator[bytes], _sheet: str, _told: str) -> bytes:
    return next(sheets)


TASKS = {"index": count_index, "compile": compile_packet, "chronology": write_chronology}


def main() -> None:
    serve(TASKS, memory_bytes=MEMORY_BYTES)


if __name__ == "__main__":
    main()
