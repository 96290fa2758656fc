"""The letter that tells every party what one side alone sent or said to the evaluator's office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import (
    Blocks,
    Bullets,
    Column,
    Heading,
    Pairs,
    Paper,
    Prose,
    Quote,
    Signature,
    Table,
)
from medlegal.reports.facts import Caption, Evaluator, Party
from medlegal.reports.phrasing import ROLES, case_pairs, day, party_row
from medlegal.reports.sentences import sentence

PARTY_COLUMNS = (Column("Party", 4), Column("Capacity", 3), Column("Address", 5))
NOTE = "From the evaluator's office; the evaluator has not seen what this letter is about"


@dataclass(frozen=True, slots=True)
class OneSidedContact:
    caption: Caption
    evaluator: Evaluator
    parties: tuple[Party, ...]  # every party of record
    sender: str
    received_on: date
    means: str  # "mail"
    files: tuple[
        tuple[str, bool], ...
    ]  # the sender's name for each, and whether a copy can stand behind the letter
    sent_on: date
    told: str = ""  # what was said, where nothing was written


def one_sided_contact(letter: OneSidedContact) -> Paper:
    """The letter to all parties of record."""
    evaluator = letter.evaluator
    return Paper(
        title="Contact with One Side Alone",
        subtitle=f"To all parties, from the office of the {ROLES[evaluator.role]}",
        dated_on=letter.sent_on,
        letterhead=(
            f"{evaluator.name}, {evaluator.credentials}",
            evaluator.specialty,
            evaluator.address.one_line(),
        ),
        caption=case_pairs(letter.caption),
        running_head=f"Letter to all parties, {day(letter.sent_on)}",
        blocks=(*_came(letter), *_follows(letter), _signed(letter), *_parties(letter)),
        foot_note=NOTE,
        has_numbered_headings=False,
    )


def _came(letter: OneSidedContact) -> Blocks:
    pairs = (
        ("From", letter.sender),
        ("Reached this office on", day(letter.received_on)),
        ("Came by", letter.means),
    )
    said = (
        (Quote(letter.told, f"As noted by this office on {day(letter.received_on)}"),) if letter.told else ()
    )
    return (
        Prose(sentence("letters", "one_sided_contact", "opening")),
        Heading("What came", "came"),
        Pairs(pairs),
        *said,
        *_copies(letter),
    )


def _copies(letter: OneSidedContact) -> Blocks:
    enclosed = tuple(name for name, is_behind in letter.files if is_behind)
    on_request = tuple(name for name, is_behind in letter.files if not is_behind)
    blocks: Blocks = ()
    if enclosed:
        blocks = (Prose(sentence("letters", "one_sided_contact", "enclosed")), Bullets(enclosed))
    if on_request:
        blocks = (*blocks, Prose(sentence("letters", "one_sided_contact", "on_request")), Bullets(on_request))
    return blocks


def _follows(letter: OneSidedContact) -> Blocks:
    names = ("kept_from", "rule", "answer")
    return (
        Heading("What follows", "follows"),
        *(Prose(sentence("letters", "one_sided_contact", name)) for name in names),
    )


def _signed(letter: OneSidedContact) -> Signature:
    evaluator = letter.evaluator
    return Signature(
        f"For the office of {evaluator.name}, {evaluator.credentials}", (f"Sent on {day(letter.sent_on)}",)
    )


def _parties(letter: OneSidedContact) -> Blocks:
    return (Heading("Sent to", "sent-to"), Table(PARTY_COLUMNS, tuple(map(party_row, letter.parties))))
