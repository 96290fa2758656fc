"""A namesake told apart by the record's number: of one office, or where one number is kept by several."""

import pytest

from medlegal.records.identity import record_numbers_in
from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

OFFICES = ("Larkspur Medical Group", "Harbor Spine Clinic", "Tamarack Imaging Center", "Mesa Hospital")
VISIT = """{office}
PROGRESS NOTE
Patient: Odalys Fenwright   MRN: {number}
Date of service: {on}
Assessment: Lumbar strain.
Ilse Varnum, M.D."""
ONE_NUMBER = ("55123410",) * 4
THEIR_OWN = ("55123410", "9914276", "30077182", "61820455")
NEW_OFFICE = (
    "Quarry Street Physical Therapy\nPROGRESS NOTE\n{who}\nDate of service: 05/05/2022\nShe lifts more."
)


def flagged(numbers, text):
    own = [
        VISIT.format(office=office, number=number, on=f"0{month}/03/2022")
        for month, (office, number) in enumerate(zip(OFFICES, numbers, strict=True), start=1)
    ]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=one, text_from="layer", sure=0.9)
        for at, one in enumerate([*own, text], start=1)
    ]
    found = [page.is_other_patient for page in read_packet([], pages).pages]
    assert not any(found[:-1])
    return found[-1]


@pytest.mark.parametrize(
    ("numbers", "who", "is_other"),
    [
        (ONE_NUMBER, "PatientName=FENWRIGHT‘ODALYS PatientID=81940027", True),
        (ONE_NUMBER, "PatientName=FENWRIGHT/ODALYS PatientID=55123410", False),
        (ONE_NUMBER, "Patient: Odalys Fenwright   MRN: 4471", False),  # of another shape
        (ONE_NUMBER, "Patient: Odalys Fenwright   Account: 81940027", False),  # an account is a visit's
        (THEIR_OWN, "Patient: Odalys Fenwright   MRN: 81940027", False),
    ],
)
def test_another_number_is_anothers_where_all_offices_keep_one(numbers, who, is_other):
    assert flagged(numbers, NEW_OFFICE.format(who=who)) == is_other


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("Mesa Hospital Tennant, Boyd MRN 1784185\nMEDICATION RECORD\nNaproxen 500 mg", True),
        ("Fenwright, Jolene MRN 77120946\nMRI REPORT\nNo fracture.\nRead by Odalys Fenwright, M.D.", True),
        ("Marla Quimby\n2", False),  # the end of a letter
    ],
)
def test_names_beside_an_office_or_a_degree(text, is_other):
    assert flagged(ONE_NUMBER, text) == is_other


def test_social_security_numbers_that_contradict_each_other_say_nothing():
    wage = "WAGE STATEMENT\nName Odalys Fenwright   SSN xxx-xx-{end}\nDate: 0{month}/01/2022\nGross 1,720.00"
    ends = ("4410", "4410", "9934", "9934", "2217")
    pages = [
        Page("a.pdf", at, at, text=wage.format(end=end, month=at), fingerprint=f"{at}", text_from="layer")
        for at, end in enumerate(ends, start=1)
    ]

    assert not any(page.is_other_patient for page in read_packet([], pages).pages)


def test_a_number_behind_a_turned_name_is_a_records():
    lines = ["Chart viewer   Fenwright, Odalys   #33977996   printed page 1", "Claim #22446688", "Rx #512033"]

    assert record_numbers_in(lines) == ["33977996"]
