"""How a document arrives: born-digital, scanned in one of several ways, with a lying text layer, or condensed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import layers
import marks
import numpy as np
from making import Made
from scanning import QUALITIES, drawn, scanned
from sheets import as_pdf, condensed


@dataclass
class Leaf:
    """One page of the packet: a page of a PDF, or a picture; and what is true of it."""

    text: str
    quality: str  # layer, field, miscoded, misread, clean, office, poor, fax, bitonal, photo
    pdf: bytes | None = None
    at: int = 0
    picture: np.ndarray | None = None
    dpi: int = 200
    hidden: str = ""
    rotated: int = 0
    make: str = "plain"
    has_writing: bool = False
    blank: bool | None = False
    of: Leaf | None = None  # the page that it repeats
    how: str = ""  # exact, near, either
    sheets: list[int] = field(default_factory=list)


@dataclass
class Arrival:
    """The ways in which one document came; None stands for what chance decides."""

    way: str  # layer, scan, miscoded, misread, photo, two-up, four-up
    quality: str = "office"
    dpi: int = 200
    fax: str = ""
    received: str = ""
    extras: tuple[str, ...] = ()
    rotated: int | None = None
    is_cut: bool = False


def arrival(made: Made, c: random.Random, scan_share: float) -> Arrival:
    """A way that fits the document: what a hand filled in cannot be born-digital."""
    often = made.paper.option("scan") == "often"
    share = min(0.7, 2 * scan_share) if often else scan_share * (1.0 if len(made.sheets) < 8 else 0.6)
    is_scan = made.fill == "hand" or c.random() < share
    if made.fill == "field" or not is_scan:
        return Arrival("miscoded" if c.random() < 0.03 and made.fill != "field" else "layer")
    return scan_arrival(made.day, c)


def scan_arrival(day: date, c: random.Random) -> Arrival:
    quality = c.choice(QUALITIES)
    stamp = (
        (day + timedelta(days=c.randint(5, 300))).strftime("%b %d %Y").upper() if c.random() < 0.12 else ""
    )
    extras = tuple(
        name for name, share in (("holes", 0.2), ("staple", 0.1), ("lines", 0.1)) if c.random() < share
    )
    way = "misread" if c.random() < 0.1 else "photo" if c.random() < 0.04 else "scan"
    return Arrival(
        way,
        quality,
        c.choice([200, 200, 200, 300]) if quality != "fax" else 200,
        fax_line(day, c) if c.random() < (0.6 if quality == "fax" else 0.08) else "",
        stamp,
        extras,
        is_cut=c.random() < 0.04,
    )


def fax_line(day: date, c: random.Random) -> str:
    sent = day + timedelta(days=c.randint(1, 400))
    number = f"{c.randint(209, 951)}555{c.randint(100, 199):04d}"
    return c.choice(
        [
            f"{sent:%m/%d/%Y} {c.randint(8, 17):02d}:{c.randint(10, 59)} FAX {number}",
            f"{sent:%b-%d-%Y} {c.randint(8, 12):02d}:{c.randint(10, 59)} AM  From: {number}   To: 5550100",
            f"{sent:%a %d %b %Y}  {c.randint(1, 12)}:{c.randint(10, 59)}PM  {number}",
        ]
    )


def leaves(made: Made, how: Arrival, c: random.Random) -> list[Leaf]:
    content = as_pdf(made.sheets)
    if how.way == "four-up":
        return _condensed(made, content, 2, 2, how, c)
    if how.way == "two-up":
        return _condensed(made, content, 2, 1, how, c)
    if how.way in ("layer", "miscoded"):
        born = layers.miscoded(content, 1 + c.randint(2, 60)) if how.way == "miscoded" else content
        quality = "field" if any(sheet.fields for sheet in made.sheets) else how.way
        return [Leaf(sheet.text, quality, born, n) for n, sheet in enumerate(made.sheets)]
    return [_scan(made, content, n, how, c) for n in range(len(made.sheets))]


def _scan(made: Made, content: bytes, n: int, how: Arrival, c: random.Random) -> Leaf:
    sheet, pages = made.sheets[n], len(made.sheets)
    gray = drawn(content, n, how.dpi)
    for x, y, size, text in sheet.hand:
        marks.add_writing(gray, x, y, size, text)
    leaf = Leaf(sheet.text, how.quality, dpi=how.dpi, has_writing=bool(sheet.hand))
    leaf.text = _marked(gray, leaf.text, how, f"P.{n + 1:03d}/{pages:03d}", n, c)
    if how.is_cut and n == pages - 1:
        gray = marks.cut(gray, c)
        leaf.make, leaf.text = "cut", ""
    if how.way == "photo":
        leaf.picture, leaf.quality, leaf.make = marks.photographed(gray, c), "photo", "photo"
        return leaf
    gray = scanned(gray, how.quality, c)
    turn = how.rotated if how.rotated is not None else (c.choice([90, 180, 270]) if c.random() < 0.06 else 0)
    leaf.rotated = turn
    leaf.picture = np.ascontiguousarray(np.rot90(gray, k=turn // 90))
    if how.way == "misread" and not turn:
        leaf.hidden = layers.misread(sheet.text, c, 0.35)
        leaf.make = "misread layer"
    return leaf


def _marked(gray: np.ndarray, text: str, how: Arrival, number: str, n: int, c: random.Random) -> str:
    """The text with what was put onto the paper."""
    if how.fax:
        marks.add_fax_line(gray, f"{how.fax}   {number}")
        text = f"{how.fax} {number}\n{text}"
    if how.received and n == 0:
        marks.add_stamp(gray, ["RECEIVED", how.received], c)
        text = f"{text}\nRECEIVED\n{how.received}"
    if "holes" in how.extras:
        marks.add_holes(gray, c)
    if "staple" in how.extras and n == 0:
        marks.add_staple(gray, c)
    if "lines" in how.extras:
        marks.add_underlines(gray, c)
    return text


def _condensed(
    made: Made, content: bytes, across: int, down: int, how: Arrival, c: random.Random
) -> list[Leaf]:
    found = []
    each = across * down
    for start in range(0, len(made.sheets), each):
        at = list(range(start, min(start + each, len(made.sheets))))
        text = "\n".join(made.sheets[n].text for n in at)
        page = condensed(content, at, across, down)
        if how.quality == "layer":
            leaf = Leaf(text, "layer", page, 0)
        else:
            dpi = 300 if each > 2 else 200
            leaf = Leaf(text, how.quality, dpi=dpi, picture=scanned(drawn(page, 0, dpi), how.quality, c))
        leaf.make, leaf.sheets = how.way, at
        found.append(leaf)
    return found


def blank_leaf(c: random.Random) -> Leaf:
    """The empty back of a page, or a sheet that says that it is left empty (neither blank nor not)."""
    if c.random() < 0.15:
        said = c.choice(["This page intentionally left blank", "(blank page)", "THIS PAGE LEFT BLANK"])
        gray = marks.emptied(c, has_holes=False, specks=0)
        marks.add_print(gray, said)
        return Leaf(said, "clean", picture=gray, blank=None, make="left blank")
    gray = marks.emptied(c, has_holes=c.random() < 0.3, specks=c.choice([0, 0, 6, 40]))
    quality = c.choice(["clean", "office", "bitonal"])
    return Leaf("", quality, picture=scanned(gray, quality, c), blank=True, make="blank")
