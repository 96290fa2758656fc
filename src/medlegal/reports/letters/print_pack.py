"""The sheets around a served paper when it goes by mail or by hand: what to print, and where each envelope goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Align, Blocks, Column, Heading, Pairs, Paper, Prose, Table
from medlegal.reports.phrasing import count, day
from medlegal.reports.sentences import sentence

COLUMNS = (Column("To", 4), Column("Address", 6), Column("How", 2), Column("Sheets", 1, Align.RIGHT))


@dataclass(frozen=True, slots=True)
class Envelope:
    name: str
    address: str
    how: str  # "mail"


@dataclass(frozen=True, slots=True)
class PrintPack:
    number: str  # the office's, of the evaluation
    title: str  # of the paper served
    served_on: date
    server: str
    pages: int  # of the paper and its declaration of service
    envelopes: tuple[Envelope, ...]


def cover(pack: PrintPack) -> Paper:
    """The first sheet, for whoever prints: how many copies go where."""
    rows = tuple((one.name, one.address, one.how, str(pack.pages + 1)) for one in pack.envelopes)
    blocks: Blocks = (
        Prose(
            sentence("letters", "print_pack", "opening", copies=count(len(pack.envelopes), "copy", "copies"))
        ),
        Pairs(
            (
                ("Paper", pack.title),
                ("Day of service", day(pack.served_on)),
                ("Served by", pack.server),
                ("Pages of each copy", f"{pack.pages:,}"),
            )
        ),
        Heading("Envelopes", "envelopes"),
        Table(COLUMNS, rows),
        Prose(sentence("letters", "print_pack", "afterwards")),
    )
    return _sheet(pack, f"Print Pack {pack.number}", blocks)


def address_sheet(pack: PrintPack, envelope: Envelope) -> Paper:
    """The sheet on top of one copy, its address where a window envelope shows it."""
    lines = tuple(part.strip() for part in envelope.address.split(",", 1))
    return _sheet(pack, envelope.name, (Prose("\n".join(line for line in lines if line)),))


def _sheet(pack: PrintPack, title: str, blocks: Blocks) -> Paper:
    return Paper(
        title=title,
        letterhead=(),
        caption=(),
        running_head=f"{pack.number}, {day(pack.served_on)}",
        blocks=blocks,
        has_numbered_headings=False,
    )
