"""A process apart that sets what a reading writes: the compiled packet and the chronology on paper."""

from __future__ import annotations

from pathlib import Path

from medlegal.flows.read_files_apart import Task, serve
from medlegal.flows.read_files_setter import set_apart
from medlegal.records.chronology_sheets import set_chronology
from medlegal.records.compile import compiled

MEMORY_BYTES = 4 << 30


def compile_packet(task: Task) -> Task:
    """Binds the packet as the plan at `path` tells, a line a page."""
    with Path(task["path"]).open(encoding="utf-8") as plan:
        made = compiled(plan, Path(task["into"]), set_apart)
    return {"missing": made.missing, "index_pages": made.index_pages}


def write_chronology(task: Task) -> Task:
    with Path(task["path"]).open(encoding="utf-8") as plan:
        return {"pages": set_chronology(plan, Path(task["into"]), set_apart)}


TASKS = {"compile": compile_packet, "chronology": write_chronology}


if __name__ == "__main__":
    serve(TASKS, memory_bytes=MEMORY_BYTES)
