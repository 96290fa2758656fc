"""The page of one record set: letters served on everybody, non-medical records held, objections kept."""

from datetime import date

import pytest

from medlegal.flows.await_objections import opponents
from medlegal.flows.demand_declaration import draft_demands
from medlegal.practice.cases.access import enter_as
from medlegal.practice.intake.gate_selectors import drafted_demand
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.intake.services import keep_member
from tests.flows.stories import requested, set_with_pages
from tests.portal.door import signed_in
from tests.portal.test_pages import at, says

pytestmark = pytest.mark.django_db

PAGES = ["An invented page.", "Another invented page."]


def test_a_drafted_letter_is_read_and_served_from_the_page():
    story = requested()
    record_set = set_with_pages(story, PAGES, declared_pages=5)
    draft_demands(story.evaluation, on=date(2026, 3, 20), actor=story.manager)
    demand = drafted_demand(record_set)
    client = signed_in(story.manager)

    page = says(client.get(at("record_set", story, record_set.pk)))
    letter = client.get(at("demand_pdf", story, demand.pk))
    client.post(at("demand_served", story, demand.pk), {"on": "2026-03-21"})

    assert "5 pages declared, 2 received" in page
    assert letter.content.startswith(b"%PDF")
    enter_as(story.manager)
    demand.refresh_from_db()
    assert demand.serving.served_on == date(2026, 3, 21)


def test_non_medical_records_are_held_from_the_page_with_the_last_day_and_its_reasons():
    story = requested()
    record_set = set_with_pages(story, PAGES, declared_pages=2)
    client = signed_in(story.manager)

    client.post(
        at("record_set_act", story, record_set.pk, "non_medical"),
        {"served_on": "2026-03-02", "served_by": "personal"},
    )

    page = says(client.get(at("record_set", story, record_set.pk)))
    assert "Time to object: through" in page
    assert "4062.3" in page


def test_an_objection_that_cannot_be_says_why_beside_its_form():
    story = requested()
    record_set = set_with_pages(story, PAGES, declared_pages=2)
    client = signed_in(story.manager)

    address = at("record_set_act", story, record_set.pk, "objection")
    [other_side, *_] = opponents(record_set)

    answer = client.post(address, {"party": other_side.pk, "on": "2026-03-02"})
    own_side = client.post(address, {"party": record_set.sender_id, "on": "2026-03-02"})

    assert (answer.status_code, own_side.status_code) == (422, 422)
    assert "Mark them as non-medical first" in says(answer)
    assert "the other side alone may object" in says(own_side)


def test_an_objection_entered_by_mistake_is_taken_back_on_the_page_and_stays_told():
    story = requested()
    record_set = set_with_pages(story, PAGES, declared_pages=2)
    client = signed_in(story.manager)
    [other_side, *_] = opponents(record_set)
    for act, sent in (
        ("non_medical", {"served_on": "2026-03-02", "served_by": "personal"}),
        ("objection", {"party": other_side.pk, "on": "2026-03-04"}),
        ("withdrawal", {"why": "mistake", "on": "2026-03-05"}),
    ):
        assert client.post(at("record_set_act", story, record_set.pk, act), sent).status_code == 302

    page = says(client.get(at("record_set", story, record_set.pk)))
    assert "does not stand any more" in page
    assert "entered here by mistake" in page
    assert "An objection came" in page


def test_another_evaluations_set_is_not_found():
    story, other = requested(), requested()
    record_set = set_with_pages(other, PAGES, declared_pages=2)
    client = signed_in(story.manager)

    answer = client.get(at("record_set", story, record_set.pk))

    assert answer.status_code == 404
    enter_as(other.manager)
    assert RecordSet.objects.filter(pk=record_set.pk).exists()


def test_the_sum_of_all_senders_leaves_out_what_is_held_and_says_so():
    story = requested()
    set_with_pages(story, PAGES, declared_pages=2)
    set_with_pages(story, ["One more."], declared_pages=None)
    client = signed_in(story.manager)

    sums = client.get(at("records", story)).context["totals"]

    assert (sums["received"], sums["billable"], sums["held"]) == (2, 2, 1)


def test_a_file_that_came_twice_or_inside_another_says_so():
    story = requested()
    first = set_with_pages(story, PAGES, declared_pages=2, content=b"the same").file_set.get()
    again = set_with_pages(story, PAGES, declared_pages=2, content=b"the same").file_set.get()
    inner = keep_member(again, name="inner.zip", key="", sha256="invented", byte_count=1)
    keep_member(inner, name="innermost.pdf", key="", sha256="invented too", byte_count=1)

    page = says(signed_in(story.manager).get(at("records", story)))

    assert f"the same, byte for byte, as {first.name}" in page
    assert f"came in {again.name}" in page
    assert "innermost.pdf" in page and "came in inner.zip" in page
    assert "1 file in it" in page
