"""What a page calls itself decides its kind, the longest name first."""

import pytest

from medlegal.records.kinds import kind_of_document

SOAP = [
    "Subjective: pain 4 of 10.",
    "Objective: flexion 70 degrees.",
    "Assessment: progress.",
    "Plan: continue.",
]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Physical Therapy Progress Note", "therapy"),
        ("Progress Note", "narrative"),
        ("Psychotherapy Progress Note", "psychological"),
        ("Primary Treating Physician's Progress Report (PR-2)", "pr2"),
    ],
)
def test_a_longer_name_on_the_line_outweighs_the_shorter_one_in_it(title, kind):
    assert kind_of_document([[title, *SOAP]]).kind == kind
