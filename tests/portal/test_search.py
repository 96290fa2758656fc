"""Search in all records of a practice."""

import pytest
from django.urls import reverse

from medlegal.practice.audit.selectors import history_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.models import Role
from tests.builders import a_user, staff
from tests.flows.stories import another, requested, set_with_pages
from tests.portal.door import signed_in
from tests.portal.test_pages import says

pytestmark = pytest.mark.django_db

SEARCH = reverse("search_records")


def test_all_evaluations_with_the_words_are_found_each_under_its_name():
    story = requested(family_name="Firstly")
    second = another(story)
    set_with_pages(story, ["the lumbar spine"], declared_pages=1)
    set_with_pages(second, ["nothing", "lumbar again"], declared_pages=2)

    page = says(signed_in(story.manager).post(SEARCH, {"words": "lumbar"}))

    assert "2 pages in 2 evaluations" in page
    assert "Invented Firstly" in page
    assert reverse("workbench", args=[second.evaluation.pk]) in page
    assert '<button type="submit" name="page" value="2">' in page


def test_another_practices_records_are_not_found():
    story = requested()
    set_with_pages(story, ["the lumbar spine"], declared_pages=1)
    elsewhere = requested()

    page = says(signed_in(elsewhere.manager).post(SEARCH, {"words": "lumbar"}))

    assert "No page has these words" in page


def test_an_evaluation_whose_pages_a_search_showed_keeps_that_in_its_history():
    story = requested()
    set_with_pages(story, ["the lumbar spine"], declared_pages=1)

    signed_in(story.manager).post(SEARCH, {"words": "lumbar"})

    enter_as(story.manager)
    actions = [event.action for event in history_of(story.evaluation.pk)]
    assert "records.searched" in actions


def test_the_words_cannot_become_markup_and_never_stand_in_an_address():
    story = requested()
    set_with_pages(story, ["<script>alert(1)</script> lumbar"], declared_pages=1)

    page = says(signed_in(story.manager).post(SEARCH, {"words": "lumbar"}, HTTP_HX_REQUEST="true"))

    assert "<script>alert" not in page
    assert "<mark>lumbar</mark>" in page
    assert "?words" not in page and "<html" not in page


def test_of_many_pages_of_one_evaluation_the_first_are_shown_and_the_rest_counted():
    story = requested()
    set_with_pages(story, ["lumbar"] * 7, declared_pages=7)

    page = says(signed_in(story.manager).post(SEARCH, {"words": "lumbar"}))

    assert "2 more pages of this evaluation" in page


def test_before_a_search_the_page_says_that_nothing_was_asked():
    story = requested()

    page = says(signed_in(story.manager).get(SEARCH))

    assert "Nothing is searched for yet" in page


def test_who_works_in_no_office_is_refused_in_a_sentence():
    answer = signed_in(a_user()).get(SEARCH)

    assert answer.status_code == 403
    assert "offices alone" in says(answer)


def test_a_biller_finds_the_way_to_the_search_on_every_page():
    story = requested()

    page = says(signed_in(staff(story.practice, Role.BILLER)).get(reverse("evaluations")))

    assert SEARCH in page
