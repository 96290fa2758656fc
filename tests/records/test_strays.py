"""Papers of other people that strayed into a packet: names of several words, envelopes, slips, twins."""

import pytest

from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

OWN = """Larkspur Medical Group
PROGRESS NOTE
Patient: {name}
DOB: 03/04/1971   Claim No. WC-1234567
Date of injury: 05/06/2021
Date of service: {on}
Assessment: Lumbar strain.
Ilse Varnum, M.D."""
NOTE = "PROGRESS NOTE\nDate of service: 04/04/2022\nThe back hurts less.\nAssessment: Lumbar strain.\n"


def is_flagged(text, *, name="Odalys Fenwright", text_from="layer"):
    texts = [OWN.format(name=name, on=on) for on in ("02/03/2022", "03/03/2022")] + [text]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=one, text_from=text_from, sure=0.9)
        for at, one in enumerate(texts, start=1)
    ]
    reading = read_packet([], pages)
    assert not any(page.is_other_patient for page in reading.pages[:-1])
    return reading.pages[-1].is_other_patient


@pytest.mark.parametrize(
    "text",
    [
        f"DE LOS SANTOS, BOYD M/41   MR 5512341   B 11/03/1980\n{NOTE}",
        f"MR 5512341   B 11/03/1980\nMAC DARA III,\nBOYD F/41\n{NOTE}",
        f"Hidewood Pharmacy\nHIDEWOOD, LEOPOLDO 11/03/1980\n{NOTE}",  # letters that end like a degree
        f"TENNANT. BOYD M/41   MR 5512341   B 11/03/1980\n{NOTE}",  # the comma was read as a stop
        "Larkspur Medical Group\nPO Box 12\nModesto, CA 95354\nBOYD TENNANT\n12 Juniper Court\nModesto, CA 95354",
        "WORK STATUS NOTE\nBoyd Tennant was seen in our office on 04/04/2022 and may return to work.",
        "WORK STATUS NOTE\nThis is to certify that Boyd Tennant is under my care and unable to work.",
        f"Last: De la Torre   First: Boyd   Sex: M\nDate of birth: 11/03/1980\n{NOTE}",
        OWN.format(name="Boyd Fenwright", on="04/04/2022").replace("WC-1234567", "WC-7777777"),  # a twin
    ],
)
def test_a_stray_paper_is_flagged(text):
    assert is_flagged(text)


@pytest.mark.parametrize(
    "written",
    ["Patient: DE LA CRUZ, MARÍA", "Patient: Maria de la Cruz", "Patient: Maria Cruz", "MS. DE LA CRUZ"],
)
def test_a_name_of_several_words_is_known_in_all_its_forms(written):
    assert not is_flagged(f"{NOTE}{written}\nDOB: 03/04/1971", name="María De la Cruz")


@pytest.mark.parametrize("other", ["Juan De la Cruz", "María De la Rosa", "María Santa Rosa"])
def test_a_shared_particle_makes_nobody_the_same(other):
    text = OWN.format(name=other, on="04/04/2022").replace("03/04/1971", "11/09/1988")

    assert is_flagged(text.replace("WC-1234567", "WC-7777777"), name="María De la Cruz")


@pytest.mark.parametrize(
    "text",
    [
        "Larkspur Medical Group\nPO Box 12\nModesto, CA 95354\nODALYS FENWRIGHT\n12 Juniper Court\nModesto, CA 95354",
        "Boyd Tennant, M.D.\n12 Juniper Court\nModesto, CA 95354",
        "Attn: claims\nBoyd Tennant\nQuarterdeck Claims\n12 Juniper Court\nModesto, CA 95354",
        f"Patient Odalys Fenwright, Jr.   DOB 03 04 1971\n{NOTE}",
    ],
)
def test_the_patients_own_and_other_peoples_mail_is_not(text):
    assert not is_flagged(text)


def test_a_birth_whose_strokes_were_lost_is_still_a_birth():
    assert is_flagged("PROGRESS NOTE\nDOB 11 23 1988\nDate of service: 04/04/2022", text_from="ocr")
    assert not is_flagged("PROGRESS NOTE\nDOB 03 04 1971\nDate of service: 04/04/2022", text_from="ocr")
