"""The workbench's answers: the state, what a decision changed, and plain sentences where it was refused."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from medlegal.practice.cases.access import enter_as
from medlegal.practice.intake.models import Document, File, Reading
from medlegal.practice.people.models import Role
from tests.builders import staff
from tests.flows.decided import document_with, laid_out
from tests.flows.stories import Story, read, requested
from tests.portal.door import signed_in

pytestmark = pytest.mark.django_db


def state(client: Client, story: Story) -> dict[str, Any]:
    return client.get(reverse("workbench_state", args=[story.evaluation.pk])).json()


def send(client: Client, story: Story, *, to: str = "workbench_decide", **asked: Any) -> Any:
    return client.post(
        reverse(to, args=[story.evaluation.pk]), json.dumps(asked), content_type="application/json"
    )


def test_the_state_holds_every_page_once_and_every_document():
    story = laid_out((3, 2))

    told = state(signed_in(story.manager), story)

    assert [page["stamp"] for page in told["pages"]] == [1, 2, 3, 4, 5]
    assert [document["pages"] for document in told["documents"]] == [[1, 2, 3], [4, 5]]
    assert (told["version"], told["coverage"]["placed"], told["coverage"]["received"]) == (0, 5, 5)
    assert {"id": "imaging", "name": "Imaging report"}.keys() == told["kinds"][0].keys()


def test_before_anything_came_the_state_is_empty():
    story = requested()

    told = state(signed_in(story.manager), story)

    assert (told["pages"], told["documents"], told["reading"], told["coverage"]["received"]) == (
        [],
        [],
        None,
        0,
    )


def test_a_decision_tells_what_it_changed_and_nothing_else():
    story = laid_out((3, 2))
    client = signed_in(story.manager)

    told = send(client, story, act="split", page=2, expects=0).json()

    assert (told["version"], told["changed"]["gone"]) == (1, [])
    assert [document["pages"] for document in told["changed"]["documents"]] == [[1], [2, 3]]
    assert [page["stamp"] for page in told["changed"]["pages"]] == [2, 3]
    assert told["decision"]["says"] == "A document begins at page 2."
    assert told["decision"]["who"] == story.manager.name


def test_what_is_told_of_changes_is_what_the_state_then_says():
    story = laid_out((3, 2, 2))
    client = signed_in(story.manager)
    shown = state(client, story)

    for asked in (
        {"act": "split", "page": 2},
        {"act": "join", "page": 4},
        {"act": "repeat", "page": 6, "of": 1},
    ):
        told = send(client, story, expects=shown["version"], **asked).json()
        shown = with_changes(shown, told)

    now = state(client, story)
    assert (shown["pages"], shown["documents"]) == (now["pages"], now["documents"])


def with_changes(shown: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    pages = {page["stamp"]: page for page in [*shown["pages"], *told["changed"]["pages"]]}
    documents = {one["id"]: one for one in [*shown["documents"], *told["changed"]["documents"]]}
    kept = [one for key, one in documents.items() if key not in told["changed"]["gone"]]
    kept.sort(key=lambda one: min(one["pages"]))
    return shown | {"pages": list(pages.values()), "documents": kept, "version": told["version"]}


def test_who_decided_second_gets_the_new_state():
    story = laid_out((3,))
    client = signed_in(story.manager)
    send(client, story, act="split", page=2, expects=0)

    answer = send(client, story, act="split", page=3, expects=0)

    assert answer.status_code == 409
    assert "Somebody else decided" in answer.json()["says"]
    assert answer.json()["state"]["version"] == 1


def test_a_refusal_is_a_sentence():
    story = laid_out((2,))

    answer = send(signed_in(story.manager), story, act="split", page=7, expects=0)

    assert (answer.status_code, answer.json().keys()) == (422, {"says"})
    assert "Page 7 is not in the record" in answer.json()["says"]


@pytest.mark.parametrize("body", ["no json", "[1, 2]", '"text"'])
def test_what_is_no_decision_is_refused(body):
    story = laid_out((2,))
    address = reverse("workbench_decide", args=[story.evaluation.pk])

    answer = signed_in(story.manager).post(address, body, content_type="application/json")

    assert answer.status_code == 422


def test_a_decision_is_taken_back_and_taken_up_again():
    story = laid_out((2,))
    client = signed_in(story.manager)
    send(client, story, act="split", page=2, expects=0)

    back = send(client, story, to="workbench_undo", expects=1).json()
    again = send(client, story, to="workbench_redo", expects=2).json()

    assert (back["version"], back["decision"]["undone"]) == (2, True)
    assert (again["version"], again["decision"]["undone"]) == (3, False)
    assert [one["pages"] for one in state(client, story)["documents"]] == [[1], [2]]


def test_the_list_of_decisions_begins_with_the_newest():
    story = laid_out((2,))
    client = signed_in(story.manager)
    send(client, story, act="split", page=2, expects=0)
    send(client, story, act="looked_at", document=document_with(story, 1).pk, value=True, expects=1)

    says = [one["says"] for one in state(client, story)["decisions"]]

    assert says == ["The document with page 1 was looked at.", "A document begins at page 2."]


def test_a_stranger_finds_no_workbench():
    story = laid_out((2,))
    stranger = signed_in(staff(laid_out((1,)).practice, Role.RECORD_EDITOR))

    assert stranger.get(reverse("workbench_state", args=[story.evaluation.pk])).status_code == 404
    assert send(stranger, story, act="split", page=2, expects=0).status_code == 404


def test_a_biller_sees_the_state_and_decides_nothing():
    story = laid_out((2,))
    client = signed_in(staff(story.practice, Role.BILLER))

    answer = send(client, story, act="split", page=2, expects=0)

    assert state(client, story)["version"] == 0
    assert answer.status_code == 422


def test_a_state_that_was_seen_is_not_sent_again():
    story = laid_out((2,))
    client = signed_in(story.manager)
    address = reverse("workbench_state", args=[story.evaluation.pk])
    mark = client.get(address).headers["ETag"]

    same = client.get(address, headers={"If-None-Match": mark})
    send(client, story, act="split", page=2, expects=0)
    other = client.get(address, headers={"If-None-Match": mark})

    assert (same.status_code, other.status_code) == (304, 200)


def test_who_may_not_decide_is_told_why():
    story = laid_out((2,))

    told = state(signed_in(staff(story.practice, Role.BILLER)), story)

    assert (told["may_decide"], "record editor" in told["may_not_says"]) == (False, True)
    assert state(signed_in(story.manager), story)["may_decide"]


def test_a_page_without_a_picture_has_no_thumbnail_and_its_words_all_the_same():
    story = laid_out((1,))
    client = signed_in(story.manager)

    picture = client.get(reverse("page_thumbnail", args=[story.evaluation.pk, 1]))
    told = client.get(reverse("page_words", args=[story.evaluation.pk, 1])).json()

    assert picture.status_code == 404
    assert (told["width_to_height"], told["text"].startswith("Invented report 1")) == (None, True)


def test_a_read_page_is_shown_small_with_its_words_and_excerpts():
    story = read(requested())
    client = signed_in(story.manager)

    picture = client.get(reverse("page_thumbnail", args=[story.evaluation.pk, 1]))
    told = client.get(reverse("page_words", args=[story.evaluation.pk, 1])).json()

    assert (picture.headers["Content-Type"], picture.content[8:12]) == ("image/webp", b"WEBP")
    assert len(told["words"]) == len(told["text"].split())
    assert told["excerpts"] and all(one["boxes"] for one in told["excerpts"])
    assert 0.5 < told["width_to_height"] < 1


def test_a_thumbnail_is_for_the_office_alone():
    story = read(requested())
    stranger = signed_in(staff(laid_out((1,)).practice, Role.RECORD_EDITOR))

    assert stranger.get(reverse("page_thumbnail", args=[story.evaluation.pk, 1])).status_code == 404


def test_a_failed_reading_is_asked_for_again():
    story = laid_out((1,))

    signed_in(story.manager).post(reverse("records_again", args=[story.evaluation.pk]))

    enter_as(story.manager)
    assert Reading.objects.filter(evaluation=story.evaluation, state="waiting").exists()


def test_the_password_of_a_locked_file_is_taken_from_the_form():
    story = laid_out((1,))
    File.objects.filter(evaluation=story.evaluation).update(needs_password=True)
    file = File.objects.get(evaluation=story.evaluation)

    answer = signed_in(story.manager).post(
        reverse("file_password", args=[story.evaluation.pk, file.pk]), {"password": "hush-invented"}
    )

    enter_as(story.manager)
    assert answer.headers["Location"] == reverse("records", args=[story.evaluation.pk])
    assert File.objects.get(pk=file.pk).sealed_password


def test_what_is_in_doubt_stands_in_the_work_queue():
    story = laid_out((1,))
    Document.objects.filter(evaluation=story.evaluation).update(doubts=["kind"])

    page = signed_in(story.manager).get(reverse("work_queue")).content.decode()

    assert "1 document in doubt" in page
