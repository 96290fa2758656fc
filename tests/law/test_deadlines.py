"""A deadline explains itself: the period, what was added, how it was counted, what conflicts."""

from datetime import date

import pytest

from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.notices import appointment_due, appointment_notice_due, last_free_cancellation
from medlegal.law.deadlines.report import report_due, report_extension_request_due, supplemental_due
from medlegal.law.errors import NotCovered, UnknownCode

BEGAN_ON = date(2026, 3, 2)


def says(answer):
    return [step.says for step in answer.steps]


def test_a_report_s_steps_are_the_period_the_count_and_the_consequence():
    steps = says(report_due(BEGAN_ON))

    assert steps[0].endswith(
        "30 calendar days from the day the evaluator saw the worker or otherwise began the evaluation."
    )
    assert (
        steps[1] == "The first day is not counted, the last one is. The last day is 2026-04-01 (Wednesday)."
    )
    assert len(steps) == 3


def test_a_weekend_is_named_and_the_strict_day_shown():
    steps = says(report_due(date(2026, 1, 1)))

    assert (
        "2026-01-31 is a Saturday: the period runs on to the next working day, 2026-02-02 (Monday)." in steps
    )
    assert "Not to rest on a day that could be read otherwise, act by 2026-01-31 (Saturday)." in steps


def test_a_holiday_is_named():
    steps = says(report_due(date(2026, 1, 17)))

    assert (
        "2026-02-16 is Presidents' Day: the period runs on to the next working day, 2026-02-17 (Tuesday)."
        in steps
    )


def test_a_closed_office_is_named():
    answer = due(duty="payment", began_on=BEGAN_ON, closed=frozenset({date(2026, 5, 1)}))

    assert any("2026-05-01 is a day the office is closed" in step for step in says(answer))


def test_a_conflict_of_texts_is_a_step():
    answer = due(duty="rescheduling", began_on=BEGAN_ON)

    assert any("Two texts differ" in step and "60" in step and "30" in step for step in says(answer))
    assert says(answer)[0].endswith("60 calendar days from the cancellation.")


def test_one_day_is_said_in_the_singular_and_none_as_at_once():
    assert "1 working day from" in says(due(duty="claim_form", began_on=BEGAN_ON))[0]
    assert "at once, on the day of" in says(due(duty="communication_after", began_on=BEGAN_ON))[0]


def test_service_that_adds_nothing_is_said_to():
    plain = due(duty="report", began_on=BEGAN_ON)
    mailed = due(duty="report", began_on=BEGAN_ON, served_by="mail")

    assert mailed.on == plain.on
    assert len(mailed.steps) == len(plain.steps) + 1
    assert mailed.confidence == "memory"


@pytest.mark.parametrize("served_by", ["fax", "email", "personal"])
def test_second_review_gains_days_by_postmark_only(served_by):
    plain = due(duty="second_review", began_on=BEGAN_ON)

    assert due(duty="second_review", began_on=BEGAN_ON, served_by=served_by).on == plain.on


def test_a_first_day_allowed_has_no_earlier_strict_day():
    answer = due(duty="panel_request", began_on=date(2026, 3, 4))

    assert answer.on == answer.strict_on == date(2026, 3, 16)  # the 14th is a Saturday
    assert not any("act by" in step for step in says(answer))


@pytest.mark.parametrize("wrong", [{"waived": True}, {"extension": "agreed"}])
def test_time_nobody_may_add_is_refused(wrong):
    with pytest.raises(NotCovered):
        due(duty="bill", began_on=BEGAN_ON, **wrong)


@pytest.mark.parametrize(
    ("duty", "more"),
    [
        ("report", {"extension": "tests"}),
        ("appointment", {"waived": True}),
        ("panel_request", {"served_by": "mail"}),
    ],
)
def test_more_time_is_no_surer_than_it_was_read(duty, more):
    answer = due(duty=duty, began_on=date(2026, 3, 3), **more)

    assert answer.confidence == "secondary"


def test_a_duty_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(UnknownCode, match="appointment_notice"):
        due(duty="coffee", began_on=BEGAN_ON)


def test_the_named_deadlines_are_those_of_their_duties():
    assert report_due(BEGAN_ON, extension="tests") == due(duty="report", began_on=BEGAN_ON, extension="tests")
    assert report_extension_request_due(BEGAN_ON) == due(duty="report_extension_request", began_on=BEGAN_ON)
    assert supplemental_due(BEGAN_ON) == due(duty="supplemental", began_on=BEGAN_ON)
    assert supplemental_due(BEGAN_ON, is_extended=True).strict_on == date(2026, 5, 31)
    assert appointment_due(BEGAN_ON, is_waived=True) == due(
        duty="appointment", began_on=BEGAN_ON, waived=True
    )
    assert appointment_notice_due(BEGAN_ON) == due(duty="appointment_notice", began_on=BEGAN_ON)
    assert last_free_cancellation(BEGAN_ON) == due(duty="evaluator_cancellation", began_on=BEGAN_ON)
