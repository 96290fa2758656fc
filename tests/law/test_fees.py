"""Fees hold together: more pages never pay less, modifiers add, and lines add up."""

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medlegal.law.errors import Contradiction, NotCovered
from medlegal.law.fees.disputes import bill_path
from medlegal.law.fees.evaluation import evaluation_fee
from medlegal.law.fees.fee import fee
from medlegal.law.fees.interest import late_payment

SOME = settings(max_examples=40, deadline=None)
EXAMINED_ON = date(2026, 5, 1)
INCREMENTS = {"93": "0.10", "94": "0.35", "96": "1.00", "97": "0.50", "98": "0.50", "92": "0", "95": "0"}


@SOME
@given(pages=st.integers(min_value=0, max_value=50_000), code=st.sampled_from(["ML201", "ML202"]))
def test_one_more_page_never_lowers_the_fee(pages, code):
    fee_now, next_fee = (
        evaluation_fee(code=code, pages=count, examined_on=EXAMINED_ON).dollars
        for count in (pages, pages + 1)
    )

    assert fee_now <= next_fee <= fee_now + 3


@SOME
@given(minutes=st.integers(min_value=8, max_value=5000))
def test_one_more_minute_of_testimony_never_lowers_the_fee(minutes):
    now, then = (
        fee(code="ML204", minutes=count, testified_on=EXAMINED_ON).dollars for count in (minutes, minutes + 1)
    )

    assert now <= then


@SOME
@given(pages=st.integers(0, 5000), modifiers=st.sets(st.sampled_from(["93", "94", "96"])))
def test_the_lines_add_up_to_the_dollars(pages, modifiers):
    answer = fee(code="ML201", pages=pages, modifiers=tuple(sorted(modifiers)), examined_on=EXAMINED_ON)

    assert answer.dollars == sum(line.dollars for line in answer.lines)
    assert [line.units for line in answer.lines if line.code == "MLPRR"] == (
        [pages - 200] if pages > 200 else []
    )


@pytest.mark.parametrize(
    "modifiers", [found for size in range(4) for found in combinations(INCREMENTS, size)], ids="-".join
)
def test_modifiers_add_on_the_base_or_exclude_each_other(modifiers):
    roles = {"92", "94", "95"} & set(modifiers)
    focus = {"96", "97", "98"} & set(modifiers)

    if len(roles) > 1 or len(focus) > 1:
        with pytest.raises(Contradiction):
            fee(code="ML201", modifiers=modifiers, examined_on=EXAMINED_ON)
    else:
        multiplier = 1 + sum(Decimal(INCREMENTS[one]) for one in modifiers)
        answer = fee(code="ML201", modifiers=modifiers, examined_on=EXAMINED_ON)
        assert answer.dollars == Decimal("2015.00") * multiplier


@SOME
@given(days=st.integers(61, 2000), dollars=st.integers(1, 10_000_00))
def test_later_payment_never_costs_less(days, dollars):
    received_on = date(2026, 3, 2)
    amounts = [
        late_payment(
            dollars=Decimal(dollars) / 100,
            received_on=received_on,
            paid_on=date.fromordinal(received_on.toordinal() + late),
        ).dollars
        for late in (days, days + 1)
    ]

    assert amounts[0] <= amounts[1]


def says(**asked):
    return [step.says for step in fee(**asked).steps]


def test_each_step_of_a_fee_is_told():
    assert says(code="ML201", modifiers=("95",), pages=200, examined_on=EXAMINED_ON) == [
        "The day of the examination picks the schedule. 2026-05-01: the schedule of 2021-04-01.",
        "ML201, comprehensive evaluation: $2,015.00 per evaluation.",
        "Modifier 95, by a panel-selected QME: changes no value.",
        "200 attested pages are within the 200 of ML201.",
    ]


def test_a_raised_fee_shows_its_multiplication_once():
    steps = says(code="ML204", modifiers=("94",), minutes=120, testified_on=EXAMINED_ON)

    assert "$113.75 x 1.35 x 8 = $1,228.50, rounded once, half a cent up." in steps
    assert "ML204, testimony, with preparation and travel: $113.75 per quarter hour x 8." in steps
    assert any(step.endswith("adds 0.35 of the base.") for step in steps)


def test_a_supplemental_report_is_dated_by_its_request():
    assert says(code="ML203", requested_on=EXAMINED_ON)[0].startswith(
        "The day the supplemental report was requested"
    )


def test_an_unchecked_follow_up_says_so_and_a_comprehensive_one_need_not():
    assert any("was not checked" in step for step in says(code="ML202", examined_on=EXAMINED_ON))
    assert not any("was not checked" in step for step in says(code="ML201", examined_on=EXAMINED_ON))


@pytest.mark.parametrize(
    ("code", "on", "right"), [("ML201", date(2026, 5, 1), "ML202"), ("ML202", date(2026, 5, 2), "ML201")]
)
def test_the_wrong_code_for_the_window_names_the_right_one(code, on, right):
    with pytest.raises(Contradiction, match=f"{on} is {right}"):
        fee(code=code, examined_on=on, prior_examined_on=date(2024, 11, 1))


def test_a_doubtful_day_at_the_edge_of_six_business_days_is_not_decided():
    with pytest.raises(NotCovered, match="not settled"):
        fee(code="ML200", missed_on=date(2026, 2, 20), cancelled_on=date(2026, 2, 11))


def test_two_ways_at_once_are_told_to_wait_for_each_other():
    one = bill_path(reason="amount", review_served_on=date(2026, 3, 2))
    both = bill_path(reason="both", review_served_on=date(2026, 3, 2))

    last = both.steps[-1].says
    assert last == "Liability, employment, coverage and the like are decided before the amount."
    assert last not in {step.says for step in one.steps}
