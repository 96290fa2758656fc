"""Pages of another person are flagged; slips of reading, relatives and physicians raise no alarm."""

from datetime import date

import pytest

from medlegal.records.packet import read_packet
from medlegal.records.reading import Expected, Page

OWN = """Larkspur Medical Group
PROGRESS NOTE
Patient: Odalys Fenwright
DOB: 03/04/1971   Claim No. WC-1234567
Date of injury: 05/06/2021
Date of service: {on}
Assessment: Lumbar strain.
Ilse Varnum, M.D."""


def flagged(text, *, after=("02/03/2022", "03/03/2022"), text_from="layer"):
    """Whether the page is flagged in a packet of pages that are Odalys Fenwright's."""
    texts = [OWN.format(on=on) for on in after] + [text]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=one, text_from=text_from)
        for at, one in enumerate(texts, start=1)
    ]
    reading = read_packet([], pages)
    assert not any(page.is_other_patient for page in reading.pages[:-1])
    return reading.pages[-1].is_other_patient


def page(name, born="07/08/1980", claim="ZZ-7654321"):
    own = OWN.format(on="04/04/2022").replace("Odalys Fenwright", name)
    return own.replace("03/04/1971", born).replace("WC-1234567", claim)


@pytest.mark.parametrize(
    "text",
    [
        page("Boyd Tennant"),
        page("Tennant, Boyd"),
        page("Odalys Tennant"),
        page("Boyd Tennant", born="03/04/1971", claim="WC-1234567"),
        page("Odelia Fenwright"),  # a relative of another birth
        page("Odalys Fenwright", born="09/09/1988"),  # a namesake of another birth and claim
        "SURGICAL PATHOLOGY\nPatient Boyd Tennant   Birth date Mar 21, 1984\nDate of procedure Aug 19, 2022",
        "DISCHARGE SUMMARY\nNAME: TENNANT, BOYD MR #: 798\nADMITTED: 06/24/2022 DISCHARGED: 06/27/2022",
        "Riverbend Hospital   Tennant, Boyd\nMRN: 5512341, DOB: 11/3/1988\nED Provider Notes",
        "Pt. Tennant, B.   DOS 4/4/22\nS: back pain, better with exercise.",
        "RE: Tennant, Boyd\nApril 4, 2022\nTo whom it may concern:\nHe was seen today.",
        "Patient Name : Nipzu\nPatient ID : 10785\nAge : 44\nThe spine shows mild tenderness.",
        "Patient:   Last   First   MI   Sex\nTennant   Boyd   R   M\nDate of injury   Date of birth",
        "PREHOSPITAL CARE REPORT\nPatient Tennant,   Age 33   Sex M\nBoyd   Riverbend Hospital",
        "Dear Mr. Tennant:\nYour claim for benefits is delayed.\nYour date of injury is 7/7/2020.",
        "Dear Dr. Varnum:\nI had the pleasure of seeing Boyd Tennant today.\nMr. Tennant drives a truck.",
        "SPECIMEN: serum\nNAME TENNANT,BOYD   SEX M  AGE 33\nCOLLECTED 4/4/22",
        "Re: Boyd Tennant\nDOB: 07/08/1980\nDear Dr. Varnum:\nEmergency contact: Odalys Fenwright, his wife.",
    ],
)
def test_a_page_about_somebody_else_is_flagged(text):
    assert flagged(text)


@pytest.mark.parametrize(
    "text",
    [
        page("FENWRIGHT, ODALYS M", born="03/04/1971"),
        page("Odalys Fenwright-Marlowe", born="03/04/1971"),
        page("Odalys Marlowe", born="03/04/1971"),  # a married name: birth agrees
        page("Odalys Fenwright", born="03/04/1971"),  # another claim of the same person
        page("Odalys Fenwright", born="04/03/1971", claim="WC-1234567"),  # a slip in the birth: claim agrees
        "Pt: O. Fenwright\n4/4/22 visit 3\nThe spine shows mild tenderness.",
        "Patient: Fenwright\nDOB: 3/4/1971\nThe spine shows mild tenderness.",
        "Boyd Tennant, Esq.\n1 Court St\nRe: Odalys Fenwright\nDear Mr. Tennant:\nThank you.",
        "Her husband, Boyd Fenwright, says that she sleeps poorly.",
        "REQUEST FOR AUTHORIZATION\nEmployee: Odalys Fenwright\nRequesting Physician\nName: Ilse Varnum, M.D.",
        "Quarterdeck Claims\nMay 6, 2022\nIlse Varnum, M.D.\nRe: Odalys Fenwright\nDear Dr. Varnum:\nThank you.",
        "DEPOSITION OF ILSE VARNUM, M.D.\nMay 6, 2022\nOdalys Fenwright v. Copper Kettle Bakery",
        "The patient tolerated the procedure well and was taken to recovery.",
    ],
)
def test_a_page_of_the_packets_own_patient_is_not_flagged(text):
    assert not flagged(text)


def test_a_badly_read_name_beside_the_right_claim_is_not_flagged():
    assert not flagged(page("Oda1ys Fenwrjght", born="O3/04/1971", claim="WC-1234567"), text_from="ocr")


def test_a_name_that_was_cut_or_garbled_in_reading_is_not_another_person():
    assert not flagged(
        "Injured worker: Odalys Fenwr ight   SEX F\nDate of service: 02 16 23", text_from="ocr"
    )
    assert not flagged("Patient: Odalvs Fenwnght   Date of evaluation: 08 21 2023", text_from="ocr")


def test_a_misfiled_sheet_that_is_whole_takes_no_page_of_a_longer_document_with_it():
    first = OWN.format(on="04/04/2022") + "\nPage 1 of 3"
    last = "The exercises were reviewed with her in detail and the questions were answered.\nPage 2 of 3"
    texts = [OWN.format(on="02/03/2022"), first, page("Boyd Tennant") + "\nPage 1 of 1", last]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=one, text_from="layer") for at, one in enumerate(texts, 1)
    ]

    reading = read_packet([], pages)

    assert [one.is_other_patient for one in reading.pages] == [False, False, True, False]


def test_a_single_misfiled_page_takes_no_other_page_with_it():
    first = OWN.format(on="04/04/2022") + "\nPage 1 of 3"
    last = "The exercises were reviewed with her in detail and the questions were answered.\nPage 3 of 3"
    texts = [OWN.format(on="02/03/2022"), first, page("Boyd Tennant") + "\nPage 1 of 1", last]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=one, text_from="layer") for at, one in enumerate(texts, 1)
    ]

    reading = read_packet([], pages)

    assert [one.is_other_patient for one in reading.pages] == [False, False, True, False]


def others_in(texts, expected):
    pages = [Page("a.pdf", at, at, text=one, fingerprint=one) for at, one in enumerate(texts, start=1)]
    return [found.is_other_patient for found in read_packet([], pages, expected=expected).pages]


STRANGERS = [
    page("Boyd Tennant").replace("04/04/2022", on) for on in ("01/02/2022", "02/02/2022", "03/02/2022")
]


def test_no_number_of_pages_outvotes_the_patient_who_is_expected():
    own = OWN.format(on="05/05/2022")
    assert others_in([*STRANGERS, own], None) == [False, False, False, True]
    assert others_in([*STRANGERS, own], Expected("Odalys Fenwright")) == [True, True, True, False]
    assert others_in(STRANGERS, Expected("Odalys Fenwright", date(1971, 3, 4))) == [True, True, True]


def test_an_expected_birth_tells_a_namesake_and_forgives_a_slip():
    texts = [OWN.format(on=on) for on in ("05/05/2022", "06/05/2022", "07/05/2022")]
    assert others_in(texts, Expected("Odalys Fenwright", date(1988, 9, 9))) == [True] * 3
    assert others_in(texts, Expected("Odalys Fenwright", date(1971, 3, 5))) == [False] * 3
    assert others_in(texts, Expected("Odalys Fenwright", date(1971, 3, 4))) == [False] * 3


def test_an_expected_claim_or_birth_speaks_for_a_changed_name():
    married = [
        OWN.format(on=on).replace("Odalys Fenwright", "Odalys Tennant") for on in ("05/05/2022", "06/05/2022")
    ]
    assert (
        others_in(married, Expected("Odalys Fenwright", date(1971, 3, 4), frozenset({"WC-1234567"})))
        == [False] * 2
    )


def two_last_names(text, *, text_from="layer"):
    """Whether the page is flagged in a packet of somebody with two last names, which pictures tell badly."""
    own = OWN.replace("Odalys Fenwright", "Odalys Montoya Núñez")
    texts = [own.format(on=on) for on in ("02/03/2022", "03/03/2022")] + [text]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=one, text_from=text_from if at == len(texts) else "layer")
        for at, one in enumerate(texts, start=1)
    ]
    return read_packet([], pages).pages[-1].is_other_patient


@pytest.mark.parametrize("last", ["Nufiez", "Niifiez", "Ntifiez", "Nunez", "Nines"])
def test_a_second_last_name_that_is_read_badly_makes_no_stranger(last):
    page = (
        f"RE: Montoya {last}, Odalys\nNarrative report\nThe patient has reached maximum medical improvement."
    )

    assert not two_last_names(page, text_from="ocr")


@pytest.mark.parametrize(
    "text",
    [
        "Riverbend Hospital EMERGENCY DEPARTMENT\nMontoya Nufiez, Charlene MRN: 3255523 DOB: 05/09/1960\nED Notes",
        "PROGRESS REPORT (PR-2)\nPatent: Last   First   MI   Sex\nMontoya Nunez   Veronica   F\nDate of injury",
        "PROGRESS REPORT\nPatientName=TENNANT^BOYD PatientID=96365808\nS: Pt able to sit 31 min.",
        "OPERATIVE REPORT\nPT: TENNANT, BOYD MED REC 22501103\nSURGEON: Wendell Núñez, O.D.",
    ],
)
def test_relatives_and_others_are_flagged_beside_two_last_names(text):
    assert two_last_names(text)


def test_a_number_of_the_same_office_tells_a_namesake_under_a_title_with_its_day():
    note = "Progress note {on} Harborline Physical Therapy\nPatientName=FENWRIGHT^ODALYS PatientID={id}\nS: better"
    own = [note.format(on=f"0{month}/04/2022", id="3885326") for month in (1, 2, 3)]

    expected = Expected("Odalys Fenwright")
    assert others_in([*own, note.format(on="05/04/2022", id="9612340")], expected) == [
        False,
        False,
        False,
        True,
    ]
