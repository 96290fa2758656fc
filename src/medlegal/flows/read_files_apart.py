"""What every process apart does: tasks come in and answers go out as lines of JSON, within narrow limits."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from medlegal.flows.read_files_kept import is_full
from medlegal.flows.read_files_limits import confine, sweep_seldom
from medlegal.records.opening import CannotRead, Locked
from medlegal.records.unpacking import Full

Task = dict[str, Any]
Tasks = Mapping[str, Callable[[Task], Task]]


def serve(tasks: Tasks, *, memory_bytes: int, forget: Callable[[], None] = lambda: None) -> None:
    """Answers tasks from standard input until no more come; `forget` is called after one that failed."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the answers
    confine(memory_bytes)
    sweep_seldom()
    answer_all(tasks, sys.stdin.buffer, answers, forget)


def answer_all(tasks: Tasks, lines: BinaryIO, answers: BinaryIO, forget: Callable[[], None]) -> None:
    """Answers every task in turn until no more come; a task that fails is answered with its problem."""
    for line in lines:
        answers.write(json.dumps(_answer(tasks, json.loads(line), forget)).encode() + b"\n")
        answers.flush()


def _answer(tasks: Tasks, task: Task, forget: Callable[[], None]) -> Task:
    try:
        return tasks[task["do"]](task)
    except Locked as error:
        return {"problem": str(error), "needs_password": True}
    except CannotRead as error:
        return {"problem": str(error)}
    except Full:
        return {"is_full": True}
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
        forget()
        return {"failed": type(error).__name__, "is_full": is_full(error)}
