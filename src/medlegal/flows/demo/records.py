"""Invented medical records as PDF files, for the demo and for tests."""

import json
import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import typst

HERE = files(__package__)


def invented_records(
    *, patient: str, born_on: date, injured_on: date, claim_number: str, employer: str, visits: int = 0
) -> bytes:
    """Five documents of seven pages about an invented worker, and a page for each further therapy visit."""
    packet = tomllib.loads((HERE / "records.toml").read_text("utf-8"))
    therapy = packet["document"][3]
    told = {
        "patient": patient,
        "born_on": f"{born_on:%m/%d/%Y}",
        "injured_on": f"{injured_on:%m/%d/%Y}",
        "claim_number": claim_number,
        "employer": employer,
        "documents": [
            one | {"dated_on": f"{injured_on + timedelta(days=one['days_after_injury']):%m/%d/%Y}"}
            for one in [*packet["document"], *(visit(therapy, number) for number in range(1, visits + 1))]
        ],
    }
    source = (HERE / "records.typ").read_bytes()
    return bytes(typst.compile(source, sys_inputs={"packet": json.dumps(told)}))


def visit(note: dict[str, Any], number: int) -> dict[str, Any]:
    """A daily note of therapy; every visit reads differently."""
    said = {
        "Subjective": f"Visit {number}. Pain today is {9 - number % 7} of 10. Slept {4 + number % 4} hours.",
        "Objective": f"Right shoulder flexion {120 + number % 40} degrees, abduction {110 + number % 35} degrees.",
        "Plan": f"Continue. Exercise {12 + number % 9} minutes, manual therapy {6 + number % 5} minutes.",
    }
    page = [{"heading": heading, "text": text} for heading, text in said.items()]
    return note | {
        "title": "Physical Therapy Daily Note",
        "days_after_injury": 62 + 2 * number,
        "pages": [page],
    }
