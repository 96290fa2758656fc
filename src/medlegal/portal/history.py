"""An evaluation's events as sentences, the newest first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.formats import date_format

from medlegal.portal.templatetags.wording import duty_words
from medlegal.practice.audit.models import Event
from medlegal.practice.people.models import User

DAY = re.compile(r"\d{4}-\d\d-\d\d")
AS_KEPT = ("paper",)

SENTENCES = {
    "evaluation.requested": "Entered the request of {on}.",
    "evaluation.opened": "Opened the evaluation.",
    "records.searched": "Searched all records; {pages} pages of this evaluation were found.",
    "evaluation.closed": "Closed the evaluation.",
    "party.added": "Added a party ({role}).",
    "party.changed": "Changed what is kept of a party ({changed}).",
    "party.left": "Took a party off the record, {on}.",
    "party.seated": "Let a party's person see this evaluation.",
    "appointment.made": "Booked the appointment.",
    "appointment.cancelled": "Cancelled the appointment.",
    "appointment.ended": "Kept that the worker was not examined.",
    "hour.held": "Held an hour.",
    "hour.given_back": "Gave a held hour back.",
    "date.offered": "Offered a date.",
    "offer.answered": "Entered the answer to an offer.",
    "window.waived": "Entered a waiver of {on}.",
    "writing.kept": "Kept what was signed on {signed_on}.",
    "panel_office.kept": "Entered the panel's office.",
    "waiting.begun": "Put the evaluation on the waiting list.",
    "waiting.ended": "Took the evaluation off the waiting list.",
    "interpreter.kept": "Kept who interprets.",
    "worker.arrived": "Kept when the worker came.",
    "appointment_notice.served": "Served the appointment notice on {recipients} parties.",
    "examination.held": "Recorded the examination of {on}.",
    "assistant.named": "Named somebody who helped with the report.",
    "records.received": "Received records.",
    "file.kept": "Kept a file as it came ({bytes} bytes).",
    "declaration.kept": "Entered the sender's declaration of {pages} pages.",
    "reading.asked": "Asked for the records to be read.",
    "reading.begun": "The reading of the records began.",
    "reading.failed": "The reading of the records failed.",
    "records.read": "The records were read: {pages} pages.",
    "deadline.set": "Set a deadline: {duty}, {due_on}.",
    "deadline.met": "Met a deadline: {duty}, on {on}.",
    "deadline.moved": "Moved a deadline: {duty}, from {old} to {new}.",
    "report.begun": "Began the report.",
    "section.written": "Wrote the section “{section}”: {paragraphs} paragraphs.",
    "question.listed": "Listed a question of a party.",
    "question.answered": "Answered a party's question.",
    "report.signed": "Signed the report on {on}.",
    "report.kept": "The signed report was kept.",
    "report.served": "Served the report on {recipients} parties on {on}.",
    "letter.drafted": "Drafted a letter ({kind}).",
    "letter.withdrawn": "Withdrew a draft ({kind}).",
    "letter.kept": "Kept the letter as it was served ({kind}).",
    "letter.served": "Served a letter on {recipients} parties on {on}.",
    "form.served": "Served a form of the State on {recipients} parties on {on}.",
    "bill.opened": "The bill was opened: ${dollars}.",
    "bill.answered": "Entered the payer's answer: ${dollars} paid.",
    "paper.opened": "Opened a paper: {paper}.",
}


@dataclass(frozen=True, slots=True)
class Told:
    at: datetime  # of the latest, where one thing was done several times on end
    who: str
    says: str
    times: int = 1


def told(events: Iterable[Event]) -> list[Told]:
    """The events as sentences in the same order; one thing done several times on end stands there once."""
    kept = list(events)
    names = User.objects.in_bulk({event.actor_id for event in kept if event.actor_id})
    lines: list[Told] = []
    for event in kept:
        line = told_event(event, names)
        if lines and (lines[-1].who, lines[-1].says) == (line.who, line.says):
            lines[-1] = replace(lines[-1], times=lines[-1].times + 1)
        else:
            lines.append(line)
    return lines


def told_event(event: Event, names: Mapping[int, User]) -> Told:
    who = names[event.actor_id].name if event.actor_id in names else "The program"
    return Told(event.at, who, sentence(event))


def sentence(event: Event) -> str:
    """What happened, in words; an event without a sentence of its own is named as it is."""
    facts = {key: fact_words(key, value) for key, value in event.facts.items()}
    try:
        return SENTENCES[event.action].format(**facts)
    except KeyError:
        subject, _, happened = event.action.partition(".")
        return f"{subject} {happened}".replace("_", " ").capitalize() + "."


def fact_words(key: str, value: object) -> str:
    """A kept fact as it reads in a sentence: days as days, counts with their thousands, codes as words."""
    if key == "duty":
        return duty_words(str(value)).lower()
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    text = str(value)
    if DAY.fullmatch(text):
        return date_format(date.fromisoformat(text), "DATE_FORMAT")
    return text if key in AS_KEPT else text.replace("_", " ")
