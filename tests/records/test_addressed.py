"""Who wrote a page, to whom, from where, and what it is, on pages in the layouts that offices use."""

from datetime import date

import pytest

from medlegal.records.names import is_same_person
from medlegal.records.numbered import without_line_numbers
from medlegal.records.particulars import document_of
from medlegal.records.reading import Page
from medlegal.records.sights import Sight

CAPTION = """1               WORKERS' COMPENSATION APPEALS BOARD
2                    STATE OF CALIFORNIA
3
4   ODALYS FENWRIGHT,
5             Applicant,
6       vs.                        ADJ10000001
7   COPPER KETTLE BAKERY,
8             Defendants.
9
10          DEPOSITION OF ODALYS FENWRIGHT
11          Monday, March 4, 2024
12  Reported by: T. Imbrie, CSR No. 00000"""

TESTIMONY = """1      Q   And when did you first see a doctor?
2      A   The same week.
3      Q   Was that March 3, 2022?
4      A   I think so.
5      MR. DUNN:  Objection.  Vague.
6      THE WITNESS:  I already answered.
7      Q   Any other claims?
8      A   One, in 2011."""

LETTER = """Quarterdeck Claims Administrators
PO Box 77, Fresno, CA 93707
March 11, 2024
{addressee}
9 Elm Street
RE: Odalys Fenwright
Dear {greeting}:
Thank you for your report. Dr. Ambrose Keel, M.D. was copied on it.
{close}"""


def read(text):
    lines = "\n".join("   ".join(line.split("   ")).strip() for line in text.split("\n"))
    return document_of([Sight(Page("a.pdf", 1, 1, text=lines))], 1)


def test_a_transcript_with_numbered_lines_is_a_deposition_of_the_person_and_day_it_names():
    found = read(CAPTION)

    assert (found.kind, found.title) == ("deposition", "DEPOSITION OF ODALYS FENWRIGHT")
    assert (found.patient, found.dated_on) == ("ODALYS FENWRIGHT", date(2024, 3, 4))
    assert found.facility is None


def test_days_that_a_witness_speaks_of_are_not_the_day_of_the_deposition():
    found = read(TESTIMONY)

    assert (found.kind, found.dated_on) == ("deposition", None)


def test_the_text_of_a_page_keeps_the_numbers_of_its_lines():
    page = Page("a.pdf", 1, 1, text=CAPTION)

    assert Sight(page).lines[0].startswith("WORKERS'")
    assert page.text.startswith("1 ")


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Name", "2. Street", "3. City", "4. State", "5. Phone", "6. Age", "7. Sex", "8. Job", "9. Hours"],
        ["1 tablet daily", "2 tablets at night", "Refills: 3"],
        ["12 visits", "3 times a week", "97110", "45 minutes"] * 4,
    ],
)
def test_figures_that_belong_to_the_text_are_no_numbers_of_lines(lines):
    assert without_line_numbers(lines) == lines


@pytest.mark.parametrize(
    ("addressee", "greeting", "close", "author"),
    [
        ("Ilse Varnum, M.D.", "Dr. Varnum", "Sincerely,\nBoyd Tennant\nClaims Examiner", "Boyd Tennant"),
        ("Ilse Varnum, M.D.", "Doctor Varnum", "Reviewer: C. Oake, M.D.", "C. Oake, M.D."),
        ("Ilse Varnum, M.D.", "Colleague", "Claims Department", None),
        ("Ilse Varnum, M.D.", "Dr. Varnum", "Very Truly Yours\nBoyd Tennant", "Boyd Tennant"),
        ("Rex Aldine, Esq.", "Mr. Aldine", "Respectfully submitted, Ilse Varnum, M.D.", "Ilse Varnum, M.D."),
        ("Marlowe Law Offices", "Counsel", "Respectfully,\nIlse Varnum, M.D.", "Ilse Varnum, M.D."),
    ],
)
def test_the_author_of_a_letter_is_who_signs_it_never_whom_it_addresses(addressee, greeting, close, author):
    found = read(LETTER.format(addressee=addressee, greeting=greeting, close=close))

    assert found.author == author
    assert found.facility == "Quarterdeck Claims Administrators"


def test_a_letter_about_your_claim_is_about_the_person_it_addresses():
    text = "Quarterdeck Claims Administrators\nMay 6, 2024\nOdalys Fenwright\n9 Elm Street\n"

    assert read(f"{text}Dear Ms. Fenwright:\nYour claim is delayed.").patient == "Odalys Fenwright"
    assert read(f"{text}Dear Ms. Fenwright:\nPlease send the report.").patient is None


@pytest.mark.parametrize(
    ("top", "facility"),
    [
        (
            "LAW OFFICES OF\nPELLMAN & ROOK, LLP\n8 Harbor Blvd, Long Beach, CA",
            "LAW OFFICES OF PELLMAN & ROOK, LLP",
        ),
        ("PELLMAN, ROOK & DASH\nA Professional Law Corporation\n8 Ferry Street", "PELLMAN, ROOK & DASH"),
        ("State of California\nDIVISION OF WORKERS' COMPENSATION\nNotice", None),
        ("ILSE VARNUM, M.D.\nQualified Medical Evaluator\nBoard Certified in Internal Medicine", None),
        ("LABORATORY RESULTS\nGlucose 99 mg/dL", None),
        ("HEALTH INSURANCE CARD\nMember ID: 0099", None),
        ("03/04/2024 Pellman Glass Company\nLayoff", None),
        ("2.1 Pellman Group Traffic\nIn thousands", None),
        (
            "EMPLOYER'S FIRST REPORT\nEMPLOYER Pellman Glass LLC\nEMPLOYEE Fenwright, Odalys",
            "Pellman Glass LLC",
        ),
        ("Bay-side Clinical Laboratories\nGlucose 99 mg/dL", "Bay-side Clinical Laboratories"),
    ],
)
def test_the_facility_is_the_whole_name_of_an_office_and_no_agency_or_rank(top, facility):
    assert read(top).facility == facility


def test_a_page_without_a_title_is_called_by_its_kind_and_not_by_its_letterhead():
    found = read(
        "Bay-side Clinical Laboratories\nSpecimen: Urine\nCollected: 04/10/2024\nGlucose 99 mg/dL  Flag"
    )

    assert (found.kind, found.title) == ("laboratory", "Laboratory")


@pytest.mark.parametrize(
    "line",
    [
        "1. Name. Nombre. Odalys Fenwright   Today's Date. Fecha de Hoy. 02/13/2024",
        "1. Nombre: Odalys Fenwright   Fecha de Hoy: 02/13/2024",
        "Last   Fenwright   First   Odalys   M.I.   Sex   F",
        "RE:   Employee: Odalys Fenwright",
        "Records of: Odalys Fenwright",
        "Employee   Odalys Fenwright   Employer   Copper Kettle Bakery",
        "Employee Odalys Fenwright   DOB 03/04/71   DOI 07/19/16",
        "Employee\nFenwright, Odalys\nClaim\nWC123456",
        "Patient: Last\nFenwright\nFirst\nOdalys\nM.I.",
        "5. PATIENT NAME (first name, middle initial,\nlast name)\nOdalys P. Fenwright",
        "2. PATIENT'S NAME (Last Name, First Name, Middle Initial)   FENWRIGHT, ODALYS",
        "Patient   Exam Date\nFENWRIGHT, ODALYS   01/02/2022",
        "Patlent Name: 0dalys Fenwright",
        "PATIENT: FENWRIGHT,ODALYS",
        "Case: Odalys Fenwright vs. Copper Kettle Bakery",
        "RE: REQUEST FOR SUPPLEMENTAL REPORT; Fenwright, Odalys; WC281853",
    ],
)
def test_the_patient_is_found_in_the_boxes_of_forms(line):
    assert is_same_person(read(line).patient, "Odalys Fenwright")


def test_a_name_with_credentials_is_no_patient():
    assert read("Name: Ilse Varnum, M.D.   Specialty: Orthopedics").patient is None


def test_the_author_stands_a_column_further_than_the_label():
    assert read("Work Status: full duty\nProvider   Ilse Varnum, NP").author == "Ilse Varnum, NP"


def test_a_pleading_is_called_by_the_name_beside_its_caption():
    caption = "WORKERS' COMPENSATION APPEALS BOARD\nODALYS FENWRIGHT,   ) ADJ10000001\nApplicant,   )\n"

    found = read(
        caption + "vs.   )   PETITION FOR RECONSIDERATION\nCOPPER KETTLE BAKERY,   )\nDefendants.   )"
    )

    assert (found.kind, found.title) == ("pleading", "PETITION FOR RECONSIDERATION")
    assert found.patient == "ODALYS FENWRIGHT"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "Referring: Petra Osei, M.D.\nIMPRESSION: Sprain.\nElectronically signed by VARNUM, ILSE MD on 1/2/22",
            "ILSE VARNUM, MD",
        ),
        ("Reported by:\nTERESA IMBRIE\nCSR No. 9999", "TERESA IMBRIE, CSR"),
        ("PROGRESS NOTE\nPlan: rest.\nIlse Varnum, MD/ab", "Ilse Varnum, MD"),
        ("PROGRESS NOTE\nSeen for Dr. Keel.\nIlse Varnum", "Ilse Varnum"),
        ("DECLARATION OF PAGE COUNT\nI, Boyd Tennant, declare:\nExecuted on May 6, 2022", "Boyd Tennant"),
        ("From: Boyd Tennant <bt@example.invalid>\nTo: Ilse Varnum, M.D.\nSubject: Records", "Boyd Tennant"),
        (
            "REQUEST FOR AUTHORIZATION\nRequesting Physician Information:\nName Ilse Varnum, D.O.",
            "Ilse Varnum, D.O.",
        ),
        (
            "EMPLOYER'S REPORT\nCompleted By (type or print)   Boyd Tennant   Date   05/06/2022",
            "Boyd Tennant",
        ),
        (
            "MRI REPORT\nRadiologist: Delphine De la Cruz, M.D.\ncc: Ilse Varnum, M.D.",
            "Delphine De la Cruz, M.D.",
        ),
    ],
)
def test_the_author_is_who_signs_reports_or_sends(text, author):
    assert read(text).author == author


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        (
            "Eastgate Diagnostics, LLC 9823 Jackson Street El Centro, CA 92243\nLABORATORY REPORT",
            "Eastgate Diagnostics, LLC",
        ),
        ("Redwood Coast Hospital DEPARTMENT OF RADIOLOGY\nMRI REPORT", "Redwood Coast Hospital"),
        (
            "PR-2\nName: Ilse Varnum, M.D.\nAddress: 700 Tidewater Orthopedic Institute, 12 W Main St",
            "Tidewater Orthopedic Institute",
        ),
        (
            "Ilse Varnum, M.D.\nMay 6, 2022\nQuarterdeck Claims Administrators\nPO Box 7\nRe: Someone\nDear Sirs:",
            None,
        ),
        ("MEMORANDUM\nEMERGENCY DEPARTMENT\nNote", None),
    ],
)
def test_the_facility_is_found_in_a_letterhead_or_beside_the_signature(text, facility):
    assert read(text).facility == facility
