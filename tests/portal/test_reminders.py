"""What people were told stands on their first page, until somebody says that it was seen."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.sweep_docket import sweep_docket
from medlegal.practice.cases.access import enter_as
from medlegal.practice.docket.models import Reminder, ReminderRule
from medlegal.practice.people.models import Role
from tests.builders import a_practice, staff
from tests.flows.stories import EXAMINED_ON, examined, requested, scheduled
from tests.portal.door import signed_in

pytestmark = pytest.mark.django_db

LATE_ON = date(2026, 5, 7)


def page_of(user: object, **asked: str) -> str:
    return signed_in(user).get(reverse("work_queue"), asked).content.decode()


def test_a_person_is_told_on_the_first_page_and_marks_it_as_seen():
    story = examined()
    sweep_docket(story.practice, today=LATE_ON)
    client = signed_in(story.doctor)
    enter_as(story.manager)
    told = Reminder.objects.get(deadline__duty="report", role="physician")

    assert "You are told" in client.get(reverse("work_queue")).content.decode()
    client.post(reverse("reminders_seen"), {"only": [told.pk]})

    enter_as(story.manager)
    told.refresh_from_db()
    assert told.seen_by == story.doctor
    assert "Serve the report</span>: " not in client.get(reverse("work_queue")).content.decode()


def test_nobody_marks_what_another_practice_was_told():
    story = examined()
    sweep_docket(story.practice, today=LATE_ON)
    numbers = list(Reminder.objects.values_list("pk", flat=True))
    stranger = staff(a_practice())

    signed_in(stranger).post(reverse("reminders_seen"), {"only": numbers})

    enter_as(story.manager)
    assert not Reminder.objects.filter(seen_at__isnull=False).exists()


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [
        (Role.SCHEDULER, "Serve the appointment notice", "Serve the report"),
        (Role.RECORD_EDITOR, "Serve the report", "Serve the appointment notice"),
    ],
)
def test_each_role_finds_its_own_work_first_and_everybodys_when_asked(role, shown, hidden):
    story = examined(scheduled())
    person = staff(story.practice, role)

    first = page_of(person)

    assert shown in first
    assert hidden not in first
    assert hidden in page_of(person, role="everybody")


def test_a_manager_sees_all_and_narrows_to_one_role():
    story = requested()

    assert "Offer an appointment" in page_of(story.manager)
    assert "Offer an appointment" not in page_of(story.manager, role="biller")


def test_a_manager_says_when_people_are_told():
    story = requested()
    client = signed_in(story.manager)
    asked = {"practice": story.practice.pk, "warn_days": 4, "raise_after_days": 2}

    wrong = client.post(reverse("reminder_rule"), asked | {"report_days": "10, often"})
    right = client.post(reverse("reminder_rule"), asked | {"report_days": "12, 22"})

    assert wrong.status_code == 422
    assert right.status_code == 302
    enter_as(story.manager)
    assert ReminderRule.objects.get().report_days == [12, 22]


def test_only_a_manager_says_when_people_are_told():
    story = requested()

    assert signed_in(staff(story.practice, Role.SCHEDULER)).get(reverse("reminder_rule")).status_code == 403
    assert signed_in(story.manager).get(reverse("reminder_rule")).status_code == 200


def test_the_list_says_who_was_told_and_who_has_looked():
    story = examined()
    today = timezone.localdate()
    sweep_docket(story.practice, today=max(today, EXAMINED_ON + timedelta(days=31)))
    signed_in(story.manager).post(
        reverse("reminders_seen"), {"only": list(Reminder.objects.values_list("pk", flat=True))}
    )

    page = page_of(story.manager)

    assert "Told " in page
    assert f"seen by {story.manager.name}" in page
