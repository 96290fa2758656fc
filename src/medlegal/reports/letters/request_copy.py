"""A party's request to the evaluator, sent to every party of record as the party wrote it."""

from __future__ import annotations

from datetime import date

from medlegal.reports.blocks import Heading, Paper, Quote
from medlegal.reports.letters.stationery import Matter, letter, said
from medlegal.reports.phrasing import day


def request_copy(matter: Matter, *, asked_by: str, asked_on: date, asks_for: str, words: str) -> Paper:
    """Who asks for what, and the party's own words; the office neither accepts nor declines by this letter."""
    quoted = (Heading("In the party's words", "words"), Quote(words, asked_by)) if words.strip() else ()
    told = {"asked_by": asked_by, "asked_on": day(asked_on), "asks_for": asks_for}
    return letter(
        matter,
        title="A Party Asks for More",
        subtitle="Copy for every party of record",
        blocks=(*said("request", "opening", **told), *quoted, *said("request", "closing")),
    )
