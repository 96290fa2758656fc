"""How dates, places, counts and money are written out in a paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from medlegal.reports.facts import Caption, Injury, Party, RecordDocument, Role

ROLES = {
    Role.PANEL_QME: "panel Qualified Medical Evaluator",
    Role.AME: "Agreed Medical Evaluator",
    Role.AGREED_PANEL_QME: "agreed panel Qualified Medical Evaluator",
    Role.IME: "independent medical examiner",
    Role.CIVIL_IME: "independent medical examiner",
    Role.CONSULTANT: "consulting physician",
}


def day(on: date | None) -> str:
    return f"{on:%B} {on.day}, {on.year}" if on else ""


def short_day(on: date | None) -> str:
    return f"{on:%m/%d/%Y}" if on else "undated"


def dollars(amount: Decimal) -> str:
    return f"${amount.quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 page`, `2 pages`, `1,200 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def series(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def injury(hurt: Injury) -> str:
    if hurt.ended_on:
        return f"cumulative, {day(hurt.began_on)} to {day(hurt.ended_on)}"
    return day(hurt.began_on)


def party_lines(party: Party) -> str:
    lines = (party.name, party.firm, party.address.one_line() if party.address else "")
    return ", ".join(line for line in lines if line)


def stamp_range(document: RecordDocument) -> str:
    if document.first_stamp == document.last_stamp:
        return f"{document.first_stamp}"
    return f"{document.first_stamp}–{document.last_stamp}"


def party_row(party: Party) -> tuple[str, str, str]:
    """Name with firm, capacity, address."""
    named = ", ".join(filter(None, (party.name, party.firm)))
    return named, party.capacity, party.address.one_line() if party.address else "address missing"


def case_pairs(caption: Caption) -> tuple[tuple[str, str], ...]:
    """The caption of a letter: what names the worker and the claim, where it is known."""
    pairs = (
        ("Injured worker", caption.worker.name),
        ("Employer", "; ".join(caption.employers)),
        ("Claims administrator", caption.claims_administrator),
        ("Claim number", ", ".join(caption.claim_numbers)),
        ("ADJ number", ", ".join(caption.adj_numbers)),
        ("Panel number", caption.panel_number),
        ("Date of injury", "; ".join(map(injury, caption.injuries))),
    )
    return tuple((label, value) for label, value in pairs if value)
