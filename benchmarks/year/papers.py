"""Records that are kept as a reading would keep them, and reports with an invented text in every section."""

import re
from datetime import date
from functools import partial

from benchmarks.year.office import Year
from medlegal.flows.await_objections import keep_objected, keep_unopposed, set_apart
from medlegal.flows.demand_declaration import draft_demands, serve_demand
from medlegal.flows.open_demo import TOLD
from medlegal.flows.receive_records import Declared, Upload, keep_received
from medlegal.flows.sign_report import sign_report
from medlegal.flows.write_report import write_section
from medlegal.outside.storage import keep
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.intake.models import Page, RecordSet
from medlegal.practice.intake.services import ask_reading, keep_pages, note_files_read
from medlegal.practice.people.models import User
from medlegal.records import reading as read
from medlegal.reports.facts import EvaluationKind as Kind
from medlegal.reports.outline import topics_of

PAGES = 4
FURTHER = (
    "Nothing of what was sent since changes my opinion, which I hold with reasonable medical probability because"
    " the condition is as it was (invented)."
)
CITED = re.compile(r"\s*\[[^\]]*\]")


def keep_records(evaluation: Evaluation, *, year: Year, course: object, actor: User) -> None:
    """One set of four pages, most with a declaration; of some the count is wrong, some are not medical."""
    on = year.today
    count = year.chance.choice((PAGES, PAGES, PAGES, PAGES + 2, None))
    declared = None if count is None else Declared(pages=count, signer="Invented Signer", signed_on=on)
    name = f"records of {evaluation.pk}"
    record_set = keep_received(
        evaluation,
        [(f"{name}.pdf", keep(Upload(name, [name.encode()]).chunks))],
        sender=parties_of(evaluation).get(role="defense_attorney"),
        received_on=on,
        means=RecordSet.Means.UPLOAD,
        declared=declared,
        at=year.now(),
        actor=actor,
    )
    keep_read(evaluation, record_set, year)
    for demand in draft_demands(evaluation, on=on, actor=actor):
        year.in_days(2, partial(serve_letter, demand, year, actor))
    if year.happens(0.15):
        set_apart(record_set, served_on=on, served_by="mail", actor=actor)
        year.in_days(year.chance.choice((8, 18)), lambda: settle_objection(record_set, year, actor))


def keep_read(evaluation: Evaluation, record_set: RecordSet, year: Year) -> None:
    pages = [
        read.Page("file", number, number, text=f"Invented page {number}.", text_from="layer", document="d1")
        for number in range(1, PAGES + 1)
    ]
    document = read.Document("d1", "report", "Invented Report", tuple(page.key for page in pages))
    packet = read.Reading((read.ReceivedFile("file", "", "", 0, PAGES),), tuple(pages), (document,))
    file = record_set.file_set.get()
    keep_pages(ask_reading(evaluation, at=year.now(), actor=None), packet, files={"file": file}, pictures={})
    note_files_read([(file, packet.files[0])])


def serve_letter(demand: object, year: Year, actor: User) -> None:
    year.does("demand served", actor, lambda: serve_demand(demand, on=year.today, actor=actor))


def settle_objection(record_set: RecordSet, year: Year, actor: User) -> None:
    """Some object in time; otherwise somebody sees that nobody did."""
    on: date = year.today
    if record_set.objections_until and on <= record_set.objections_until:
        year.does("records objected to", actor, lambda: object_to(record_set, on, actor))
    else:
        year.does("no objection seen", actor, lambda: keep_unopposed(record_set, on=on, actor=actor))


def object_to(record_set: RecordSet, on: date, actor: User) -> None:
    party = parties_of(record_set.evaluation).get(role="applicant_attorney")
    keep_objected(record_set, party=party, on=on, actor=actor)


def write_report(evaluation: Evaluation, *, year: Year, actor: User) -> None:
    """Invented words in every section that the kind of report has, then the physician's signature.

    Each citation of the invented texts gives way to a page that this record has and the report may use.
    """
    usable = Page.objects.filter(evaluation=evaluation, stamp__isnull=False, file__declaration__isnull=False)
    stamp = usable.order_by("stamp").values_list("stamp", flat=True).first()
    for topic in topics_of(Kind(evaluation.kind)):
        text = CITED.sub("", TOLD["written"].get(topic.value, FURTHER))
        cited = f"{text} [{stamp}]" if stamp else text
        write_section(evaluation, section=topic.value, text=cited, at=year.now(), actor=actor)
    sign_report(
        evaluation,
        on=year.today,
        county="Fresno",
        followed_guidelines=True,
        no_questions_asked=True,
        nobody_helped=True,
        at=year.now(),
        actor=actor,
    )
