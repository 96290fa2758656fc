"""Who is who in one invented case: the injured worker, the offices that wrote, and their people."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CAST = tomllib.loads(Path(__file__).with_name("cast.toml").read_text(encoding="utf-8"))

LATER = Path(__file__).parent / "papers" / "held" / "later" / "places.toml"
CAST["places"] |= tomllib.loads(LATER.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Person:
    first: str
    last: str
    is_man: bool
    middle: str = ""

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True)
class Office:
    name: str
    street: str
    city: str
    phone: str
    fax: str


@dataclass(frozen=True)
class Patient:
    person: Person
    born: date
    claim: str
    record: str  # medical record number
    wcab: str
    injured: date
    employer: str
    carrier: str
    job: str
    region: str
    part: str


def person(c: random.Random) -> Person:
    is_man = c.random() < 0.5
    first = c.choice(CAST["men" if is_man else "women"])
    return Person(first, c.choice(CAST["last"]), is_man, c.choice("ABCDEFGHJKLMNPRSTW"))


def office(c: random.Random, place: str) -> Office:
    name = c.choice(CAST["places"][place]).replace("{place}", c.choice(CAST["names"]))
    while "{last}" in name:
        name = name.replace("{last}", c.choice(CAST["last"]), 1)
    area = c.choice(
        ["209", "213", "310", "408", "510", "559", "619", "661", "707", "714", "805", "909", "916"]
    )
    tail = c.randint(100, 179)
    return Office(
        name,
        f"{c.randint(12, 9900)} {c.choice(CAST['streets'])}",
        c.choice(CAST["cities"]),
        f"({area}) 555-0{tail}",
        f"({area}) 555-0{tail + 20}",
    )


def patient(c: random.Random) -> Patient:
    region = c.choice(list(CAST["parts"]))
    return Patient(
        person(c),
        date(c.randint(1956, 1996), c.randint(1, 12), c.randint(1, 28)),
        _claim(c),
        str(c.randint(100000, 99999999)),
        f"ADJ{c.randint(9000000, 18999999)}",
        date(c.randint(2016, 2022), c.randint(1, 12), c.randint(1, 28)),
        c.choice(CAST["employers"]).replace("{place}", c.choice(CAST["names"])),
        c.choice(CAST["carriers"]).replace("{place}", c.choice(CAST["names"])),
        c.choice(CAST["jobs"]),
        region,
        c.choice(CAST["parts"][region]),
    )


def stranger(c: random.Random, known: Patient) -> Patient:
    """Another patient; now and then of the same last name and born nearly the same day."""
    other = patient(c)
    while other.person.last == known.person.last or other.person.first == known.person.first.split()[0]:
        other = patient(c)
    if c.random() < 0.3:
        alike = Person(other.person.first, known.person.last, other.person.is_man, other.person.middle)
        born = known.born.replace(day=known.born.day % 28 + 1)
        return Patient(alike, born, *[getattr(other, name) for name in _REST])
    return other


_REST = ("claim", "record", "wcab", "injured", "employer", "carrier", "job", "region", "part")


def _claim(c: random.Random) -> str:
    return c.choice(
        [
            f"WC{c.randint(100000, 999999)}",
            f"{c.randint(10, 99)}-{c.randint(100000, 999999)}",
            f"{c.randint(2016, 2022)}{c.randint(1000000, 9999999)}",
            f"{c.choice('ABEHKMT')}{c.randint(1000, 9999)}-{c.randint(10000, 99999)}-0001",
            f"00{c.randint(1000, 9999)}-{c.randint(100000, 999999)}-WC-01",
        ]
    )
