"""The letter that asks the parties to waive the time in which an appointment has to be offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Blocks, Bullets, Heading, Pairs, Paper, Prose
from medlegal.reports.dictated import TO_FILL_IN
from medlegal.reports.letters.stationery import Matter, Visit, clock, day_of_week, letter, said
from medlegal.reports.phrasing import day


@dataclass(frozen=True, slots=True)
class WaiverAsked:
    matter: Matter
    requested_on: date
    window_ends_on: date
    longer_ends_on: date  # with the waiver of the party entitled to schedule
    offered: tuple[Visit, ...] = ()  # the dates this office could offer
    waived_by: tuple[str, ...] = ()  # who has already waived in writing


def waiver_request(asked: WaiverAsked) -> Paper:
    return letter(
        asked.matter,
        title="Request to Waive the Time for an Appointment",
        subtitle="To all parties",
        blocks=(
            *said("waiver", "opening"),
            Heading("The time", "time"),
            Pairs(_days(asked)),
            *_offered(asked),
            *said("waiver", "effect", window_ends_on=day(asked.window_ends_on)),
        ),
        to_return=_answer(),
    )


def _days(asked: WaiverAsked) -> tuple[tuple[str, str], ...]:
    rows = (
        ("First asked for", day(asked.requested_on)),
        ("Last day of the window", day(asked.window_ends_on)),
        ("Last day with a waiver", day(asked.longer_ends_on)),
        ("Already waived by", "; ".join(asked.waived_by)),
    )
    return tuple((label, value) for label, value in rows if value)


def _offered(asked: WaiverAsked) -> Blocks:
    if not asked.offered:
        return said("waiver", "none_offered")
    dates = tuple(
        f"{day_of_week(visit.on)}, {clock(visit.begins_at)}, {visit.place.one_line()}"
        for visit in asked.offered
    )
    return (Prose("Dates this office offers or has offered:"), Bullets(dates))


def _answer() -> Blocks:
    lines = (
        "[   ]  I waive the time for an appointment up to the last day with a waiver above.",
        "[   ]  I do not waive it.",
    )
    name = ("Name and capacity", TO_FILL_IN), ("Signature", TO_FILL_IN), ("Date", TO_FILL_IN)
    return (
        Heading("Answer of a party", "answer"),
        *said("waiver", "answer"),
        Prose("\n".join(lines)),
        Pairs(name),
    )
