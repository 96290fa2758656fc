"""Invented documents of every kind, each set as one of many offices would set it."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sheets import Sheet

CONTENT = tomllib.loads(Path(__file__).with_name("content.toml").read_text(encoding="utf-8"))
FULL_PAGE = 700


@dataclass
class Family:
    """How one office sets its papers."""

    face: str
    layout: str
    date_format: str
    page_style: str
    runs_header: bool
    patient_label: str
    last_first: bool
    signature: str
    letterhead: bool
    size: float


@dataclass
class Made:
    """One document as made: its sheets and the truth."""

    kind: str
    title: str
    dated_on: date | None
    author: str | None
    facility: str | None
    patient: str
    sheets: list[Sheet]
    other_patient: bool = False
    repeats: int | None = None  # the made document it repeats
    how: str = "new"  # new, exact, near
    visit_of: int | None = None  # same form, other visit
    pages: list[list[Any]] = field(default_factory=list)


class Maker:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        c = self.chance
        self.patient = self._person()
        self.born = date(c.randint(1955, 1995), c.randint(1, 12), c.randint(1, 28))
        self.injured = date(c.randint(2017, 2022), c.randint(1, 12), c.randint(1, 28))
        self.claim = f"{c.choice(['WC', 'CL', '06', 'A'])}{c.randint(100000, 9999999)}"
        self.employer, self.carrier = c.choice(CONTENT["employers"]), c.choice(CONTENT["carriers"])
        self.part = c.choice(CONTENT["parts"])

    def document(
        self, kind: str, *, other: bool = False, like: tuple[random.Random, Family] | None = None
    ) -> Made:
        c, told = self.chance, CONTENT["kinds"][kind]
        patient = self._person() if other else self.patient
        born = date(c.randint(1955, 1995), c.randint(1, 12), c.randint(1, 28)) if other else self.born
        claim = f"ZZ{c.randint(100000, 9999999)}" if other else self.claim
        family = self.family(kind)
        doctor = self._person()
        credentials = self._credentials(kind)
        author = f"{doctor}, {credentials}" if told["authors"] else None
        title = c.choice(told["titles"]).replace(
            "{patient}", patient.upper() if c.random() < 0.5 else patient
        )
        made = Made(
            kind,
            title,
            self.injured + timedelta(days=c.randint(3, 1500)),
            author,
            self._facility(kind),
            patient,
            [],
        )
        made.other_patient = other
        body = self._body(told, made, c.choice(told["pages"]))
        self._set(made, family, told, born, claim, body)
        said = "\n".join(sheet.text for sheet in made.sheets)
        if made.facility not in said:
            made.facility = None
        if not any(made.dated_on.strftime(style) in said for style in (family.date_format, "%B %d, %Y")):
            made.dated_on = None
        if made.author and made.author not in said:
            made.author = None
        return made

    def family(self, kind: str) -> Family:
        c = self.chance
        return Family(
            c.choice(["sans", "serif", "serif", "typed"]),
            c.choice(["centre", "left", "columns"]),
            c.choice(["%m/%d/%Y", "%B %d, %Y", "%m/%d/%y", "%m-%d-%Y"]),
            c.choice(["Page {n} of {m}", "Page {n}", "- {n} -", "{n}", "{n} of {m}", ""]),
            c.random() < 0.5,
            c.choice(["Patient:", "Patient Name:", "RE:", "Employee:", "Applicant:", "Name:", "Claimant:"]),
            c.random() < 0.35,
            c.choice(
                ["Electronically signed by {a} on {d}", "Sincerely,", "Signature: ____________  {a}", "{a}"]
            ),
            c.random() < 0.8 or kind in ("cover_letter", "correspondence"),
            c.choice([10, 10.5, 11]),
        )

    def _person(self) -> str:
        return f"{self.chance.choice(CONTENT['first'])} {self.chance.choice(CONTENT['last'])}"

    def _credentials(self, kind: str) -> str:
        special = {
            "therapy": ["PT", "DPT", "D.C.", "L.Ac."],
            "psychological": ["Ph.D.", "Psy.D.", "M.D."],
            "deposition": ["CSR"],
        }
        return self.chance.choice(special.get(kind, ["M.D.", "M.D.", "D.O.", "MD"]))

    def _facility(self, kind: str) -> str:
        c = self.chance
        place = c.choice(
            [
                "Larkspur",
                "Coastline",
                "Sierra Vista",
                "Mission Bell",
                "Golden Poppy",
                "Three Rivers",
                "Manzanita",
                "Half Moon",
            ]
        )
        ends = {
            "imaging": ["Imaging Center", "Radiology Medical Group", "Diagnostic Imaging"],
            "laboratory": ["Clinical Laboratories", "Reference Laboratory"],
            "therapy": ["Physical Therapy", "Rehabilitation Center", "Chiropractic & Wellness"],
            "hospital": ["Regional Hospital", "Community Medical Center"],
            "operative": ["Surgery Center", "Regional Hospital"],
            "medication": ["Pharmacy"],
            "psychological": ["Psychology Associates", "Behavioral Health Center"],
            "deposition": ["Court Reporters, Inc."],
            "cover_letter": ["Law Offices", "& Marlowe LLP, Attorneys at Law"],
            "pleading": ["Law Group"],
            "copy_service": ["Copy Service", "Legal Copy, Inc."],
        }
        insurer = {
            "benefit_notice",
            "ur_decision",
            "employer_report",
            "dwc1",
            "page_declaration",
            "job_description",
        }
        if kind in insurer:
            return self.carrier
        usual = ["Medical Group", "Orthopaedic Associates", "Occupational Medical Clinic", "Spine Institute"]
        return f"{place} {c.choice(ends.get(kind, usual))}"

    def _sentence(self, pool: list[str], made: Made) -> str:
        c = self.chance
        text = c.choice(pool)
        for mark in ("{n}", "{m}"):
            while mark in text:
                text = text.replace(mark, str(c.randint(3, 9) if mark == "{n}" else c.randint(1, 5)), 1)
        words = {
            "{part}": self.part,
            "{carrier}": self.carrier,
            "{employer}": self.employer,
            "{patient}": made.patient,
            "{doctor_last}": "Winterbourne",
        }
        for mark, word in words.items():
            text = text.replace(mark, word)
        return text

    def _body(self, told: dict[str, Any], made: Made, pages: int) -> list[tuple[str, str]]:
        """(heading, paragraph) until the pages are about full."""
        c, body = self.chance, []
        own = list(told["own"])
        pool = CONTENT["sentences"] + (CONTENT["spanish"] * 4 if c.random() < 0.06 else [])
        sparse = made.kind in (
            "laboratory",
            "medication",
            "deposition",
            "billing",
            "pleading",
            "page_declaration",
            "dwc1",
        )
        lines, wanted = 0, pages * 44 - c.randint(8, 22)
        headings = list(told["headings"]) or [""]
        at = 0
        while lines < wanted or at < len(headings):
            heading = headings[at % len(headings)] if at < len(headings) or c.random() < 0.3 else ""
            sentences = [self._sentence(own, made)] if own and (sparse or c.random() < 0.7) else []
            if sparse:
                sentences += [self._sentence(own, made) for _ in range(4)]
                body += [(heading if not i else "", one) for i, one in enumerate(sentences)]
            else:
                sentences += [self._sentence(pool, made) for _ in range(c.randint(2, 5))]
                body.append((heading, " ".join(sentences)))
            lines += len(" ".join(sentences)) // 85 + 2
            at += 1
        return body

    def _set(
        self,
        made: Made,
        family: Family,
        told: dict[str, Any],
        born: date,
        claim: str,
        body: list[tuple[str, str]],
    ) -> None:
        dated = made.dated_on.strftime(family.date_format)
        sheet, y = self._first(made, family, told, born, claim, dated)
        sheets = [sheet]
        for heading, paragraph in body:
            lines = ([(heading + (":" if self.chance.random() < 0.7 else ""), True)] if heading else []) + [
                (line, False) for line in wrapped(paragraph, family)
            ]
            for text, bold in lines:
                if y > FULL_PAGE:
                    sheet, y = self._later(made, family, dated)
                    sheets.append(sheet)
                sheet.put(60, y, text, family.size, bold)
                y += family.size * 1.32
            y += 4
        if y > FULL_PAGE - 40:
            sheet, y = self._later(made, family, dated)
            sheets.append(sheet)
        self._sign(made, family, sheet, y + 14, dated)
        for n, one in enumerate(sheets, start=1):
            number = family.page_style.format(n=n, m=len(sheets))
            if number and not (n == 1 and "of" not in number and self.chance.random() < 0.5):
                one.centred(765, number, 9, False)
        made.sheets = sheets

    def _first(
        self, made: Made, family: Family, told: dict[str, Any], born: date, claim: str, dated: str
    ) -> tuple[Sheet, float]:
        c, sheet, y = self.chance, Sheet(family.face), 50.0
        if family.letterhead:
            street, city = c.choice(CONTENT["streets"]), c.choice(CONTENT["cities"])
            phone = f"({c.randint(209, 951)}) 555-01{c.randint(10, 99)}"
            for line, size, bold in (
                (made.facility, 15, True),
                (f"{street}, {city}", 9, False),
                (f"Telephone {phone}   Fax {phone[:-2]}00", 9, False),
            ):
                if family.layout == "centre":
                    sheet.centred(y, line, size, bold)
                else:
                    sheet.put(60 if family.layout == "left" else 300, y, line, size, bold)
                y += size * 1.3
            sheet.rules.append((60, y, 552))
            y += 20
        letter = made.kind in ("cover_letter", "correspondence", "benefit_notice") and told["dates"] == [""]
        if letter or (c.random() < 0.15 and told["dates"] == ["Date"]):
            sheet.put(60, y, made.dated_on.strftime("%B %d, %Y"), family.size)
            y += 30
        if made.title:
            sheet.centred(y, made.title, 12.5 if len(made.title) < 60 else 10.5)
            y += 24
        name = made.patient
        if family.last_first:
            first, _, last = made.patient.partition(" ")
            name = f"{last}, {first}"
        rows = [
            (family.patient_label, name),
            ("Date of Birth:" if c.random() < 0.5 else "DOB:", born.strftime(family.date_format)),
        ]
        rows += [
            (c.choice(["Claim Number:", "Claim No.", "Claim #:"]), claim),
            (c.choice(["Date of Injury:", "DOI:"]), self.injured.strftime(family.date_format)),
        ]
        if not letter and told["dates"] != [""]:
            rows.insert(c.randint(1, len(rows)), (c.choice(told["dates"]) + ":", dated))
        if told["authors"] and c.random() < 0.5:
            rows.append((c.choice(told["authors"]) + ":", made.author))
        if c.random() < 0.3:
            rows.append(("Employer:", self.employer))
        two = family.layout == "columns"
        for at, (label, value) in enumerate(rows):
            x = 60 if not two or at % 2 == 0 else 320
            sheet.put(x, y, f"{label} {value}", family.size)
            y += 0 if two and at % 2 == 0 and at < len(rows) - 1 else family.size * 1.4
        return sheet, y + 12

    def _later(self, made: Made, family: Family, dated: str) -> tuple[Sheet, float]:
        sheet, y = Sheet(family.face), 50.0
        if family.runs_header:
            sheet.put(60, y, f"{family.patient_label} {made.patient}", 9)
            sheet.put(400, y, dated, 9)
            y += 26
        return sheet, y

    def _sign(self, made: Made, family: Family, sheet: Sheet, y: float, dated: str) -> None:
        if not made.author:
            return
        signed = family.signature.format(a=made.author, d=dated)
        sheet.put(60, y, signed, family.size)
        if signed == "Sincerely,":
            sheet.put(60, y + 34, made.author, family.size)


def wrapped(text: str, family: Family) -> list[str]:
    most = int(492 / (family.size * {"sans": 0.5, "serif": 0.44, "typed": 0.6}[family.face]))
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) + 1 > most and line:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
