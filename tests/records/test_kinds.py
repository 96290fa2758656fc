"""What a page calls itself decides its kind; without a name, its sections and words do."""

import pytest

from medlegal.records.kinds import kind_of_document, title_of
from medlegal.records.spotting import must_hold

SOAP = [
    "Subjective: pain 4 of 10.",
    "Objective: flexion 70 degrees.",
    "Assessment: progress.",
    "Plan: continue.",
]
SURGERY = """PREOPERATIVE DIAGNOSIS: Torn meniscus. POSTOPERATIVE DIAGNOSIS: Same. ANESTHESIA: General.
ESTIMATED BLOOD LOSS: Minimal. The knee was prepped and draped and a portal was made with a scalpel."""
SCAN = """TECHNIQUE: Axial and sagittal T2-weighted images without contrast.
FINDINGS: There is a small disc protrusion. The neural foramina are patent. IMPRESSION: Disc protrusion."""
EXPERT = """At the request of the carrier I saw the claimant once; there is no physician-patient relationship.
RECORDS REVIEWED: Clinic notes. The claimant fell at work. The claimant was treated. The claimant now limps.
OPINION: To a reasonable degree of medical probability the fall caused the tear. Impairment is 2%, whole person."""
CONSULT = """HISTORY OF PRESENT ILLNESS: He fell in May. PAST MEDICAL HISTORY: None. REVIEW OF SYSTEMS: Negative.
PHYSICAL EXAMINATION: Tender. MRI showed T2-weighted signal in the disc without contrast. PLAN: Therapy."""
MIND = """MENTAL STATUS EXAMINATION: Mood was low, affect flat, no suicidal ideation. AXIS I: Major depression.
Beck Depression Inventory 28. Psychotherapy is advised."""
WARD = """DISCHARGE DIAGNOSIS: Fracture. HOSPITAL COURSE: She was admitted and had surgery.
DISCHARGE MEDICATIONS: None. CONDITION ON DISCHARGE: Stable. DISPOSITION: Home."""
RECHECK = """Date of injury: 5/6/2021. Employer: an invented bakery.
The patient was seen by her primary treating physician. Examination: flexion 50 degrees.
Treatment plan: six visits. Modified duty until the next visit in four weeks."""
LAST_VISIT = """She has been under my care since May and is now permanent and stationary.
Apportionment: none. Future medical care: six visits a year. Whole person impairment is 5 percent."""
NEUROLOGIST = """Dear Dr. Varnum: I had the pleasure of seeing your patient today for headaches after a fall.
On examination the reflexes were symmetric. I would suggest a change of medication. With kind regards"""
SPANISH_CLAIM = """Empleado: complete esta sección y note la notación arriba.
Nombre. Fecha de la lesión. Describa la lesión y parte del cuerpo afectada. Firma del empleado."""


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Physical Therapy Progress Note", "therapy"),
        ("Progress Note", "narrative"),
        ("Follow-Up Report of Treating Physician", "pr2"),
        ("WORKERS COMP FOLLOW UP", "pr2"),
        ("Primary Treating Physician's Discharge and Final Rating Report", "pr4"),
        ("EMERGENCY DEPT CHART", "hospital"),
        ("ANESTHESIA RECORD", "operative"),
        ("RECORD REVIEW PAGE COUNT VERIFICATION", "page_declaration"),
        ("ADDENDUM TO PANEL QME REPORT OF MAY 20, 2025", "supplemental"),
        ("MICROBIOLOGY", "laboratory"),
        ("QUALIFIED MEDICAL EVALUATOR PANEL", "correspondence"),
        ("CLINICAL NOTE - HOSPITALIST", "hospital"),
        ("Duty Status Report", "return_to_work"),
        ("ACTIVITY PRESCRIPTION FORM", "return_to_work"),
        ("Psychotherapy Progress Note", "psychological"),
        ("Primary Treating Physician's Progress Report (PR-2)", "pr2"),
        ("ptp progress report", "pr2"),
        ("Supplemental Report of Agreed Medical Evaluator", "supplemental"),
        ("QUALIFIED MEDICAL EVALUATION IN PSYCHOLOGY", "evaluation"),
        ("AUTHORIZATION FOR RELEASE OF HEALTH INFORMATION", "other"),
        ("CUESTIONARIO DEL PACIENTE", "other"),
        ("DETERMINATION NOTICE", "ur_decision"),
        ("PRIOR AUTHORIZATION APPROVAL", "ur_decision"),
    ],
)
def test_a_longer_name_on_the_line_outweighs_the_shorter_one_in_it(title, kind):
    assert kind_of_document([[title, *SOAP]]).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SURGERY, "operative"),
        (SCAN, "imaging"),
        (EXPERT, "evaluation"),
        (CONSULT, "narrative"),
        (MIND, "psychological"),
        (WARD, "hospital"),
        (SPANISH_CLAIM, "dwc1"),
        ("\n".join(SOAP), "narrative"),
        (RECHECK, "pr2"),
        (LAST_VISIT, "pr4"),
        (NEUROLOGIST, "narrative"),
    ],
)
def test_a_document_without_a_name_is_known_by_its_sections_and_words(text, kind):
    found = kind_of_document([text.split("\n")])

    assert found.kind == kind
    assert found.evidence


def test_a_name_that_recognising_garbled_is_still_known():
    assert title_of(["—PERMANENFAND STATIONARY REPORT", "Re: an invented person"]).kind == "pr4"


def test_an_office_of_a_name_is_not_what_the_page_is():
    page = [
        "Half Moon Chiropractic, A Professional Corporation",
        "request for authorization for medical treatment",
    ]

    assert kind_of_document([page]).kind == "rfa"


def test_below_one_clear_name_the_headings_of_sections_count_half():
    assert (
        kind_of_document([["PREHOSPITAL CARE REPORT", "CHIEF COMPLAINT", "Shoulder pain", "NARRATIVE"]]).kind
        == "hospital"
    )


def test_a_heading_below_other_sections_is_no_title():
    sections = ["Subjective", "The patient reports pain.", "Objective", "Tender.", "Plan", "Exercise."]

    first, below = title_of(["Work Status"]), title_of([*sections, "Work Status"])

    assert below.weight < first.weight / 2
    assert kind_of_document([["Office Visit", *sections, "Work Status", "Full duty"]]).kind == "narrative"


def test_a_name_at_the_end_of_a_line_of_columns_is_a_title():
    assert (
        title_of(["Riverbend Hospital   Discharge Summary", "Attending: an invented doctor"]).kind
        == "hospital"
    )


def test_a_name_in_a_cell_that_runs_on_into_the_next_lines_is_a_title():
    named = title_of(
        ["State of California   EMPLOYER'S REPORT OF   OSHA CASE NO.", "OCCUPATIONAL INJURY OR", "ILLNESS"]
    )

    assert named is not None
    assert (named.kind, named.title) == (
        "employer_report",
        "EMPLOYER'S REPORT OF OCCUPATIONAL INJURY OR ILLNESS",
    )


BILL_OF_A_CHIROPRACTOR = """Tull Chiropractic Group
SUPERBILL
PATIENT JO WRENN ACCT 337306
DATE OF SERVICE 07/09/23
[X] 98941 CMT 3-4 REGIONS 64.00
[X] 97140 MANUAL THERAPY 59.00
TOTAL 123.00 PAID TODAY 0.00"""
OF_THE_MIND = """Psychological medical-legal evaluation, April 24, 2021
Interview, tests and records. Mood was low."""
CORRECTED = """In the matter of Jo Wrenn, injury of Feb 17, 2020
CLARIFICATION OF IMPAIRMENT: SUPPLEMENTAL MEDICAL-LEGAL REPORT
The spine is rated at 8% whole person impairment. Apportionment unchanged: 75 percent is industrial.
Causation, permanent disability and future medical care are as in the earlier report.
I declare under penalty of perjury that this report is my own work."""
TO_AN_EVALUATOR = """Tull Law Group
June 10, 2022
Dr. Vey
Qualified Medical Evaluator
RE: EXAMINATION OF JO WRENN
Dear Doctor:
We enclose 324 pages of records. Please comment on apportionment.
QUESTIONS"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BILL_OF_A_CHIROPRACTOR, "billing"),
        (OF_THE_MIND, "evaluation"),
        (CORRECTED, "supplemental"),
        (TO_AN_EVALUATOR, "cover_letter"),
        (
            "REEXAMINATION / PROGRESS REPORT TO CLAIMS ADMINISTRATOR\nTull Chiropractic\nC-spine better.",
            "pr2",
        ),
        (
            "Tull Mutual\nTo the panel evaluator\nLETTER OF INSTRUCTION TO THE QME\n1. Please comment.",
            "cover_letter",
        ),
        (
            "Tull Casualty\nFIRST NOTICE OF LOSS\nEMPLOYEE: Jo Wrenn\nEVENT: slipped on a wet floor.",
            "employer_report",
        ),
        ("Tull Orthopaedics\nJuly 23, 2021\nPOSTOPERATIVE VISIT\nThe wound is healed.", "narrative"),
    ],
)
def test_what_a_paper_is_called_outweighs_its_trade_and_its_reader(text, kind):
    assert kind_of_document([text.split("\n")]).kind == kind


def test_a_name_that_several_kinds_bear_leaves_the_choice_to_the_page():
    therapist = [
        "Progress Report",
        "Redwood Physical Therapy",
        *SOAP,
        "Therapeutic exercise, manual therapy, 12 visits.",
    ]

    assert kind_of_document([therapist]).kind == "therapy"


def test_a_page_that_says_nothing_is_other_and_doubted():
    found = kind_of_document([["Thursday", "a b c"]])

    assert (found.kind, found.evidence) == ("other", ())
    assert found.weight < 0.6


def test_letters_within_a_word_name_no_study():
    assert title_of(["football tournaments organised at district level"]) is None
    assert title_of(["Right foot, weight bearing, CT"]).kind == "imaging"


def test_letters_that_a_cue_must_hold_stand_in_what_it_fits():
    assert must_hold("(?:pre|post)-?operative diagnos[ie]s") == ("operative",)
    assert must_hold("sutures?|staples") == ("suture", "staples")
    assert must_hold("(?:qme|ame) report") == ("report",)
    assert must_hold(r"\d+ ?mg") == ()


def test_a_paper_under_a_name_that_tells_nothing_is_sorted_by_its_words_and_sent_to_a_person_where_these_disagree():
    record = [
        "Elm Institute",
        "guided record",
        "Site right knee, chlorhexidine prep, 22g needle",
        "Lido and triamcinolone, tolerated",
    ]
    assert kind_of_document([record]).kind == "operative"
    said = [
        "1. MRI of the neck",
        "Please authorize the services requested",
        "claims administrator, requesting physician",
    ]
    assert kind_of_document([said]).weight < 0.6
