"""Ratings hold together: bounds, order, the schedule's own cells."""

from datetime import date
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medlegal.law.benefits.permanent import weeks_for
from medlegal.law.disability.adjusting import adjusted
from medlegal.law.disability.combining import combine, combined_pair
from medlegal.law.disability.conversion import PARTS, convert_impairment
from medlegal.law.disability.rating import rating
from medlegal.law.disability.schedule import (
    FUTURE_EARNING_CAPACITY,
    GROUPS,
    VARIANTS,
    for_earning_capacity,
    ranks,
    variant_letter,
)

SOME = settings(max_examples=40, deadline=None)
PERCENTS = st.integers(0, 100)
NUMBERS = sorted(number for number, rank in ranks().items() if rank.isdigit() and number != "13.07.08.00")
LETTERS = st.sampled_from("CDEFGHIJ")
AGES = st.integers(12, 110)
INJURIES = st.sampled_from([date(2005, 1, 1), date(2012, 12, 31), date(2013, 1, 1), date(2026, 1, 1)])


@SOME
@given(st.lists(PERCENTS, min_size=1, max_size=12))
def test_combining_is_the_same_in_any_order_and_never_passes_a_hundred(values):
    forward = combine(values=tuple(values)).result

    assert forward == combine(values=tuple(reversed(values))).result
    assert max(values) <= forward <= min(100, sum(values))


def test_every_pair_is_combined_as_the_chart_says():
    for larger in range(101):
        for smaller in range(larger + 1):
            exact = larger + Fraction(smaller * (100 - larger), 100)

            assert combined_pair(larger, smaller) == floor(exact + Fraction(1, 2))


def test_combining_shows_each_step():
    assert [step.says for step in combine(values=(10, 30, 20)).steps][1:] == [
        "30 C 20 = 44.",
        "44 C 10 = 50.",
    ]


@SOME
@given(PERCENTS, st.sampled_from("12345678"), LETTERS, AGES, INJURIES)
def test_adjusting_never_leaves_nought_to_a_hundred(wpi, rank, letter, age, injured_on):
    after = adjusted(wpi=wpi, rank=rank, letter=letter, age=age, injured_on=injured_on)

    assert all(0 <= value <= 100 for value in (after.adjusted, after.after_occupation, after.after_age))


@SOME
@given(st.integers(0, 99), st.sampled_from("12345678"), LETTERS, AGES, INJURIES)
def test_a_point_more_impairment_never_rates_less(wpi, rank, letter, age, injured_on):
    now, more = (
        adjusted(wpi=value, rank=rank, letter=letter, age=age, injured_on=injured_on).after_age
        for value in (wpi, wpi + 1)
    )

    assert now <= more


@pytest.mark.parametrize("rank", range(1, 9))
def test_every_cell_of_earning_capacity_is_its_exact_fraction(rank):
    factor = Fraction(11, 10) + Fraction(3, 70) * (rank - 1)

    for wpi in range(1, 101):
        assert for_earning_capacity(wpi, str(rank)) == min(100, floor(wpi * factor + Fraction(1, 2)))


def test_rank_8_is_the_factor_of_2013():
    for row in FUTURE_EARNING_CAPACITY.rows:
        after = adjusted(wpi=int(row["wpi"]), rank="1", letter="F", age=40, injured_on=date(2013, 1, 1))
        assert after.adjusted == int(row["8"])


@pytest.mark.parametrize("group", GROUPS)
def test_every_number_rates_for_every_group(group):
    for number in NUMBERS:
        impairments = ({"number": number, "wpi": 10},)

        answer = rating(injured_on=date(2010, 1, 1), age=40, group=group, impairments=impairments)

        assert 0 < answer.percent <= 100
        assert answer.ratings[0].variant == variant_letter(number, group)


@SOME
@given(
    st.lists(st.tuples(st.sampled_from(NUMBERS), PERCENTS, PERCENTS), min_size=1, max_size=6),
    st.sampled_from(GROUPS),
    AGES,
)
def test_a_rating_is_bounded_and_explains_itself(found, group, age):
    impairments = tuple(
        {"number": number, "wpi": wpi, "apportioned_percent": share} for number, wpi, share in found
    )

    answer = rating(injured_on=date(2020, 1, 1), age=age, group=group, impairments=impairments)

    assert 0 <= answer.percent <= 100
    assert answer.percent >= max(one.apportioned for one in answer.ratings)
    assert all(step.citation for step in answer.steps)


@SOME
@given(st.sampled_from(PARTS), PERCENTS)
def test_a_part_is_never_more_of_the_person_than_of_itself(part, percent):
    assert convert_impairment(part=part, percent=percent).whole_person <= percent


def test_only_one_number_refers_to_others():
    assert [row["number"] for row in VARIANTS.rows if not row["110"]] == ["13.07.08.00"]


@pytest.mark.parametrize(
    "injured_on", [date(1991, 1, 1), date(2000, 1, 1), date(2004, 6, 1), date(2010, 1, 1), date(2020, 1, 1)]
)
def test_a_higher_rating_is_paid_longer(injured_on):
    weeks = [weeks_for(percent, injured_on) for percent in range(1, 100)]

    assert weeks == sorted(weeks)
    assert len(set(weeks)) == len(weeks)
