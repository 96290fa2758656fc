"""A declaration that a paper was served: on whom, on which day, how, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import (
    Block,
    Blocks,
    Column,
    Fixed,
    Heading,
    Pairs,
    Paper,
    Placeholder,
    Signature,
    Table,
)
from medlegal.reports.dictated import TO_FILL_IN, dictated
from medlegal.reports.facts import Caption, Party
from medlegal.reports.phrasing import case_pairs, day, party_lines, party_row
from medlegal.reports.sentences import sentence

SERVED_COLUMNS = (Column("Served", 4), Column("Capacity", 3), Column("Address", 5))
FORMS = {True: "QME Form 122", False: "QME Form 111"}  # by whether the worker is represented


@dataclass(frozen=True, slots=True)
class Service:
    caption: Caption
    documents: tuple[str, ...]  # what was served: "report of May 28, 2026"
    parties: tuple[Party, ...]
    served_on: date
    manner: str  # "first-class mail, postage paid"
    server: str
    server_address: str
    county: str
    signed_on: date | None = None
    is_report: bool = True
    means: tuple[str, ...] = ()  # of each party, in their order; empty: the manner tells it


def proof_of_service(service: Service) -> Paper:
    """The page to sign; unsigned, its date is an empty line."""
    return Paper(
        title="Declaration of Service",
        subtitle="Medical-legal report" if service.is_report else "Paper of the evaluator's office",
        dated_on=service.served_on,
        letterhead=(),
        caption=case_pairs(service.caption),
        running_head=f"Declaration of service of {day(service.served_on)}",
        blocks=(*_served(service), _declaration(service), _signature(service)),
        foot_note=_form(service),
        has_numbered_headings=False,
    )


def _form(service: Service) -> str:
    if not service.is_report:
        return "Our own layout, not a form of the State"
    form = FORMS[service.caption.worker.is_represented]
    return f"Content of the declaration of service in {form}; our own layout, not the State's form"


def _served(service: Service) -> Blocks:
    rows: tuple[tuple[str, ...], ...] = tuple(map(party_row, service.parties))
    columns: tuple[Column, ...] = SERVED_COLUMNS
    if service.means:
        columns = (*columns, Column("How", 4))
        rows = tuple((*row, how) for row, how in zip(rows, service.means, strict=True))
    how = (
        ("Documents", "\n".join(service.documents)),
        ("Served on", day(service.served_on)),
        ("Manner", service.manner),
        ("Served by", f"{service.server}, {service.server_address}"),
    )
    return (Pairs(how), Heading("Persons served", "served"), Table(columns, rows))


def _declaration(service: Service) -> Block:
    wording = dictated("service", _blanks(service), on=service.signed_on or service.served_on)
    if wording is None:
        missing = "the declaration of service; day, manner, server, documents, persons served and county"
        return Placeholder(sentence("every_kind", "placeholder", "declaration", declaration=missing))
    return Fixed(wording.name, wording.text, wording.citation)


def _blanks(service: Service) -> dict[str, str]:
    return {
        "served_on": day(service.served_on),
        "documents": "; ".join(service.documents),
        "manner": service.manner,
        "persons_served": "\n".join(map(party_lines, service.parties)),
        "signed_on": day(service.signed_on) or TO_FILL_IN,
        "county": service.county.removesuffix(" County") or ("" if service.is_report else TO_FILL_IN),
        "server_name": service.server,
    }


def _signature(service: Service) -> Signature:
    signed = f"Signed on {day(service.signed_on)}" if service.signed_on else f"Date: {TO_FILL_IN}"
    return Signature(service.server, (signed,))
