"""Papers laid out as other offices lay them out are sorted, dated and told apart; all invented."""

from datetime import date

import pytest

from medlegal.records.authors import author_in
from medlegal.records.kinds import kind_of_document, title_of
from medlegal.records.offices import facility_in
from medlegal.records.packet import read_packet
from medlegal.records.reading import Page


def read(*texts):
    pages = [
        Page("a.pdf", n, n, text=text, text_from="layer", fingerprint=f"{n}", look=f"{n}")
        for n, text in enumerate(texts, 1)
    ]
    return read_packet([], pages).documents


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("FUNCTIONAL CAPACITY EVALUATION", "therapy"),
        ("Deposition of HOLLIS WRENN, May 4, 2023 - Wrenn v. Tull Ridge Bakery", "deposition"),
        ("Tull Ridge Immediate Care                     WORK STATUS", "return_to_work"),
        ("Tull Ridge Bakery               WAGE STATEMENT", "other"),
        ("SPECIAL INTERROGATORIES, SET TWO", "pleading"),
        ("CERTIFICATION OF REQUESTED TREATMENT", "ur_decision"),
        ("Interpreter Verification", "other"),
        ("DAILY RESULT LOG 03/04/2022", "laboratory"),
        ("PROVIDER SCHEDULE FOR 03/04/2022", "hospital"),
    ],
)
def test_a_title_is_known_beside_an_offices_name_too(title, kind):
    assert title_of([title]).kind == kind


@pytest.mark.parametrize(
    "lines",
    [
        ["02/20/2024 Deposition of Hollis Wrenn. She denied earlier pain."],
        ["Tull Electrodiagnostic Medicine", "12 Alder Street, Lodi, CA 95240"],
    ],
)
def test_a_sentence_and_an_office_above_its_address_are_no_clear_title(lines):
    named = title_of(lines)
    assert named is None or named.weight < 4


def test_two_addresses_and_no_more_are_an_envelope():
    sheet = [
        "Tull Urgent Care",
        "12 Alder Street",
        "Lodi, CA 95240",
        "HOLLIS WRENN",
        "9 Elm Ct",
        "Lodi, CA 95241",
    ]
    assert kind_of_document([sheet]).kind == "correspondence"


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (
            ["Tull Ridge Cold Rooms            Human Resources", "EMPLOYEE PERFORMANCE REVIEW"],
            "Tull Ridge Cold Rooms",
        ),
        (["OAKUM & TARN", "Attorneys at Law", "May 4, 2023"], "OAKUM & TARN"),
        (["Tarn Family Dentistry     Chart Notes"], "Tarn Family Dentistry"),
        (["TARN REFERENCE LABS FINAL REPORT", "Patient: H. Wrenn"], "TARN REFERENCE LABS"),
        (["Tarn Surgery Center - Recovery Record", "H. Wrenn"], "Tarn Surgery Center"),
        (["From: Tarn Spine Specialists   Pages: 6", "Date: 5/15/2024"], "Tarn Spine Specialists"),
        (["Follow Up", "Location: Tull Occupational", "Health Center"], "Tull Occupational Health Center"),
        (["Oakum, Tarn & Vey,", "LLP", "61 Mill Road, Lodi, CA 95240"], "Oakum, Tarn & Vey, LLP"),
        (
            ["OPENLIGHT IMAGING OF TULL", "RE: H. WRENN", "DOB", "DATE", "X-RAYS, RIGHT KNEE"],
            "OPENLIGHT IMAGING OF TULL",
        ),
        (
            ["Tull Physical Therapy &   1718 Oak Avenue", "Hand Rehabilitation   Lodi, CA 95240"],
            "Tull Physical Therapy & Hand Rehabilitation",
        ),
        (["Tull Memorial Hospital EMERGENCY DEPARTMENT", "MRN: 4471"], "Tull Memorial Hospital"),
        (["TULL WESTERN COMPENSATION   EXPLANATION OF BENEFITS"], "TULL WESTERN COMPENSATION"),
    ],
)
def test_an_office_is_known_by_where_its_name_stands(lines, office):
    assert facility_in(lines) == office


@pytest.mark.parametrize(
    "lines",
    [
        ["1. INSURER NAME AND ADDRESS          PLEASE DO NOT", "Tull Indemnity, PO Box 1, Lodi CA 95240"],
        ["WRENN, applicant, vs Tull Bakery; Tull Indemnity"],
        ["THIS SECTION TO BE COMPLETED BY THE CLAIMS ADMINISTRATOR"],
        ["In the matter of Hollis Wrenn against Tull Unified School", "District?"],
        ["Hollis Maria Wrenn", "9 Elm Court, Lodi, CA 95241"],
        ["EXPLANATION OF REVIEW", "Claimant: Hollis Wrenn"],
    ],
)
def test_another_party_a_caption_and_a_person_are_no_office(lines):
    assert facility_in(lines) is None


@pytest.mark.parametrize(
    ("text", "on", "office"),
    [
        ("Discharge Summary\nAdmit: 10/1/2024   Disch: 10/4/2024\nSERVICE DATE/TIME: 10/4/2024 10:12\nHospital Course.",
         date(2024, 10, 4), None),
        ("MINUTES OF HEARING\nWorkers' Compensation Appeals Board\nADJ1234567   Hearing 09/04/2024   Judge: H. Vey",
         date(2024, 9, 4), None),
        ("PROOF OF SERVICE BY MAIL\nI am over 18.\nOn June 20, 2024 I served the within petition on the parties.",
         date(2024, 6, 20), None),
        ("FAX REFILL REQUEST\nDate 08/14/2023\nDrug: gabapentin 300 mg   Qty: 90\nLast filled: 07/07/2023",
         date(2023, 8, 14), None),
        ("Psychological Progress Note\n09/13/2022\nMood was low.\nIda Vey, Psy.D., Tarn Institute of Psychology, Inc.",
         date(2022, 9, 13), "Tarn Institute of Psychology, Inc."),
        ("DECLARATION PURSUANT TO 8 CCR 9793(n)\nI, Ida Vey, declare:\n"
         "1. I am an employee of Law Offices of Oakum & Tarn.\n"
         "2. The total page count is 157.\nExecuted on March 13, 2023 at Lodi, California.",
         date(2023, 3, 13), "Law Offices of Oakum & Tarn"),
        ("TARN DEFENSE\n22 Feb 2021\nIda Vey MD, AME\n"
         "On 11 March 2021 you will examine H. Wrenn, injured 2 April 2019.",
         date(2021, 2, 22), "TARN DEFENSE"),
        ("DESCRIPTION OF EMPLOYEE'S JOB DUTIES\nTitle Packer   Employer Tull Cove Cannery   Injured 6/14/22\n"
         "Filled in with employee on 6/26/23", date(2023, 6, 26), "Tull Cove Cannery"),
    ],
)  # fmt: skip
def test_the_day_and_the_office_of_a_paper_are_those_that_it_tells(text, on, office):
    (found,) = read(text)
    assert found.dated_on == on
    assert office is None or found.facility == office


def test_a_row_of_a_table_at_the_foot_of_a_page_does_not_run_into_the_next_paper():
    row = "4. There is need for treatment     yes     Dated 01/22/2025     Attorney Ida Vey     Defense Oskar Tarn"
    slip = (
        "TARN TOXICOLOGY LAB\nPatient: Hollis Wrenn   DOB 03/14/1971\nCollected: 11/15/2023\nOxycodone   ND"
    )
    assert len(read(f"STIPULATIONS WITH REQUEST FOR AWARD\nPatient: Hollis Wrenn\n{row}", slip)) == 2


def test_who_made_a_decision_wrote_it():
    lines = [
        "Oskar Tarn DO",
        "NOTICE OF MODIFICATION",
        "This decision was made by Ida Vey, M.D., licensed in California.",
    ]
    assert author_in([lines], "ur_decision") == "Ida Vey, M.D."
