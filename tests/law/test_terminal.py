"""The law at a terminal: words for people, JSON for programs, exit codes for scripts."""

import argparse
import io
import json
import sys

import pytest

from medlegal.cli import law
from medlegal.law.questions.catalogue import QUESTIONS


@pytest.fixture
def say(monkeypatch, capsys):
    """Runs `medlegal law …` with standard input, giving exit code, output and complaint."""

    def said(*words, stdin=""):
        parser = argparse.ArgumentParser("medlegal")
        law.add_to(parser.add_subparsers())
        held = io.TextIOWrapper(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin))
        monkeypatch.setattr(sys, "stdin", held)
        args = parser.parse_args(["law", *words])
        code = args.run(args)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return said


def test_a_deadline_in_words_prints_the_date_and_each_step_with_its_citation(say):
    code, out, _ = say("due", "report", "--from", "2026-01-31")

    assert code == 0
    assert "on: 2026-03-02" in out
    assert "[8 CCR § 38(a), (b); Lab. Code §§ 139.2(j)(1)(A), 4062.5; verified]" in out


def test_a_fee_in_words_prints_its_lines(say):
    code, out, _ = say("fee", "ML201", "--pages", "350", "--examined-on", "2026-05-01", "--modifier", "95")

    assert code == 0
    assert "dollars: 2465.00" in out
    assert "code MLPRR" in out


def test_a_rating_in_words_takes_impairments_as_pairs(say):
    words = (
        "--injured-on",
        "2014-06-01",
        "--age",
        "40",
        "--group",
        "380",
        "--impairment",
        "number=15.03.02.02,wpi=10",
    )

    code, out, _ = say("rating", *words)

    assert code == 0
    assert "15.03.02.02 - 10 - [1.4]14 - 380H - 18 - 18%" in out


def test_values_stand_bare(say):
    assert say("combine", "50", "5")[1].startswith("result: 53")


@pytest.mark.parametrize("pages", ["-1", "many", "1.5", ""])
def test_a_refusal_in_words_goes_to_standard_error_with_code_one(say, pages):
    code, out, err = say("fee", "ML201", f"--pages={pages}", "--examined-on", "2026-05-01")

    assert (code, out) == (1, "")
    assert "pages" in err


def test_ask_answers_in_order_and_tells_when_one_is_not_answered(say):
    asked = [
        {"question": "due", "given": {"duty": "report", "began_on": "2026-01-31"}},
        {"question": "nothing", "given": {}},
        {"question": "combine", "given": {"values": [50, 5]}},
    ]

    code, out, _ = say("ask", "--json", stdin=json.dumps(asked))

    first, second, third = json.loads(out)
    assert code == 1
    assert first["answer"]["on"] == "2026-03-02"
    assert first.keys() == {"question", "answer", "steps", "confidence"}
    assert first["steps"][0].keys() == {"says", "citation", "confidence"}
    assert second["question"] == "nothing"
    assert second["error"].keys() == {"reason", "says"}
    assert third["answer"] == {"result": 53}


def test_ask_takes_one_object_and_writes_a_list(say):
    code, out, _ = say("ask", "--json", stdin='{"question": "gaf", "given": {"gaf": 50}}')

    assert code == 0
    assert json.loads(out)[0]["answer"] == {"whole_person": 30}


@pytest.mark.parametrize("stdin", ["", "{", "5", '"due"', "null", "[NaN]", b"\xff\xfe\x00", "[" * 100_000])
def test_input_that_cannot_be_read_has_code_two(say, stdin):
    code, out, err = say("ask", "--json", stdin=stdin)

    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize(
    "number", ["1e9999999999999999999999", "1e-99999999999999999999", "9" * 5000, "-" + "9" * 40]
)
def test_a_number_beyond_any_use_is_refused_by_its_key_and_the_rest_is_answered(say, number):
    given = f'{{"dollars": {number}, "received_on": "2026-03-02", "paid_on": "2026-06-01"}}'
    stdin = (
        f'[{{"question": "late_payment", "given": {given}}}, {{"question": "gaf", "given": {{"gaf": 50}}}}]'
    )

    code, out, _ = say("ask", "--json", stdin=stdin)

    refused, answered = json.loads(out)
    assert code == 1
    assert refused["error"]["says"].startswith("That value cannot be used. dollars is")
    assert answered["answer"] == {"whole_person": 30}


def test_ten_thousand_questions_in_one_call_are_all_answered(say):
    asked = [
        {"question": "fee", "given": {"code": "ML201", "pages": n, "examined_on": "2026-05-01"}}
        for n in range(10_000)
    ]

    code, out, _ = say("ask", "--json", stdin=json.dumps(asked))

    assert code == 0
    assert len(json.loads(out)) == 10_000


def test_the_list_names_each_question_with_what_it_takes(say):
    code, out, _ = say("list", "--json")

    listed = {one["name"]: one for one in json.loads(out)}
    assert code == 0
    assert listed.keys() == QUESTIONS.keys()
    for question in listed.values():
        assert question["citation"] and question["says"]
        for parameter in question["parameters"]:
            assert parameter.keys() >= {"name", "type", "unit", "choices", "required", "citation"}


def test_show_prints_every_version_with_its_source(say):
    code, out, _ = say("show", "8", "CCR", "38")

    assert code == 0
    assert "https://www.dir.ca.gov/t8/38.html" in out
    assert "from 2020-05-14 until 2022-01-12" in out


def test_show_refuses_a_citation_nobody_keeps(say):
    code, _, err = say("show", "Penal Code 187")

    assert code == 1
    assert "Penal Code 187" in err


@pytest.mark.parametrize(
    "words", [("on", "2026-01-01"), ("changes", "--since", "2026-01-01"), ("review",), ("list",)]
)
def test_the_state_of_the_book_is_printed(say, words):
    code, out, _ = say(*words)

    assert code == 0
    assert "§" in out


@pytest.mark.parametrize("words", [("on", "yesterday"), ("changes", "--since", "2026-13-01")])
def test_a_day_that_is_none_is_refused(say, words):
    code, _, err = say(*words)

    assert code == 2
    assert "2026-01-31" in err
