"""Invented packets of records with the truth about them: `python packets.py SEED OUT [--documents N]`."""

from __future__ import annotations

import argparse
import io
import json
import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
from making import CONTENT, Made, Maker
from scanning import QUALITIES, add_scan, drawn, scanned
from sheets import Sheet, as_pdf


def packet(seed: int, count: int) -> tuple[Maker, list[Made]]:
    """Documents in the order in which they lie in the packet, repeats and a stranger's among them."""
    maker = Maker(seed)
    c = maker.chance
    kinds = list(CONTENT["kinds"])
    made = [maker.document(c.choice(kinds)) for _ in range(count)]
    for kind in ("pr2", "therapy"):
        made += visits(maker, kind)
    made.insert(
        c.randint(1, len(made)),
        maker.document(c.choice(["narrative", "imaging", "laboratory", "therapy"]), other=True),
    )
    c.shuffle(made)
    for how in ["exact"] * max(1, count // 8) + ["near"] * max(1, count // 8):
        at = c.randrange(len(made))
        if made[at].how == "new" and not made[at].other_patient:
            first = made[at]
            made.insert(
                c.randint(at + 1, len(made)),
                Made(
                    first.kind,
                    first.title,
                    first.dated_on,
                    first.author,
                    first.facility,
                    first.patient,
                    first.sheets,
                    how=how,
                    repeats=id(first),
                ),
            )
    return maker, made


def visits(maker: Maker, kind: str) -> list[Made]:
    """Two visits on one form: the same words, another date, a few other figures."""
    first = maker.document(kind)
    second_on = first.dated_on + timedelta(days=maker.chance.randint(7, 60))
    sheets = []
    for sheet in first.sheets:
        again = Sheet(sheet.face, rules=sheet.rules)
        for x, y, size, bold, said in sheet.drawn:
            text = said
            for style in ("%m/%d/%Y", "%B %d, %Y", "%m/%d/%y", "%m-%d-%Y"):
                text = text.replace(first.dated_on.strftime(style), second_on.strftime(style))
            again.put(x, y, text.replace("7/10", "4/10").replace("6/10", "3/10"), size, bold)
        sheets.append(again)
    second = Made(
        first.kind,
        first.title,
        second_on,
        first.author,
        first.facility,
        first.patient,
        sheets,
        visit_of=id(first),
    )
    return [first, second]


def write(seed: int, out: Path, count: int, scanned_share: float) -> None:
    """Files under `out`/files and the truth in `out`/truth.json."""
    maker, documents = packet(seed, count)
    c = maker.chance
    (out / "files").mkdir(parents=True, exist_ok=True)
    cuts = sorted(c.sample(range(1, len(documents)), min(len(documents) - 1, 2)))
    truth: dict[str, Any] = {"patient": maker.patient, "pages": [], "documents": [], "seed": seed}
    first_pages: dict[int, list[list[Any]]] = {}
    pools: dict[int, tuple[str, bytes, list[np.ndarray] | None]] = {}
    for n, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(documents)], strict=True), start=1):
        name = f"records {n}.pdf"
        with pikepdf.new() as pdf:
            for made in documents[start:end]:
                _lay(pdf, name, made, c, scanned_share, truth, first_pages, pools)
                if c.random() < 0.08:
                    _lay_blank(pdf, name, c, truth)
            pdf.save(out / "files" / name)
    (out / "truth.json").write_text(json.dumps(truth, indent=1))


def _lay(
    pdf: pikepdf.Pdf,
    name: str,
    made: Made,
    c: random.Random,
    share: float,
    truth: Any,
    first_pages: Any,
    pools: Any,
) -> None:
    """The document's pages at the end of the file, born-digital or scanned, and what is true of each."""
    content = as_pdf(made.sheets)
    if made.how == "exact":
        quality, scans, marks = pools[made.repeats]
    else:
        is_scan = made.how == "near" or c.random() < share
        quality = c.choice(QUALITIES) if is_scan else "layer"
        scans, marks = _scans(content, len(made.sheets), quality, c) if is_scan else (None, {})
    pools[id(made)] = (quality, scans, marks)
    with pikepdf.open(io.BytesIO(content)) as born:
        for at, sheet in enumerate(made.sheets):
            if scans is None:
                pdf.pages.append(born.pages[at])
            else:
                add_scan(pdf, scans[at], quality)
            made.pages.append([name, len(pdf.pages)])
            repeats = _repeated(made, at, first_pages) if sheet.text.strip() else None
            truth["pages"].append(
                _page(name, len(pdf.pages), quality, marks.get(at, 0), made, repeats, sheet.text)
            )
    first_pages[id(made)] = made.pages
    truth["documents"].append(_document(made))


def _scans(
    content: bytes, pages: int, quality: str, c: random.Random
) -> tuple[list[np.ndarray], dict[int, int]]:
    """The pages scanned, some of them turned, with a fax header now and then."""
    fax = _fax_header(c) if c.random() < (0.5 if quality == "fax" else 0.1) else ""
    scans, marks = [], {}
    for at in range(pages):
        gray = drawn(content, at)
        if fax:
            line = f"{fax}   P.{at + 1:03d}/{pages:03d}"
            cv2.putText(gray, line, (120, 32), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 0, 2, cv2.LINE_AA)
        gray = scanned(gray, quality, c)
        marks[at] = c.choice([90, 180, 270]) if c.random() < 0.05 else 0
        scans.append(np.ascontiguousarray(np.rot90(gray, k=marks[at] // 90)))
    return scans, marks


def _fax_header(c: random.Random) -> str:
    day = f"{c.randint(1, 12):02d}/{c.randint(1, 28):02d}/2023"
    return f"{day} {c.randint(8, 17)}:{c.randint(10, 59)} FAX 559 555 01{c.randint(10, 99)}"


def _repeated(made: Made, at: int, first_pages: Any) -> dict[str, Any] | None:
    if made.repeats is None:
        return None
    file, page = first_pages[made.repeats][at]
    return {"file": file, "page": page, "kind": made.how}


def _page(
    name: str, number: int, quality: str, turn: int, made: Made, repeats: Any, text: str
) -> dict[str, Any]:
    return {
        "file": name,
        "page": number,
        "quality": quality,
        "rotated": turn,
        "blank": not text.strip(),
        "repeats": repeats,
        "other_patient": made.other_patient,
        "text": text,
    }


def _document(made: Made) -> dict[str, Any]:
    return {
        "kind": made.kind,
        "title": made.title,
        "dated_on": made.dated_on.isoformat() if made.dated_on else None,
        "author": made.author,
        "facility": made.facility,
        "patient": made.patient,
        "pages": made.pages,
        "how": made.how,
    }


def _lay_blank(pdf: pikepdf.Pdf, name: str, c: random.Random, truth: Any) -> None:
    blank = np.full((2200, 1700), 250, np.uint8)
    add_scan(pdf, scanned(blank, "office", c), "office")
    truth["pages"].append(
        {
            "file": name,
            "page": len(pdf.pages),
            "quality": "office",
            "rotated": 0,
            "blank": True,
            "repeats": None,
            "other_patient": False,
            "text": "",
        }
    )


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("seed", type=int)
    told.add_argument("out", type=Path)
    told.add_argument("--documents", type=int, default=30)
    told.add_argument("--scanned", type=float, default=0.6)
    args = told.parse_args()
    write(args.seed, args.out, args.documents, args.scanned)


if __name__ == "__main__":
    main()
