"""A physician's own place: the day, reports by days left, questions, a statement to the cent, education."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.keep_standing import enter_education, weigh_standing
from medlegal.flows.write_report import list_question
from medlegal.practice.billing.models import Bill
from medlegal.practice.billing.selectors import bill_of, unpaid_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.models import Education
from tests.builders import the_party
from tests.flows.stories import examined, pay, requested, served
from tests.portal.door import signed_in
from tests.portal.test_pages import says

pytestmark = pytest.mark.django_db

OWN = ("own_day", "own_reports", "own_questions", "own_statement")


@pytest.mark.parametrize("page", OWN)
def test_only_the_physician_comes_in(page):
    story = requested()

    assert signed_in(story.doctor).get(reverse(page)).status_code == 200
    assert signed_in(story.manager).get(reverse(page)).status_code == 403


def test_the_front_door_leads_the_physician_to_their_day():
    story = requested()

    assert signed_in(story.doctor).get("/home/").headers["Location"] == reverse("own_day")


def test_a_report_that_is_owed_shows_the_days_it_has_used():
    story = examined()

    page = says(signed_in(story.doctor).get(reverse("own_reports")))

    assert str(story.evaluation.claimant) in page and "late" in page and "to be written" in page


def test_a_served_report_is_owed_no_more():
    story = served()

    assert "No report is owed" in says(signed_in(story.doctor).get(reverse("own_reports")))


def test_a_question_of_a_party_waits_until_it_is_answered():
    story = examined()
    asker = the_party(story.evaluation, "defense_attorney")
    list_question(
        story.evaluation, party=asker, asked_on=date(2026, 3, 1), text="Since when?", actor=story.manager
    )

    page = says(signed_in(story.doctor).get(reverse("own_questions")))

    assert "Since when?" in page and "defense attorney" in page


def test_the_statement_equals_the_bills_to_the_cent():
    story = served()
    pay(story, dollars=Decimal("100.01"))
    bill = bill_of(story.evaluation)
    enter_as(story.manager)
    billed, open_ = sum(one.dollars for one in Bill.objects.all()), unpaid_of(bill)

    page = says(signed_in(story.doctor).get(reverse("own_statement")))
    rows = signed_in(story.doctor).get(reverse("own_statement_csv")).content.decode().splitlines()

    assert f"${billed:,.2f}" in page and f"${open_:,.2f}" in page and f"${billed - open_:,.2f}" in page
    assert len(rows) == 2 and f",{billed},{billed - open_},{open_}," in rows[1]


def test_a_span_without_bills_has_an_empty_statement():
    story = served()
    pay(story, dollars=Decimal("100.01"))

    page = says(
        signed_in(story.doctor).get(reverse("own_statement"), {"since": "2001-01-01", "until": "2001-12-31"})
    )

    assert "No bill in these days" in page and "$0.00" in page


def test_a_course_counts_for_its_subject_and_can_be_struck_out():
    story = requested()
    client, page = signed_in(story.doctor), reverse("education", args=[story.physician.pk])
    told = {
        "subject": "anti_bias",
        "course": "Invented course",
        "provider": "Invented provider",
        "ended_on": (timezone.localdate() - timedelta(days=30)).isoformat(),
        "hours": "2.5",
    }

    client.post(page, told)
    counted = says(client.get(page))
    enter_as(story.manager)
    course = Education.objects.get()
    client.post(reverse("education_struck", args=[story.physician.pk, course.pk]))

    assert "Invented course" in counted and "2.5" in counted
    enter_as(story.manager)
    assert Education.objects.get().struck_on == timezone.localdate()


def test_a_course_that_ends_tomorrow_is_sent_back():
    story = requested()
    told = {"subject": "other", "course": "C", "provider": "P", "hours": "1"}
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()

    answer = signed_in(story.doctor).post(
        reverse("education", args=[story.physician.pk]), told | {"ended_on": tomorrow}
    )

    assert answer.status_code == 422 and "has not ended yet" in says(answer)


def test_hours_older_than_the_span_are_not_counted():
    story = requested()
    for on in (date(2024, 11, 30), date(2024, 12, 2)):
        enter_education(
            story.physician,
            subject="rating",
            course="C",
            provider="P",
            ended_on=on,
            hours=Decimal("3.0"),
            today=date(2026, 12, 1),
            actor=story.manager,
        )
    weighed = weigh_standing([story.physician], on=date(2026, 12, 1))
    from_law = {one.counter: one.has for one in weighed.counters}

    assert from_law["hours"] == 3 and from_law["hours_rating"] == 3 and from_law["hours_anti_bias"] == 0
