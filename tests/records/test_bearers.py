"""Whose a page is where a name stands by itself, at the foot, in a header, or with a record number alone."""

import pytest

from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

OWN = """Larkspur Medical Group
PROGRESS NOTE
Patient: Odalys Fenwright   MRN 4410078
DOB: 03/04/1971   Claim No. WC-1234567
Date of injury: 05/06/2021
Date of service: {on}
Assessment: Lumbar strain.
Ilse Varnum, M.D."""
NOTE = "PROGRESS NOTE\nDate of service: 04/04/2022\nThe back hurts less.\nAssessment: Lumbar strain.\n"


def is_flagged(text):
    texts = [OWN.format(on=on) for on in ("02/03/2022", "03/03/2022")] + [text]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=one, text_from="layer")
        for at, one in enumerate(texts, start=1)
    ]
    return read_packet([], pages).pages[-1].is_other_patient


@pytest.mark.parametrize(
    "text",
    [
        f"FENWRIGHT, B.\n{NOTE}",
        f"TENNANT, B.\n{NOTE}Mr. Tennant drives a truck.",
        f"Larkspur Medical Group\n{NOTE}Boyd Tennant   DOB 07/08/1980",
        f"TENNANT, BOYD M/44   MR 551234   B 07/08/1980\n{NOTE}",
        f"Tennant, Boyd / Progress Note / 04/04/2022\n{NOTE}",
        f"FENWRIGHT, ODALYS 10/02/1946\n{NOTE}",
        "Boyd Fenwright\n138 Poplar Lane\nGilroy, CA 95020\nPRESORTED FIRST CLASS",
        f"April 4, 2022\nIn re: Boyd Tennant v. Larkspur Foods\n{NOTE}",
        f"Thank you for asking me to see Mr. Boyd Tennant, a 41-year-old man, for back pain.\n{NOTE}",
        "Larkspur Medical Group\nPROGRESS NOTE\nPatient: Odalys Fenwright   MRN 9937251\nAssessment: Lumbar strain.",
        "Larkspur Medical Group\nLEDGER\nFENWRIGHT, BOYD: WORK COMP\n12/13/2022   98941   65.00",
        "WORK ORDER\nRECORDS OF FENWRIGHT BOYD\nTYPE FILMS",
        f"Your file 202261 Fenwright, Boyd\n{NOTE}",
        "FACSIMILE\nRemark   FENWRIGHT ODALYS 19460210\nSheets 31",
        f"FENWRIGHT ODALYS   04/28/32   F\n{NOTE}",
        "PRE-CALL OF ANESTHESIA\nBoyd Tennant\n55 y M, 11/21/1967\nLast ate 9 pm.",
    ],
)
def test_a_page_that_names_somebody_else_in_one_place_alone_is_flagged(text):
    assert is_flagged(text)


@pytest.mark.parametrize(
    "text",
    [
        f"FENWRIGHT, O.\n{NOTE}",
        f"VARNUM, I.\n{NOTE}Ilse Varnum, M.D.",
        f"FENWRIGHT, ODALYS F/51   MR 4410078   B 03/04/1971\n{NOTE}",
        f"{NOTE}Boyd Fenwright, M.D.",
        f"12 Birch Street\nLong Beach, CA 90802   (310) 555-0123\nMRN 4410078   DOB 03/04/1971\n{NOTE}",
        "Larkspur Medical Group\nPROGRESS NOTE\nPatient: Odalys Fenwright   DOB 03/04/1971   MRN 9937251",
        "Otherwhere Hospital\nPROGRESS NOTE\nPatient: Odalys Fenwright   MRN 9937251\nAssessment: Lumbar strain.",
        f"{NOTE}Her husband Boyd Fenwright drives.",
        "Del Norte Hearing   2304 Birch Street\nName   Odalys\nMarlowe-Fenwright\nHz 500   1000",
        "Those trained on 04/04/2022: Boyd Tennant, Rosa Marlowe, Ingrid Solberg.",
        "At home: a spouse, Boyd Tennant. Two children, Milo Tennant and Rosa Tennant, live at home.",
        "X-RAY REPORT\nINDEX\nExamination by   Page\nMr. Tavares   5\nMs. Charlene Tavares   12",
    ],
)
def test_the_patients_own_page_is_not(text):
    assert not is_flagged(text)
