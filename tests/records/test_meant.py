"""A patient who is meant without a label: under a signature, by a letter's "you", as a worker of the reader."""

import pytest

from medlegal.records.persons import patient_in


@pytest.mark.parametrize(
    "lines",
    [
        ["CONSENT FOR SURGERY", "Signature of patient", "Printed: ODALYS MARÍA FENWRIGHT Date: 04/07/2021"],
        ["FLOW SHEET", "I attended on the days shown:", "Printed name: Odalys María Fenwright"],
        ["Dear Odalys María Fenwright:", "NOTICE OF ASSIGNMENT", "Your application was found complete."],
        ["Subject: work status", "Your employee Fenwright, Odalys María was seen here today."],
    ],
)
def test_the_patient_is_who_signed_is_written_to_or_works_for_the_reader(lines):
    named = patient_in(lines)

    assert named is not None
    assert {"odalys", "fenwright"} <= set(named.name.lower().split())


@pytest.mark.parametrize(
    "lines",
    [
        ["Dear Odalys Fenwright:", "We represent the applicant; your client's reply is late."],
        ["Physician's signature", "Printed name: Odalys Fenwright, M.D."],
        ["Witness to the above", "Printed name: Odalys Fenwright"],
    ],
)
def test_nobody_else_is_taken_for_the_patient(lines):
    named = patient_in(lines)

    assert named is None or named.weight < 2
