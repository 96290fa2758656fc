"""Whom a packet is about, where a stranger's chart in it has more pages than the patient's papers."""

import pytest

from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

PAPERS = [
    "Larkspur Medical Group\nPROGRESS NOTE\nPatient: Odalys Fenwright\nDate of service: 02/03/2022\nIlse Varnum, M.D.",
    "Seaside Imaging\nMRI OF THE LUMBAR SPINE\nPatient: Odalys Fenwright\nImpression: Disc protrusion.\nP. Gault, M.D.",
    "WORKERS' COMPENSATION CLAIM FORM (DWC 1)\nName: Odalys Fenwright\nDate of Injury: 05/06/2021",
    "Hidewood Therapy\nPHYSICAL THERAPY NOTE\nPatient: Odalys Fenwright\nVisit 4 of 12\nR. Noll, PT",
]
CHART = "Orchard Clinic\nPROGRESS NOTE\nPatient: Boyd Tennant\nDate of service: 0{n}/11/2022\nKnee pain, visit {n}."
SIGNED = (
    "Orchard Clinic\nPROGRESS NOTE\n0{n}/12/2022\nName: Ilse Varnum\nThe knee is stable.\nIlse Varnum, M.D."
)


def patient_of(texts, file="a.pdf"):
    pages = [
        Page(file, at, at, text=one, fingerprint=one, text_from="layer", sure=0.9)
        for at, one in enumerate(texts, start=1)
    ]
    return read_packet([], pages).patient


@pytest.mark.parametrize("pages", [4, 7])
def test_papers_of_many_offices_outweigh_one_chart(pages):
    assert patient_of([*PAPERS, *(CHART.format(n=n) for n in range(1, pages + 1))]) == "Odalys Fenwright"


def test_a_chart_without_other_papers_is_the_packets():
    assert patient_of([PAPERS[0], *(CHART.format(n=n) for n in range(1, 8))]) == "Boyd Tennant"


def test_a_files_name_tells_between_two():
    own = [PAPERS[0], CHART.format(n=1)]

    assert patient_of(own, "Tennant_Boyd.pdf") == "Boyd Tennant"
    assert patient_of(own, "Fenwright, Odalys.pdf") == "Odalys Fenwright"


def test_who_signs_most_that_names_him_is_not_the_patient():
    assert patient_of([*PAPERS[:2], *(SIGNED.format(n=n) for n in range(1, 6))]) == "Odalys Fenwright"
