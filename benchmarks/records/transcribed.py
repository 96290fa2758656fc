"""Public transcribed reports (MTSamples), sorted and counted: `python transcribed.py CSV`.

The CSV has the columns note_id, medical_specialty, sample_name and transcription; nothing of it stands here. The rows
that judge the result are never looked at: one specialty, and three of ten by their numbers. A report counts where
its specialties tell one kind; each is read alone, without a title, as pages of plain text.
"""

from __future__ import annotations

import argparse
import csv
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

KINDS = {
    "Surgery": "operative",
    "Consult - History and Phy.": "narrative",
    "Radiology": "imaging",
    "Discharge Summary": "hospital",
    "Emergency Room Reports": "hospital",
    "Psychiatry / Psychology": "psychological",
}
JUDGES = "IME-QME-Work Comp etc."
_NERVES = re.compile(r"\bEMG\b|nerve conduction|electromyogra", re.IGNORECASE)
_HEADING = re.compile(r",(?=\s*(?:\d{1,2}\.|[A-Z][A-Z0-9 /&'()-]{2,60}:))|:,")
_WIDE, _HIGH = 95, 56  # letters to a line, lines to a page


@dataclass(frozen=True, slots=True)
class Report:
    number: str
    kind: str
    text: str


def may_be_looked_at(row: dict[str, str]) -> bool:
    number = int(sha256(row["note_id"].encode()).hexdigest(), 16)
    return row["medical_specialty"].strip() != JUDGES and number % 10 >= 3


def reports(path: Path) -> Iterator[Report]:
    """Every text once, where all its specialties that tell a kind tell the same."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    left_out = {_plain(row) for row in rows if not may_be_looked_at(row)}
    by_text: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if _plain(row) and _plain(row) not in left_out:
            by_text[_plain(row)].append(row)
    for same in by_text.values():
        kinds = {kind for row in same if (kind := _kind_of(row))}
        if len(kinds) == 1:
            yield Report(same[0]["note_id"], kinds.pop(), same[0]["transcription"])


def _plain(row: dict[str, str]) -> str:
    return " ".join(row["transcription"].split())


def _kind_of(row: dict[str, str]) -> str | None:
    kind = KINDS.get(row["medical_specialty"].strip())
    return "electrodiagnostic" if kind == "imaging" and _NERVES.search(row["sample_name"]) else kind


def pages_of(report: Report) -> list[Page]:
    """As a transcription service would print it: its commas before headings are new lines."""
    told = _HEADING.sub(lambda found: ":\n" if found[0] == ":," else "\n", report.text)
    lines = [line for part in told.splitlines() for line in textwrap.wrap(part, _WIDE) or [""]]
    sheets = [lines[at : at + _HIGH] for at in range(0, len(lines), _HIGH)]
    return [
        Page("report.pdf", n, n, text="\n".join(sheet), text_from="layer", sure=0.95)
        for n, sheet in enumerate(sheets, start=1)
    ]


def sorted_as(report: Report) -> str:
    found = read_packet([], pages_of(report)).documents
    return found[0].kind if found else "none"


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("csv", type=Path)
    told.add_argument("--mistakes", action="store_true", help="list number, kind and what it was sorted as")
    args = told.parse_args()
    csv.field_size_limit(1 << 28)
    right, all_of, taken_for = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for report in reports(args.csv):
        found = sorted_as(report)
        all_of[report.kind] += 1
        right[report.kind] += found == report.kind
        if found != report.kind:
            taken_for[report.kind, found] += 1
            if args.mistakes:
                print(report.number, report.kind, found)
    for kind, count in all_of.most_common():
        print(f"{kind}: {right[kind]}/{count}")
    print(f"together: {right.total()}/{all_of.total()} ({right.total() / max(1, all_of.total()):.3f})")
    print(", ".join(f"{kind} as {found} {count}" for (kind, found), count in taken_for.most_common(12)))


if __name__ == "__main__":
    main()
