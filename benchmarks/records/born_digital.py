"""Invented packets without any scan, as large as wanted, to measure time and memory: `python born_digital.py SEED OUT`.

Documents of all kinds, those that come often more often; one in ten goes on with further visits on its form, one in
thirty is a stranger's, one in thirty came before. Each file holds about 500 pages.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from arriving import Arrival, Leaf, leaves
from making import PAPERS, Made, Maker
from packets import SAYS, _add
from planning import OFTEN, STRANGE

PAGES_A_FILE = 500


def documents(maker: Maker) -> Iterator[list[Leaf]]:
    """The pages of one document after another, without end."""
    c, kinds, before = maker.chance, list(PAPERS), list[list[Leaf]]()
    while True:
        made = [_document(maker, c.choice(kinds if c.random() < 0.3 else OFTEN))]
        if c.random() < 0.1:
            made += [maker.visit(made[0], 14 * n) for n in range(1, c.randint(2, 4))]
        for one in made:
            pages = leaves(one, Arrival("layer"), c)
            before = [*before[-50:], pages]
            yield pages
        if c.random() < 0.03:
            yield c.choice(before)
        if c.random() < 0.03:
            yield leaves(maker.document(c.choice(STRANGE), patient=maker.stranger()), Arrival("layer"), c)


def _document(maker: Maker, kind: str) -> Made:
    """One that no hand filled in."""
    while (made := maker.document(kind)).fill == "hand":
        pass
    return made


def write(seed: int, out: Path, pages: int) -> None:
    coming, left, number = documents(Maker(seed)), pages, 0
    (out / "files").mkdir(parents=True, exist_ok=True)
    while left > 0:
        number += 1
        left -= _write_file(out / "files" / f"{number:03d}.pdf", coming, min(left, PAGES_A_FILE))


def _write_file(path: Path, coming: Iterator[list[Leaf]], pages: int) -> int:
    opened: dict[int, pikepdf.Pdf] = {}
    kept = list[Leaf]()  # alive while `opened` knows them by their place in memory
    with pikepdf.new() as pdf:
        while len(pdf.pages) < pages:
            for leaf in next(coming)[: pages - len(pdf.pages)]:
                kept.append(leaf)
                _add(pdf, leaf, opened)
        pdf.docinfo["/Title"], pdf.docinfo["/Subject"] = "Invented records", SAYS
        pdf.save(path)
        return len(pdf.pages)


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("seed", type=int)
    told.add_argument("out", type=Path)
    told.add_argument("--pages", type=int, default=1000)
    args = told.parse_args()
    write(args.seed, args.out, args.pages)


if __name__ == "__main__":
    main()
