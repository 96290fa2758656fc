"""Fees hold together: more pages never pay less, modifiers add, and lines add up."""

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medlegal.law.errors import Contradiction
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
