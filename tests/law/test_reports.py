"""A report's required elements follow its kind, parties, specialty, injury and issues."""

from datetime import date

import pytest

from medlegal.law.elements import report_elements

INJURED_ON, EXAMINED_ON = date(2020, 1, 1), date(2026, 5, 1)


def elements(**facts):
    asked = {
        "kind": "comprehensive",
        "is_represented": True,
        "injured_on": INJURED_ON,
        "examined_on": EXAMINED_ON,
    } | facts
    return {one.element: one for one in report_elements(**asked).elements}


def test_every_report_carries_the_physician_s_declaration_in_a_version():
    for kind in ("comprehensive", "follow_up", "supplemental"):
        found = elements(kind=kind)

        assert found["physician"].declaration == "physician"
        assert found["physician"].declaration_since is not None
        assert found["physician"].fails == "admissibility"


@pytest.mark.parametrize("element", ["history", "findings", "minutes", "street_address", "who_evaluated"])
def test_a_supplemental_report_needs_no_examination(element):
    assert element in elements()
    assert element not in elements(kind="supplemental")


def test_service_depends_on_whether_the_worker_is_represented():
    assert {"service_represented"} <= elements().keys()
    assert {"service_unrepresented"} <= elements(is_represented=False).keys()
    assert "service_unrepresented" not in elements()


@pytest.mark.parametrize(("injured_on", "is_due"), [(date(2012, 12, 31), False), (date(2013, 1, 1), True)])
def test_the_voucher_report_is_for_injuries_from_2013_with_permanent_disability(injured_on, is_due):
    found = elements(injured_on=injured_on, issues=("permanent_disability",))

    assert ("return_to_work" in found) is is_due
    assert "return_to_work" not in elements()


def test_psychiatry_adds_its_own_elements():
    assert "psychiatric_functioning" in elements(specialty="psychiatric")
    assert "psychiatric_functioning" not in elements()
    assert "psychiatric_percentage" in elements(issues=("psychiatric_injury",))
    assert "psychiatric_risk" in elements(specialty="psychiatric", circumstances=("harm_risk",))


@pytest.mark.parametrize("circumstance", ["remote", "interpreter"])
def test_circumstances_add_theirs(circumstance):
    assert circumstance in elements(circumstances=(circumstance,))
    assert circumstance not in elements()
