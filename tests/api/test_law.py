"""Anybody may ask the law, at a decent pace."""

import pytest

from medlegal.api.pace import MOST_BY_ADDRESS
from medlegal.law.questions.asking import ask
from medlegal.law.questions.catalogue import QUESTIONS
from tests.api.asking import Program, says

pytestmark = pytest.mark.django_db

REPORT = {"duty": "report", "began_on": "2026-01-31"}


def test_every_question_is_listed_with_what_it_takes():
    listed = Program(address="192.0.2.10").get("/law/questions").json()

    assert [one["name"] for one in listed] == list(QUESTIONS)
    assert all(one["citation"] and one["says"] for one in listed)


def test_a_question_is_answered_as_at_the_terminal():
    answer = Program(address="192.0.2.11").post("/law/ask", question="due", given=REPORT)

    assert answer.status_code == 200
    assert answer.json() == ask("due", REPORT).plain()


@pytest.mark.parametrize(
    ("question", "given", "reason"),
    [
        ("due", {"duty": "report"}, "MissingKey"),
        ("horoscope", {}, "UnknownQuestion"),
        ("due", {"x": 1}, "UnknownKey"),
    ],
)
def test_a_question_without_an_answer_says_why(question, given, reason):
    answer = Program(address="192.0.2.12").post("/law/ask", question=question, given=given)

    assert answer.status_code == 422
    assert answer.json()["reason"] == reason and answer.json()["says"]


def test_many_questions_are_answered_in_their_order():
    program = Program(address="192.0.2.13")
    asked = [{"question": "due", "given": REPORT}, {"question": "no such", "given": {}}]

    answer = program.client().post("/api/law/ask-many", asked, content_type="application/json")

    first, second = answer.json()
    assert first == ask("due", REPORT).plain()
    assert second["error"]["reason"] == "UnknownQuestion"


@pytest.mark.parametrize(
    "body", ["{NaN}", '{"question": "fee", "given": {"pages": NaN}}', "[" * 100_000, "\xff", ""]
)
def test_what_is_no_json_is_refused_in_a_sentence(body):
    client = Program(address="192.0.2.14").client()

    status, sentence = says(client.post("/api/law/ask", body, content_type="application/json"))

    assert status in (400, 422) and sentence


def test_whoever_asks_too_often_is_told_when_to_come_back():
    program = Program(address="192.0.2.15")

    answers = [
        program.get("/law/questions") for _ in range(2 * MOST_BY_ADDRESS + 1)
    ]  # a new minute may begin between, and then the refused ones are not the last

    refused = next(one for one in answers if one.status_code == 429)
    status, sentence = says(refused)
    assert status == 429 and "Ask again in" in sentence
    assert 0 < int(refused["Retry-After"]) <= 60
    assert Program(address="192.0.2.16").get("/law/questions").status_code == 200
