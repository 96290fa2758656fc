"""Invented documents: a paper of one family, filled for one patient on one day, with the truth about it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import casting
from casting import Office, Patient, Person
from flowing import Flow
from papers import Paper, papers
from setting import HIGH, WIDE, Setter, Sheet, Style
from wording import Wording, banks_in

BANKS = banks_in(Path(__file__).with_name("words"))
PAPERS = papers()
NOTES = (
    "Invented sample; no real person.",
    "Fictitious record made for testing",
    "made-up data, not a real patient",
    "SPECIMEN - all names invented",
    "Synthetic document",
)


@dataclass
class Made:
    """One document as made: its sheets and the truth."""

    kind: str
    title: str
    dated_on: date | None
    author: str | None
    facility: str | None
    patient: str | None
    sheets: list[Sheet]
    paper: Paper
    other_patient: bool | None = False  # None where a paper does not tell
    language: str = "en"
    fill: str = "typed"
    seeds: tuple[int, int] = (0, 0)
    style: Style = field(default_factory=Style)
    day: date = date(2020, 1, 1)
    desk: Any = None  # whose it is
    how: str = "new"  # new, exact, near, draft, amended, visit
    of: Made | None = None  # the document that it repeats or of whose form it is
    pages: list[list[Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Desk:
    """Who writes on a paper in one packet: the same office and author each time."""

    office: Office
    author: Person
    credentials: str

    def of(self, patient: Patient) -> Desk:
        """An insurer's or employer's desk is that of the patient's own."""
        name = self.office.name.replace("{carrier}", patient.carrier).replace("{employer}", patient.employer)
        return replace(self, office=replace(self.office, name=name))


class Maker:
    """Makes the documents of one packet.

    `may_use_held` opens the families kept for the last test; with `only_unseen` there are none but
    those of `papers/held/later/`.
    """

    def __init__(self, seed: int, *, may_use_held: bool = False, only_unseen: bool = False) -> None:
        self.chance = random.Random(seed)
        self.may_use_held, self.only_unseen = may_use_held, only_unseen
        self.patient = casting.patient(self.chance)
        self.desks: dict[tuple[str, str], Desk] = {}
        self.others: dict[str, Patient] = {}
        self.offices: dict[str, list[Office]] = {}

    def papers_of(self, kind: str) -> list[Paper]:
        return [one for one in PAPERS[kind] if self.may_use(one)]

    def may_use(self, paper: Paper) -> bool:
        return paper.is_unseen if self.only_unseen else self.may_use_held or not paper.is_held

    def document(
        self,
        kind: str,
        *,
        paper: Paper | None = None,
        patient: Patient | None = None,
        dated_on: date | None = None,
        fill: str | None = None,
        desk: Desk | None = None,
    ) -> Made:
        c = self.chance
        paper = paper or c.choice(self.papers_of(kind))
        patient = patient or self.patient
        latest = (date(2024, 6, 1) - patient.injured).days
        dated_on = dated_on or patient.injured + timedelta(days=int(c.triangular(1, min(latest, 2000), 300)))
        style = self._style(paper)
        style = replace(style, fill=fill or paper.option("fill", "typed"))
        desk = desk or self._desk(paper)
        return self._filled(paper, patient, dated_on, style, desk, (c.getrandbits(32), c.getrandbits(32)))

    def visit(self, first: Made, days: int) -> Made:
        """The same form at another visit: other date, other figures, a few other sentences."""
        seeds = first.seeds[0], self.chance.getrandbits(32)
        day = first.day + timedelta(days=days)
        patient = self.others.get(first.patient, self.patient)
        made = self._filled(first.paper, patient, day, first.style, first.desk, seeds)
        made.how, made.of = "visit", first
        return made

    def copied_forward(self, first: Made, days: int, anew: float) -> Made:
        """The note of the visit before under another day, with this share of its sentences and figures changed."""
        day = first.day + timedelta(days=days)
        patient = self.others.get(first.patient, self.patient)
        made = self._filled(
            first.paper,
            patient,
            day,
            first.style,
            first.desk,
            first.seeds,
            (self.chance.getrandbits(32), anew),
        )
        made.how, made.of = "visit", first
        return made

    def stranger(self) -> Patient:
        other = casting.stranger(self.chance, self.patient)
        self.others[other.person.name] = other
        return other

    def again(self, first: Made, patient: Patient, **changes: Any) -> Made:
        """The same document set once more with a changed style."""
        style = replace(first.style, **changes)
        return self._filled(first.paper, patient, first.day, style, first.desk, first.seeds)

    def _style(self, paper: Paper) -> Style:
        c, option = self.chance, paper.option
        wide, high = (HIGH, WIDE) if option("landscape") else (WIDE, HIGH)
        return Style(
            face=option("face", "serif"),
            size=float(option("size", "10.5")),
            columns=int(option("columns", "1")),
            heads=option("heads", "bold"),
            foot=option("foot"),
            foot_at=option("foot_at", "centre"),
            run=option("run"),
            left=float(option("left", "60")),
            right=float(option("right", str(wide - 60))),
            narrow=float(option("narrow", "1")),
            leading=float(option("leading", "1.28")),
            note=c.choice(NOTES),
            note_at=c.choice(
                [(60, high - 11), (400, high - 11), (250, 20), (60, 20), (420, 20), (230, high - 11)]
            ),
            wide=wide,
            high=high,
            bottom=high - 57,
        )

    def _filled(
        self,
        paper: Paper,
        patient: Patient,
        day: date,
        style: Style,
        held: Desk,
        seeds: tuple[int, int],
        anew: tuple[int, float] | None = None,
    ) -> Made:
        words, figures = random.Random(seeds[0]), random.Random(seeds[1])
        desk = held.of(patient)
        how = paper.option("date") or random.Random(f"{paper.name}{seeds[0]}").choice(
            ["us", "us", "us", "short", "long", "abbr", "bare", "dash"]
        )
        wording = Wording(BANKS, self._values(paper, patient, desk, day, words), {}, how, words, figures)
        wording.days = {
            "date": day,
            "doi": patient.injured,
            "born": patient.born,
            "hired": patient.injured - timedelta(days=900),
        }
        if anew is not None:
            later = random.Random(anew[0]), random.Random(anew[0] + 1)
            wording.later = Wording(BANKS, wording.values, wording.days, how, *later), anew[1]
        raw = style
        edges = Wording(
            BANKS, wording.values, wording.days, how, random.Random(seeds[0]), random.Random(seeds[1])
        )
        style = replace(style, run=_edge(style.run, edges), foot=_edge(style.foot, edges))
        setter = Setter(replace(style), words)
        flow = Flow(setter, wording, desk.office, int(paper.option("transcript", "0")))
        flow.lay(paper.lines)
        used = wording.used | edges.used
        made = Made(
            paper.kind,
            flow.title or wording.text(paper.option("title")),
            day if "date" in used else None,
            f"{desk.author.name}, {desk.credentials}".removesuffix(", ")
            if {"author", "author_rev", "author_bare", "author_caps"} & used
            else None,
            desk.office.name if "facility" in used and not paper.option("unplaced") else None,
            patient.person.name if _names(used) else None,
            setter.finish(),
            paper,
            other_patient=patient is not self.patient,
            language=paper.option("language", "en"),
            fill=style.fill,
            seeds=seeds,
            style=raw,
            desk=held,
            day=day,
        )
        if paper.option("undated"):
            made.dated_on = None
        return made

    def _desk(self, paper: Paper) -> Desk:
        key = paper.kind, paper.name
        if key not in self.desks or self.chance.random() < 0.25:
            c = self.chance
            place = paper.option("place", "none")
            known = self.offices.setdefault(place, [])
            if known and c.random() < 0.4:
                office = c.choice(known)
            else:
                office = casting.office(c, place)
                known.append(office)
            credentials = c.choice(paper.option("by", "M.D.").split("/"))
            self.desks[key] = Desk(office, casting.person(c), credentials)
        return self.desks[key]

    def _values(
        self, paper: Paper, patient: Patient, desk: Desk, day: date, words: random.Random
    ) -> dict[str, str]:
        one, author = patient.person, desk.author
        side = words.choice(["left", "right"])
        if patient.part.split()[0] in ("left", "right"):
            side = patient.part.split()[0]
        other = casting.person(words)
        age = day.year - patient.born.year - ((day.month, day.day) < (patient.born.month, patient.born.day))
        he, him, his, man, mr = (
            ("he", "him", "his", "man", "Mr.") if one.is_man else ("she", "her", "her", "woman", "Ms.")
        )
        return {
            "patient": one.name,
            "patient_rev": f"{one.last}, {one.first}",
            "patient_mid": f"{one.first} {one.middle}. {one.last}",
            "patient_revmid": f"{one.last}, {one.first} {one.middle}",
            "first": one.first,
            "initial": one.first[0],
            "last": one.last,
            "age": str(age),
            "he": he,
            "He": he.capitalize(),
            "him": him,
            "his": his,
            "His": his.capitalize(),
            "man": man,
            "Mr": mr,
            "mr": mr,
            "sex": "M" if one.is_man else "F",
            "sexword": "Male" if one.is_man else "Female",
            "claim": patient.claim,
            "record": patient.record,
            "wcab": patient.wcab,
            "employer": patient.employer,
            "carrier": patient.carrier,
            "job": patient.job,
            "part": patient.part,
            "Part": patient.part.capitalize(),
            "region": patient.region,
            "side": side,
            "Side": side.capitalize(),
            "author": f"{author.name}, {desk.credentials}".removesuffix(", "),
            "author_bare": author.name,
            "author_last": author.last,
            "author_rev": f"{author.last}, {author.first} {desk.credentials}".strip(),
            "author_caps": f"{author.name}, {desk.credentials}".upper().removesuffix(", "),
            "facility": desk.office.name,
            "street": desk.office.street,
            "city": desk.office.city.split(",")[0],
            "cityline": desk.office.city,
            "phone": desk.office.phone,
            "fax": desk.office.fax,
            "other": other.name,
            "otherlast": other.last,
            **_listed(random.Random(f"{patient.record}{day}")),
            "licence": f"{words.choice('AGC')}{words.randint(30000, 99999)}",
            "signer": words.choice(casting.CAST["women"]) + " " + words.choice(casting.CAST["last"]),
            "initials": f"{author.first[0]}{author.last[0]}:{words.choice(['mt', 'kd', 'lr', 'jb'])}",
        }


def _listed(c: random.Random) -> dict[str, str]:
    """Five more people, for papers that list several."""
    found = {}
    for n in range(1, 6):
        one = casting.person(c)
        found |= {f"listed{n}": one.name, f"listed{n}_rev": f"{one.last}, {one.first}"}
        found[f"listed{n}_born"] = f"{c.randint(1, 12):02d}/{c.randint(1, 28):02d}/{c.randint(1950, 2000)}"
    return found


def _names(used: set[str]) -> bool:
    return any(name.startswith("patient") for name in used) or {"first", "last"} <= used


def _edge(line: str, wording: Wording) -> str:
    """A running line, whose page numbers are filled when the sheets are."""
    keep = line.replace("{page}", "<<page>>").replace("{pages}", "<<pages>>")
    return wording.text(keep).replace("<<pages>>", "{pages}").replace("<<page>>", "{page}")
