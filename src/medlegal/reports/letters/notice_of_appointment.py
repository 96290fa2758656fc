"""The notice of an evaluation's date, time and place: our own wording of what QME Form 110 tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from medlegal.reports.blocks import Blocks, Column, Heading, Pairs, Paper, Prose, Signature, Table
from medlegal.reports.facts import Address, Caption, Evaluator, Party
from medlegal.reports.phrasing import ROLES, case_pairs, day, party_row
from medlegal.reports.sentences import sentence

FORM = "Content of QME Form 110; our own layout, not the State's form"
PARTY_COLUMNS = (Column("Party", 4), Column("Capacity", 3), Column("Address", 5))


@dataclass(frozen=True, slots=True)
class Appointment:
    caption: Caption
    evaluator: Evaluator
    parties: tuple[Party, ...]
    called_on: date  # the day the appointment was asked for
    examined_on: date
    begins_at: time  # by the clock of the place
    place: Address
    sent_on: date
    interpreter_language: str = ""  # empty: none was asked for
    is_remote: bool = False


def appointment_notice(appointment: Appointment) -> Paper:
    """The notice for all parties. Refuses an evaluator without a telephone number to call."""
    evaluator = appointment.evaluator
    return Paper(
        title="Notice of Evaluation Appointment",
        subtitle=f"With a {ROLES[evaluator.role]}, {evaluator.specialty}",
        dated_on=appointment.sent_on,
        letterhead=(
            f"{evaluator.name}, {evaluator.credentials}",
            evaluator.specialty,
            evaluator.address.one_line(),
        ),
        caption=case_pairs(appointment.caption),
        running_head=f"Notice of appointment of {day(appointment.sent_on)}",
        blocks=(
            *_appointment(appointment),
            *_told(appointment),
            _signed(appointment),
            *_parties(appointment),
        ),
        foot_note=FORM,
        has_numbered_headings=False,
    )


def _appointment(appointment: Appointment) -> Blocks:
    return (
        Prose(sentence("letters", "appointment", "opening")),
        Heading("Appointment", "appointment"),
        Pairs(
            (
                ("Date", f"{appointment.examined_on:%A}, {day(appointment.examined_on)}"),
                ("Time", _clock(appointment.begins_at)),
                ("Place", _place(appointment)),
                ("Evaluator", f"{appointment.evaluator.name}, {appointment.evaluator.credentials}"),
                ("Specialty", appointment.evaluator.specialty),
                ("Telephone", appointment.evaluator.phone or "not known"),
                ("Appointment asked for on", day(appointment.called_on)),
                ("Interpreter", appointment.interpreter_language or "none asked for"),
            )
        ),
    )


def _told(appointment: Appointment) -> Blocks:
    language = appointment.interpreter_language
    interpreter = (
        sentence("letters", "appointment", "interpreter", language=language)
        if language
        else sentence("letters", "appointment", "no_interpreter")
    )
    change = sentence("letters", "appointment", "change", phone=appointment.evaluator.phone)
    plain = (sentence("letters", "appointment", name) for name in ("purpose", "bring", "records"))
    return tuple(Prose(words) for words in (*plain, interpreter, change))


def _parties(appointment: Appointment) -> Blocks:
    rows = tuple(map(party_row, appointment.parties))
    return (Heading("Sent to", "sent-to"), Table(PARTY_COLUMNS, rows))


def _signed(appointment: Appointment) -> Signature:
    evaluator = appointment.evaluator
    return Signature(
        f"For {evaluator.name}, {evaluator.credentials}", (f"Sent on {day(appointment.sent_on)}",)
    )


def _clock(at: time) -> str:
    return f"{at.hour % 12 or 12}:{at:%M} {'a.m.' if at.hour < 12 else 'p.m.'}"


def _place(appointment: Appointment) -> str:
    where = appointment.place.one_line()
    return f"By video; the evaluator is at {where}" if appointment.is_remote else where
