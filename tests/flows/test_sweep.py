"""Each day people are told of what needs them, once for each step, and the manager when nobody looks."""

from datetime import date, timedelta

import pytest
from django.db import connection

from medlegal.flows.ask_extension import answer_extension, ask_extension
from medlegal.flows.keep_standing import start_standing_clock
from medlegal.flows.refusal import NotYourRole
from medlegal.flows.see_reminders import NoSuchDays, see_reminders, set_reminder_rule
from medlegal.flows.sweep_docket import sweep_all, sweep_docket
from medlegal.practice.cases.access import enter_as
from medlegal.practice.docket.models import Reminder, ReminderRule
from medlegal.practice.docket.reminder_selectors import overdue_unseen, overdue_untold, reminders_for
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.people.models import Role, User
from tests.builders import NOW, a_physician, a_practice, staff
from tests.flows.stories import EXAMINED_ON, Story, examined, requested, served

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 5, 6)


def told(story: Story, duty: str = "report") -> list[tuple[str, str]]:
    """Step and role of every reminder of the duty, as they were told."""
    found = Reminder.objects.filter(deadline__evaluation=story.evaluation, deadline__duty=duty)
    return [(one.step, one.role) for one in found.order_by("id")]


def seen_by(user: User) -> list[Reminder]:
    enter_as(user)
    return see_reminders(at=NOW, actor=user)


def days(story: Story, count: int, *, first: date = EXAMINED_ON) -> None:
    for number in range(count):
        sweep_docket(story.practice, today=first + timedelta(days=number))


def test_a_report_that_is_not_served_tells_more_people_on_its_days():
    story = examined()
    for ahead in range(31):
        sweep_docket(story.practice, today=EXAMINED_ON + timedelta(days=ahead))
        see_all(story)

    assert told(story) == [
        ("day_10", "record_editor"),
        ("day_20", "record_editor"),
        ("day_20", "physician"),
        ("day_25", "record_editor"),
        ("day_25", "physician"),
        ("day_25", "manager"),
    ]


def see_all(story: Story) -> None:
    Reminder.objects.filter(seen_at__isnull=True).update(seen_at=NOW, seen_by=story.manager)


def test_an_overdue_report_tells_everybody_once():
    story = examined()

    days(story, 5, first=LAST_DAY + timedelta(days=1))

    assert told(story) == [("overdue", "physician"), ("overdue", "record_editor"), ("overdue", "manager")]
    assert not overdue_untold(story.practice, today=LAST_DAY + timedelta(days=5)).exists()
    assert overdue_unseen(story.practice, today=LAST_DAY + timedelta(days=5), days=2).exists()


def test_days_without_a_machine_are_caught_up_with_the_farthest_step_alone():
    story = examined()
    sweep_docket(story.practice, today=EXAMINED_ON + timedelta(days=9))

    sweep_docket(story.practice, today=EXAMINED_ON + timedelta(days=21))

    assert told(story) == [("day_20", "record_editor"), ("day_20", "physician")]


def test_a_second_run_of_a_day_tells_and_writes_nothing():
    story = examined()
    today = LAST_DAY + timedelta(days=1)
    first = sweep_docket(story.practice, today=today)

    second = sweep_docket(story.practice, today=today)

    assert first.told > 0
    assert (second.told, second.lapsed) == (0, 0)
    assert ReminderRule.objects.get().swept_on == today


def test_what_nobody_looked_at_goes_up_to_the_manager_once():
    story = requested()
    due_on = deadlines_of(story.evaluation).get().due_on

    days(story, 5, first=due_on - timedelta(days=5))

    assert told(story, "appointment") == [("near", "scheduler"), ("unseen", "manager")]


def test_what_somebody_looked_at_does_not_go_up():
    story = requested()
    scheduler = staff(story.practice, Role.SCHEDULER)
    due_on = deadlines_of(story.evaluation).get().due_on
    sweep_docket(story.practice, today=due_on - timedelta(days=5))

    assert len(seen_by(scheduler)) == 1
    days(story, 5, first=due_on - timedelta(days=4))

    assert told(story, "appointment") == [("near", "scheduler")]


def test_a_person_is_told_in_their_role_and_a_physician_of_their_own():
    story = examined()
    other = a_physician(story.practice)
    sweep_docket(story.practice, today=EXAMINED_ON + timedelta(days=20))

    counted = {}
    for who, user in (
        ("own", story.doctor),
        ("other", other.user),
        ("biller", staff(story.practice, Role.BILLER)),
    ):
        enter_as(user)
        counted[who] = reminders_for(user).filter(deadline__duty="report").count()

    assert counted == {"own": 1, "other": 0, "biller": 0}


def test_granted_time_is_told_again_when_its_end_is_near():
    story = examined()
    days(story, 26)
    see_all(story)
    ask_extension(story.evaluation, on=date(2026, 5, 1), ground="tests", actor=story.doctor)
    answer_extension(story.evaluation, on=date(2026, 5, 4), is_granted=True, actor=story.manager)
    moved = deadlines_of(story.evaluation).filter(duty="report").standing().get()

    sweep_docket(story.practice, today=moved.strict_on - timedelta(days=2))

    assert [one.step for one in moved.reminder_set.order_by("id")] == ["near", "near"]


def test_the_day_to_ask_for_more_time_lapses_by_itself():
    story = examined()

    sweep_docket(story.practice, today=date(2026, 5, 2))

    lapsed = deadlines_of(story.evaluation).get(duty="report_extension_request")
    assert lapsed.lapsed_on == date(2026, 5, 2)
    assert "no more time was asked for" in lapsed.lapse_reason


def test_what_was_done_is_told_of_no_more():
    story = served()

    sweep_docket(story.practice, today=LAST_DAY + timedelta(days=1))

    assert told(story) == []
    assert told(story, "retention") == []


def test_a_physicians_own_clock_is_told_to_the_physician_and_the_manager():
    story = requested()
    clock = start_standing_clock(
        story.physician, event="fee_notice", on=date(2026, 3, 2), actor=story.manager
    )

    sweep_docket(story.practice, today=clock.due_on + timedelta(days=1))

    assert {(one.step, one.role) for one in clock.reminder_set.all()} == {
        ("overdue", "physician"),
        ("overdue", "manager"),
    }


def test_a_manager_says_on_which_days_a_report_is_told_of():
    story = examined()
    rule = {"report_days": [7, 14], "warn_days": 3, "raise_after_days": 2}
    set_reminder_rule(story.practice, **rule, actor=story.manager)

    days(story, 8)

    assert told(story) == [("day_7", "record_editor")]


def test_a_rule_that_makes_no_sense_or_comes_from_somebody_else_is_refused():
    story = requested()
    rule = {"report_days": [10], "warn_days": 3, "raise_after_days": 2}

    with pytest.raises(NotYourRole):
        set_reminder_rule(story.practice, **rule, actor=staff(story.practice, Role.SCHEDULER))
    with pytest.raises(NoSuchDays):
        set_reminder_rule(story.practice, **(rule | {"report_days": [10, 99]}), actor=story.manager)


def test_every_practice_is_swept_by_itself():
    first, second = examined(), examined()
    a_practice()
    today = LAST_DAY + timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the roll knows a practice once it is committed

    swept = sweep_all(today=today)

    assert {first.practice.pk, second.practice.pk} <= set(swept)
    enter_as(second.manager)
    assert told(second) == [("overdue", "physician"), ("overdue", "record_editor"), ("overdue", "manager")]
    assert not Reminder.objects.filter(practice=first.practice.pk).exists()
