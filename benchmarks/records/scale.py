"""How time and memory grow with a packet: `python scale.py SMALL … LARGE [--jobs N]`, folders made by `packets.py`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

import pypdfium2 as pdfium
from watching import Taken, taken


def pages_in(folder: Path) -> int:
    return sum(len(pdfium.PdfDocument(file)) for file in (folder / "files").rglob("*.pdf"))


def read(folder: Path, jobs: int) -> tuple[Taken, float]:
    """What the reading takes, and after how many seconds its index can be used."""
    with tempfile.TemporaryDirectory() as scratch:
        out, begun, usable = Path(scratch) / "out", time.perf_counter(), [0.0]
        waiting = threading.Thread(target=_wait_for, args=(out / "index.csv", begun, usable), daemon=True)
        waiting.start()
        words = [sys.executable, "-m", "medlegal.cli.main", "records", "read", folder / "files", "--out", out]
        used = taken([*words, "--jobs", str(jobs)])
        waiting.join(timeout=5)
        return used, usable[0]


def _wait_for(path: Path, begun: float, usable: list[float]) -> None:
    while not path.exists():
        time.sleep(0.05)
    usable[0] = time.perf_counter() - begun


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("folders", nargs="+", type=Path)
    told.add_argument("--jobs", type=int, default=2)
    args = told.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, {args.jobs} jobs")
    first: tuple[float, float] | None = None
    for folder in args.folders:
        pages = pages_in(folder)
        used, usable = read(folder, args.jobs)
        each = used.cpu_seconds / pages
        first = first or (each, used.peak_mb)
        print(used.told(folder.name, pages) + f"  index usable after {usable:.1f} s")
        print(
            f"{'':36} CPU a page × {each / first[0]:.2f}, memory × {used.peak_mb / first[1]:.2f} of the first"
        )


if __name__ == "__main__":
    main()
