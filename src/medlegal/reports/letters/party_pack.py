"""What the attorneys and the claims administrator are told before the appointment: what to send, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from medlegal.reports.blocks import Blocks, Bullets, Heading, Pairs, Paper
from medlegal.reports.letters.stationery import Matter, Visit, letter, one, said
from medlegal.reports.letters.visit_pairs import visit_pairs
from medlegal.reports.phrasing import day

SECTION = "party_pack"


class Reader(StrEnum):
    ATTORNEYS = "attorneys"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class PartyPack:
    matter: Matter
    visit: Visit
    reader: Reader
    serve_by_on: date | None = (
        None  # the last day to serve the other side with what is to go to the evaluator
    )
    change_by_on: date | None = None  # the last day to change without good cause
    is_agreed: bool = False  # of an AME the parties agree among themselves what goes to the evaluator


def party_pack(pack: PartyPack) -> Paper:
    return letter(
        pack.matter,
        title=one(SECTION, f"title_{pack.reader}"),
        subtitle="Every party receives a copy of this letter",
        blocks=(
            *said(SECTION, "opening"),
            Heading("The appointment", "appointment"),
            Pairs(visit_pairs(pack.visit, pack.matter.evaluator)),
            *_records(pack),
            *_own(pack),
            *_change(pack),
            *said(SECTION, "not_alone"),
        ),
    )


def _records(pack: PartyPack) -> Blocks:
    names = ["agreed" if pack.is_agreed else "serve_first"]
    if pack.serve_by_on and not pack.is_agreed:
        names.append("serve_by")
    names += ["declaration", "log", "letter_of_issues"]
    words = (one(SECTION, name, serve_by_on=day(pack.serve_by_on)) for name in names)
    return (Heading("Records and letters for the evaluator", "records"), Bullets(tuple(words)))


def _own(pack: PartyPack) -> Blocks:
    """What falls to this reader alone."""
    language, worker = pack.visit.interpreter_language, pack.matter.caption.worker
    if pack.reader is Reader.ATTORNEYS:
        names = ["tell_client", "interpreter_other" if language else "interpreter_none"]
    else:
        names = ["arrange_interpreter" if language else "interpreter_none", "payer_bill"]
        names += [] if worker.is_represented else ["give_form"]
    words = (one(SECTION, name, language=language) for name in names)
    return (Heading(one(SECTION, f"own_{pack.reader}"), "own"), Bullets(tuple(words)))


def _change(pack: PartyPack) -> Blocks:
    names = ["change_by"] if pack.change_by_on else []
    blanks = {"change_by_on": day(pack.change_by_on), "phone": pack.matter.evaluator.phone}
    words = (one(SECTION, name, **blanks) for name in [*names, "change_how"])
    return (Heading("To change or cancel", "change"), Bullets(tuple(words)))
