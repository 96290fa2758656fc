"""The notice to all parties of the records that came, and what of them counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Align, Column, Heading, Paper, Table
from medlegal.reports.letters.stationery import Matter, letter, said
from medlegal.reports.phrasing import short_day

COLUMNS = (
    Column("Sent by", 4),
    Column("Received", 2),
    Column("Came by", 2),
    Column("Declared", 2, Align.RIGHT),
    Column("Counted", 2, Align.RIGHT),
    Column("Where it stands", 4),
)


@dataclass(frozen=True, slots=True)
class Received:
    sender: str  # empty: what came does not say
    received_on: date
    means: str
    declared_pages: int | None
    received_pages: int
    stands: str  # "counted", "held: no declaration"


def records_notice(matter: Matter, sets: tuple[Received, ...]) -> Paper:
    rows = tuple(
        (
            one.sender or "not stated in what came",
            short_day(one.received_on),
            one.means,
            "none" if one.declared_pages is None else f"{one.declared_pages:,}",
            f"{one.received_pages:,}",
            one.stands,
        )
        for one in sorted(sets, key=lambda one: one.received_on)
    )
    total = f"{sum(one.received_pages for one in sets):,}"
    is_held = any(one.declared_pages is None for one in sets)
    return letter(
        matter,
        title="Records Received",
        subtitle="Notice to all parties",
        blocks=(
            *said("records_notice", "opening"),
            Heading("What came", "records"),
            Table(COLUMNS, rows, total=("Together", "", "", "", total, "")),
            *said("records_notice", *(["held"] if is_held else []), "missing", "closing"),
        ),
    )
