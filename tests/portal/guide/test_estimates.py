"""The estimates: an answer with its steps, a sentence for what cannot be used, and nothing kept."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from medlegal.law.questions.asking import ask

pytestmark = pytest.mark.django_db

GIVEN = {
    "temporary": {
        "injured_on": "2026-03-02",
        "average_weekly_earnings": "900",
        "first_off": "2026-03-03",
        "last_off": "2026-03-30",
    },
    "permanent": {"injured_on": "2026-03-02", "percent": "12.25", "average_weekly_earnings": "900"},
    "death": {"injured_on": "2026-03-02", "total_dependents": "2", "partial_dependents": "0"},
    "mileage": {"travelled_on": "2026-03-02", "miles": "60"},
    "voucher": {"injured_on": "2026-03-02", "report_received_on": "2026-08-03"},
    "days": {"injured_on": "2026-03-02", "reported_on": "2026-03-03", "claim_form_on": "2026-03-05"},
}


def sent(name: str, told: dict[str, str], language: str = "en"):
    with translation.override(language):
        address = reverse(f"guide_estimate_{name}")
    return Client(enforce_csrf_checks=True).post(address, told)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", GIVEN)
def test_each_estimate_answers_with_its_steps_and_is_kept_by_nobody(name, language):
    answer = sent(name, GIVEN[name], language)

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="outcome"' in shown and 'class="steps"' in shown
    assert answer.headers["Cache-Control"] == "no-store"
    assert ("not advice" if language == "en" else "no un consejo") in shown


def test_what_it_says_is_what_the_law_answers():
    told = {"injured_on": "2026-03-02", "average_weekly_earnings": "900"}
    law = ask("temporary_disability", told).answer

    assert (
        f"${law['weekly_rate'].removesuffix('.00')}" in sent("temporary", GIVEN["temporary"]).content.decode()
    )


def test_the_sums_of_a_trip_are_right():
    assert "$43.50" in sent("mileage", GIVEN["mileage"]).content.decode()


@pytest.mark.parametrize(
    ("name", "told", "sentence"),
    [
        ("temporary", {"injured_on": "2026-03-02"}, "This field is required"),
        ("temporary", GIVEN["temporary"] | {"average_weekly_earnings": "-4"}, "greater than or equal to 0"),
        (
            "temporary",
            GIVEN["temporary"] | {"average_weekly_earnings": "0"},
            "From no pay nothing can be worked out",
        ),
        ("voucher", {"injured_on": "2999-03-02"}, "This day is still to come"),
        ("temporary", GIVEN["temporary"] | {"last_off": ""}, "Give both days off work, or none."),
        ("death", GIVEN["death"] | {"partial_dependents": "1"}, "Say how much the worker gave them"),
        ("mileage", {"travelled_on": "soon", "miles": "60"}, "Enter a valid date"),
        ("mileage", {"travelled_on": "2026-03-02", "miles": "9" * 40}, "Ensure"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(name, told, sentence):
    answer = sent(name, told)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "told", "sentence"),
    [
        (
            "mileage",
            {"travelled_on": "2031-03-02", "miles": "60"},
            "We do not have the numbers for that date",
        ),
        ("permanent", GIVEN["permanent"] | {"percent": "12.3"}, "steps of a quarter"),
        ("voucher", {"injured_on": "2010-03-02"}, "One more number is needed"),
        ("days", GIVEN["days"] | {"reported_on": "2026-03-01"}, "do not fit together"),
        ("temporary", GIVEN["temporary"] | {"first_off": "2026-01-01"}, "do not fit together"),
    ],
)
def test_where_the_law_has_no_answer_the_page_says_why(name, told, sentence):
    answer = sent(name, told)

    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_an_employee_is_covered_at_once():
    assert "It looks as if you are covered." in sent("covered", {"kind": "employee"}).content.decode()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"kind": "household", "hours_in_90_days": "60", "dollars_in_90_days": "500"}, "you are covered"),
        ({"kind": "household", "hours_in_90_days": "51", "dollars_in_90_days": "500"}, "not covered by law"),
        ({"kind": "partner", "has_waiver": "no"}, "sign that you do not want cover"),
        (
            {
                "kind": "contractor",
                "is_free_from_control": "yes",
                "is_outside_usual_business": "no",
                "has_own_trade": "yes",
                "is_unlicensed": "no",
            },
            "you are covered",
        ),
    ],
)
def test_other_kinds_are_asked_further_and_answered(told, sentence):
    asked = sent("covered", {"kind": told["kind"]}).content.decode()
    answered = sent("covered", told | {"answered": "yes"}).content.decode()

    assert 'name="answered"' in asked and 'id="outcome"' not in asked
    assert sentence in answered


def test_an_unanswered_question_about_cover_is_asked_again():
    answer = sent("covered", {"kind": "household", "answered": "yes"})

    assert answer.status_code == 422
    assert sent("covered", {"kind": "pirate"}).status_code == 422
