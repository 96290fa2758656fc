"""Invented packets of records with the truth about them: `python packets.py SEED OUT`."""

from __future__ import annotations

import argparse
import io
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from arriving import Leaf
from layers import add_hidden_text
from making import Made, Maker
from marks import photographed
from PIL import Image
from planning import Laid, Plan
from scanning import TWO_TONE, add_scan
from widening import WidePlan

SAYS = "Everything in this packet is invented: people, offices, numbers and events."
FORMAT = 2


class Packet:
    """Files under `out`/files, the truth in `out`/truth.json, and in `out`/patient.txt whom the case is about."""

    def __init__(self, maker: Maker, out: Path) -> None:
        self.maker, self.chance, self.out = maker, maker.chance, out
        self.pages: list[dict[str, Any]] = []
        self.documents: list[dict[str, Any]] = []
        self.places: dict[int, tuple[str, int]] = {}
        self.files: list[str] = []
        (out / "files").mkdir(parents=True, exist_ok=True)

    def write_pdf(self, name: str, groups: list[list[Laid]]) -> None:
        self.files.append(name)
        with pikepdf.new() as pdf:
            opened: dict[int, pikepdf.Pdf] = {}
            for leaf, _ in self._in_order(name, groups):
                _add(pdf, leaf, opened)
            pdf.docinfo["/Title"], pdf.docinfo["/Subject"] = "Invented records", SAYS
            pdf.save(self.out / "files" / name)

    def write_tiff(self, name: str, groups: list[list[Laid]]) -> None:
        self.files.append(name)
        pictures = [_two_tone(leaf) for leaf, _ in self._in_order(name, groups)]
        first, *later = pictures
        first.save(
            self.out / "files" / name,
            save_all=True,
            append_images=later,
            compression="group4",
            dpi=(200, 200),
        )

    def write_pictures(self, stem: str, laid: Laid) -> None:
        """One file for each page of a document."""
        keys = []
        for n, leaf in enumerate(laid.leaves, start=1):
            name = f"{stem}{n:04d}.jpg"
            self.files.append(name)
            if n == 1 or laid.arrival.quality not in TWO_TONE:
                leaf.picture, leaf.quality = photographed(leaf.picture, self.chance), "photo"
            Image.fromarray(leaf.picture).save(
                self.out / "files" / name, quality=80, dpi=(leaf.dpi, leaf.dpi)
            )
            keys.append((name, 1))
            self._place(leaf, (name, 1), laid)
        self._close(laid, keys)

    def write_copy(self, name: str, of: str) -> None:
        """The same file under another name."""
        shutil.copyfile(self.out / "files" / of, self.out / "files" / name)
        self.files.append(name)
        self.pages += [copied(page, name) for page in self.pages if page["file"] == of]
        for one in [one for one in self.documents if one["pages"][0][0] == of]:
            self.documents.append(
                {**one, "pages": [[name, page] for _, page in one["pages"]], "how": "exact"}
            )

    def write_truth(self, seed: int) -> None:
        self._mark_alike()
        truth = {
            "format": FORMAT,
            "says": SAYS,
            "seed": seed,
            "patient": self.maker.patient.person.name,
            "files": sorted(self.files),
            "pages": self.pages,
            "documents": self.documents,
        }
        (self.out / "truth.json").write_text(
            json.dumps(truth, indent=1, ensure_ascii=False), encoding="utf-8"
        )

    def write_patient(self) -> None:
        """Whose records these should be, as the office that asked for them knows it."""
        patient = self.maker.patient
        lines = (patient.person.name, patient.born.isoformat(), patient.claim, patient.wcab)
        (self.out / "patient.txt").write_text("\n".join(lines), encoding="utf-8")

    def _mark_alike(self) -> None:
        """Pages of the same words that nobody copied (a separator twice) may be called repeats or not."""
        first: dict[str, dict[str, Any]] = {}
        for page in self.pages:
            said = " ".join(page["text"].split())
            other = first.setdefault(said, page)
            if other is not page and said and not page["repeats"]:
                page["may_repeat"] = {"file": other["file"], "page": other["page"], "kind": "either"}

    def _in_order(self, name: str, groups: list[list[Laid]]) -> list[tuple[Leaf, Laid | None]]:
        order: list[tuple[Leaf, Laid | None]] = []
        for laid in [one for group in groups for one in group]:
            keys = []
            for n, leaf in enumerate(laid.leaves):
                order.append((leaf, laid))
                keys.append((name, len(order)))
                self._place(leaf, keys[-1], laid)
                if n in laid.backs:
                    order.append((laid.backs[n], None))
                    self._place(laid.backs[n], (name, len(order)), None)
                if n in laid.misfiled:
                    self._lay_guest(name, laid.misfiled[n], order)
            self._close(laid, keys)
        return order

    def _lay_guest(self, name: str, guest: Laid, order: list[tuple[Leaf, Laid | None]]) -> None:
        keys = []
        for leaf in guest.leaves:
            order.append((leaf, guest))
            keys.append((name, len(order)))
            self._place(leaf, keys[-1], guest)
        self._close(guest, keys)

    def _place(self, leaf: Leaf, key: tuple[str, int], laid: Laid | None) -> None:
        self.places[id(leaf)] = key
        made = laid.made if laid else None
        page = {
            "file": key[0],
            "page": key[1],
            "quality": leaf.quality,
            "make": leaf.make,
            "rotated": leaf.rotated,
            "blank": leaf.blank,
            "handwriting": leaf.has_writing,
            "language": made.language if made else "en",
            "repeats": None,
            "other_patient": made.other_patient if made else False,
            "text": leaf.text,
        }
        if leaf.of is not None:
            file, number = self.places[id(leaf.of)]
            page["repeats" if leaf.how != "either" else "may_repeat"] = {
                "file": file,
                "page": number,
                "kind": leaf.how,
            }
        self.pages.append(page)

    def _close(self, laid: Laid, keys: list[tuple[str, int]]) -> None:
        made = laid.made
        made.pages = [list(key) for key in keys]
        printed = _printed(made)
        self.documents.append(
            {
                "kind": made.kind,
                "family": made.paper.name,
                "title": made.title,
                "dated_on": made.dated_on.isoformat() if made.dated_on and made.fill != "hand" else None,
                "author": made.author if printed(made.author) else None,
                "facility": made.facility if printed(made.facility) else None,
                "patient": made.patient if printed(made.patient) else None,
                "pages": made.pages,
                "how": made.how,
                "visit_of": made.of.pages[0] if made.how == "visit" and made.of and made.of.pages else None,
                "other_patient": made.other_patient,
                "arrived": laid.arrival.way,
            }
        )


def copied(page: dict[str, Any], name: str) -> dict[str, Any]:
    """The same page in a copy of its file. An empty back repeats nothing; what may be called blank need not repeat."""
    again = {**page, "file": name, "repeats": None}
    if not page["blank"]:
        told = "repeats" if page["blank"] is False else "may_repeat"
        again[told] = {"file": page["file"], "page": page["page"], "kind": "exact"}
    return again


def _printed(made: Made) -> Callable[[str | None], bool]:
    """Whether a name stands in print on the document: what only a hand wrote cannot be asked for."""
    if made.fill != "hand":
        return bool
    said = " ".join(line[4] for sheet in made.sheets for line in sheet.drawn).lower()
    return lambda name: bool(name) and name.lower() in said


def _add(pdf: pikepdf.Pdf, leaf: Leaf, opened: dict[int, pikepdf.Pdf]) -> None:
    if leaf.picture is not None:
        page = add_scan(pdf, leaf.picture, leaf.quality, leaf.dpi)
        if leaf.hidden:
            add_hidden_text(pdf, page, leaf.hidden)
        return
    source = opened.setdefault(id(leaf.pdf), pikepdf.open(io.BytesIO(leaf.pdf)))
    pdf.pages.append(source.pages[leaf.at])
    page = pdf.pages[-1]
    if "/Annots" in page.obj:
        _add_fields(pdf, page)


def _add_fields(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    if "/AcroForm" not in pdf.Root:
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        pdf.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array(),
            DA=pikepdf.String("/Helv 9 Tf 0 g"),
            DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font)),
            NeedAppearances=True,
        )
    for field in page.obj.Annots:
        pdf.Root.AcroForm.Fields.append(field)


def _two_tone(leaf: Leaf) -> Image.Image:
    if leaf.picture is None:
        raise ValueError("only scans go into a TIFF file")
    return Image.fromarray(((leaf.picture > 140) * 255).astype("uint8")).convert("1")


def write(
    seed: int,
    out: Path,
    *,
    extra: int = 46,
    scan_share: float = 0.3,
    may_use_held: bool = False,
    only_unseen: bool = False,
    is_wide: bool = False,
) -> None:
    """Several files of mixed kind: one large, some small, a TIFF, photos page by page, a file that came twice."""
    maker = Maker(seed, may_use_held=may_use_held, only_unseen=only_unseen)
    groups = (WidePlan if is_wide else Plan)(maker, extra, scan_share).bundles()
    packet, c = Packet(maker, out), maker.chance
    small, rest = _parted(groups, c)
    cut = len(rest) * 2 // 3
    packet.write_pdf("01 records volume A.pdf", rest[:cut])
    packet.write_pdf("02 records volume B.pdf", rest[cut:])
    names = []
    for n, group in enumerate(small["pdf"], start=1):
        names.append(f"{c.choice(['scan', 'doc', 'fax in', 'Document'])} {n:03d}.pdf")
        packet.write_pdf(names[-1], [group])
    if small["tiff"]:
        packet.write_tiff("faxes.tif", small["tiff"])
    for n, laid in enumerate(small["photo"]):
        packet.write_pictures(f"IMG_{n}", laid)
    packet.write_copy(f"zz copy of {names[0]}", names[0])
    packet.write_truth(seed)
    packet.write_patient()


def _parted(groups: list[list[Laid]], c: random.Random) -> tuple[dict[str, Any], list[list[Laid]]]:
    """What comes as files of its own, and the rest in order. A repeat never goes ahead of its first."""
    small: dict[str, Any] = {"pdf": [], "tiff": [], "photo": []}
    rest = []
    firsts = {id(leaf.of) for group in groups for one in group for leaf in one.leaves}
    wanted = {"pdf": 5, "tiff": 3, "photo": 2}
    for n, group in enumerate(groups):
        one, last = group[0], n > len(groups) * 0.55
        is_scan = all(leaf.picture is not None for laid in group for leaf in laid.leaves)
        simple = len(group) == 1 and not one.misfiled and one.made.how == "new"
        simple = simple and not any(id(leaf) in firsts for leaf in one.leaves)
        if (
            last
            and simple
            and wanted["photo"]
            and one.arrival.way == "scan"
            and len(one.leaves) < 4
            and not one.backs
        ):
            small["photo"].append(one)
            wanted["photo"] -= 1
        elif last and simple and wanted["tiff"] and is_scan and one.arrival.quality in TWO_TONE:
            small["tiff"].append(group)
            wanted["tiff"] -= 1
        elif last and simple and wanted["pdf"] and c.random() < 0.4:
            small["pdf"].append(group)
            wanted["pdf"] -= 1
        else:
            rest.append(group)
    return small, rest


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("seed", type=int)
    told.add_argument("out", type=Path)
    told.add_argument("--extra", type=int, default=46, help="documents beside one of each kind")
    told.add_argument("--scanned", type=float, default=0.3, help="share of documents that are scanned")
    told.add_argument("--held", action="store_true", help="use the families kept for the test seeds too")
    told.add_argument("--unseen", action="store_true", help="use none but the newest held families")
    told.add_argument("--wide", action="store_true", help="with more ways to go wrong")
    args = told.parse_args()
    write(
        args.seed,
        args.out,
        extra=args.extra,
        scan_share=args.scanned,
        may_use_held=args.held,
        only_unseen=args.unseen,
        is_wide=args.wide,
    )


if __name__ == "__main__":
    main()
