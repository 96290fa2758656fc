"""What the notice of appointment and the declaration of service tell their readers."""

from dataclasses import replace
from datetime import date, time

import pytest

from medlegal.reports.blocks import Fixed, Placeholder
from medlegal.reports.letters.notice_of_appointment import Appointment, appointment_notice
from medlegal.reports.letters.proof_of_service import Service, proof_of_service
from medlegal.reports.refusals import BlankLeft
from medlegal.reports.render_pdf import to_pdf
from tests.reports.reading_back import pdf_pages, pdf_text
from tests.reports.samples import CAPTION, EVALUATOR, EXAMINED_ON, OFFICE, PARTIES, WORKER

APPOINTMENT = Appointment(
    caption=CAPTION,
    evaluator=EVALUATOR,
    parties=PARTIES,
    called_on=date(2026, 3, 2),
    examined_on=EXAMINED_ON,
    begins_at=time(13, 5),
    place=OFFICE,
    sent_on=date(2026, 3, 4),
    interpreter_language="Spanish",
)
SERVICE = Service(
    caption=CAPTION,
    documents=("Report of May 28, 2026", "QME Form 122"),
    parties=PARTIES,
    served_on=date(2026, 5, 29),
    manner="first-class mail, postage paid",
    server="Dana Invented",
    server_address="4100 Invented Avenue, Fresno, CA 93701",
    county="Fresno",
)


def test_the_notice_tells_day_hour_place_and_form():
    told = pdf_text(to_pdf(appointment_notice(APPOINTMENT)))

    for words in (
        "Monday, May 4, 2026",
        "1:05 p.m.",
        "Suite 210",
        "QME Form 110",
        "7000001",
        "(559) 555-0100",
    ):
        assert words in told


def test_the_notice_goes_to_every_party():
    told = pdf_text(to_pdf(appointment_notice(APPOINTMENT)))

    assert all(party.name in told for party in PARTIES)


def test_a_notice_without_a_telephone_to_call_is_refused():
    silent = replace(APPOINTMENT, evaluator=replace(EVALUATOR, phone=""))

    with pytest.raises(BlankLeft, match="phone"):
        appointment_notice(silent)


@pytest.mark.parametrize(
    ("at", "words"), [(time(0, 0), "12:00 a.m."), (time(12, 0), "12:00 p.m."), (time(9, 30), "9:30 a.m.")]
)
def test_the_hour_is_written_as_people_say_it(at, words):
    assert words in pdf_text(to_pdf(appointment_notice(replace(APPOINTMENT, begins_at=at))))


def test_the_declaration_of_service_names_day_manner_and_everyone_served():
    pdf = to_pdf(proof_of_service(SERVICE))

    told = pdf_text(pdf)
    assert pdf_pages(pdf) == 1
    assert "on May 29, 2026 I served" in told
    assert "by first-class mail, postage paid on:" in told
    assert all(told.count(party.name) >= 2 for party in PARTIES)


def test_service_on_nobody_is_not_declared():
    blocks = proof_of_service(replace(SERVICE, parties=())).blocks

    assert not any(isinstance(block, Fixed) for block in blocks)
    assert any(isinstance(block, Placeholder) for block in blocks)


@pytest.mark.parametrize(("is_represented", "form"), [(True, "QME Form 122"), (False, "QME Form 111")])
def test_the_form_follows_from_representation(is_represented, form):
    caption = replace(CAPTION, worker=replace(WORKER, is_represented=is_represented))

    assert form in proof_of_service(replace(SERVICE, caption=caption)).foot_note
