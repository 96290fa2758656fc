"""Packets of more variety: pages that are hard to tell apart, layers that lie in more ways, people of one name."""

from __future__ import annotations

from dataclasses import replace

import guests
import lying
import marks
import numpy as np
from arriving import Arrival, Leaf, scan_arrival
from making import Made
from papers import Paper, wide_papers
from planning import Laid, Plan
from scanning import drawn, scanned
from sheets import as_pdf

WIDE = wide_papers()
SERIES, GUESTS, OWN, LIES, HIDDEN, AGAIN = 4, 12, 7, 7, 4, 9
SEVERAL_WORDS = 0.35  # of the packets are of somebody whose name has several words


class WidePlan(Plan):
    """As `Plan`, and with all of that beside it."""

    def bundles(self) -> list[list[Laid]]:
        c, known = self.chance, self.maker.patient
        if c.random() < SEVERAL_WORDS:
            self.maker.patient = replace(known, person=guests.of_several_words(c, known.person))
        groups = super().bundles()
        more = [self._series() for _ in range(SERIES)]
        more += [group for _ in range(GUESTS) for group in self._of_whom(c.choice(list(guests.WAYS)))]
        own = [*self._some("whose", OWN), *[one for one in self._some("strays", OWN) if not _is_list(one)]]
        more += [[self.laid(self.maker.document(one.kind, paper=one))] for one in own]
        more += [[self._lying()] for _ in range(LIES)] + [[self._hidden()] for _ in range(HIDDEN)]
        for group in more:
            groups.insert(c.randint(0, len(groups)), group)
        self._add_wide_repeats(groups)
        return groups

    def _some(self, name: str, count: int) -> list[Paper]:
        open_ones = [one for one in WIDE[name] if self.maker.may_use(one)]
        return self.chance.sample(open_ones, min(count, len(open_ones)))

    def _of_whom(self, how: str) -> list[list[Laid]]:
        """A paper of somebody else that tells what it takes to know.

        Who is of one name and is told apart by a record number alone comes with two papers of the patient's own from
        the same office. Whether a twin's paper is another's cannot be told where only the common birth stands on it,
        nor who of a family is meant where the last name alone does.
        """
        needed = guests.WAYS[how]
        papers = [*self._some("whose", 99), *self._some("strays", 99)]
        fit = [one for one in papers if needed in one.option("tells").split(",")]
        if how == "number":
            fit = [
                one for one in fit if "born" not in one.option("tells") and "claim" not in one.option("tells")
            ]
        paper = self.chance.choice(fit)
        other = guests.guest(self.chance, self.maker.patient, how)
        own = [self.maker.document(paper.kind, paper=paper)] if how == "number" else []
        own += [self.maker.visit(own[0], 21)] if own else []
        made = self.maker.document(paper.kind, paper=paper, patient=other, desk=own[0].desk if own else None)
        made.how = f"new {how}"
        if how == "namesake" and self.chance.random() < 0.5:
            return [[self.laid(made, self._scan(made))]]
        tells = paper.option("tells").split(",")
        is_common_birth = how == "twin" and "born" in tells and "claim" not in tells
        if is_common_birth or (how in ("family", "twin") and "surname" in tells):
            made.other_patient = None
        return [[self.laid(one)] for one in (*own, made)]

    def _series(self) -> list[Laid]:
        """Notes copied from visit to visit, of which one or another line is new, or only the day."""
        c = self.chance
        paper = self._some("series", 1)[0]
        made, gap = [self.maker.document(paper.kind, paper=paper)], 0
        anew = c.choice([0.0, 0.08, 0.08, 0.2])
        for _ in range(c.randint(2, 3)):
            gap += c.choice([2, 3, 7, 7, 14, 28, 30])
            made.append(self.maker.copied_forward(made[0], gap, anew))
        how = None if c.random() < 0.5 else self._scan(made[0])
        laid = [self.laid(one, replace(how) if how else None) for one in made]
        for later in range(1, len(laid)):
            for earlier in range(later):
                _allow_same_pages(laid[later], laid[earlier])
        return laid

    def _scan(self, made: Made) -> Arrival:
        how = scan_arrival(made.day, self.chance)
        how.way = "scan"
        return how

    def _lying(self) -> Laid:
        c = self.chance
        kind = c.choice(
            ["narrative", "imaging", "therapy", "pr2", "correspondence", "hospital", "laboratory"]
        )
        made = self.maker.document(kind, fill="typed")
        content = as_pdf(made.sheets)
        used = lying.faces_used(content)
        fonts = (c.choice(used),) if used and c.random() < 0.35 else ()
        codes = c.choice(lying.WAYS)
        told = lying.lying(content, codes(c), fonts=fonts)
        found = [Leaf(sheet.text, "miscoded", told, n) for n, sheet in enumerate(made.sheets)]
        for leaf in found:
            leaf.make = f"{codes.__name__} {' '.join(fonts)}".strip()
        return Laid(made, found, Arrival("miscoded"))

    def _hidden(self) -> Laid:
        """A scan under a layer that was made badly, of a part of it, or for another page."""
        c = self.chance
        made = self.maker.document(
            c.choice(["narrative", "imaging", "therapy", "hospital", "billing"]), fill="typed"
        )
        laid = self.laid(made, self._scan(made))
        alien = self.maker.document(made.kind, fill="typed").sheets[0].text
        lie = c.choice([*lying.OVER_SCANS, None])
        for leaf in laid.leaves:
            if not leaf.rotated and leaf.make == "plain":
                leaf.hidden = lie(leaf.text, c) if lie else alien
                leaf.make = f"layer {lie.__name__ if lie else 'of another page'}"
        return laid

    def _add_wide_repeats(self, groups: list[list[Laid]]) -> None:
        plain = [
            one
            for group in groups
            for one in group
            if one.arrival.way in ("layer", "scan")
            and one.made.how in ("new", "visit")
            and not one.made.other_patient
            and one.made.fill == "typed"
            and len(one.leaves) < 8
            and len(one.made.sheets[0].text.split()) > 60
            and not one.misfiled
            and all(leaf.of is None and leaf.make == "plain" for leaf in one.leaves)
        ]
        for n, first in enumerate(self.chance.sample(plain, AGAIN)):
            at = next(k for k, group in enumerate(groups) if first in group)
            groups.insert(self.chance.randint(at + 1, len(groups)), [self._again(first, n)])

    def _again(self, first: Laid, n: int) -> Laid:
        """Once more: a copy of a copy, cropped, stamped over its text, of another resolution, faxed."""
        made = replace(first.made, how="near", of=first.made, pages=[])
        content, found = as_pdf(made.sheets), []
        way = ("copy of a copy", "cropped", "stamped over", "resolution", "faxed")[n % 5]
        for page, old in enumerate(first.leaves):
            leaf = Leaf(made.sheets[page].text, "office", of=old, how="near", make=way)
            self._set_picture(leaf, content, page, old)
            found.append(leaf)
        return Laid(made, found, Arrival("scan", "office"))

    def _set_picture(self, leaf: Leaf, content: bytes, page: int, old: Leaf) -> None:
        c, way = self.chance, leaf.make
        leaf.dpi = c.choice([150, 300]) if way == "resolution" else 200
        gray = drawn(content, page, leaf.dpi)
        leaf.quality = c.choice(["clean", "office", "bitonal"])
        if way == "copy of a copy":
            gray = scanned(gray, c.choice(["clean", "office", "bitonal"]), c)
            if c.random() < 0.5:
                gray = scanned(gray, "office", c)
        if way == "cropped":
            gray, leaf.text = marks.cropped(gray, c), ""
        if way == "stamped over":
            said = c.choice(
                [["RECEIVED", "MAR 11 2024"], ["COPY"], ["EXHIBIT", c.choice("ABCDEFGH")], ["FILED"]]
            )
            marks.add_stamp(gray, said, c, (0.25, 0.4, 0.55, 0.7))
            leaf.text = f"{leaf.text}\n{' '.join(said)}"
        if way == "faxed":
            day = f"{c.randint(1, 12):02d}/{c.randint(1, 28):02d}/2024 {c.randint(8, 17)}:{c.randint(10, 59)}"
            line = f"FAX {day}  PAGE {page + 1:02d}"
            marks.add_fax_line(gray, line)
            leaf.quality, leaf.text = c.choice(["fax", "bitonal"]), f"{line}\n{leaf.text}"
        leaf.picture = np.ascontiguousarray(scanned(gray, leaf.quality, c))


def _is_list(paper: Paper) -> bool:
    return paper.option("tells") == "list"


def _allow_same_pages(later: Laid, earlier: Laid) -> None:
    """A page that says nothing of its visit is the same in both: it may be called a repeat or not."""
    for leaf, sheet, other, before in zip(
        later.leaves, later.made.sheets, earlier.leaves, earlier.made.sheets, strict=False
    ):
        if sheet.text == before.text and leaf.of is None:
            leaf.of, leaf.how = other, "either"
