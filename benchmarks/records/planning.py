"""What lies in a packet and in which order: bundles, visits, repeats, strangers, misfiled pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from arriving import Arrival, Leaf, arrival, blank_leaf, leaves, scan_arrival
from making import PAPERS, Made, Maker
from wording import FORMATS, day_text

STRANGE = ("imaging", "therapy", "laboratory", "pr2", "narrative", "hospital", "billing", "medication")
OFTEN = (
    "pr2",
    "narrative",
    "imaging",
    "therapy",
    "hospital",
    "rfa",
    "ur_decision",
    "pr2",
    "correspondence",
    "billing",
)


@dataclass
class Laid:
    """A document as it lies in the packet."""

    made: Made
    leaves: list[Leaf]
    arrival: Arrival
    backs: dict[int, Leaf] = field(default_factory=dict)  # an empty back after the leaf of that number
    misfiled: dict[int, Laid] = field(default_factory=dict)  # a stranger's page after the leaf of that number


class Plan:
    """Makes and orders everything of one packet."""

    def __init__(self, maker: Maker, extra: int, scan_share: float) -> None:
        self.maker, self.chance, self.scan_share = maker, maker.chance, scan_share
        self.extra = extra

    def bundles(self) -> list[list[Laid]]:
        """Groups of documents; those of a group lie together."""
        c = self.chance
        groups = [[self.laid(self.maker.document(kind))] for kind in PAPERS]
        groups += [[self.laid(self.maker.document(c.choice(OFTEN)))] for _ in range(self.extra)]
        groups += [
            self._visits(kind, count) for kind, count in (("therapy", 4), ("pr2", 3), ("narrative", 2))
        ]
        groups += [self._review_packet(), self._subpoena_packet(), self._condensed("deposition", "four-up")]
        groups += [self._condensed(c.choice(["supplemental", "hospital", "pr4"]), "two-up")]
        groups += [[self.laid(one)] for one in self._by_hand()]
        groups += [[self._stranger(kind)] for kind in STRANGE]
        c.shuffle(groups)
        self._misfile(groups)
        self._add_repeats(groups)
        self._add_versions(groups)
        self._add_backs(groups)
        return groups

    def laid(self, made: Made, how: Arrival | None = None) -> Laid:
        how = how or arrival(made, self.chance, self.scan_share)
        return Laid(made, leaves(made, how, self.chance), how)

    def _visits(self, kind: str, count: int) -> list[Laid]:
        c = self.chance
        first = self.maker.document(kind)
        made, gap = [first], 2 if kind == "therapy" else 30
        for _ in range(count - 1):
            gap += c.randint(2, 9) if kind == "therapy" else c.randint(25, 60)
            made.append(self.maker.visit(first, gap))
        return [self.laid(one) for one in made]

    def _review_packet(self) -> list[Laid]:
        """A decision with the request and the progress report that it answers."""
        day = self.maker.patient.injured + timedelta(days=self.chance.randint(60, 900))
        kinds = (("ur_decision", 6), ("rfa", 0), ("pr2", -1))
        made = [self.maker.document(kind, dated_on=day + timedelta(days=later)) for kind, later in kinds]
        return [self.laid(one) for one in made]

    def _subpoena_packet(self) -> list[Laid]:
        kinds = [
            "copy_service",
            "copy_service",
            *self.chance.choices(["narrative", "hospital", "imaging", "billing"], k=4),
        ]
        return [self.laid(self.maker.document(kind)) for kind in kinds]

    def _condensed(self, kind: str, way: str) -> list[Laid]:
        papers = [one for one in self.maker.papers_of(kind) if way == "two-up" or one.option("fourup")]
        made = self.maker.document(kind, paper=self.chance.choice(papers))
        while len(made.sheets) < 2 or len(made.sheets) > 40:
            made = self.maker.document(kind, paper=self.chance.choice(papers))
        quality = self.chance.choice(["layer", "clean", "office"])
        return [self.laid(made, Arrival(way, quality))]

    def _by_hand(self) -> list[Made]:
        """Forms that somebody filled in by hand."""
        papers = [
            one for kind in PAPERS for one in self.maker.papers_of(kind) if one.option("fill") == "hand"
        ]
        return [self.maker.document(one.kind, paper=one) for one in self.chance.sample(papers, 2)]

    def _stranger(self, kind: str) -> Laid:
        return self.laid(self.maker.document(kind, patient=self.maker.stranger()))

    def _misfile(self, groups: list[list[Laid]]) -> None:
        """One page of somebody else in the middle of a document."""
        long = [
            one for group in groups for one in group if len(one.leaves) > 2 and not one.made.other_patient
        ]
        host = self.chance.choice(long)
        paper = next(one for one in PAPERS["therapy"] if one.name == "daily")
        made = self.maker.document("therapy", paper=paper, patient=self.maker.stranger())
        host.misfiled[self.chance.randrange(len(host.leaves) - 1)] = self.laid(
            made, host.arrival if host.arrival.way in ("layer", "scan") else None
        )

    def _add_repeats(self, groups: list[list[Laid]]) -> None:
        plain = [
            one
            for group in groups
            for one in group
            if one.arrival.way in ("layer", "scan", "misread")
            and not one.made.other_patient
            and len(one.leaves) < 12
            and len(one.made.sheets[0].text.split()) > 60
            and one.made.fill != "field"
            and not one.misfiled
        ]
        self.chance.shuffle(plain)
        for n, first in enumerate(plain[:20]):
            at = next(k for k, group in enumerate(groups) if first in group)
            again = self._exact(first) if n < 6 else self._near(first, n)
            groups.insert(self.chance.randint(at + 1, len(groups)), [again])
        for first in [one for one in plain[20:] if len(one.leaves) > 1][:3]:
            at = next(k for k, group in enumerate(groups) if first in group)
            groups.insert(self.chance.randint(at + 1, len(groups)), [self._first_page(first)])

    def _exact(self, first: Laid) -> Laid:
        made = replace(first.made, how="exact", of=first.made, pages=[])
        copies = [replace(leaf, of=leaf, how="exact") for leaf in first.leaves]
        return Laid(made, copies, first.arrival)

    def _first_page(self, first: Laid) -> Laid:
        """Only the first page, rescanned: what stands on the later pages is not known of it."""
        made = replace(first.made, sheets=first.made.sheets[:1], how="near", of=first.made, pages=[])
        said = made.sheets[0].text
        made.author = made.author if made.author and made.author in said else None
        made.dated_on = made.dated_on if any(day_text(made.day, how) in said for how in FORMATS) else None
        how = scan_arrival(made.day, self.chance)
        how.way = "scan"
        laid = Laid(made, leaves(made, how, self.chance), how)
        laid.leaves[0].of, laid.leaves[0].how = first.leaves[0], "near"
        return laid

    def _near(self, first: Laid, n: int) -> Laid:
        """Rescanned, refaxed, stamped, turned, or printed again under another running line."""
        c, made = self.chance, first.made
        how = scan_arrival(made.day, c)
        how.way = "scan"
        if n % 4 == 0:
            how.quality, how.fax = "fax", how.fax or "05/05/2024 10:15 FAX 9165550100"
        if n % 4 == 1:
            how.rotated = c.choice([90, 180, 270])
        if n % 4 == 2:
            how.received = "JUN 03 2024"
        if n % 4 == 3 and made.fill == "typed":
            patient = self.maker.others.get(made.patient, self.maker.patient)
            run = f"Copy of record - printed {c.randint(1, 12)}/{c.randint(1, 28)}/2024"
            again = self.maker.again(made, patient, foot=run)
            if len(again.sheets) == len(made.sheets):
                made, how = again, Arrival("layer")
        laid = Laid(replace(made, how="near", of=first.made, pages=[]), leaves(made, how, c), how)
        for leaf, old in zip(laid.leaves, first.leaves, strict=True):
            leaf.of, leaf.how = old, "near"
        return laid

    def _add_versions(self, groups: list[list[Laid]]) -> None:
        """A draft before the signed report: a person decides whether it repeats."""
        signed = [
            one
            for group in groups
            for one in group
            if one.made.kind in ("pr2", "narrative", "supplemental", "operative")
            and one.made.how == "new"
            and one.arrival.way == "layer"
            and not one.made.other_patient
        ]
        if not signed:
            return
        final = self.chance.choice(signed)
        at = next(k for k, group in enumerate(groups) if final in group)
        how = self.chance.choice(["draft", "amended"])
        note = "DRAFT - not signed" if how == "draft" else "AMENDED REPORT, replaces the earlier one"
        made = self.maker.again(final.made, self.maker.patient, note=note)
        made.how, made.of = how, final.made
        draft = self.laid(made, Arrival("layer"))
        for leaf, old in zip(draft.leaves, final.leaves, strict=False):
            leaf.of, leaf.how = old, "either"
        groups.insert(self.chance.randint(at + 1, len(groups)), [draft])

    def _add_backs(self, groups: list[list[Laid]]) -> None:
        for group in groups:
            for one in group:
                for n, leaf in enumerate(one.leaves):
                    if leaf.picture is not None and self.chance.random() < 0.07:
                        one.backs[n] = blank_leaf(self.chance)
