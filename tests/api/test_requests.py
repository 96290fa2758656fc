"""Requests over the API: sent in, read from a letter, accepted, declined, with a sentence for each slip."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from medlegal.practice.people.models import Role
from tests.api.asking import program_of, says
from tests.api.test_cases import a_request
from tests.builders import staff
from tests.flows.stories import Story, requested
from tests.records import letters

pytestmark = pytest.mark.django_db


def a_draft(story: Story, **changed: object) -> dict[str, object]:
    return a_request(story, **({"issues": ["4060"], "specialty": "Neurology"} | changed))


def test_a_request_is_kept_and_accepted_with_its_number():
    story = requested()
    program = program_of(story.manager)

    kept = program.post("/requests", **a_draft(story))
    made = program.post("/evaluations", **a_draft(story, request_id=kept.json()["id"]))

    assert kept.status_code == 201, kept.content
    assert (kept.json()["status"], kept.json()["came_by"]) == ("waiting", "program")
    assert made.status_code == 201, made.content
    assert (made.json()["issues"], made.json()["specialty"]) == (["4060"], "Neurology")
    after = program.get(f"/requests/{kept.json()['id']}").json()
    assert (after["status"], after["evaluation_id"]) == ("accepted", made.json()["id"])


def test_a_letter_is_read_into_a_draft():
    story = requested()
    letter = SimpleUploadedFile("letter.txt", letters.ADJUSTERS.encode())

    answer = program_of(story.manager).send(
        "/requests/letter", practice_id=story.practice.pk, came_on="2026-01-10", letter=letter
    )

    assert answer.status_code == 201, answer.content
    assert answer.json()["asked"]["form"]["panel_number"] == "7688901"
    assert {"field": "form.panel_number", "page": 1, "quote": "Panel No.: 7688901"} in answer.json()["read"]


def test_the_same_worker_twice_is_answered_with_who_it_may_be():
    story = requested()
    program = program_of(story.manager)
    first = program.post("/evaluations", **a_request(story)).json()

    refused = program.post("/evaluations", **a_request(story))
    another = program.post("/evaluations", **a_request(story, another_person_because="Twins"))

    status, sentence = says(refused)
    assert (status, refused.json()["reason"]) == (422, "LooksKnown")
    assert "same name, same day of birth" in sentence
    assert another.status_code == 201
    number = int(sentence.split("Claimant ")[1].split(":")[0])
    same = program.post("/evaluations", **a_request(story, claimant_id=number))
    assert same.json()["worker"] == first["worker"]


def test_each_wrong_field_is_named():
    story = requested()
    wrong = a_draft(story, requested_on="2026-02-31", issues=["4063"])

    status, sentence = says(program_of(story.manager).post("/requests", **wrong))

    assert status == 422
    assert "requested_on:" in sentence
    assert "issues.0:" in sentence


def test_a_declined_request_keeps_its_reason_and_is_listed():
    story = requested()
    program = program_of(story.manager)
    number = program.post("/requests", **a_draft(story)).json()["id"]

    program.post(f"/requests/{number}/decline", reason="Not our specialty")

    (listed,) = program.post("/requests/search", status="declined").json()["requests"]
    assert (listed["id"], listed["decline_reason"]) == (number, "Not our specialty")
    assert says(program.post(f"/requests/{number}/decline", reason="Again"))[0] == 422


def test_requests_are_for_the_practices_own_schedulers():
    story = requested()
    number = program_of(story.manager).post("/requests", **a_draft(story)).json()["id"]

    assert program_of(staff(story.practice, Role.BILLER)).get(f"/requests/{number}").status_code == 403
    other = requested()
    assert program_of(other.manager).get(f"/requests/{number}").status_code == 404
