"""The workbench's own page, and the search within one record."""

import json

import pytest

from medlegal.practice.people.models import Role
from tests.builders import a_practice, staff
from tests.flows.stories import Story, read, requested, set_with_pages
from tests.portal.door import signed_in
from tests.portal.test_pages import at, says

pytestmark = pytest.mark.django_db


def ask(client, story: Story, name: str, **asked: object):
    return client.post(at(name, story), json.dumps(asked), content_type="application/json")


def test_the_workbench_opens_before_any_record_has_come():
    story = requested()

    page = signed_in(story.manager).get(at("workbench", story))

    assert page.status_code == 200
    assert f'data-address="{at("workbench", story)}"' in says(page)


def test_a_search_elsewhere_opens_the_workbench_at_its_page_and_keeps_the_words_out_of_the_address():
    story = requested()

    page = signed_in(story.manager).post(at("workbench", story), {"page": 3, "words": 'torn "meniscus"'})

    assert 'data-page="3"' in says(page)
    assert 'data-words="torn &quot;meniscus&quot;"' in says(page)


def test_the_workbench_is_for_the_office_alone():
    story = requested()
    stranger = staff(a_practice(), Role.MANAGER)

    answer = signed_in(stranger).get(at("workbench", story))

    assert answer.status_code == 404


def test_the_words_of_a_record_are_found_with_what_stands_about_them():
    story = requested()
    set_with_pages(story, ["no word", "tender lumbar spine"], declared_pages=2)

    told = ask(signed_in(story.manager), story, "workbench_search", words="lumbar").json()

    assert told["says"] == "1 page with these words."
    (hit,) = told["hits"]
    assert hit["stamp"] == 2
    assert ["lumbar", True] in hit["snippet"]
    assert "".join(text for text, _ in hit["snippet"]) == "tender lumbar spine"


def test_a_search_that_finds_no_page_says_what_to_try():
    story = requested()
    set_with_pages(story, ["no word"], declared_pages=1)

    told = ask(signed_in(story.manager), story, "workbench_search", words="xylophone").json()

    assert told["hits"] == []
    assert "Try fewer" in told["says"]


def test_the_found_words_are_told_with_their_places_on_the_page():
    story = read(requested())
    client = signed_in(story.manager)
    hit, *_ = ask(client, story, "workbench_search", words="lumbar").json()["hits"]

    told = ask(client, story, "workbench_found", page=hit["stamp"], words="lumbar").json()

    assert told["found"] == ["lumbar"]
    assert told["boxes"]
    assert all(0 <= left < right <= 1 for left, _, right, _ in told["boxes"])


@pytest.mark.parametrize("body", ["", "[]", "{", '{"words": 3}', '{"words": "' + "x" * 201 + '"}'])
def test_a_search_that_did_not_arrive_whole_says_so(body):
    story = requested()

    answer = signed_in(story.manager).post(
        at("workbench_search", story), body, content_type="application/json"
    )

    assert answer.status_code == 422
    assert "search once more" in answer.json()["says"]


def test_a_page_that_is_not_there_has_no_found_words():
    story = requested()

    answer = ask(signed_in(story.manager), story, "workbench_found", page=9, words="lumbar")

    assert answer.status_code == 422


def test_whoever_comes_to_a_search_by_its_address_is_led_to_the_workbench():
    story = requested()

    answer = signed_in(story.manager).get(at("workbench_search", story))

    assert answer.headers["Location"] == at("workbench", story)
