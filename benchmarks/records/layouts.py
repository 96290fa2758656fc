"""Papers of other offices' layouts, in a row: which begin, what kind, day, author and facility: `python layouts.py`.

Each bank was written before the rules that it tries were mended, and all were looked at since.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from medlegal.records.measuring import measures
from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

BANKS = Path(__file__).with_name("papers") / "layouts"
FIELDS = ("kind", "dated_on", "author", "facility")
FILE = "a.pdf"


def bank(name: str) -> list[tuple[dict[str, str | None], list[str]]]:
    """What each paper tells, and its pages; shuffled, always alike."""
    parts = re.split(r"^=== ", (BANKS / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    papers = []
    for part in parts:
        head, _, body = part.partition("\n")
        _, *told = (one.strip() for one in head.split("|"))
        facts = {field: None if one == "-" else one for field, one in zip(FIELDS, told, strict=True)}
        papers.append((facts, re.split(r"^--- next$", body.strip("\n"), flags=re.MULTILINE)))
    random.Random(7).shuffle(papers)
    return papers


def packet(name: str) -> tuple[dict[str, Any], list[Page]]:
    """The truth in the form of docs/benchmarks.md, and the pages."""
    documents, pages = list[dict[str, Any]](), list[Page]()
    for facts, texts in bank(name):
        numbers = range(len(pages) + 1, len(pages) + len(texts) + 1)
        documents.append(facts | {"pages": [(FILE, n) for n in numbers]})
        pages += [
            Page(FILE, n, n, text=text.strip("\n"), text_from="layer", fingerprint=f"{n}", look=f"{n}")
            for n, text in zip(numbers, texts, strict=True)
        ]
    truth = [{"file": FILE, "page": page.number} for page in pages]
    return {"pages": truth, "documents": documents}, pages


def read(name: str) -> dict[str, Any]:
    truth, pages = packet(name)
    reading = read_packet([], pages)
    found = {
        "pages": [{"file": FILE, "page": one.number, "document": one.document} for one in reading.pages],
        "documents": [
            {field: str(told) if (told := getattr(one, field)) else None for field in FIELDS}
            | {"id": one.id, "pages": one.pages}
            for one in reading.documents
        ],
    }
    return dict(measures(truth, found))


def main() -> None:
    for name in sys.argv[1:] or sorted(path.stem for path in BANKS.glob("*.txt")):
        papers = Counter(facts["kind"] for facts, _ in bank(name))
        print(name, papers.total(), "papers,", len(papers), "kinds")
        for what, value in read(name).items():
            if what.startswith(("boundar", *FIELDS)):
                print(f"  {what}: {value}")


if __name__ == "__main__":
    main()
