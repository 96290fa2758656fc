"""A page of somebody else is told from the patient's own by everybody whom it names, whatever its labels are."""

from __future__ import annotations

import pytest

from medlegal.records.circle import Circle
from medlegal.records.everybody import everybody_in
from medlegal.records.names import is_same_person
from medlegal.records.others import another_on, could_be

PATIENT = "Odalys Fenwright"
NOTHING_KNOWN = Circle((), PATIENT)

OF_ANOTHER = {
    "a label in the line above": "WORK STATUS\nName\nTevita Marlowe\nEmployer\nHarvest Foods",
    "a column read label by label": "Medical bill\nPatient\nResponsible party\nAccount\nRosa Marlowe\n25176",
    "heads and values in two lines": "PATIENT EXAM DATE REFERRED BY\nMARLOWE, REZA 02/04/2023 Sternfeld, Judith",
    "carets": "MARLOWE^REZA^T  249440  Male\nNURSING FLOWSHEET\nRN: Calvin Prewitt",
    "a bottle without a label": "Kern Drug Store\nRx# 19160 Filled 06/28/2023\nROSA MARLOWE\nIBUPROFEN 800 MG\n"
    "TAKE ONE TABLET\nQTY 60\nPrescriber: STERNFELD, JUDITH",
    "a consent": "CONSENT\nI, Linh Marlowe, give my permission to be treated.\nWitness: Gordon Vance",
    "in a sentence": "SLIP\nThis is to say that Linh Marlowe was in this office.\nby Gordon Vance",
    "Spanish": "Trabajador(a) lesionado(a): Marlowe, Linh\nEl paciente refiere dolor.\nDr. Alan Whitcombe",
    "one of the same last name": "Nurse\nIW: Fenwright, Calvin     Adjuster: Mai Dinh\nNCM: Ida Vance, R.N.",
    "one of the same first name": "LIEN\nThe clinic claims a lien against the recovery of Odalys Marlowe for care.",
    "a row read without gaps": "WORKLIST 04/04/2022\n0915 MARLOWE LINH T F 11/17/1988 CT ABD COMPLETE",
    "an initial before a birth": "Kern Clinic MEDICATION LIST\nR. Marlowe  b. 12/21/86\nMetformin 500 bid",
    "a donor of no listed name": "Chain of custody 3325\nDonor Quellish Marlowe\nCollector Ida Vance",
    "a label in the cell beside": "TREATING NOTE\nEMPLOYEE     Rosa Marlowe\nEMPLOYER     Unified School District",
    "an applicant in a sentence": "In summary, the applicant, Quellish Marlowe, sprained the right ankle.",
    "a matter of no listed name": "This is my bill for 212 pages in the matter of Quellish Marlowe.\nIda Vance, M.D.",
    "spoken of over a signature": "Memo\nThe watch of Mr. Marlowe is in. Mr. Marlowe mowed the lawn.\nEsther Paz",
    "in re": "PROOF OF SERVICE\nOn May 6, 2023 I served the QME report in re Rosa Marlowe\nupon Vance & Moss",
    "a summary for somebody": "EMERGENCY DEPARTMENT\nAfter visit summary for Rosa Marlowe\nCare team: Ida Vance, RN",
    "a copy of a decision": "Sierra Review\nDr. Vance\nYour request is denied.\n"
    "Ida Vance, M.D.\ncc: Rosa Marlowe\ncc: claims",
    "a name over a line that speaks of an office": "TAB 4\nMARLOWE, ROSA\nOutside laboratory results, newest on top",
    "under what a patient agrees to": "I consent to the release of my records.\nSigned\nRosa Marlowe   04/04/2022",
    "labels between strokes": "Employee/employer/injury:  Rosa Marlowe / Harvest Foods / 04/04/2022",
    "a caption turned round": "Litigation plan\nMarlowe (Rosa) v. Harvest Foods   our file 17\nSet the deposition.",
    "the name of a file": "The gait was normal.\nS:\\Transcribed\\2022\\Marlowe_Rosa_followup.docx",
    "a last name that is a word": "About: Jaspreet Page\nCaller: Curtis Hobart (adjuster)\nTaken by Roger Tillman",
}

NOT_OF_ANOTHER = {
    "a curriculum": "Hong Pham, M.D.\nCurriculum vitae\nPublications: Pham A, Vance B. Outcomes. 2009.",
    "who signs a letter": "Vance & Moss\nDear Calvin Prewitt:\nMy calendar is free in May.\nIda Prewitt",
    "those who were there": "Present: Ida Prewitt (interpreter), Calvin Vance (for the employee).",
    "who interpreted": "I, Ida Prewitt, interpreted from Spanish on 04/04/2022.",
    "those who were served": "PROOF OF SERVICE\nI served it on:\nTeri Blakemore, Sierra Mutual Insurance\n"
    "Calvin Prewitt, Law Offices of Vance & Moss\nHector Valdovinos, Esq.",
    "relatives": "FAMILY HISTORY: The father, Gordon Vance, died of a stroke.\nMarried to Ida Marlowe. No children.",
    "a referral": "REFERRAL\nFrom Marcus Ellery, M.D. to Omar Haddad, M.D. (Pain)\nAuth no. 19767",
    "a policy": "CLINIC POLICY\nPlease come early.\nThank you. Gordon Vance, Office Manager",
    "a job's supervisor": "DUTIES\nSupervisor: Ida Vance   Phone: (209) 555-0100\nPrepared by: Rosa Marlowe",
    "a speaker": "1 MR. VANCE: Objection. Compound.\n2 A. I do not know.",
    "a place": "Santa Lucia Imaging\nSan Jose, CA 95110\nPLEASE PRINT",
    "the chapters of a report": "A. Background\nB. Findings\nC. Opinion\nSee E. Main Street 12.",
    "the patient's initial in a row": "WORKLIST\n0915 FENWRIGHT ODALYS J F 11/17/1988 CT ABD",
    "the patient turned": "REFERRAL\nfor   Fenwright, Odalys\nFrom Marcus Ellery, M.D.",
    "the patient and a contact": "FACE SHEET\nPT NAME: FENWRIGHT, ODALYS\nEMERG CONTACT: IDA MARLOWE (SPOUSE)",
}

ONE_PERSON = [
    ("Bob Zhao", "Robert Zhao"),
    ("Pepe Núñez", "José Nunez"),
    ("Parisa Kirn", "Parisa Kim"),
    ("R. Ochoa-Prado", "Rupinder Ochoa-Prado"),
    ("T. DE LOS RÍOS", "Thanh De los Ríos"),
    ("Consuelo Page", "PAGE, CONSUELO"),
    ("Beatriz Van Nyke", "Beatriz Van Dyke"),
    ("Téllez", "Enrique Orozco Téllez"),
    ("Maria Fernanda", "Maria Fernanda St. Amant"),
]

TWO_PERSONS = [
    ("Calvin Zhao", "Robert Zhao"),
    ("Robert Marlowe", "Robert Zhao"),
    ("Danielle Park", "Daniel Park"),
    ("H. Zhao", "Robert Zhao"),
    ("Hyun-Woo Tuttle", "Hyun-Woo Zhao"),
    ("Maria Fernanda Marlowe", "Maria Fernanda Zhao"),
]


@pytest.mark.parametrize("how", OF_ANOTHER)
def test_a_page_that_names_only_somebody_else_is_about_that_one(how: str) -> None:
    found = another_on(OF_ANOTHER[how].split("\n"), PATIENT, NOTHING_KNOWN)

    assert found is not None
    assert {"marlowe", "page", "fenwright"} & set(found.name.lower().split())


@pytest.mark.parametrize("how", NOT_OF_ANOTHER)
def test_helpers_relatives_and_the_patient_make_no_stranger(how: str) -> None:
    assert another_on(NOT_OF_ANOTHER[how].split("\n"), PATIENT, NOTHING_KNOWN) is None


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_short_turned_and_misread_names_are_one_persons(one: str, other: str) -> None:
    assert could_be(one, other)


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_a_relative_and_a_namesake_are_other_people(one: str, other: str) -> None:
    assert not could_be(one, other)


def test_a_short_form_is_the_same_name_everywhere() -> None:
    assert is_same_person("Chuck Coleman", "COLEMAN, CHARLES")
    assert not is_same_person("Chuck Coleman", "Rosa Coleman")


def test_everybody_is_told_with_what_they_are_there_for() -> None:
    lines = ["OPERATIVE REPORT", "NAME: ROSA MARLOWE", "SURGEON: ALAN WHITCOMBE, M.D.", "Wife: Ida Marlowe"]

    assert [(one.name, one.role) for one in everybody_in(lines)] == [
        ("ROSA MARLOWE", "patient"),
        ("ALAN WHITCOMBE", "helper"),
        ("Ida Marlowe", "kin"),
    ]
