"""A packet of nothing but scans, for `speed.py`: `python scans.py OUT PACKET … [--pages 40] [--repeats 0.3]`.

The packets are folders made by `packets.py`; each gives as many of its upright scanned pages, the first ones that
carry twenty words. Of all pages the share `--repeats` at the end are the first ones again, exactly.
"""

from __future__ import annotations

import argparse
import json
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf
from scanning import QUALITIES

_FEWEST_WORDS = 20


def scans_of(packet: Path, count: int) -> list[dict[str, Any]]:
    """What is true of the first so many plain scans of a packet, in order; `at` is the file's path."""
    truth = json.loads((packet / "truth.json").read_text(encoding="utf-8"))
    plain = (one for one in truth["pages"] if _is_plain_scan(one))
    return [{**one, "at": packet / "files" / one["file"]} for one in islice(plain, count)]


def _is_plain_scan(page: dict[str, Any]) -> bool:
    is_scan = page["quality"] in QUALITIES and page["make"] == "plain" and page["file"].endswith(".pdf")
    return is_scan and not page["rotated"] and len(page["text"].split()) >= _FEWEST_WORDS


def write(pages: list[dict[str, Any]], out: Path) -> None:
    (out / "files").mkdir(parents=True, exist_ok=True)
    with pikepdf.new() as pdf:
        for page in pages:
            with pikepdf.open(page["at"]) as source:
                pdf.pages.append(source.pages[page["page"] - 1])
        pdf.save(out / "files" / "scans.pdf")
    told = [
        {"file": "scans.pdf", "page": n, "quality": one["quality"], "text": one["text"]}
        for n, one in enumerate(pages, start=1)
    ]
    (out / "truth.json").write_text(json.dumps({"pages": told, "documents": []}), encoding="utf-8")


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("out", type=Path)
    told.add_argument("packets", nargs="+", type=Path)
    told.add_argument("--pages", type=int, default=40)
    told.add_argument(
        "--repeats", type=float, default=0.0, help="share of the pages that repeat earlier ones"
    )
    args = told.parse_args()
    again = round(args.pages * args.repeats)
    each = -(-(args.pages - again) // len(args.packets))
    pages = [one for packet in args.packets for one in scans_of(packet, each)][: args.pages - again]
    write(pages + pages[:again], args.out)
    print(f"{len(pages) + again} pages, {again} of them repeats, in {args.out}")


if __name__ == "__main__":
    main()
