"""What each letter of the office tells, read back from its PDF and its Word file."""

from dataclasses import replace
from datetime import date

import pytest

from medlegal.law.step import Step
from medlegal.reports.facts import Address, Paragraph, Party, Topic
from medlegal.reports.letters.changed_appointment import cancellation_notice
from medlegal.reports.letters.conflict_notice import conflict_notice
from medlegal.reports.letters.findings_summary import findings_summary
from medlegal.reports.letters.party_pack import Reader, party_pack
from medlegal.reports.letters.stationery import office_draft
from medlegal.reports.letters.worker_pack import worker_pack
from medlegal.reports.refusals import BlankLeft
from medlegal.reports.render_docx import to_docx
from medlegal.reports.render_pdf import to_pdf
from tests.reports.letters_written import (
    ALONE,
    CANCELLED,
    CONFLICT,
    MATTER,
    PARTYS,
    SUMMARY,
    VISIT,
    WORKERS,
    every_letter,
)
from tests.reports.reading_back import docx_text, pdf_pages, pdf_text

LETTERS = every_letter()
TELLS = {
    "unavailability": ("QME Form 109", "June 20, 2026", "26-0001", "34, these included"),
    "extension_request": (
        "QME Form 112",
        "The nerve study has not come.",
        "[X] Test results",
        "July 3, 2026",
    ),
    "extension_notice": ("On May 27, 2026", "30 more days"),
    "late": ("Late Report", "June 3, 2026", "June 9, 2026", "unless both waive"),
    "cancelled": ("Illness of the evaluator.", "yes, with good cause stated", "by May 28, 2026"),
    "moved": ("Appointment Moved", "The new appointment"),
    "missed": ("The worker did not come", "did not examine"),
    "waiver": ("May 2, 2026", "June 1, 2026", "I do not waive it"),
    "records": ("Pretend LLP", "1,200", "counted"),
    "questions": ("1. Is it stationary?", "Sam Pretend, letter of April 2, 2026"),
    "findings": ("QME Form 111", "13f", "In my opinion the lift caused it."),
    "conflict": ("QME Form 123", "I advised them for pay.", "I waive the conflict", "five business days"),
    "worker_en": ("Monday, May 4, 2026", "1:05 p.m.", "interpreter for Spanish", "Friday, April 24, 2026"),
    "worker_es": ("lunes, 4 de mayo de 2026", "1:05 p. m.", "español", "Página 1 de"),
    "attorneys": ("April 14, 2026", "your client", "Labor Code section 4062.3"),
    "directive_en": ("QME Form 120", "Send my copy to the physician", "one visit"),
    "directive_es": ("QME Form 120", "Envíen mi copia al médico", "4 de marzo de 2026"),
    "protection": ("QME Form 121", "Reading it alone could do harm.", "Dr. Named Invented"),
    "questionnaire_en": ("DEU 100", "What did you do in that job?", "Invented Fruit Packing Company"),
    "questionnaire_es": ("DEU 100", "¿Qué hacía usted en ese trabajo?"),
    "rating_request": ("DEU 101", "Disability Evaluation Unit", "May 28, 2026"),
    "voucher": ("DWC-AD 10133.36", "15 pounds to the waist, 2 hours", "Dispatcher", "No ladders."),
    "outside_scope": ("The hearing loss.", "Otolaryngology", "Medical Director"),
    "e_service_en": ("I agree that the evaluator's office serves me by e-mail", "Injured worker"),
    "e_service_es": ("Acepto que el consultorio", "Trabajador lesionado"),
    "administrator": ("arrange and pay for a certified interpreter for Spanish",),
}


IN_THE_FOOT = ("QME Form", "DEU", "DWC-AD", "Página")  # of the page, which a Word file keeps apart
FOR_THE_WORKER_ALONE = {
    *("unavailability", "worker_en", "worker_es"),
    *("directive_en", "directive_es", "questionnaire_en", "questionnaire_es"),
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_tells_its_facts_in_pdf_and_word(name):
    paper = LETTERS[name]

    pdf, word = pdf_text(to_pdf(paper)), docx_text(to_docx(paper))

    assert [words for words in TELLS[name] if words not in pdf] == []
    assert [words for words in TELLS[name] if not words.startswith(IN_THE_FOOT) and words not in word] == []


@pytest.mark.parametrize("name", [name for name in LETTERS if name not in FOR_THE_WORKER_ALONE])
def test_a_letter_names_everybody_it_goes_to(name):
    told = pdf_text(to_pdf(LETTERS[name]))

    assert [party.name for party in MATTER.parties if party.name not in told] == []


@pytest.mark.parametrize("name", LETTERS)
def test_a_served_letter_says_nothing_of_how_sure_its_rule_is(name):
    told = pdf_text(to_pdf(LETTERS[name]))

    assert "not checked" not in told and "told by others" not in told and "DRAFT" not in told


def test_the_offices_draft_says_on_a_page_of_its_own_how_sure_each_rule_is():
    steps = (Step("Asked for on this form alone.", "8 CCR § 38(c)", "memory"),)

    draft = office_draft(LETTERS["late"], steps, ("The uploaded form was not used.",))

    told = pdf_text(to_pdf(draft))
    assert "For the office only" in told and "8 CCR § 38(c)" in told and "from memory, not checked" in told
    assert "The uploaded form was not used." in told and "Office draft, not served" in told
    assert pdf_pages(to_pdf(draft)) == pdf_pages(to_pdf(LETTERS["late"])) + 1


def test_a_long_name_and_five_parties_stay_on_the_page():
    long = Party(
        "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh",
        "defense attorney",
        Address("12345 North Interminable Boulevard of the Californias", "Fresno", "CA", "93701"),
        "Featherstonehaugh, Cholmondeley & Associates, A Professional Law Corporation",
    )
    crowded = replace(CANCELLED, matter=replace(MATTER, parties=(*MATTER.parties, long)))

    told = pdf_text(to_pdf(cancellation_notice(crowded))).replace(" ", "")

    assert "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh" in told
    assert "Interminable" in told


def test_an_unrepresented_worker_is_told_of_the_free_officer_and_the_questionnaire():
    alone = replace(WORKERS, matter=ALONE)

    english = docx_text(to_docx(worker_pack(alone)))
    spanish = docx_text(to_docx(worker_pack(replace(alone, language="es"))))

    assert "Information and Assistance Officer" in english and "DEU 100" in english
    assert "Información y Asistencia" in spanish and "DEU 100" in spanish
    assert "abogado" not in spanish


def test_without_an_interpreter_the_worker_is_told_how_to_get_one():
    pack = replace(WORKERS, visit=replace(VISIT, interpreter_language=""))

    assert "If you want one, call (559) 555-0100 now" in docx_text(to_docx(worker_pack(pack)))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_pack_without_a_telephone_to_call_is_refused(language):
    silent = replace(MATTER, evaluator=replace(MATTER.evaluator, phone=""))

    with pytest.raises(BlankLeft, match="phone"):
        worker_pack(replace(WORKERS, matter=silent, language=language))


def test_the_parties_of_an_agreed_evaluator_agree_on_what_is_sent():
    told = docx_text(to_docx(party_pack(replace(PARTYS, is_agreed=True))))

    assert "agree with each other what goes to an Agreed Medical Evaluator" in told
    assert "April 14, 2026" not in told


def test_the_administrator_of_an_unrepresented_worker_hands_out_the_questionnaire():
    pack = replace(PARTYS, matter=ALONE, reader=Reader.ADMINISTRATOR)

    assert "Form DEU 100" in docx_text(to_docx(party_pack(pack)))


def test_the_findings_summary_quotes_the_physician_and_ticks_nothing():
    long = tuple(Paragraph(f"Paragraph {n}. " + "Words. " * 60, (1,), True) for n in range(6))

    told = docx_text(to_docx(findings_summary(replace(SUMMARY, written={Topic.APPORTIONMENT: long}))))

    assert "Paragraph 0." in told and "Paragraph 5." not in told
    assert "the section goes on there" in told
    assert told.count("[ ] Yes [ ] No [ ] Pending") == 6 and "[X]" not in told


def test_an_unrepresented_workers_conflict_notice_goes_to_the_medical_unit_and_asks_no_waiver():
    told = docx_text(to_docx(conflict_notice(replace(CONFLICT, matter=ALONE, withdraws=True))))

    assert "DWC Medical Unit" in told and "replacement panel" in told
    assert "[X] I withdraw" in told and "I waive the conflict" not in told


def test_a_cancellation_without_a_new_day_does_not_promise_one():
    by_party = replace(CANCELLED, by_evaluator=False, new_due_on=None, is_late=False)

    told = docx_text(to_docx(cancellation_notice(by_party)))

    assert "No other day is set yet" in told and "May 28, 2026" not in told
    assert date(2026, 5, 4).strftime("%A") in told
