"""How a process apart comes into being: forked from a nursery that has loaded all it needs, or started by itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import suppress
from threading import Lock
from typing import IO, Protocol, Self

from medlegal.outside.parent import adopt_orphans

_NURSERY = "medlegal.flows.read_files_nursery"
_KEPT_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT")
_ONE_THREAD = dict.fromkeys(
    ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)
# glibc gives freed pictures back and asks for fresh pages at once, which costs a tenth of the time: it keeps them
_KEEPS_FREED = {
    "MALLOC_TRIM_THRESHOLD_": str(128 << 20),
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}
_ANSWER_SECONDS = 60.0
_LONGEST_ANSWER = 100  # bytes


class Process(Protocol):
    """As much of a `Popen` as a process apart is asked for."""

    pid: int
    stdin: IO[bytes] | None
    stdout: IO[bytes] | None

    def kill(self) -> None: ...
    def wait(self) -> int: ...


def started(module: str) -> subprocess.Popen[bytes]:
    """A process of its own, which loads everything anew."""
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )


class Nursery:
    """Starts when first asked for a process. Leaving the block ends it and all that came from it, as does closing."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._born: set[int] = set()  # and not said to be ended

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """What is asked for later starts by itself."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.wait()
            self._bury()
            adopt_orphans(is_willing=False)

    def born(self, module: str) -> Process:
        """A process that runs the module; one that starts by itself where the nursery is gone."""
        try:
            return _Born(self, module)
        except (OSError, ValueError):
            return started(module)

    def begun(self, module: str, *ends: int) -> int:
        """The number of a new process that runs the module between the two ends."""
        pid = int(self.say(module, *ends))
        self._born.add(pid)
        return pid

    def end(self, pid: int) -> None:
        try:
            self.say(str(pid))
            self._born.discard(pid)
        except OSError:  # what came from a nursery that is gone went with it
            self._bury()

    def _bury(self) -> None:
        """Takes the end of what a killed nursery left behind; of one that ended well, nothing is left."""
        for pid in self._born:
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)
        self._born.clear()

    def say(self, words: str, *ends: int) -> str:
        """Raises OSError when nothing comes back; then the nursery is given up."""
        with self._lock:
            line = self._asked()
            try:
                socket.send_fds(line, [words.encode()], ends)
                answer = line.recv(_LONGEST_ANSWER).decode()
            except OSError:
                line.close()
                raise
        if not answer:
            raise BrokenPipeError
        return answer

    def _asked(self) -> socket.socket:
        if self._line is None:
            self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._line.settimeout(_ANSWER_SECONDS)
            adopt_orphans(is_willing=True)
            with theirs:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", _NURSERY, str(theirs.fileno())],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                )
        return self._line


class _Born:
    """A process of a nursery. Its number stays its own until it was waited for."""

    def __init__(self, nursery: Nursery, module: str) -> None:
        self._nursery = nursery
        (reads, tells), (hears, answers) = os.pipe(), os.pipe()
        try:
            self.pid = nursery.begun(module, reads, answers)
        except (OSError, ValueError):
            os.close(tells)
            os.close(hears)
            raise
        finally:
            os.close(reads)
            os.close(answers)
        self.stdin: IO[bytes] | None = os.fdopen(tells, "wb")
        self.stdout: IO[bytes] | None = os.fdopen(hears, "rb")
        self._is_over = False

    def kill(self) -> None:
        """Ends it and waits for its end."""
        if not self._is_over:
            self._is_over = True
            self._nursery.end(self.pid)

    def wait(self) -> int:
        self.kill()
        return 0


def _environment() -> dict[str, str]:
    """What the process needs to run and nothing secret."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    paths = os.pathsep.join(path for path in sys.path if path)
    return kept | _ONE_THREAD | _KEEPS_FREED | {"PYTHONPATH": paths}
