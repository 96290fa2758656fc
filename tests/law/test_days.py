"""Counting days holds together: forward and back, strict and rolled, ours and theirs."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from medlegal.law.days.counting import counted, months_after, moved
from medlegal.law.days.holidays import is_working, named_days
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.duties import DUTIES

SOME = settings(max_examples=40, deadline=None)
DAYS = st.dates(date(2010, 1, 1), date(2060, 12, 31))
COUNTS = st.integers(0, 400)
CALENDARS = st.sampled_from(["strict", "lenient", "court", "working_strict", "working_lenient"])


@SOME
@given(DAYS, COUNTS, CALENDARS)
def test_business_days_counted_forward_and_back_agree(day, count, calendar):
    start = moved(day, 1, "business", calendar)

    there = moved(start, count, "business", calendar)

    assert moved(there, -count, "business", calendar) == start


@SOME
@given(DAYS, COUNTS)
def test_calendar_days_counted_forward_and_back_agree(day, count):
    assert moved(moved(day, count, "calendar", "strict"), -count, "calendar", "strict") == day


@SOME
@given(DAYS, st.integers(0, 600))
def test_months_land_in_the_right_month_on_the_same_or_the_last_day(day, count):
    reached = months_after(day, count)

    months = (reached.year - day.year) * 12 + reached.month - day.month
    assert months == count
    assert reached.day == day.day or (reached + timedelta(1)).day == 1


@SOME
@given(DAYS, st.integers(1, 400), st.booleans())
def test_a_last_day_counted_forward_is_a_working_day_and_never_before_the_strict_one(day, count, for_us):
    answer = counted(day, count, "calendar", for_us=for_us)

    assert answer.strict_on == day + timedelta(count)
    assert answer.strict_on <= answer.on <= answer.strict_on + timedelta(6)
    assert is_working(answer.on, "strict" if for_us else "lenient")


@SOME
@given(DAYS, st.integers(1, 60), st.sampled_from(["business", "working"]))
def test_doubtful_days_never_give_us_more_time_than_others(day, count, unit):
    ours = counted(day, count, unit, for_us=True)
    theirs = counted(day, count, unit, for_us=False)

    assert ours.on <= theirs.on
    assert theirs.strict_on == ours.on


@SOME
@given(DAYS, st.integers(1, 60))
def test_counting_back_doubtful_days_never_let_us_act_later_than_others(day, count):
    ours = counted(day, count, "business", "before", for_us=True)
    theirs = counted(day, count, "business", "before", for_us=False)

    assert ours.on <= theirs.on < day


@SOME
@given(DAYS, st.integers(0, 400))
def test_a_longer_period_never_ends_earlier(day, count):
    assert counted(day, count, "calendar").on <= counted(day, count + 1, "calendar").on


@SOME
@given(st.sampled_from(sorted(DUTIES)), st.dates(date(2024, 4, 1), date(2030, 12, 31)))
def test_every_duty_has_a_day_a_reason_and_a_citation(duty, day):
    answer = due(duty=duty, began_on=day)

    assert answer.began_on == day
    assert all(step.says and step.citation for step in answer.steps)
    assert str(answer.on) in " ".join(step.says for step in answer.steps)


def test_a_year_keeps_its_holidays_on_weekdays_of_that_year():
    for year in range(1990, 2100):
        days = named_days(year)

        assert all(day.on.year == year and day.on.weekday() < 5 for day in days)
        assert 10 <= len(days) <= 22


def test_a_closed_office_moves_the_last_day_on():
    answer = due(duty="payment", began_on=date(2026, 3, 2), closed=frozenset({date(2026, 5, 1)}))

    assert answer.on == date(2026, 5, 4)
