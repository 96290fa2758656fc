"""The chronology lists every document once and quotes pages word for word under a reviewer's headings."""

from datetime import date

import pytest

from medlegal.records.chronology import chronology
from medlegal.records.excerpts import LONGEST_EXCERPT, quoted
from medlegal.records.lines import Placed, text_and_boxes
from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

HEAD = "Larkspur Medical Group\nPatient: Odalys Fenwright\nDOB: 03/04/1971\nDate of service: {on}\n"
NOTE = (
    HEAD + "PROGRESS NOTE\nSubjective: Back pain. Denies numbness. Objective: SLR negative.\n"
    "Assessment:\nLumbar Strain\nPlan: Therapy twice a week.\n"
    "Work Status:\n[ ] Off work  [X] Modified duty, no lifting\n"
    "Ilse Varnum, M.D."
)


def read(*texts):
    pages = [Page("a.pdf", at, at, text=text, fingerprint=text) for at, text in enumerate(texts, start=1)]
    return read_packet([], pages)


def excerpts(*texts):
    reading = read(*texts)
    found = [one for entry in chronology(reading) for one in entry.excerpts]
    for one in found:
        words = reading.page(one.file, one.page).text.split()
        assert one.text == " ".join(words[one.first : one.last + 1])
    return found


def said(*texts):
    return [(one.heading, one.text) for one in excerpts(*texts)]


def test_what_stands_under_each_heading_is_quoted_as_it_was_written():
    assert said(NOTE.format(on="02/03/2022")) == [
        ("Complaints", "Back pain. Denies numbness."),
        ("Findings", "SLR negative."),
        ("Diagnoses", "Lumbar Strain"),
        ("Treatment", "Therapy twice a week."),
        ("Work status", "[ ] Off work [X] Modified duty, no lifting"),
    ]


def test_a_section_goes_on_over_the_page_without_its_running_head_and_foot():
    first = HEAD.format(on="02/03/2022") + "PROGRESS NOTE\nFindings:\nThe gait is normal and\nPage 1 of 2"
    second = "Odalys Fenwright\nPage 2 of 2\nthe reflexes are equal.\nImpression: Sprain."

    assert said(first, second) == [
        ("Findings", "The gait is normal and"),
        ("Findings", "the reflexes are equal."),
        ("Diagnoses", "Sprain."),
    ]


def test_records_that_a_report_reviews_are_not_quoted_as_its_own_findings():
    text = (
        HEAD.format(on="02/03/2022") + "QUALIFIED MEDICAL EVALUATION\nRECORDS REVIEWED:\n"
        "01/02/2020 - Progress report - Dr. Keel.\nAssessment: old strain. Plan: rest.\n"
        "DIAGNOSES:\nRotator cuff tear.\nAPPORTIONMENT:\nAll is industrial."
    )

    assert said(text) == [("Diagnoses", "Rotator cuff tear."), ("Opinions", "All is industrial.")]


def test_the_next_box_of_a_form_ends_a_section():
    text = "FIRST REPORT\n18. SUBJECTIVE COMPLAINTS (Describe fully.)\nWrist pain.\n19. Sex F\n20. DIAGNOSIS   Sprain"

    assert said(text) == [("Complaints", "Wrist pain."), ("Diagnoses", "Sprain")]


def test_abnormal_results_of_a_laboratory_are_told_row_by_row():
    rows = "Glucose   118   H   mg/dL   65-99\nCreatinine   0.81   mg/dL   0.50-1.10"
    text = (
        HEAD.format(on="02/03/2022")
        + f"LABORATORY REPORT\nTest   Value   Flag   Units   Reference range\n{rows}"
    )

    assert said(text) == [("Findings", "Glucose 118 H mg/dL 65-99")]


def test_a_letter_is_quoted_from_its_greeting_on():
    text = (
        "Marlowe Law Offices\nJune 3, 2022\nRe: Odalys Fenwright\nDear Dr. Varnum:\nPlease address causation."
    )

    assert said(text) == [("Text", "Dear Dr. Varnum: Please address causation.")]


@pytest.mark.parametrize("word", ["seen", "by Dr. Keel"])
def test_a_long_excerpt_ends_with_a_sentence_and_says_that_it_is_cut(word):
    sentence = f"The patient was {word} at the clinic on that day. "

    one = excerpts(HEAD.format(on="02/03/2022") + "PROGRESS NOTE\nHistory:\n" + sentence * 40)[0]

    assert one.is_cut
    assert len(one.text) <= LONGEST_EXCERPT
    assert one.text.endswith("day.")


def test_the_words_of_an_excerpt_have_their_boxes():
    line = [
        Placed(word, (0.1 * at, 0.5, 0.1 * at + 0.05, 0.52))
        for at, word in enumerate(["Findings:", "Gait", "normal."])
    ]
    text, boxes = text_and_boxes([line])
    page = Page("a.pdf", 1, 1, text=text, boxes=boxes, fingerprint="x")
    one = next(one for entry in chronology(read_packet([], [page])) for one in entry.excerpts)

    assert [word.text for word in quoted(one, page)] == ["Gait", "normal."]
    assert quoted(one, page)[0].x0 == pytest.approx(0.1, abs=0.001)


def test_every_document_stands_once_by_date_then_undated_then_anothers_and_a_repeat_under_its_first():
    late, early = NOTE.format(on="05/06/2022"), NOTE.format(on="02/03/2022")
    undated = (
        "Larkspur Medical Group\nPatient: Odalys Fenwright\nCONSENT FORM\nShe consents to all treatment."
    )
    other = NOTE.format(on="01/01/2022").replace("Odalys Fenwright", "Boyd Tennant").replace("1971", "1988")

    entries = chronology(read(late, other, undated, early, late))

    assert [entry.stamps for entry in entries] == [(4,), (1,), (5,), (3,), (2,)]
    assert [entry.document.dated_on for entry in entries[:2]] == [date(2022, 2, 3), date(2022, 5, 6)]
    assert entries[2].document.repeats == entries[1].document.id
    assert not entries[2].excerpts
    assert entries[4].document.is_other_patient
