"""Processes apart, a few at a time: one that dies or hangs over a page costs that page alone."""

from __future__ import annotations

import contextlib
import json
import os
import select
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path
from queue import LifoQueue
from typing import Any, Self

from medlegal.flows.read_files_born import Nursery, Process, started

_IDLE = 0.02  # of the time by the clock; a process that waits for its turn gets more
_LONGEST = 20  # times its seconds, whatever it did


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do in a process apart, for pages `first` to `last` of the file at `path`."""

    do: str
    path: str
    first: int = 1
    last: int = 1
    seconds: float = (
        60  # of work after which it is given up; on a busy machine that takes longer by the clock
    )
    into: str = ""
    mended: str = ""
    width: int = 0
    passwords: tuple[str, ...] = ()
    tag: Any = None  # the asker's own; it does not travel

    def line(self) -> bytes:
        told = {"do": self.do, "path": self.path, "first": self.first, "last": self.last}
        also = {
            "into": self.into,
            "mended": self.mended,
            "width": self.width,
            "passwords": self.passwords,
        }
        return json.dumps(told | also).encode() + b"\n"


class Gone(Exception):
    """The process apart died or took too long."""


READER, BINDER = "medlegal.flows.read_files_worker", "medlegal.flows.read_files_binder"


class Pool:
    """Up to `jobs` processes of one kind, of that nursery if there is one. Leaving the block ends them."""

    def __init__(self, jobs: int, module: str = READER, nursery: Nursery | None = None) -> None:
        self.jobs = max(1, jobs)
        self._idle: LifoQueue[_Apart] = LifoQueue()  # the latest first: it has at hand what it took up
        self._all = [_Apart(module, nursery) for _ in range(self.jobs)]
        for one in self._all:
            self._idle.put(one)
        self._threads = ThreadPoolExecutor(self.jobs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._all:
            one.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for one in self._all:
            one.end()

    def warm(self) -> Self:
        """Starts every process now, so that it is ready when there is something to do; nobody waits for it."""
        for _ in self._all:
            self._threads.submit(self._make_ready, self._idle.get())
        return self

    def run(self, tasks: Iterable[Task], *, by_one: bool = False) -> Iterator[tuple[Task, dict[str, Any]]]:
        """Each task with its answer, as they come. Several pages that fail together are tried one by one.

        With `by_one` a single process does all, so that no other takes up what that needs; the others end.
        """
        if by_one:
            self._leave_one()
        at_once = 1 if by_one else 2 * self.jobs
        coming, again = iter(tasks), deque[Task]()
        running: dict[Future[dict[str, Any]], Task] = {}
        while True:
            while len(running) < at_once and (task := again.popleft() if again else next(coming, None)):
                running[self._threads.submit(self._answer, task)] = task
            if not running:
                return
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                task, answer = running.pop(done), done.result()
                if "failed" in answer and task.last > task.first:
                    again.extend(replace(task, first=n, last=n) for n in range(task.first, task.last + 1))
                else:
                    yield task, answer

    def _leave_one(self) -> None:
        left = self._idle.get()
        for one in self._all:
            if one is not left:
                one.end()
        self._idle.put(left)

    def _make_ready(self, apart: _Apart) -> None:
        try:
            apart.start()
        finally:
            self._idle.put(apart)

    def _answer(self, task: Task) -> dict[str, Any]:
        apart = self._idle.get()
        try:
            return apart.answer(task)
        except Gone as gone:
            return {"failed": str(gone)}
        finally:
            self._idle.put(apart)


class _Apart:
    """One process, started when first needed and again after it is gone."""

    def __init__(self, module: str, nursery: Nursery | None) -> None:
        self._module, self._nursery = module, nursery
        self._process: Process | None = None
        self._is_stopped = False

    def answer(self, task: Task) -> dict[str, Any]:
        process = self._running()
        try:
            assert process.stdin is not None
            process.stdin.write(task.line())
            process.stdin.flush()
            found: dict[str, Any] = json.loads(self._line(process, task.seconds))
            return found
        except (BrokenPipeError, ValueError, OSError) as error:
            self.end()
            raise Gone("it broke off") from error

    def start(self) -> None:
        self._running()

    def stop(self) -> None:
        """No new process from now on; whoever waits for the present one is let go."""
        self._is_stopped = True
        if self._process is not None:
            self._process.kill()

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    _close_quietly(pipe)
            self._process = None

    def _line(self, process: Process, seconds: float) -> bytes:
        assert process.stdout is not None
        patience, parts = _Patience(process.pid, seconds), list[bytes]()
        while not parts or not parts[-1].endswith(b"\n"):
            if not select.select([process.stdout], [], [], min(1.0, seconds))[0]:
                if not patience.is_over():
                    continue
                self.end()
                raise Gone("it took too long")
            parts.append(os.read(process.stdout.fileno(), 1 << 20))
            if not parts[-1]:
                self.end()
                raise Gone("it broke off")
        return b"".join(parts)

    def _running(self) -> Process:
        if self._is_stopped:
            raise Gone("it was stopped")
        if self._process is None:
            self._process = self._nursery.born(self._module) if self._nursery else started(self._module)
        return self._process


class _Patience:
    """How long a process is waited for: so much work, or as long by the clock when it does next to none."""

    def __init__(self, pid: int, seconds: float) -> None:
        self._pid, self._seconds = pid, seconds
        self._since, self._worked_before = time.monotonic(), _worked(pid)

    def is_over(self) -> bool:
        waited, worked = time.monotonic() - self._since, _worked(self._pid) - self._worked_before
        is_idle = worked < _IDLE * waited
        is_late = waited >= self._seconds and (is_idle or waited >= _LONGEST * self._seconds)
        return worked >= self._seconds or is_late


def _worked(pid: int) -> float:
    """Seconds of processor time that the process has had; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _close_quietly(pipe: Any) -> None:
    with contextlib.suppress(OSError):  # what was still to be written has nobody to read it
        pipe.close()
