"""What all letters of one evaluation have in common: whose case, from which evaluator, to whom, and their layout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from medlegal.law.step import Step
from medlegal.reports.blocks import (
    Block,
    Blocks,
    Column,
    Heading,
    PageBreak,
    Pairs,
    Paper,
    Prose,
    Signature,
    Table,
)
from medlegal.reports.facts import Address, Caption, Evaluator, Party
from medlegal.reports.phrasing import case_pairs, day, party_row
from medlegal.reports.sentences import sentence_from

PARTY_COLUMNS = (Column("Party", 4), Column("Capacity", 3), Column("Address", 5))
RULE_COLUMNS = (Column("What the rule asks", 6), Column("Rule", 3), Column("How sure", 3))
SURE = {"verified": "official text read", "secondary": "told by others", "memory": "from memory, not checked"}
DRAFT_MARK = "Office draft, not served"
MEDICAL_UNIT = Party("Medical Director, DWC Medical Unit", "State agency", None)


@dataclass(frozen=True, slots=True)
class Matter:
    """Whose case it is, which evaluator writes, to whom and on which day."""

    caption: Caption
    evaluator: Evaluator
    parties: tuple[Party, ...]  # every party of record: nobody is written to alone
    sent_on: date


@dataclass(frozen=True, slots=True)
class Visit:
    """One appointment, by the clock of its place."""

    on: date
    begins_at: time
    place: Address
    minutes: int | None = None
    is_remote: bool = False
    interpreter_language: str = ""  # empty: none was asked for


def letter(
    matter: Matter,
    *,
    title: str,
    blocks: Blocks,
    subtitle: str = "",
    form: str = "",
    also_to: tuple[Party, ...] = (),
    signed_by: Signature | None = None,
    to_return: Blocks = (),
) -> Paper:
    """The paper of one letter: head, caption, what it says, who signs and to whom it goes.

    `to_return` stands on a last page of its own, under the case's names, for a party to send back.
    """
    evaluator = matter.evaluator
    return Paper(
        title=title,
        subtitle=subtitle,
        dated_on=matter.sent_on,
        letterhead=letterhead(evaluator),
        caption=(*case_pairs(matter.caption), ("Date of this letter", day(matter.sent_on))),
        running_head=f"{title}, {day(matter.sent_on)}",
        blocks=(
            *blocks,
            signed_by or signed_for(matter),
            *sent_to((*matter.parties, *also_to)),
            *(_page_to_return(matter, to_return) if to_return else ()),
        ),
        foot_note=form_mark(form),
        has_numbered_headings=False,
    )


def _page_to_return(matter: Matter, blocks: Blocks) -> Blocks:
    return (PageBreak(), Pairs(case_pairs(matter.caption)), *blocks)


def letterhead(evaluator: Evaluator) -> tuple[str, ...]:
    phone = f"Telephone {evaluator.phone}" if evaluator.phone else ""
    lines = (
        f"{evaluator.name}, {evaluator.credentials}",
        evaluator.specialty,
        evaluator.address.one_line(),
        phone,
    )
    return tuple(line for line in lines if line)


def form_mark(form: str) -> str:
    return f"Content of {form}; our own layout, not the State's form" if form else ""


def said(section: str, /, *names: str, kind: str = "letters", **blanks: str) -> Blocks:
    """Each named sentence of the letter as a paragraph; `blanks` may hold more than one sentence needs."""
    return tuple(Prose(one(section, name, kind=kind, **blanks)) for name in names)


def one(section: str, name: str, /, *, kind: str = "letters", **blanks: str) -> str:
    """One sentence with those of the blanks that it has. A blank it has and nobody filled is refused."""
    return sentence_from(kind, section, name, blanks)


def signed_for(matter: Matter) -> Signature:
    """A person of the office signs for the evaluator."""
    evaluator = matter.evaluator
    return Signature(f"For {evaluator.name}, {evaluator.credentials}", (f"Date: {day(matter.sent_on)}",))


def signed_by_evaluator(matter: Matter) -> Signature:
    """The evaluator signs, and dates it by hand."""
    evaluator = matter.evaluator
    licence = f"License {evaluator.licence_number}" if evaluator.licence_number else ""
    return Signature(
        f"{evaluator.name}, {evaluator.credentials}", (licence, "Date signed: ____________________")
    )


def sent_to(parties: tuple[Party, ...]) -> tuple[Block, ...]:
    return (Heading("Sent to", "sent-to"), Table(PARTY_COLUMNS, tuple(map(addressee_row, parties))))


def addressee_row(party: Party) -> tuple[str, str, str]:
    name, capacity, address = party_row(party)
    return name, capacity, "as printed on the State's form" if party is MEDICAL_UNIT else address


def clock(at: time) -> str:
    return f"{at.hour % 12 or 12}:{at:%M} {'a.m.' if at.hour < 12 else 'p.m.'}"


def day_of_week(on: date) -> str:
    return f"{on:%A}, {day(on)}"


def where(visit: Visit) -> str:
    place = visit.place.one_line()
    return f"By video; the evaluator is at {place}" if visit.is_remote else place


def office_draft(paper: Paper, steps: tuple[Step, ...], notes: tuple[str, ...] = ()) -> Paper:
    """The letter marked as a draft, with a last page for the office alone: its rules and how sure each is."""
    rows = tuple((step.says, step.citation, SURE[step.confidence]) for step in steps)
    page: list[Block] = [PageBreak(), Heading("For the office only, not part of the letter", "office-only")]
    page += [Prose(note) for note in notes]
    if rows:
        page.append(Table(RULE_COLUMNS, rows))
    return replace(paper, draft_mark=DRAFT_MARK, blocks=(*paper.blocks, *page))
