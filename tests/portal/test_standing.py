"""A physician's own clocks on the page: what came, when it is due, that it was done, and what will be counted."""

from datetime import date

import pytest
from django.urls import reverse

from medlegal.practice.cases.access import enter_as
from medlegal.practice.docket.models import PhysicianDeadline
from medlegal.practice.people.models import Role
from tests.builders import a_practice, staff
from tests.flows.stories import Story, requested
from tests.portal.door import signed_in
from tests.portal.test_pages import says

pytestmark = pytest.mark.django_db


def page_of(story: Story) -> str:
    return reverse("standing", args=[story.physician.pk])


def test_a_fee_notice_starts_its_clock_and_the_payment_stops_it():
    story = requested()
    client = signed_in(story.doctor)

    shown = says(client.post(page_of(story), {"event": "fee_notice", "on": "2026-03-02"}, follow=True))
    enter_as(story.manager)
    clock = PhysicianDeadline.objects.get()
    after = client.post(reverse("standing_met", args=[story.physician.pk, clock.pk]), {"on": "2026-03-20"})

    assert "Pay the annual fee" in shown and "Why this day" in shown
    assert after.headers["Location"] == page_of(story)
    enter_as(story.manager)
    clock.refresh_from_db()
    assert clock.met_on == date(2026, 3, 20)


@pytest.mark.parametrize(
    "told", [{"event": "fee_notice", "on": "2026-02-31"}, {"event": "", "on": "2026-03-02"}]
)
def test_what_cannot_be_is_sent_back(told):
    story = requested()

    answer = signed_in(story.manager).post(page_of(story), told)

    assert answer.status_code == 422 and "Please correct what is marked below" in says(answer)


def test_done_before_it_began_is_sent_back_with_a_sentence():
    story = requested()
    client = signed_in(story.manager)
    client.post(page_of(story), {"event": "denied", "on": "2026-03-02"})
    enter_as(story.manager)
    clock = PhysicianDeadline.objects.get()

    answer = client.post(reverse("standing_met", args=[story.physician.pk, clock.pk]), {"on": "2026-03-01"})

    assert answer.status_code == 422 and "The clock began on 03/02/2026" in says(answer)


def test_the_page_counts_what_a_reappointment_counts():
    story = requested()

    page = says(signed_in(story.manager).get(page_of(story), {"hours": "3"}))

    assert "Offices listed" in page and "not met" in page and "The annual fee would be" in page


def test_a_scheduler_reads_and_does_not_enter():
    story = requested()
    client = signed_in(staff(story.practice, Role.SCHEDULER))

    assert "entered by the physician or a manager" in says(client.get(page_of(story)))
    answer = client.post(page_of(story), {"event": "denied", "on": "2026-03-02"})
    assert answer.status_code == 422 and "It is for the physician or a manager." in says(answer)


def test_a_physician_of_another_practice_is_not_found():
    story = requested()

    assert signed_in(staff(a_practice())).get(page_of(story)).status_code == 404
