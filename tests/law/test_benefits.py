"""Benefits explain themselves where the figure alone does not say it all."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medlegal.law.benefits.death import death_benefit
from medlegal.law.benefits.permanent import permanent_disability
from medlegal.law.benefits.temporary import LIMITS, temporary_disability
from medlegal.law.disability.apportioning import add_on_limits
from medlegal.law.disability.occupations import occupations
from medlegal.law.disability.rating import rating

SOME = settings(max_examples=40, deadline=None)
EARNINGS = st.decimals(0, 5000, places=2)


def says(answer):
    return " ".join(step.says for step in answer.steps)


def test_a_death_claim_names_its_last_day():
    answer = death_benefit(injured_on=date(2020, 1, 1), total_dependents=1, died_on=date(2021, 1, 1))

    assert "From 2020-01-01 that is until 2024-08-07." in says(answer)


def test_nothing_is_paid_weekly_without_dependents():
    assert death_benefit(injured_on=date(2020, 1, 1), total_dependents=0).weekly_minimum is None


def test_a_life_pension_is_only_from_seventy_percent():
    below, from_there = (
        permanent_disability(
            percent=Decimal(percent), injured_on=date(2014, 1, 1), average_weekly_earnings=Decimal(900)
        )
        for percent in ("69.75", "70")
    )

    assert below.life_pension_weekly is None
    assert below.life_pension_after_weeks is None
    assert from_there.life_pension_after_weeks == from_there.weeks


def test_only_a_whole_disability_is_for_life():
    answer = permanent_disability(
        percent=Decimal("99.75"), injured_on=date(2014, 1, 1), average_weekly_earnings=Decimal(900)
    )

    assert answer.is_for_life is False
    assert answer.dollars is not None


@SOME
@given(EARNINGS, st.dates(date(1996, 7, 1), date(2026, 12, 31)))
def test_a_temporary_rate_keeps_within_its_limits_and_two_thirds(earnings, injured_on):
    row = LIMITS.rows_on(injured_on)[0]

    rate = temporary_disability(injured_on=injured_on, average_weekly_earnings=earnings).weekly_rate

    assert min(earnings, Decimal(row["minimum"])) <= rate <= Decimal(row["maximum"])
    assert rate <= max(earnings * 2 / 3 + 1, Decimal(row["minimum"]))


@SOME
@given(EARNINGS, st.integers(1, 399))
def test_a_point_more_disability_never_pays_less(earnings, quarters):
    now, more = (
        permanent_disability(
            percent=Decimal(points) / 4, injured_on=date(2020, 1, 1), average_weekly_earnings=earnings
        ).dollars
        for points in (quarters, min(quarters + 1, 399))
    )

    assert now <= more


@pytest.mark.parametrize(
    ("fact", "ground"), [("is_violent_act", "violent act"), ("is_catastrophic", "catastrophic injury")]
)
def test_an_exception_names_its_ground(fact, ground):
    answer = add_on_limits(injured_on=date(2020, 1, 1), consequence="psychiatric", **{fact: True})

    assert answer.steps[-1].says == f"The exception holds: a {ground}."


def test_limbs_without_sides_are_said_to_be_combined_with_the_rest():
    arm = {"number": "16.02.01.00", "wpi": 10}
    asked = {"injured_on": date(2020, 1, 1), "age": 40, "group": "380"}

    assert "sides were not given" in says(rating(impairments=(arm, arm), **asked))
    assert "sides were not given" not in says(rating(impairments=(arm,), **asked))
    assert "sides were not given" not in says(
        rating(impairments=({**arm, "side": "left"}, {**arm, "side": "left"}), **asked)
    )


def test_an_apportioned_rating_shows_its_share_and_names_the_practice():
    arm = {"number": "16.02.01.00", "wpi": 10, "apportioned_percent": 50}

    answer = rating(injured_on=date(2020, 1, 1), age=40, group="380", impairments=(arm,))

    assert answer.ratings[0].string.startswith("50% (16.02.01.00 - 10 - [1.4]14 - 380H - 18 - 18) 9%")
    assert any("Disability Evaluation Unit practice" in step.citation for step in answer.steps)


def test_occupations_are_listed_closest_title_first_and_at_most_fifty():
    many = occupations(text="operator")

    assert many.found > len(many.occupations) == 50
    assert [len(one.title) for one in many.occupations] == sorted(len(one.title) for one in many.occupations)
