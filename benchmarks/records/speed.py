"""Pages a second of the whole reading, beside plain rivals on the same files: `python speed.py FOLDER [--jobs N]`."""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2 as pdfium

from medlegal.flows.read_files import compile_packet, read_files


def measured(name: str, pages: int, work: Callable[[], object]) -> None:
    """Prints wall and CPU seconds, children's included."""
    before, start = cpu_seconds(), time.perf_counter()
    work()
    wall, cpu = time.perf_counter() - start, cpu_seconds() - before
    print(f"{name:34} {wall:8.1f} s  {pages / wall:8.1f} pages/s  {pages / max(cpu, 0.01):8.1f} pages/CPU-s")


def cpu_seconds() -> float:
    who = (resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in who)


def plain_pdfium(files: list[Path]) -> None:
    for file in files:
        with pdfium.PdfDocument(file) as pdf:
            for page in pdf:
                page.get_textpage().get_text_range()


def plain_pypdf(files: list[Path]) -> None:
    for file in files:
        for page in pypdf.PdfReader(file).pages:
            page.extract_text()


def ocrmypdf(files: list[Path], into: Path, jobs: int) -> None:
    for file in files:
        words = [
            "ocrmypdf",
            "--skip-text",
            "--jobs",
            str(jobs),
            "--optimize",
            "0",
            str(file),
            str(into / file.name),
        ]
        subprocess.run(words, check=True, capture_output=True)


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("folder", type=Path)
    told.add_argument("--jobs", type=int, default=2)
    args = told.parse_args()
    files = sorted(args.folder.rglob("*.pdf"))
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        reading = [None]
        pages = sum(len(pdfium.PdfDocument(file)) for file in files)

        def read() -> None:
            reading[0] = read_files([args.folder], work=work / "work", jobs=args.jobs)

        measured("medlegal, first run", pages, read)
        measured("medlegal, second run", pages, read)
        measured("medlegal, compiled packet", pages, lambda: compile_packet(reading[0], work / "packet.pdf"))
        measured("plain loop over pypdfium2", pages, lambda: plain_pdfium(files))
        measured("plain loop over pypdf", pages, lambda: plain_pypdf(files))
        if shutil.which("ocrmypdf"):
            measured("ocrmypdf --skip-text", pages, lambda: ocrmypdf(files, work, args.jobs))
        else:
            print("ocrmypdf is not installed: left out")


if __name__ == "__main__":
    main()
