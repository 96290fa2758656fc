"""The physician writes: sections, and answers to the parties' questions, each tied to the pages it cites."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from medlegal.flows.refusal import AlreadyServed, CitesNoPage, Refused
from medlegal.practice.authoring import services
from medlegal.practice.authoring.models import Question, Report, Sentence
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_evaluator, need_role
from medlegal.practice.intake.models import Page
from medlegal.practice.people.models import Role, User
from medlegal.reports.facts import Topic

CITED = re.compile(r"\[(\d{1,6}(?:\s*[-–,]\s*\d{1,6})*)\]")  # [12], [12-14], [3, 7-9]
MOST_PAGES_CITED = 500


class NoSuchSection(Refused):
    """The report has no such section."""


class CitesTooMuch(Refused):
    """One citation names more pages than a reader can follow. Cite the pages the sentence rests on."""


@transaction.atomic
def write_section(
    evaluation: Evaluation, *, section: str, text: str, at: datetime, actor: User
) -> list[Sentence]:
    """The section reads as typed: a paragraph a line, each tied to the pages it cites as [12] or [12-14].

    Only the evaluating physician writes (Lab. Code § 4628(a)(3)).
    """
    need_evaluator(evaluation, actor)
    if section not in set(Topic):
        raise NoSuchSection(section)
    report = open_report(evaluation, actor=actor)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    stamped = pages_by_stamp(evaluation, {stamp for line in lines for stamp in stamps_cited(line)})
    paragraphs = [(line, [stamped[stamp] for stamp in stamps_cited(line)]) for line in lines]
    return services.write_section(report, section=section, paragraphs=paragraphs, at=at, actor=actor)


def open_report(evaluation: Evaluation, *, actor: User | None) -> Report:
    """The evaluation's report while it can still be written."""
    report = services.begin_report(evaluation, actor=actor)
    if report.signed_on:
        raise AlreadyServed("It was signed on " + report.signed_on.strftime("%m/%d/%Y") + ".")
    return report


def stamps_cited(text: str) -> list[int]:
    """The stamped pages that a text cites, in order, each once."""
    stamps: dict[int, None] = {}
    for inside in CITED.findall(text):
        for part in inside.split(","):
            first, _, last = (piece.strip() for piece in part.replace("–", "-").partition("-"))
            begin, end = int(first), int(last or first)
            if end - begin >= MOST_PAGES_CITED:
                raise CitesTooMuch(f"[{inside}]")
            stamps.update(dict.fromkeys(range(begin, end + 1)))
    return list(stamps)


def pages_by_stamp(evaluation: Evaluation, stamps: set[int]) -> Mapping[int, Page]:
    """The cited pages; refused if one is not in the record, or came without a declaration and is held."""
    found = {
        page.stamp: page
        for page in Page.objects.filter(evaluation=evaluation, stamp__in=stamps).select_related("file")
    }
    if absent := sorted(stamps - found.keys()):
        raise CitesNoPage(f"Page {absent[0]} is not there. Check the number on the stamped record.")
    if held := [stamp for stamp, page in sorted(found.items()) if page.file.declaration_id is None]:
        raise CitesNoPage(
            f"Page {held[0]} is held: its sender's declaration has not come, so the report may not use it."
        )
    return found


@transaction.atomic
def list_question(
    evaluation: Evaluation, *, party: Party, asked_on: date, text: str, actor: User | None
) -> Question:
    """A question from a party's letter, in the party's words."""
    need_role(evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER, Role.PHYSICIAN)
    return services.list_question(evaluation, party=party, asked_on=asked_on, text=text.strip(), actor=actor)


@transaction.atomic
def answer_question(question: Question, *, answer: str, actor: User) -> None:
    """The physician's own answer."""
    need_evaluator(question.evaluation, actor)
    open_report(question.evaluation, actor=actor)
    services.answer_question(question, answer=answer.strip(), actor=actor)


@transaction.atomic
def state_disability(evaluation: Evaluation, *, finds: bool, actor: User) -> None:
    """The physician states whether the report finds all conditions stationary, with permanent partial disability.

    It is what asks for the voucher report. The evaluator alone, until the report is served.
    Law: 8 CCR § 35.5(c)(2); Lab. Code § 4658.7(h)(2).
    """
    need_evaluator(evaluation, actor)
    report = services.begin_report(evaluation, actor=actor)
    if report.serving_id:
        raise AlreadyServed
    services.state_disability(report, finds=finds, actor=actor)
