"""One invented evaluation, played up to a state through the same flows that people use."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

from medlegal.flows.answer_bill import answer_bill
from medlegal.flows.book_appointment import book_appointment
from medlegal.flows.demo.records import invented_records
from medlegal.flows.hold_examination import hold_examination
from medlegal.flows.open_demo import TOLD
from medlegal.flows.read_records import read_waiting_records
from medlegal.flows.serve_report import serve_report
from medlegal.flows.sign_report import sign_report
from medlegal.flows.write_report import answer_question, list_question, write_section
from medlegal.practice.authoring.selectors import questions_of
from medlegal.practice.billing.selectors import bill_of, lines_of
from medlegal.practice.cases.access import enter_as, enter_practice
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.models import Page, RecordSet
from medlegal.practice.intake.services import ask_reading, keep_pages, note_files_read
from medlegal.practice.people.models import Office, Physician, Practice, User
from medlegal.records.reading import Document, ReceivedFile
from medlegal.records.reading import Page as ReadPage
from medlegal.records.reading import Reading as ReadPacket
from tests.builders import (
    NOW,
    a_physician,
    a_practice,
    an_evaluation,
    an_office,
    records_of,
    staff,
    the_party,
)

EXAMINED_ON = date(2026, 4, 6)
SIGNED_ON = date(2026, 4, 20)
SERVED_ON = date(2026, 4, 22)
PAID_ON = date(2026, 6, 1)


@dataclass(slots=True)
class Story:
    practice: Practice
    physician: Physician
    office: Office
    manager: User
    evaluation: Evaluation

    @property
    def doctor(self) -> User:
        return self.physician.user


def requested(**asked: object) -> Story:
    """An evaluation as asked for; the database is entered as the practice's manager."""
    practice = a_practice()
    physician = a_physician(practice)
    office, manager = an_office(physician), staff(practice)
    evaluation = an_evaluation(practice, physician=physician, **asked)
    enter_as(manager)
    return Story(practice, physician, office, manager, evaluation)


def another(story: Story) -> Story:
    """A second evaluation by the same physician in the same office."""
    evaluation = an_evaluation(story.practice, physician=story.physician)
    return Story(story.practice, story.physician, story.office, story.manager, evaluation)


def scheduled(story: Story | None = None) -> Story:
    story = story or requested()
    book(story, on=EXAMINED_ON)
    return story


def book(story: Story, *, on: date, hour: int = 16, minutes: int = 60) -> object:
    starts_at = datetime(on.year, on.month, on.day, hour, tzinfo=UTC)
    return book_appointment(
        story.evaluation,
        office=story.office,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        on=date(2026, 2, 10),
        actor=story.manager,
    )


def examined(story: Story | None = None) -> Story:
    story = story or scheduled()
    hold_examination(
        story.evaluation,
        on=EXAMINED_ON,
        office=story.office,
        face_to_face_minutes=45,
        identity_seen="California driver's license",
        actor=story.manager,
    )
    return story


@cache
def packet() -> bytes:
    """Seven invented pages of five documents."""
    return invented_records(
        patient="Invented Worker",
        born_on=date(1980, 5, 17),
        injured_on=date(2025, 3, 3),
        claim_number="CLM-00001",
        employer="Invented Freight",
    )


def read(story: Story) -> Story:
    """Seven declared pages came, and were really read."""
    records_of(story.evaluation, packet(), declared_pages=7, actor=story.manager)
    read_all(story)
    return story


def read_all(story: Story) -> None:
    """Read as the worker does, which enters the practice; then the manager asks again."""
    read_waiting_records(practice_id=story.practice.pk, evaluation_id=story.evaluation.pk)
    enter_as(story.manager)


def set_with_pages(
    story: Story, texts: list[str], *, declared_pages: int | None, content: bytes = b""
) -> RecordSet:
    """A set of one file whose pages say `texts`, kept as a reading would keep them."""
    content = content or repr(texts).encode()
    record_set = records_of(story.evaluation, content, declared_pages=declared_pages, actor=story.manager)
    before = Page.objects.filter(evaluation=story.evaluation).count()
    pages = [
        ReadPage("file", n, before + n, text=text, text_from="layer", fingerprint=text, document="d1")
        for n, text in enumerate(texts, start=1)
    ]
    document = Document("d1", "report", "Invented Report", tuple(page.key for page in pages))
    received = ReceivedFile("file", "", "", 0, len(texts))
    read_packet = ReadPacket((received,), tuple(pages), (document,) if pages else ())
    reading = ask_reading(story.evaluation, at=NOW, actor=None)
    file = record_set.file_set.get()
    keep_pages(reading, read_packet, files={"file": file}, pictures={})
    note_files_read([(file, received)])
    return record_set


def written(story: Story) -> Story:
    """The physician wrote every section and answered the one question."""
    enter_as(story.doctor)
    for section, text in TOLD["written"].items():
        write_section(story.evaluation, section=section, text=text, at=NOW, actor=story.doctor)
    asked = {"party": the_party(story.evaluation), "asked_on": date(2026, 2, 2), "text": "Is it stationary?"}
    list_question(story.evaluation, **asked, actor=story.doctor)
    for question in questions_of(story.evaluation):
        answer_question(question, answer="Yes, as of my examination.", actor=story.doctor)
    return story


def signed(story: Story | None = None) -> Story:
    """Examined, written and signed on seven pages of one declared set; the manager asks again."""
    story = story or examined()
    if not Page.objects.filter(evaluation=story.evaluation).exists():
        set_with_pages(
            story, [f"Page {number} of the invented record." for number in range(1, 8)], declared_pages=7
        )
    sign(written(story))
    enter_as(story.manager)
    return story


def sign(story: Story, *, on: date = SIGNED_ON, actor: User | None = None) -> None:
    sign_report(
        story.evaluation,
        on=on,
        county="Fresno",
        followed_guidelines=True,
        at=NOW,
        actor=actor or story.doctor,
    )


def served(story: Story | None = None, *, knowing: str = "") -> Story:
    story = story or signed()
    serve_report(story.evaluation, on=SERVED_ON, knowing=knowing, actor=story.manager)
    return story


def pay(story: Story, *, dollars: Decimal | None = None) -> None:
    """Every line paid whole, or the first with `dollars` only."""
    bill = bill_of(story.evaluation)
    lines = lines_of(bill)
    paid = {line: (line.dollars if dollars is None else dollars, "") for line in lines}
    answer_bill(bill, received_on=PAID_ON, reference="EOR 1", paid=paid, actor=story.manager)


def as_the_worker_of(practice: Practice) -> None:
    """The clock works in this practice."""
    enter_practice(practice.pk)
