"""A claim's duties begin with their events, and each answer names what it rests on."""

from datetime import date

import pytest

from medlegal.law.benefits.death import death_benefit
from medlegal.law.benefits.temporary import limits_on, temporary_disability
from medlegal.law.coverage.claim import claim_steps
from medlegal.law.coverage.worker import covered
from medlegal.law.errors import NotInForce
from medlegal.law.panels.conflicts import conflict

INJURED_ON = date(2026, 3, 2)
ON = date(2026, 5, 1)


def says(answer):
    return " ".join(step.says for step in answer.steps)


def duties(**facts):
    return {one.duty for one in claim_steps(injured_on=INJURED_ON, **facts).duties}


def test_duties_begin_with_their_events():
    assert duties() == {"injury_notice", "application"}
    assert duties(reported_on=INJURED_ON) == {
        "injury_notice",
        "application",
        "claim_form",
        "employers_first_report",
    }
    assert "claim_decision" in duties(claim_form_on=INJURED_ON)
    assert "claim_decision_presumed" in duties(claim_form_on=INJURED_ON, is_presumed=True)
    assert "temporary_disability_first_payment" in duties(disabled_on=INJURED_ON)


def test_first_aid_needs_no_claim_form_and_says_so():
    answer = claim_steps(injured_on=INJURED_ON, reported_on=INJURED_ON, is_first_aid=True)

    assert "claim_form" not in {one.duty for one in answer.duties}
    assert "first aid" in says(answer)
    assert "is first aid" not in says(claim_steps(injured_on=INJURED_ON))


def test_a_cumulative_injury_says_which_day_is_its_date():
    assert "first day of disability" in says(claim_steps(injured_on=INJURED_ON, is_cumulative=True))
    assert "first day of disability" not in says(claim_steps(injured_on=INJURED_ON))


def test_only_a_presumed_injury_names_the_penalty_for_denial():
    assert "$50,000" in says(claim_steps(injured_on=INJURED_ON, is_presumed=True))
    assert "$50,000" not in says(claim_steps(injured_on=INJURED_ON))


def test_an_uninsured_employer_reads_the_penalties_and_an_insured_one_does_not():
    assert "$1,500" in says(covered(on=ON, kind="employee", is_uninsured=True))
    assert "$1,500" not in says(covered(on=ON, kind="employee"))
    assert "$1,500" not in says(covered(on=ON, kind="sole_proprietor", is_uninsured=True))


def test_the_last_day_of_a_death_claim_does_not_run_on():
    answer = death_benefit(injured_on=date(2020, 1, 4), total_dependents=1, died_on=date(2021, 1, 1))

    assert "until 2024-08-10." in says(answer)  # a Saturday


def test_a_year_nobody_has_read_says_so():
    with pytest.raises(NotInForce, match="2027-01-01"):
        limits_on(date(2027, 1, 1))


def test_an_inpatient_is_told_why_no_days_are_lost():
    period = {"from": date(2026, 3, 3), "to": date(2026, 3, 16)}
    asked = {"injured_on": INJURED_ON, "average_weekly_earnings": 1200, "periods": (period,)}

    assert "unless" in says(temporary_disability(**asked, is_inpatient=True))
    longer = {**asked, "periods": ({**period, "to": date(2026, 3, 17)},)}
    assert "more than 14 days pays" in says(temporary_disability(**longer))


def test_only_a_disqualifying_conflict_starts_the_notices():
    harmless = conflict(relation="network_contract", aware_on=INJURED_ON, notified_on=INJURED_ON)
    unrepresented = conflict(relation="family", notified_on=INJURED_ON, is_represented=False)

    assert harmless.notice_due_on is None
    assert harmless.answer_due_on is None
    assert unrepresented.answer_due_on is None
