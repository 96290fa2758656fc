"""The state of the law: who sees it, and who may say that the official text was read."""

import pytest
from django.urls import reverse
from django.utils import timezone

from medlegal.law.review import entries, to_review
from medlegal.practice.cases.services import seat_party
from medlegal.practice.people.models import Role
from medlegal.practice.people.selectors import law_confirmations
from tests.builders import a_practice, a_user, staff, the_party
from tests.flows.stories import requested
from tests.portal.door import signed_in

pytestmark = pytest.mark.django_db


def an_unsure_citation() -> str:
    asked = {review.key for review in to_review(timezone.localdate())}
    return next(
        line[1] for one in entries() if one.key in asked for line in one.lines if line[2] != "verified"
    )


def test_a_partys_person_does_not_see_the_state_of_the_law():
    story = requested()
    person = a_user()
    seat_party(the_party(story.evaluation), person, actor=story.manager)

    assert signed_in(person).get(reverse("law_review")).status_code == 403


def test_a_scheduler_sees_it_and_cannot_confirm():
    client = signed_in(staff(a_practice(), Role.SCHEDULER))

    page = client.get(reverse("law_review"))
    answer = client.post(
        reverse("law_confirmed"), {"citation": an_unsure_citation(), "read_on": "2026-01-05"}
    )

    assert b"A manager can confirm" in page.content
    assert reverse("law_confirmed").encode() not in page.content
    assert answer.status_code == 422 and b"It is for a manager." in answer.content
    assert law_confirmations() == []


def test_a_manager_confirms_a_line_and_is_named_beside_it():
    manager = staff(a_practice())
    client = signed_in(manager)
    citation = an_unsure_citation()

    answer = client.post(
        reverse("law_confirmed"), {"citation": citation, "read_on": "2026-01-05"}, follow=True
    )

    assert [one.citation for one in law_confirmations()] == [citation]
    assert f"Official text read by {manager.name}".encode() in answer.content


@pytest.mark.parametrize("read_on", ["2999-01-01", "not a day", ""])
def test_a_day_that_cannot_be_right_is_sent_back(read_on):
    client = signed_in(staff(a_practice()))

    answer = client.post(reverse("law_confirmed"), {"citation": an_unsure_citation(), "read_on": read_on})

    assert answer.status_code == 422
    assert law_confirmations() == []


def test_an_address_that_only_takes_a_confirmation_leads_to_the_list():
    answer = signed_in(staff(a_practice())).get(reverse("law_confirmed"))

    assert answer.headers["Location"] == reverse("law_review")
