"""The office's own acts on the pages: what follows an evaluation, cancelling, closing, letting a party in."""

from datetime import date

import pytest
from django.urls import reverse

from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import injuries_of, parties_as_told
from medlegal.practice.cases.services import seat_party
from medlegal.practice.intake.models import Document
from medlegal.practice.people.models import Role
from tests.builders import a_user, staff, the_party
from tests.flows.stories import examined, read, requested, scheduled
from tests.portal.door import signed_in
from tests.portal.test_pages import at, says

pytestmark = pytest.mark.django_db

LATER = {
    "kind": "supplemental",
    "requested_on": "2026-05-04",
    "panel_number": "7000001",
    "language": "English",
}


@pytest.mark.parametrize(("kind", "duty"), [("follow_up", "appointment"), ("supplemental", "supplemental")])
def test_what_follows_an_evaluation_keeps_its_injuries_and_parties(kind, duty):
    story = examined()
    client = signed_in(story.manager)

    answer = client.post(at("later_evaluation", story), LATER | {"kind": kind, "is_represented": "on"})

    enter_as(story.manager)
    later = Evaluation.objects.get(prior=story.evaluation)
    assert answer.headers["Location"] == reverse("evaluation", args=[later.pk])
    assert list(injuries_of(later)) == list(injuries_of(story.evaluation))
    assert story.evaluation.claimant.injuries.count() == 1
    assert parties_as_told(later) == parties_as_told(story.evaluation)
    assert (later.kind, later.role, later.panel_number, later.is_represented) == (
        kind,
        story.evaluation.role,
        "7000001",
        True,
    )
    deadline = later.deadline_set.get()
    assert (deadline.duty, deadline.began_on) == (duty, date(2026, 5, 4))


def test_the_page_of_either_leads_to_the_other():
    story = examined()
    client = signed_in(story.manager)
    client.post(at("later_evaluation", story), LATER)
    enter_as(story.manager)
    later = Evaluation.objects.get(prior=story.evaluation)

    before, after = says(client.get(at("evaluation", story))), says(client.get(f"/evaluations/{later.pk}/"))

    assert reverse("evaluation", args=[later.pk]) in before
    assert at("evaluation", story) in after


def test_a_request_older_than_what_it_follows_is_sent_back():
    story = requested()

    answer = signed_in(story.manager).post(
        at("later_evaluation", story), LATER | {"requested_on": "2025-01-02"}
    )

    assert answer.status_code == 422
    assert "was asked for on 02/02/2026" in says(answer)


def test_the_form_for_what_follows_holds_what_stands():
    story = requested()

    page = says(signed_in(story.manager).get(at("later_evaluation", story)))

    assert 'value="7000001"' in page and "4 parties of record" in page


def test_who_takes_no_requests_is_told_who_does():
    story = requested()

    answer = signed_in(staff(story.practice, Role.BILLER)).post(at("later_evaluation", story), LATER)

    assert answer.status_code == 422
    assert "It is for a scheduler." in says(answer)


def test_a_documents_excerpts_stand_word_for_word_with_their_page():
    story = read(requested())
    client = signed_in(story.manager)
    enter_as(story.manager)
    excerpt = next(
        excerpt for one in Document.objects.filter(evaluation=story.evaluation) for excerpt in one.excerpts
    )

    answer = client.get(at("records", story))

    assert excerpt["text"] in answer.content.decode().replace("&#x27;", "'").replace("&quot;", '"')
    assert at("page", story, excerpt["stamp"]) in says(answer)


def test_a_cancelled_appointment_makes_room_for_another():
    story = scheduled()
    client = signed_in(story.manager)
    stands = says(client.get(at("evaluation", story)))

    told = {"on": "2026-03-02", "by": "worker", "reason": "The worker is abroad."}
    after = says(client.post(at("appointment_cancelled", story), told, follow=True))

    assert "Book the appointment" not in stands and "Cancel this appointment" in stands
    assert "Book the appointment" in after
    enter_as(story.manager)
    assert appointment_of(story.evaluation) is None


def test_no_second_appointment_is_booked_beside_one_that_stands():
    story = scheduled()
    asked = {"office": story.office.pk, "day": "2026-04-20", "hour": "09:00", "minutes": 60}

    answer = signed_in(story.manager).post(at("appointment", story), asked, follow=True)

    assert "Cancel it below before you book another" in says(answer)
    enter_as(story.manager)
    assert story.evaluation.appointment_set.count() == 1


def test_a_cancellation_without_a_reason_comes_back():
    story = scheduled()

    answer = signed_in(story.manager).post(
        at("appointment_cancelled", story), {"on": "2026-03-02", "by": "worker", "reason": ""}
    )

    assert answer.status_code == 422
    assert "This field is required" in says(answer)


def test_a_closed_evaluation_says_so_and_leaves_the_work_list():
    story = scheduled()
    client = signed_in(story.manager)
    told = {"on": "2026-03-02", "reason": "The case settled."}

    page = says(client.post(at("evaluation_closed", story), told, follow=True))

    assert "The case settled." in page and "Close this evaluation" not in page
    assert story.evaluation.number not in says(client.get("/work/"))


def test_a_closing_without_a_reason_comes_back():
    story = requested()

    answer = signed_in(story.manager).post(at("evaluation_closed", story), {"on": "2026-03-02"})

    assert answer.status_code == 422


def test_the_parties_page_leads_to_the_invitation():
    story = requested()

    page = says(signed_in(story.manager).get(at("parties", story)))

    assert reverse("ways_in", args=[story.evaluation.pk]) in page


def test_a_partys_person_sees_neither_the_others_nor_the_offices_forms():
    story = requested()
    person, other = a_user(name="Party Person"), a_user(name="Other Person")
    seat_party(the_party(story.evaluation), person, actor=story.manager)
    seat_party(the_party(story.evaluation, "claims_administrator"), other, actor=story.manager)
    party = signed_in(person)

    pages = says(party.get(at("parties", story))) + says(party.get(at("evaluation", story)))
    refused = [
        party.post(at("party_person_invited", story), {"email": "x@x.example"}),
        party.post(at("evaluation_closed", story), {"on": "2026-03-02", "by": "worker", "reason": "No."}),
        party.post(at("appointment_cancelled", story), {"on": "2026-03-02", "by": "worker", "reason": "No."}),
        party.post(at("later_evaluation", story), LATER),
    ]

    assert "Other Person" not in pages and "Close this evaluation" not in pages
    assert "Enter a follow-up" not in pages
    assert {answer.status_code for answer in refused} == {403}
