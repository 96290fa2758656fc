"""Pages of other people that no label and no full name gives away: initials, lists, other ages, pages that go on."""

import pytest

from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

OWN = """Larkspur Medical Group
PROGRESS NOTE
Patient: Odalys Fenwright
DOB: 03/04/1971   Sex: F
Claim No. WC-1234567   MRN: 5512341   SSN: ***-**-4410
Date of injury: 05/06/2021
Date of service: {on}
Assessment: Lumbar strain.
Ilse Varnum, M.D."""


def flagged(*texts):
    own = [OWN.format(on=on) for on in ("02/03/2022", "03/03/2022", "04/05/2022")]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=one, text_from="layer", sure=0.9)
        for at, one in enumerate([*own, *texts], start=1)
    ]
    found = [page.is_other_patient for page in read_packet([], pages).pages]
    assert not any(found[: len(own)])
    return found[len(own) :]


ROWS = "8:05   Tennant, Boyd   recheck\n8:20   Quimby, Marla   new\n8:45   Ostrander, Pilar   injection\n"


@pytest.mark.parametrize(
    "text",
    [
        "LABORATORY REPORT\nPt. initials: B.T.\nDate of birth: 11/03/1980\nGlucose 101",
        "PEER TO PEER CALL\nRe: B.T.\nTwelve visits of therapy were discussed on 04/04/2022.",
        f"DAILY SCHEDULE   04/04/2022\nTime   Patient   Reason\n{ROWS}",
        "Check No. 4471   Date 04/04/2022\nPay to the order of\nBOYD TENNANT\n12 Juniper Court, Modesto, CA 95354",
        "This is to verify that Mr. Boyd Tennant was present in this office on 04/04/2022.",
        "Your 3:00 appointment, Boyd Tennant, was booked for the wrong physician. We are sorry.",
        "BRACE LABEL\nFENWRIGHT, ODALYS\n5519988  71262\n09/26/1962 59 F",  # a namesake: the birth has no label
        "HEALTH INSURANCE CLAIM FORM\n2. PATIENT'S NAME\nFENWRIGHT, ODALYS\n3. PATIENT'S BIRTH DATE\n10  05  1958",
        "SURGERY CENTER   block schedule\n04/04/2022 R. Tennant TKA R   spinal   90 min\nH&P on chart.",
        "RECOVERY ROOM BOARD\nBay 1  R. Tennant   shoulder scope\nBay 2  L. Quimby   TKA",
        "FAX\nATTN Marla Quimby, Sierra Mutual\nRE TENNANT v. ACME LINEN\nEnclosed is the notice of deposition.",
        "EMPLOYER'S WAGE STATEMENT\nName Odalys Fenwright   SSN xxx-xx-9934\nJan 1-15   80.00   1,720.00",
        "He is a 24-year-old man who fell from a ladder. Strength is full. Gait is normal.",
    ],
)
def test_a_page_without_a_labelled_name_is_flagged(text):
    assert flagged(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "LABORATORY REPORT\nPt. initials: O.F.\nGlucose 101",
        "SURGERY CENTER   block schedule\n04/04/2022 O. Fenwright TKA R   spinal   90 min\nH&P on chart.",
        "FAX\nATTN Marla Quimby, Sierra Mutual\nRE FENWRIGHT v. ACME LINEN\nEnclosed is the notice of deposition.",
        "EMPLOYER'S WAGE STATEMENT\nName Odalys Fenwright   SSN xxx-xx-4410\nJan 1-15   80.00   1,720.00",
        "Hidewood Drug\nOdalys Fenwright 17 Birch Ave, Tulare, CA 93274\n9 Main St, Lodi, CA 95240\n2 Oak St, Galt, CA",
        "LABORATORY REPORT\nPt. initials: O.F.\nDate of birth: 03/05/1971\nGlucose 101",  # a slip of the pen
        f"DAILY SCHEDULE   04/04/2022\nTime   Patient   Reason\n{ROWS}9:10   Fenwright, O.   recheck\n",
        "Hidewood Pharmacy\nO. FENWRIGHT\n12 Juniper Court, Modesto, CA 95354\nIBUPROFEN 800 MG\nPrescriber: Varnum",
        "PARKING\nAsk for Marla Quimby at the desk.",
        "BILLING QUESTIONS\nOur privacy officer is Marla Quimby, (209) 555-0101.",
        "April 4, 2022\nRe: Fenwright v. Seaside Bistro\nDear Dr. Varnum:\nAddress apportionment (Benson, Escobedo).",
        "PAGE COUNT\nI, Marla Quimby, declare under penalty of perjury that I sent 812 pages.",
        "DECLARATION\nI declare this under penalty of perjury.\nMarla Quimby 02/20/2022",
        "From: Marla Quimby\nTo: Sung Ortho Scheduling\nSubject: therapy\nIt is authorized.\nThanks, Marla",
        "I am the custodian of records for Mercy Shore Medical Center; the copies are true.",
        "STAFF\nOur team: Marla Quimby, R.N.; Pilar Ostrander, P.T.; Boyd Tennant, M.D.",
        "FAMILY HISTORY\nThe mother is a 72-year-old woman with diabetes. Her father, Boyd Tennant, died at 66.",
        "She is a 50-year-old woman who fell from a ladder. Strength is full. Gait is normal.",
        "RADIOLOGY\nPATIENT   EXAM DATE   REFERRED BY\nFENWRIGHT, O.   04/04/2022   Tennant, Boyd",
    ],
)
def test_a_page_of_the_patients_own_is_not(text):
    assert flagged(text) == [False]


def test_pages_that_count_on_from_anothers_are_anothers():
    first = "DISCHARGE INSTRUCTIONS   Page 1 of 2\nPatient: Boyd Tennant\nDOB: 11/03/1980\nBack pain."
    second = "DISCHARGE INSTRUCTIONS   Page 2 of 2\nCome back at once if you have a fever."
    third = "WHEN TO CALL   Page 3 of 3\nCall us if you have a fever."

    assert flagged(first, second, third) == [True, True, False]


def test_another_number_in_the_same_office_is_anothers():
    text = (
        "Larkspur Medical Group\nMEDICATION LOG\nMRN: 9947120\nDate of service: 04/04/2022\nNaproxen 500 mg"
    )

    assert flagged(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "From: Marla Quimby\nTo: Pilar Ostrander\nTennant, Boyd - claim K9390-22419-0001\nPlease call.",
        "OUTGOING FAX CONFIRMATION\nFile: Tennant_Boyd_PR2.pdf\nResult: OK",
        "In the Matter of the Application of\nBOYD TENNANT,\nvs.\nHIDEWOOD FOODS\nDECLARATION OF READINESS",
        "Dear Mr. Tennant:\nYour claim is open and your doctor is Ilse Varnum.\nMarla Quimby\nHidewood Claims",
    ],
)
def test_a_mail_a_file_name_a_caption_and_a_greeting_tell_of_another(text):
    assert flagged(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "My neighbor Marla Quimby saw me limp. I take ibuprofen.",
        "DIRECTIONS\nThe guard, Boyd Tennant, will raise the arm.",
        "INTAKE\nD.O.B. 03/04/1971\nThe back hurts.",  # no initials
        "Odalys Fenwright (Applicant)\nBoyd Tennant for applicant; Marla Quimby for defendant",
    ],
)
def test_whom_a_page_only_introduces_is_no_patient(text):
    assert flagged(text) == [False]


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        (
            "Q. Did Mr. Tennant tell you that?\nA. No.\nQ. When did you see Mr. Tennant?\nA. At work.\nPage 14",
            True,
        ),
        ("BENEFIT PRINTOUT\nCLM 77-1182\nTD 13 weeks\nPD none\nMED 11,204.10", True),
        ("BENEFIT PRINTOUT\nClaim No. WC-1234567\nTD 13 weeks\nPD none\nMED 11,204.10", False),
        (
            "WORK STATUS\nMs. Fenwright may lift ten pounds.\nShe returns in two weeks.\nIlse Varnum, M.D.",
            False,
        ),
    ],
)
def test_a_page_that_tells_nothing_of_the_patient_goes_to_a_person(text, is_doubted):
    own = [OWN.format(on=on) for on in ("02/03/2022", "03/03/2022", "04/05/2022")]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=one, text_from="layer", sure=0.9)
        for at, one in enumerate([*own, text], start=1)
    ]

    reading = read_packet([], pages)

    assert ("patient" in reading.documents[-1].doubts) == is_doubted


@pytest.mark.parametrize(
    "text",
    [
        "Injection clinic 04/04/2022\n8:00 Tennant, Boyd L4-5 ESI\n8:30 Quimby, Marla R SI",
        "CALL-BACK LIST\n[ ] R. Tennant - wants a work note",
        "Infusion room\nChair 2: R. Tennant, ketorolac 30 mg\nNo reaction.",
        "From: Boyd Tennant (via patient portal)\nTo: Varnum clinical pool\nThe brace rubs.",
        "RECEIPT\nRX 82596 TENNANT/BOYD\nCOPAY 0.00",
        "Peer-to-peer attempt\nReviewer: Ilse Varnum, MD\nMember: Tennant Boyd",
        "Activity note\nEE TENNANT BOYD called in: check not received.",
        "Se hace constar que el/la C. Boyd Tennant no podra laborar por 7 dias.",
        "Field note\nCalled Mr. Tennant, left word. Mr. Tennant called back at 3.",
        "Estimado Boyd Tennant:\nSu proxima cita es el 04/04/2022 a las 9:00.",
    ],
)
def test_lists_mails_and_names_written_last_first_tell_of_another(text):
    assert flagged(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "My supervisor was Boyd Tennant.\nI lifted it alone.",
        "INTERPRETERS\nInterpreter: Marla Quimby, Spanish; Boyd Tennant, Punjabi",
        "Case 39340: O.F., 51 F, DOB 03/05/1971\nRequest: lumbar MRI.",  # a slip of the pen
        "RECEIPT\nRX 82596 FENWRIGHT/ODALYS\nFLEXION/EXTENSION full",
        "CALL-BACK LIST\n[ ] O. Fenwright - wants a work note",
    ],
)
def test_those_whom_she_names_and_her_own_rows_are_not(text):
    assert flagged(text) == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Mileage in this run\nTENNANT, BOYD   WC5782409  14.20\nQUIMBY, MARLA   WC5025595  31.05\n"
        "SALCIDO, PILAR   WC6457188  8.75",
        "Calls still to make\nBoyd Tennant 559-555-0141\nMarla Quimby 559-555-0172\nPilar Ostrander 559-555-0109",
        "Set for conference\nTENNANT v. Acme Linen\nQUIMBY v. Hidewood Foods\nOSTRANDER v. Acme Linen",
        "From: Odalys Fenwright\nTo: Marla Quimby\nSubject: Tennant, Boyd - claim 77-889911\nPlease call me.",
        "LICENSE\nLN TENNANT\nFN BOYD\nSEX M",
        "Dr. Varnum\nYour request is not certified.\nMarla Quimby, M.D.\ncc: Boyd Tennant\ncc: claims",
    ],
)
def test_rows_that_begin_with_names_senders_and_copies_tell_of_another(text):
    assert flagged(text) == [True]


def test_pages_before_a_running_head_of_another_are_anothers():
    first = "EVALUATION   Page 1 of 2\nThe examinee was seen as agreed. The back hurts."
    second = "Tennant, Boyd\nDOB 11/03/1980   Page 2 of 2\nGait is normal."

    assert flagged(first, second) == [True, True]


def test_who_comes_up_on_her_own_pages_is_no_patient_elsewhere():
    own = "WORK STATUS\nPatient: Odalys Fenwright\nDOB: 03/04/1971\nMarla Quimby was told of the limits."
    call = "Telephone log 04/04/2022\nMarla Quimby, two messages about the brace."

    assert flagged(own, call) == [False, False]
    assert flagged(call) == [True]


def test_a_name_where_a_form_has_hers_is_a_patients():
    form = "DAILY LOG {day}\nDriver (print) {name}\nOn duty 9.5 h"
    own = [form.format(day=day, name="Odalys Fenwright") for day in ("04/04/2022", "04/05/2022")]
    other = form.format(day="04/06/2022", name="Boyd Tennant")

    assert flagged(*own, other) == [False, False, True]
    assert flagged(other) == [False]
