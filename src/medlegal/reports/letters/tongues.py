"""The languages in which the worker is written to: where their words lie, how each writes days, hours and the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from medlegal.reports.blocks import Blocks, Paper, Prose, Signature
from medlegal.reports.dictated import TO_FILL_IN
from medlegal.reports.facts import Injury
from medlegal.reports.letters.spanish import dia, dia_de_semana, hora
from medlegal.reports.letters.stationery import Matter, clock, day_of_week, one
from medlegal.reports.phrasing import day

SECTION = "worker_pack"  # where the words of every caption lie


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: where its words lie, and how it writes a day and an hour."""

    kind: str
    day: Callable[[date], str]
    weekday: Callable[[date], str]
    clock: Callable[[time], str]


TONGUES: Mapping[str, Tongue] = {
    "en": Tongue("letters", day, day_of_week, clock),
    "es": Tongue("spanish_letters", dia, dia_de_semana, hora),
}


def word_in(language: str, section: str, name: str, /, **blanks: str) -> str:
    """One sentence of the section in that language."""
    return one(section, name, kind=TONGUES[language].kind, **blanks)


def told_in(language: str, section: str, /, *names: str, **blanks: str) -> Blocks:
    """Each named sentence in that language as a paragraph."""
    return tuple(Prose(word_in(language, section, name, **blanks)) for name in names)


def case_in(matter: Matter, language: str) -> tuple[tuple[str, str], ...]:
    """Whose case it is, as a paper for the worker says it."""
    caption, tongue = matter.caption, TONGUES[language]
    rows = (
        (word_in(language, SECTION, "label_name"), caption.worker.name),
        (word_in(language, SECTION, "label_claim"), ", ".join(caption.claim_numbers)),
        (
            word_in(language, SECTION, "label_injury"),
            "; ".join(_injury(language, hurt) for hurt in caption.injuries),
        ),
        (word_in(language, SECTION, "label_letter_date"), tongue.day(matter.sent_on)),
    )
    return tuple((label, value) for label, value in rows if value)


def _injury(language: str, hurt: Injury) -> str:
    write = TONGUES[language].day
    if hurt.ended_on is None:
        return write(hurt.began_on)
    return word_in(language, SECTION, "injury_period", began=write(hurt.began_on), ended=write(hurt.ended_on))


def paper_in(
    matter: Matter, language: str, section: str, blocks: Blocks, *, form: str = "", signed: Signature
) -> Paper:
    """A paper in the worker's language: its head and title, the case, what it says, who signs."""
    evaluator = matter.evaluator
    head = (f"{evaluator.name}, {evaluator.credentials}", evaluator.address.one_line())
    title = word_in(language, section, "title")
    return Paper(
        title=title,
        subtitle=word_in(language, section, "subtitle"),
        dated_on=matter.sent_on,
        letterhead=(*head, word_in(language, SECTION, "telephone", phone=evaluator.phone))
        if evaluator.phone
        else head,
        caption=case_in(matter, language),
        running_head=f"{title}, {TONGUES[language].day(matter.sent_on)}",
        blocks=(*blocks, signed),
        foot_note=word_in(language, "worker_papers", "form_mark", form=form) if form else "",
        has_numbered_headings=False,
        language=language,
    )


def workers_signature(matter: Matter, language: str) -> Signature:
    """The injured worker signs, and dates it by hand."""
    return Signature(
        matter.caption.worker.name, (word_in(language, "worker_papers", "signed_on", blank=TO_FILL_IN),)
    )
