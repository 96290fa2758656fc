"""The whole reading beside others on the same files: `python speed.py FOLDER [--jobs N] [--ocrmypdf PATH]`.

FOLDER holds `files` and, for the word errors, `truth.json`, as `packets.py` makes them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein
from watching import taken

SELDOM = 1.0  # seconds between two looks at the memory: what is compared here is the clock
PLAIN = {
    "plain loop over pypdfium2": (
        "import sys, pypdfium2 as p\n"
        "for name in sys.argv[1:]:\n"
        "    for page in p.PdfDocument(name): page.get_textpage().get_text_range()"
    ),
    "plain loop over pypdf": (
        "import sys, pypdf\n"
        "for name in sys.argv[1:]:\n"
        "    for page in pypdf.PdfReader(name).pages: page.extract_text()"
    ),
}


def medlegal(files: list[Path], out: Path, jobs: int, pages: int) -> Path:
    """Reads the files twice; where the compiled packet is."""
    words = [
        sys.executable,
        "-m",
        "medlegal.cli.main",
        "records",
        "read",
        *files,
        "--out",
        out,
        "--jobs",
        str(jobs),
    ]
    first = taken(words, SELDOM)
    print(first.told("medlegal, files to all outputs", pages))
    second = taken(words, SELDOM)
    share = second.cpu_seconds / first.cpu_seconds
    print(second.told("medlegal, second run", pages) + f"  {100 * share:.2f} % of the first")
    return out / "packet.pdf"


def ocrmypdf(program: str, files: list[Path], into: Path, jobs: int, pages: int) -> list[Path]:
    words = ["--skip-text", "--output-type", "pdf", "--optimize", "0", "--jobs", str(jobs)]
    script = "\n".join(
        f"{program} {' '.join(words)} '{file}' '{into / file.name}' || exit 1" for file in files
    )
    path = f"{Path(program).parent}{os.pathsep}{os.environ['PATH']}"
    print(taken(["sh", "-c", script], SELDOM, PATH=path).told("ocrmypdf --skip-text", pages))
    return [into / file.name for file in files]


def word_errors(truth: dict[str, Any], texts: list[str]) -> dict[str, list[float]]:
    """For each quality of scan the share of words read wrongly, page by page."""
    found: dict[str, list[float]] = {}
    for page, text in zip(truth["pages"], texts, strict=True):
        words = page["text"].split()
        if len(words) >= 20:
            error = Levenshtein.distance(words, text.split()) / len(words)
            found.setdefault(page["quality"], []).append(error)
    return found


def without_stamps(texts: list[str]) -> list[str]:
    """The texts without what our packet prints at the foot and no scan carries: the page's number, what it repeats."""
    printed = r"( repeats \d+( \(near\))?)?\s*$"
    return [re.sub(rf"\s*\b{n}{printed}", "", text) for n, text in enumerate(texts, start=1)]


def texts_of(paths: list[Path], count: int) -> list[str]:
    """The text of the last `count` pages, as a reader copies it."""
    found = []
    for path in paths:
        with pdfium.PdfDocument(path) as pdf:
            found += [page.get_textpage().get_text_range() for page in pdf]
    return found[-count:]


def tell_errors(name: str, truth: dict[str, Any], texts: list[str]) -> None:
    for quality, errors in sorted(word_errors(truth, texts).items()):
        median, mean = statistics.median(errors), statistics.mean(errors)
        print(f"{name:36} word error {quality:9} median {median:.3f}  mean {mean:.3f}  {len(errors)} pages")
    every = [error for errors in word_errors(truth, texts).values() for error in errors]
    median, mean = statistics.median(every), statistics.mean(every)
    print(f"{name:36} word error {'all':9} median {median:.3f}  mean {mean:.3f}  {len(every)} pages")


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("folder", type=Path)
    told.add_argument("--jobs", type=int, default=2)
    told.add_argument("--ocrmypdf", default=shutil.which("ocrmypdf") or "")
    args = told.parse_args()
    files = sorted((args.folder / "files").glob("*.pdf"))
    pages = sum(len(pdfium.PdfDocument(file)) for file in files)
    truth_at = args.folder / "truth.json"
    truth = json.loads(truth_at.read_text()) if truth_at.exists() else None
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, {args.jobs} jobs")
    with tempfile.TemporaryDirectory() as scratch:
        packet = medlegal(files, Path(scratch) / "out", args.jobs, pages)
        if truth:
            tell_errors("medlegal", truth, without_stamps(texts_of([packet], pages)))
        for name, script in PLAIN.items():
            print(taken([sys.executable, "-c", script, *files], SELDOM).told(name, pages))
        if not args.ocrmypdf:
            print("ocrmypdf is not installed: left out")
            return
        made = ocrmypdf(args.ocrmypdf, files, Path(scratch), args.jobs, pages)
        if truth:
            tell_errors("ocrmypdf", truth, texts_of(made, pages))


if __name__ == "__main__":
    main()
