"""A process apart that opens files nobody vouches for: tasks come in and answers go out as lines of JSON."""

from __future__ import annotations

import base64
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import cv2

from medlegal.outside.ocr import recognised, upright_turn
from medlegal.records.compile import compiled
from medlegal.records.opening import CannotRead, opened
from medlegal.records.pages import Source, picture, source
from medlegal.records.recognising import Text, from_layer, from_picture

MEMORY_BYTES = 2 << 30

Task = dict[str, Any]
_open: dict[str, Source] = {}  # the file last worked on stays open


def open_file(task: Task) -> Task:
    mended = Path(task["mended"])
    found = opened(Path(task["path"]), mended=mended)
    return {"kind": found.kind, "pages": found.pages, "remark": found.remark, "is_mended": mended.exists()}


def carried_pages(task: Task) -> Task:
    """What each page carries: its mark, and its text where the layer is sound."""
    return {
        "pages": [_carried_page(task["path"], number) for number in range(task["first"], task["last"] + 1)]
    }


def read_page(task: Task) -> Task:
    file, number = _source(task["path"]), task["first"]
    text = from_picture(file, number, file.carried(number), ocr=recognised, upright_turn=upright_turn)
    return _packed(text)


def write_picture(task: Task) -> Task:
    Path(task["into"]).write_bytes(picture(Path(task["path"]), task["first"], width=task["width"]))
    return {}


def compile_packet(task: Task) -> Task:
    return {"missing": compiled(json.loads(Path(task["path"]).read_text()), Path(task["into"]))}


TASKS: dict[str, Callable[[Task], Task]] = {
    "open": open_file,
    "carried": carried_pages,
    "read": read_page,
    "picture": write_picture,
    "compile": compile_packet,
}


def work(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answers every task in turn until no more come; a task that fails is answered with its problem."""
    for line in tasks:
        answers.write(json.dumps(_answer(json.loads(line))).encode() + b"\n")
        answers.flush()


def _answer(task: Task) -> Task:
    try:
        return TASKS[task["do"]](task)
    except CannotRead as error:
        return {"problem": str(error)}
    except (
        MemoryError,
        RecursionError,
        ArithmeticError,
        LookupError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    ) as error:
        _forget()
        return {"failed": type(error).__name__}


def _carried_page(path: str, number: int) -> Task:
    try:
        file = _source(path)
        carried = file.carried(number)
        text = from_layer(carried)
        found: Task = {"mark": carried.fingerprint, "is_damaged": carried.is_damaged}
        return found if text is None else found | {"text": _packed(text) | {"look": file.look(number)}}
    except CannotRead as error:
        return {"problem": str(error)}


def _source(path: str) -> Source:
    if path not in _open:
        _forget()
        _open[path] = source(Path(path))
    return _open[path]


def _forget() -> None:
    for file in _open.values():
        file.close()
    _open.clear()


def _packed(text: Text) -> Task:
    return {
        "text": text.text,
        "boxes": base64.b64encode(text.boxes).decode(),
        "text_from": text.text_from,
        "sure": text.sure,
        "is_blank": text.is_blank,
        "rotated": text.rotated,
        "look": text.look,
    }


def _confine() -> None:
    """Little memory, no core file, first to go when the machine runs short; one thread each."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    score = Path("/proc/self/oom_score_adj")
    if score.exists():
        score.write_text("800")
    cv2.setNumThreads(1)


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the answers
    _confine()
    work(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
