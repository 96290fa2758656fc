"""The calendar's pages: hours entered, a free hour booked with one press, the day sheet, the feed."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import enter_as
from tests.flows.stories import EXAMINED_ON, requested, scheduled
from tests.portal.door import signed_in
from tests.portal.test_pages import at, says

pytestmark = pytest.mark.django_db

FIRST = date(2026, 1, 1)


def weekly(story, **changed):
    told = {"weekday": 1, "office": story.office.pk, "begins": "09:00", "ends": "12:00", "first_on": FIRST}
    return told | changed


def test_hours_entered_are_offered_and_booked_with_one_press():
    story = requested(requested_on=date.today())
    client = signed_in(story.manager)
    client.post(reverse("weekly_kept", args=[story.physician.pk]), weekly(story))

    page = client.get(at("appointment", story))
    first = page.context["found"].candidates[0].opening
    pressed = {"opening": f"{first.office_id} {first.starts_at.isoformat()}", "minutes": 60}
    client.post(at("appointment", story), pressed)

    enter_as(story.manager)
    assert appointment_of(story.evaluation).starts_at == first.starts_at


def test_a_day_against_the_law_comes_back_with_the_rule():
    story = requested()
    late = {"office": story.office.pk, "day": "2027-03-02", "hour": "09:00", "minutes": 60}

    answer = signed_in(story.manager).post(at("appointment", story), late)

    assert answer.status_code == 422
    assert "31.3" in says(answer)


def test_hours_that_end_before_they_begin_come_back():
    story = requested()

    answer = signed_in(story.manager).post(
        reverse("weekly_kept", args=[story.physician.pk]), weekly(story, ends="08:00")
    )

    assert answer.status_code == 422
    assert "end before they begin" in says(answer)


def test_the_day_sheet_lists_who_comes():
    story = scheduled()

    page = says(signed_in(story.manager).get(reverse("day_sheet", args=[story.physician.pk, EXAMINED_ON])))

    assert story.evaluation.number in page
    assert story.evaluation.claimant.family_name in page


def test_an_absence_shows_what_the_law_says():
    story = requested()
    client = signed_in(story.manager)
    year = date.today().year
    told = {"starts_on": f"{year}-12-01", "ends_on": f"{year}-12-20", "reason": "Training"}

    client.post(reverse("absence_kept", args=[story.physician.pk]), told)

    assert "Form 109" in says(client.get(reverse("calendar", args=[story.physician.pk])))


def test_the_feed_answers_a_calendar_program_and_nobody_without_the_key():
    story = scheduled()
    client = signed_in(story.manager)

    page = client.post(reverse("feed_given", args=[story.physician.pk]))
    address = page.context["feed_address"]

    assert Client().get(address).content.startswith(b"BEGIN:VCALENDAR")
    assert Client().get(address.replace(".ics", "x.ics")).status_code == 404


def test_another_practices_calendar_is_not_found():
    story, other = requested(), requested()
    client = signed_in(story.manager)

    assert client.get(reverse("calendar", args=[other.physician.pk])).status_code == 404
