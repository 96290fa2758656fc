"""The long-running processes of one data folder: found, watched and stopped."""

import contextlib
import ctypes
import fcntl
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import IO

STOP_SECONDS = 20
TURN_SECONDS = 0.2
MIND_TURNS = 25
MOST_BEGINNINGS = 5  # a child that keeps dying has a reason that a person must see
LOG_BYTES = 10_000_000
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PARENT_DIED = 1  # prctl's PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True)
class Running:
    word: str
    pid: int
    address: str  # empty where it serves no pages


@dataclass(frozen=True, slots=True)
class Child:
    name: str
    process: "subprocess.Popen[bytes]"
    log: Path


def running(folder: Path) -> list[Running]:
    """What runs on this data folder now. A process that was killed is not among them."""
    notes = sorted((folder / "run").glob("*.json"))
    return [Running(**json.loads(note.read_text())) for note in notes if _is_held(note)]


@contextlib.contextmanager
def present(folder: Path, word: str, address: str = "") -> Iterator[None]:
    """Others see this process in `running` meanwhile; the note's lock falls with the process."""
    (folder / "run").mkdir(exist_ok=True)
    note = folder / "run" / f"{word}-{os.getpid()}.json"
    with note.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        json.dump(asdict(Running(word, os.getpid(), address)), file)
        file.flush()
        try:
            yield
        finally:
            note.unlink(missing_ok=True)


def stop(one: Running, folder: Path) -> bool:
    """Ask the process to stop and wait for it; True when it is gone."""
    note = folder / "run" / f"{one.word}-{one.pid}.json"
    os.kill(one.pid, signal.SIGTERM)
    for _ in range(STOP_SECONDS * 2 * 10):
        if not _is_held(note):
            return True
        time.sleep(0.1)
    return False


def begin(name: str, command: Sequence[str], *, environment: dict[str, str], folder: Path) -> Child:
    """A child that writes to its log."""
    log = _log(folder, name)
    with log.open("ab") as out:
        return Child(
            name, _popen(command, environment=environment, stdout=out, stderr=subprocess.STDOUT), log
        )


def begin_word(folder: Path, *words: str, stdout: int | None = None) -> Child:
    """Another process of this command, on the same data folder; it speaks where this one speaks."""
    command = [sys.executable, "-m", "medlegal.cli.main", *words]
    told = {**os.environ, "MEDLEGAL_HOME": str(folder)}
    return Child(words[0], _popen(command, environment=told, stdout=stdout, stderr=None), folder / "log")


def _popen(
    command: Sequence[str], *, environment: dict[str, str], stdout: IO[bytes] | int | None, stderr: int | None
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        start_new_session=True,  # Ctrl-C reaches us; we pass it on in order
        preexec_fn=_end_with_parent,  # noqa: PLW1509 - this program has one thread
    )


def watch(
    children: Sequence[Child],
    *,
    mind: Callable[[], None],
    again: Mapping[str, Callable[[], Child]] | None = None,
) -> int:
    """Comes back, with 1, only when a child ends by itself. Meanwhile `mind` is called every few seconds.

    A child whose name is in `again` is begun again instead, a few times: what it was doing waits in the queue.
    """
    watched, begun_again = {child.name: child for child in children}, Counter[str]()
    for turn in itertools.count(1):
        if turn % MIND_TURNS == 0:
            mind()
        for name, child in list(watched.items()):
            if child.process.poll() is None:
                continue
            print(f"The {name} ended by itself. {last_lines(child)}", file=sys.stderr)
            if not again or name not in again or begun_again[name] == MOST_BEGINNINGS:
                return 1
            begun_again[name] += 1
            watched[name] = again[name]()
        time.sleep(TURN_SECONDS)
    return 0


def end(children: Sequence[Child]) -> None:
    """Every child is gone: asked first, killed after a while."""
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    until = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.process.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.process.pid, signal.SIGKILL)
            child.process.wait()


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Ctrl-C, SIGTERM or a closed terminal end this program as if it had come to its end, all in order."""

    def leave_in_order(number: int, frame: FrameType | None) -> None:
        for each in ENDINGS:
            signal.signal(each, signal.SIG_IGN)  # asked twice, the order is still kept
        raise SystemExit(0)

    before = {number: signal.signal(number, leave_in_order) for number in ENDINGS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Children:
    """The processes this one began. Left by whatever way, `ended` sees to it that none stays behind."""

    def __init__(self) -> None:
        self.all: list[Child] = []

    def add(self, child: Child) -> Child:
        self.all.append(child)
        return child


@contextlib.contextmanager
def ended() -> Iterator[Children]:
    children = Children()
    try:
        yield children
    finally:
        end(children.all)


def last_lines(child: Child, count: int = 12) -> str:
    lines = child.log.read_text(errors="replace").splitlines()[-count:]
    return f"The end of {child.log}:\n" + "\n".join(lines)


def _is_held(note: Path) -> bool:
    try:
        with note.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    note.unlink(missing_ok=True)  # its process was killed
    return False


def _log(folder: Path, name: str) -> Path:
    log = folder / "log" / f"{name}.log"
    log.parent.mkdir(mode=0o700, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    return log


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DIED, signal.SIGTERM)
