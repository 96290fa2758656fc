"""Born-digital pages by another hand, the patient's and strangers', sorted and counted: `python hands.py`.

Of the banks (`papers/hands/`) the third, sixth, eighth, tenth, twelfth, thirteenth, fourteenth and sixteenth
were written after the rules were mended on the one before; nothing was mended on the fourteenth and the sixteenth.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

BANKS = Path(__file__).with_name("papers") / "hands"
CASTS: dict[str, Any] = tomllib.loads((BANKS / "cast.toml").read_text(encoding="utf-8"))
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MESES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
EMPLOYERS = [
    "Tri-County Produce",
    "Westside Unified School District",
    "Mercy Linen Service",
    "Apex Roofing, Inc.",
]
CARRIERS = ["Sierra Mutual Insurance", "Golden Bear Claims Services", "Tristate Casualty"]
BANKS_IN_ORDER = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
)  # fmt: skip
PLAIN, OWN, STRANGE = 16, 12, 7  # pages of a packet
AWKWARD = ["misread", "reversed", "suffix", "hyphen", "maiden", "moved"]  # ways of the wider banks


@dataclass(frozen=True)
class Who:
    first: str
    mi: str
    last: str
    is_man: bool
    born: date
    ssn: str
    claim: str
    adj: str
    employer: str
    carrier: str
    doi: date
    mrns: dict[str, str] = field(default_factory=dict, hash=False)


def person(c: random.Random, cast: dict[str, Any], unlike: Who | None = None) -> Who:
    while True:
        is_man = c.random() < 0.5
        who = Who(
            c.choice(cast["men" if is_man else "women"]),
            c.choice("ABCDEFGHJKLMNPRSTW"),
            c.choice(cast["lasts"]),
            is_man,
            date(c.randint(1950, 2001), c.randint(1, 12), c.randint(1, 28)),
            f"{c.randint(0, 9999):04d}",
            f"WC{c.randint(1000000, 9999999)}",
            f"ADJ{c.randint(1000000, 19999999)}",
            c.choice(EMPLOYERS),
            c.choice(CARRIERS),
            date(c.randint(2021, 2023), c.randint(1, 12), c.randint(1, 28)),
        )
        if unlike is None or _is_unlike(who, unlike):
            return who


def _is_unlike(one: Who, other: Who) -> bool:
    initials = one.first[0] + one.last[0] == other.first[0] + other.last[0]
    return not initials and one.first != other.first and plain(one.last)[:4] != plain(other.last)[:4]


def stranger(c: random.Random, cast: dict[str, Any], known: Who, tells: set[str]) -> Who:
    """Somebody wholly other, of the same last or first name, or, where the page tells a birth, of the same name."""
    other = person(c, cast, known)
    telling = {"born", "part"} if cast.get("wider") else {"born"}
    whole = bool(tells & {"name", "two"})
    ways = [
        "other",
        "other",
        *(["family", "first"] if whole else []),
        *(["namesake"] * (bool(tells & telling) and whole)),
    ]
    how = c.choice(ways)
    if how == "family":
        return replace(other, last=known.last)
    if how == "first":
        return replace(other, first=known.first, is_man=known.is_man)
    if how == "namesake":
        years = 23 if known.born.year < 1976 else -23
        born = date(known.born.year + years, known.born.month % 12 + 1, known.born.day % 28 + 1)
        return replace(other, first=known.first, last=known.last, is_man=known.is_man, born=born)
    return other


def oneself(c: random.Random, cast: dict[str, Any], known: Who, tells: set[str]) -> Who:
    """The patient as offices write one: by a short name, an initial, without accents, with a slip in the birth."""
    ways = ["plain", "accents", "short", "initial", "other_mi", "slip"]
    how = c.choice(ways + AWKWARD if cast.get("wider") else ways)
    if how in AWKWARD:
        return _awkward(c, cast, known, tells, how)
    if how == "accents":
        return replace(known, first=plain(known.first), last=plain(known.last))
    if how == "short":
        return replace(known, first=CASTS["short"].get(known.first, known.first))
    if how == "initial" and "name" in tells:
        return replace(known, first=f"{known.first[0]}.")
    if how == "other_mi":
        return replace(known, mi=c.choice("ABCDE"))
    return replace(known, born=known.born + timedelta(days=1)) if how == "slip" else known


def _awkward(c: random.Random, cast: dict[str, Any], known: Who, tells: set[str], how: str) -> Who:
    """The patient misread, turned round, as Jr., with a second last name, by a name before marriage, in a new job."""
    last = known.last
    if how == "misread":
        at = c.randrange(1, len(last))
        return replace(known, last=last[:at] + c.choice(["", last[at] * 2, "l", "c"]) + last[at + 1 :])
    if how == "reversed" and "name" in tells:
        return replace(known, first=last, last=known.first)
    if how == "suffix":
        return replace(known, last=f"{last} {c.choice(['Jr.', 'Sr', 'II'])}" if known.is_man else last)
    if how == "hyphen":
        return replace(known, last=f"{last}-{c.choice(cast['lasts'])}" if " " not in last else last)
    if how == "maiden" and "part" in tells and "born" in tells and not known.is_man:
        return replace(known, last=c.choice(cast["lasts"]))
    return replace(known, employer=c.choice(EMPLOYERS)) if how == "moved" else known


def _of_wider(w: Who) -> dict[str, Any]:
    """What stays with a person beside names and days, and names as a clinic's log cuts them."""
    own, name = random.Random(w.claim), f"{w.first[0]}. {w.last}"
    return {
        "il": name, "IL": name.upper(), "empid": own.randint(10000, 99999),
        "home": f"{own.randint(100, 9900)} {own.choice(['Birch Ave', 'Lark Ln', '7th St'])}, {own.choice(['Tulare', 'Hanford', 'Madera'])}, CA 93{own.randint(100, 999)}",  # noqa: E501
        "tel": f"({own.randint(209, 951)}) 555-0{own.randint(100, 199)}",
        "mail": f"{own.choice(['sunny', 'truck', 'rancho'])}{own.randint(10, 99)}@example.com",
    }  # fmt: skip


def _of_patient(w: Who, day: date) -> dict[str, Any]:
    f, m, last = w.first, w.mi, w.last
    middle = f" {m}." if m else ""
    lf = f"{last}, {f}"
    lfm = f"{lf} {m}".strip()
    return {
        "fl": f"{f} {last}", "FL": f"{f} {last}".upper(), "fml": f"{f}{middle} {last}", "lf": lf, "LF": lf.upper(),
        "lfm": lfm, "LFM": lfm.upper(), "f": f, "F": f.upper(), "l": last, "L": last.upper(), "LI": last[0], "mi": m,
        "mr": ("Mr. " if w.is_man else "Ms. ") + last, "he": "he" if w.is_man else "she",
        "manw": "man" if w.is_man else "woman", "sex": "M" if w.is_man else "F",
        "sexl": "Male" if w.is_man else "Female", "ini": f"{f[0]}.{last[0]}.",
        "hl7": f"{plain(last)}^{plain(f)}^{m}".upper(), "born": short_day(w.born), "born2": w.born.strftime("%m/%d/%y"),
        "born8": w.born.strftime("%Y%m%d"), "bornlong": long_day(w.born),
        "bornes": f"{w.born.day} de {MESES[w.born.month - 1]} de {w.born.year}", "age": (day - w.born).days // 365,
        "ssn4": w.ssn, "claim": w.claim, "adj": w.adj, "doi": short_day(w.doi), "dos": short_day(day), "doslong": long_day(day),  # noqa: E501
        "employer": w.employer, "EMPLOYER": w.employer.upper(), "carrier": w.carrier,
        "mrfl": f"{'Mr.' if w.is_man else 'Ms.'} {f} {last}", "inis": f"{f[0]}{last[0]}",
        "bornmm": f"{w.born:%m}", "borndd": f"{w.born:%d}", "bornyy": f"{w.born:%Y}",
        "dl": f"{w.claim[2]}{w.claim}"[-8:], "memid": f"{w.claim[-6:]}A",
    }  # fmt: skip


def _of_helpers(c: random.Random, cast: dict[str, Any]) -> dict[str, Any]:
    doctors, others = list(cast["drs"]), list(cast["others"])
    c.shuffle(doctors)
    c.shuffle(others)
    dr, nurse = doctors[0], others[3]
    turned = f"{dr.split()[-1]}, {dr.split()[0]}"
    told = {
        "dr": dr, "DR": dr.upper(), "drl": dr.split()[-1], "DRL": dr.split()[-1].upper(), "drlf": turned,
        "DRLF": turned.upper(), "adjuster": others[1], "adjusterl": others[1].split()[-1], "Ms": "Ms.",
        "atty": others[2], "nurse": nurse, "nini": "".join(part[0] for part in nurse.split()),
        "law": f"Law Offices of {others[4].split()[-1]} & Moss",
    }  # fmt: skip
    for sign, name in (("k", others[0]), ("o", doctors[1])):
        last = name.split()[-1]
        told |= {f"{sign}.fl": name, f"{sign}.FL": name.upper(), f"{sign}.l": last, f"{sign}.L": last.upper()}
        told |= {
            f"{sign.upper()}.L": last.upper(),
            f"{sign.upper()}.FL": name.upper(),
            f"{sign}.f": name.split()[0],
        }
    return told


def _of_places(c: random.Random, cast: dict[str, Any], w: Who) -> dict[str, Any]:
    place = c.choice(cast["places"])
    ends = {
        "hospital": "Medical Center", "lab": "Reference Laboratory", "imaging": "Imaging", "therapy": "Physical Therapy",  # noqa: E501
        "surgery": "Surgery Center", "psych": "Behavioral Health", "neuro": "Neurology", "pharmacy": "Drug Store",
        "ur": "Review Services", "copy": "Copy Service",
    }  # fmt: skip
    told: dict[str, Any] = {name: f"{place} {end}" for name, end in ends.items()}
    town = c.choice(["Fresno", "Bakersfield", "Stockton", "Lodi"])
    return told | {
        "clinic": f"{place} {c.choice(['Occupational Medicine', 'Orthopaedic Group', 'Industrial Clinic'])}",
        "mrn": w.mrns.setdefault(place, f"{c.randint(100000, 9999999)}"),
        "acct": c.randint(10000, 99999),
        "phone": f"({c.randint(209, 951)}) 555-0{c.randint(100, 199)}",
        "address": f"{c.randint(100, 9900)} {c.choice(['Alder', 'Main', '4th'])} St, {town}, CA 9{c.randint(1000, 3999)}",  # noqa: E501
        "address2": f"{c.randint(100, 9900)} Oak Street, Merced, CA 95340",
    }


def _of_listed(c: random.Random, cast: dict[str, Any], w: Who) -> dict[str, Any]:
    """Several people none of whom is the patient."""
    told: dict[str, Any] = {}
    for n in range(1, 6):
        one = person(c, cast, w)
        told |= {f"x{n}.fl": f"{one.first} {one.last}", f"x{n}.lf": f"{one.last}, {one.first}"}
        told |= {f"x{n}.LF": f"{one.last}, {one.first}".upper(), f"x{n}.claim": one.claim}
        told |= {f"x{n}.mrn": f"{c.randint(100000, 999999)}", f"x{n}.il": f"{one.first[0]}. {one.last}"}
        told |= {f"x{n}.L": one.last.upper(), f"x{n}.F": one.first.upper()}
    return told


def fill(body: str, w: Who, c: random.Random, cast: dict[str, Any], day: date) -> str:
    told = _of_patient(w, day) | _of_wider(w) | _of_helpers(c, cast) | _of_places(c, cast, w)
    told |= _of_listed(c, cast, w) if "{x1." in body else {}
    return re.sub(r"\{([A-Za-z0-9.]+)\}", lambda found: str(told[found[1]]), body)


def plain(name: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))


def short_day(day: date) -> str:
    return f"{day:%m/%d/%Y}"


def long_day(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def bank(name: str) -> list[tuple[set[str], str]]:
    """What each page tells of its patient, and the page."""
    parts = re.split(r"^=== ", (BANKS / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    heads = [part.partition("\n") for part in parts]
    return [(set(head.split()[1].split(",")), body.rstrip("\n")) for head, _, body in heads]


def packet(name: str, seed: int) -> list[tuple[str, bool]]:
    """Pages in order, and whether each is a stranger's; a quarter of them as columns that were read one by one."""
    c, cast, papers = random.Random(f"{name} {seed}"), CASTS[name], bank(name)
    known = person(c, cast)
    named = [one for one in papers if one[0] & {"name", "two"}]
    strange = [one for one in papers if not one[0] & {"none", "own"} and one[0] != {"num"}]
    own = [one for one in papers if one[0] != {"list"}]
    chosen = [(paper, known, False) for paper in c.sample(named, PLAIN)]
    chosen += [(paper, oneself(c, cast, known, paper[0]), False) for paper in c.sample(own, OWN)]
    chosen += [
        (paper, stranger(c, cast, known, paper[0]), True)
        for paper in c.sample(strange, OWN if cast.get("wider") else STRANGE)
    ]
    c.shuffle(chosen)
    pages = []
    for (_, body), who, is_other in chosen:
        text = fill(body, who, c, cast, date(2022, 6, 1) + timedelta(days=c.randint(0, 700)))
        gap = c.choice([r"(?!)", r" {3,}", r" {2,}", r" {2,}"])
        text = re.sub(gap, "\n" if gap == r" {3,}" else " ", text)
        pages += [(one.strip("\n"), is_other) for one in re.split(r"^--- next$", text, flags=re.MULTILINE)]
    return pages


def main() -> None:
    for name in sys.argv[1:] or BANKS_IN_ORDER:
        right = said = there = own = 0
        for seed in range(30):
            made = packet(name, seed)
            pages = [
                Page("a.pdf", n, n, text=text, text_from="layer", fingerprint=f"{n}", look=f"{n}")
                for n, (text, _) in enumerate(made, 1)
            ]
            for page, (_, is_other) in zip(read_packet([], pages).pages, made, strict=True):
                right += is_other and page.is_other_patient
                said += page.is_other_patient
                there += is_other
                own += not is_other
        print(f"{name}: recall {right}/{there}, precision {right}/{said}, pages of the patient {own}")


if __name__ == "__main__":
    main()
