"""What a command takes: wall and CPU seconds, and memory, its children's included."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Taken:
    wall_seconds: float
    cpu_seconds: float
    peak_mb: float  # shared memory counted once, over all processes at one moment

    def told(self, name: str, pages: int) -> str:
        return (
            f"{name:36} {pages:6} pages {self.wall_seconds:8.1f} s {pages / self.wall_seconds:8.2f} pages/s "
            f"{self.cpu_seconds:8.1f} CPU-s {pages / self.cpu_seconds:8.2f} pages/CPU-s {self.peak_mb:6.0f} MB"
        )


def taken(words: Sequence[str | Path], every_seconds: float = _EVERY_SECONDS, **environment: str) -> Taken:
    """Runs the command to its end, its memory looked at so often. Raises CalledProcessError when it fails.

    A look takes the processes' own time, the more of them there are: ten a second made 40 scans take 4 % longer.
    """
    start, peak = time.perf_counter(), [0.0]
    process = subprocess.Popen(
        [str(word) for word in words],
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, every_seconds), daemon=True)
    watcher.start()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    watcher.join()
    return Taken(wall, used.ru_utime + used.ru_stime, peak[0])


def _watch(pid: int, peak: list[float], every_seconds: float) -> None:
    while Path(f"/proc/{pid}/stat").exists():
        peak[0] = max(peak[0], sum(map(_megabytes, _family(pid))))
        time.sleep(every_seconds)


def _family(pid: int) -> list[int]:
    try:
        children = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []
    return [pid, *(one for child in children for one in _family(child))]


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
