"""The summary for an unrepresented worker: our layout of QME Form 111, in the physician's own words or left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Blocks, Heading, Pairs, Paper, Prose, Quote
from medlegal.reports.facts import Paragraph, Topic
from medlegal.reports.letters.stationery import Matter, letter, said, signed_by_evaluator
from medlegal.reports.phrasing import day

TICKS = "[   ] Yes     [   ] No     [   ] Pending, or information not sent"
LONGEST_QUOTE = 1200  # letters; the rest is read in the report
ITEMS = (
    ("13a", "Has the condition become permanent and stationary?", Topic.STATIONARY_STATUS),
    ("13b", "Is there permanent impairment?", Topic.IMPAIRMENT),
    ("13c", "Did work cause or contribute to it?", Topic.CAUSATION),
    ("13d", "Is apportionment warranted?", Topic.APPORTIONMENT),
    ("13e", "Is there a need for current or future medical care?", Topic.TREATMENT_NEEDED),
    ("13f", "Can the worker now do the usual job?", Topic.WORK_STATUS),
)


@dataclass(frozen=True, slots=True)
class Summary:
    matter: Matter
    called_on: date  # the day the appointment was asked for
    examined_on: date
    reported_on: date
    written: Mapping[Topic, tuple[Paragraph, ...]]  # what the physician typed, and nothing else
    served_on: date | None = None
    previous_report_on: date | None = None


def findings_summary(summary: Summary) -> Paper:
    """Facts of the case, then each item with the physician's words; the boxes are the physician's to tick."""
    return letter(
        summary.matter,
        title="Findings Summary",
        subtitle="With the report of a Qualified Medical Evaluator to an unrepresented worker",
        blocks=(*_facts(summary), *said("findings", "opening"), *_items(summary), *said("findings", "basis")),
        form="QME Form 111",
        signed_by=signed_by_evaluator(summary.matter),
    )


def _facts(summary: Summary) -> Blocks:
    worker = summary.matter.caption.worker
    rows = (
        ("Worker's address", worker.address.one_line() if worker.address else ""),
        ("Appointment asked for on", day(summary.called_on)),
        ("Examined on", day(summary.examined_on)),
        ("Report dated", day(summary.reported_on)),
        ("Served on", day(summary.served_on)),
        ("Earlier report", day(summary.previous_report_on)),
    )
    return (Heading("The evaluation", "evaluation"), Pairs(tuple(row for row in rows if row[1])))


def _items(summary: Summary) -> Blocks:
    blocks: list[Heading | Prose | Quote] = []
    for number, question, topic in ITEMS:
        blocks += [Heading(f"{number}  {question}", f"item-{number}", level=2), Prose(TICKS)]
        if summary.written.get(topic):
            blocks.append(_quoted(summary.written[topic], topic, summary.reported_on))
    return tuple(blocks)


def _quoted(paragraphs: tuple[Paragraph, ...], topic: Topic, reported_on: date) -> Quote:
    """The physician's paragraphs as typed, as many whole ones as there is room for."""
    taken = [paragraphs[0].text]
    for paragraph in paragraphs[1:]:
        if sum(map(len, taken)) + len(paragraph.text) > LONGEST_QUOTE:
            break
        taken.append(paragraph.text)
    more = "; the section goes on there" if len(taken) < len(paragraphs) else ""
    section = topic.value.replace("_", " ")
    return Quote("\n".join(taken), f"Report of {day(reported_on)}, section on {section}{more}")
