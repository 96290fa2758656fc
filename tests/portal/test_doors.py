"""Who may open which page, and that every opening is remembered."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from medlegal.practice.audit.models import Event
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.services import seat_party
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.people.models import Role
from tests.builders import a_practice, a_user, an_evaluation, staff, the_party
from tests.flows.stories import Story, requested, served
from tests.portal.door import signed_in

pytestmark = pytest.mark.django_db

OF_THE_OFFICE = (
    "records",
    "report",
    "bill",
    "history",
    "service",
    "communications",
    "bookings",
    "appointment",
    "examination",
    "later_evaluation",
    "letters",
    "report_pdf",
    "bill_pdf",
)
BLANKS = (
    "evaluation_id",
    "stamp",
    "set_id",
    "file_id",
    "deadline_id",
    "question_id",
    "party_id",
    "letter_id",
    "form_id",
    "kind",
    "serving_id",
    "proof_id",
    "delivery_id",
    "communication_id",
    "thread_id",
    "attachment_id",
    "booking_id",
    "contact_id",
)
OPEN_TO_ALL = ("account_", "mfa_", "usersessions_", "public_", "guide")


def every_address() -> dict[str, str]:
    """One address for every name, with numbers that mean nothing in the blanks."""
    told = dict.fromkeys(BLANKS, 1)
    addresses = {}
    for name, ways in get_resolver().reverse_dict.lists():
        if not isinstance(name, str) or name.startswith(OPEN_TO_ALL):
            continue
        blanks = ways[0][0][0][1]
        if set(blanks) <= {*told, "section"}:
            addresses[name] = reverse(name, kwargs={key: told.get(key, "causation") for key in blanks})
    return addresses


@pytest.fixture
def seated() -> tuple[Story, Client]:
    """A served evaluation, and the client of a party's person in it."""
    story = served()
    person = a_user(name="Party Person")
    seat_party(the_party(story.evaluation), person, actor=story.manager)
    return story, signed_in(person)


def test_a_stranger_is_sent_to_sign_in_from_every_page():
    open_to_strangers = {
        name: address
        for name, address in every_address().items()
        if not Client().get(address).headers.get("Location", "").startswith("/account/login/")
        and Client().get(address).status_code not in (401, 405)
        and not address.startswith("/api/")
    }

    assert open_to_strangers == {}
    assert len(every_address()) > 25


def test_somebody_without_a_second_factor_sees_no_record():
    story = requested()
    client = Client()
    client.force_login(story.manager)

    answer = client.get(reverse("evaluation", args=[story.evaluation.pk]))

    assert answer.headers["Location"] == reverse("mfa_index")


@pytest.mark.parametrize("name", ["evaluation", "parties", *OF_THE_OFFICE])
def test_staff_of_another_practice_find_nothing(name):
    story = requested()
    stranger = signed_in(staff(a_practice()))

    answer = stranger.get(reverse(name, args=[story.evaluation.pk]))

    assert answer.status_code == 404
    assert b"not yours to see" in answer.content


def test_a_party_sees_its_evaluation_and_the_served_report_and_nothing_of_the_office(seated):
    story, party = seated
    place = reverse("party_evaluation", args=[story.evaluation.pk])

    refused = [party.get(reverse(name, args=[story.evaluation.pk])) for name in OF_THE_OFFICE]
    work = party.get("/work/")
    own = party.get(reverse("evaluation", args=[story.evaluation.pk]), follow=True)
    parties = party.get(reverse("parties", args=[story.evaluation.pk]), follow=True)
    with_report = Serving.objects.get(evaluation=story.evaluation, what=Serving.What.REPORT)
    report = party.get(reverse("party_paper", args=[story.evaluation.pk, with_report.pk]))

    assert {answer.status_code for answer in refused} == {403}
    assert all(b"evaluator&#x27;s office alone" in answer.content for answer in refused)
    assert story.evaluation.number.encode() in work.content
    assert own.redirect_chain == parties.redirect_chain == [(place, 302)]
    assert b"The report was served on" in own.content
    assert b"What is due and why" not in own.content
    assert b"".join(report.streaming_content).startswith(b"%PDF")


def test_a_party_does_not_see_another_evaluation(seated):
    story, party = seated
    enter_as(story.manager)
    other = an_evaluation(story.practice, physician=story.physician, family_name="Elsewhere")

    assert party.get(reverse("evaluation", args=[other.pk])).status_code == 404
    assert b"Elsewhere" not in party.post(reverse("evaluations"), {"text": "else"}).content


def test_opening_an_evaluation_and_taking_a_paper_are_remembered():
    story = requested()
    client = signed_in(story.manager)

    client.get(reverse("evaluation", args=[story.evaluation.pk]))
    client.get(reverse("report_pdf", args=[story.evaluation.pk]))

    enter_as(story.manager)
    told = Event.objects.filter(actor_id=story.manager.pk).values_list("action", flat=True)
    assert {"evaluation.opened", "paper.opened"} <= set(told)


def test_papers_are_kept_by_no_cache_and_saved_under_our_own_number():
    story = requested()

    answer = signed_in(story.manager).get(reverse("report_word", args=[story.evaluation.pk]))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"] == f'attachment; filename="{story.evaluation.number} draft.docx"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_role_that_may_not_act_is_told_who_may():
    story = requested()
    biller = signed_in(staff(story.practice, Role.BILLER))
    deadline = story.evaluation.deadline_set.get()

    answer = biller.post(
        reverse("deadline_moved", args=[story.evaluation.pk, deadline.pk]),
        {"to": "2026-09-01", "reason": "The parties agreed."},
    )

    assert answer.status_code == 422
    assert b"It is for a scheduler or physician." in answer.content
