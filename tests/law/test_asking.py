"""Whatever is asked, the law answers with steps or refuses with a sentence."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medlegal.law.questions.asking import Answered, Refused, ask, ask_plain
from medlegal.law.questions.catalogue import QUESTIONS
from medlegal.law.questions.parameters import Parameter
from medlegal.law.review import Confirmation

NAMES = st.sampled_from(sorted(QUESTIONS))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.dates().map(str) | st.decimals(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def fitting(parameter: Parameter) -> st.SearchStrategy:
    """Values the parameter says it takes."""
    least, most = parameter.least or 0, min(parameter.most if parameter.most is not None else 500, 500)
    return {
        "date": st.dates(date(1985, 1, 1), date(2035, 12, 31)).map(str),
        "integer": st.integers(least, max(least, most)),
        "number": st.decimals(least, max(least, most), places=2),
        "dollars": st.decimals(0, 5000, places=2).map(str),
        "text": st.sampled_from(["ML201", "ML204", "15.03.01.00", "16.02.01.00", "94", "teacher"]),
        "choice": st.sampled_from(parameter.choices or ("none",)),
        "yes_no": st.booleans(),
        "list": st.lists(fitting(parameter.of[0]), max_size=3) if parameter.kind == "list" else st.none(),
        "object": objects(parameter.of) if parameter.kind == "object" else st.none(),
    }[parameter.kind]


def objects(parameters) -> st.SearchStrategy:
    required = {one.name: fitting(one) for one in parameters if one.required}
    optional = {one.name: fitting(one) for one in parameters if not one.required}
    return st.fixed_dictionaries(required, optional=optional)


@settings(max_examples=120, deadline=None)
@given(name=NAMES, data=st.data())
def test_what_fits_is_answered_with_cited_steps_or_refused_with_a_reason(name, data):
    asked = data.draw(objects(QUESTIONS[name].parameters))

    answer = ask(name, asked)

    if isinstance(answer, Answered):
        assert answer.steps
        assert all(step.says.strip() and step.citation.strip() for step in answer.steps)
        assert json.loads(json.dumps(answer.plain()))["answer"] == answer.answer
    else:
        assert isinstance(answer, Refused)
        assert answer.says.endswith((".", "!", ")"))


@settings(max_examples=120, deadline=None)
@given(name=NAMES, data=st.data())
def test_what_does_not_fit_is_refused_with_a_sentence(name, data):
    keys = [one.name for one in QUESTIONS[name].parameters]
    asked = data.draw(st.dictionaries(st.sampled_from([*keys, "nonsense"]), ANYTHING, max_size=5))

    answer = ask_plain({"question": name, "given": asked})

    assert ("error" in answer) != ("answer" in answer)
    assert json.dumps(answer)


@settings(max_examples=30, deadline=None)
@given(item=ANYTHING)
def test_an_item_that_is_no_question_is_refused(item):
    answer = ask_plain(item)

    assert answer["error"]["reason"] in ("WrongValue", "UnknownQuestion")


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        ({"code": "ML201", "pages": -1, "examined_on": "2026-05-01"}, "pages is -1"),
        ({"code": "ML201", "pages": True, "examined_on": "2026-05-01"}, "pages is True"),
        ({"code": "ML201", "pages": 2.5, "examined_on": "2026-05-01"}, "pages is 2.5"),
        ({"code": "ML201", "examined_on": "2026-02-30"}, "examined_on is '2026-02-30'"),
        ({"code": "ML201", "examined_on": "20260501"}, "examined_on is"),
        ({"code": "ML201", "examined_on": 5}, "examined_on is 5"),
        ({"code": "ML201", "pagess": 5}, "'pagess': the keys are"),
        ({"code": 201}, "code is 201"),
        ({"modifiers": "94", "code": "ML201"}, "modifiers is '94'"),
        ({}, "code takes"),
    ],
)
def test_a_refusal_names_the_key_and_what_it_takes(given_, says):
    answer = ask("fee", given_)

    assert isinstance(answer, Refused)
    assert says in answer.says


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-1", "1.001", "1e400", "abc", True, None, [], {}])
def test_dollars_that_are_none_are_refused(amount):
    answer = ask("late_payment", {"dollars": amount, "received_on": "2026-03-02", "paid_on": "2026-06-01"})

    assert isinstance(answer, Refused)
    assert "dollars" in answer.says


@pytest.mark.parametrize("number", ["1e-13", "1e-999999", "101", "-0.1", "sNaN"])
def test_a_number_with_more_decimals_than_any_law_has_is_refused(number):
    answer = ask("apportion", {"percent": 50, "industrial_percent": number})

    assert isinstance(answer, Refused)
    assert "industrial_percent" in answer.says


def test_money_is_text_with_two_decimals_and_dates_are_iso():
    answer = ask(
        "late_payment", {"dollars": Decimal("2015"), "received_on": "2026-03-02", "paid_on": "2026-05-02"}
    )

    assert answer.answer == {
        "penalty": "201.50",
        "interest": "23.57",
        "dollars": "225.07",
        "due_on": "2026-05-01",
        "days": 61,
    }


def test_an_answer_is_as_sure_as_its_weakest_step():
    answer = ask("fee", {"code": "ML204", "minutes": 127, "testified_on": "2026-05-01"})

    assert {step.confidence for step in answer.steps} == {"secondary", "memory"}
    assert answer.confidence == "memory"


def test_a_confirmed_answer_is_as_sure_as_what_was_confirmed():
    asked = {"code": "ML201", "examined_on": "2026-05-01"}
    answer = ask("fee", asked)
    readers = [
        Confirmation(citation, "a reader", date(2026, 12, 1))
        for citation in {s.citation for s in answer.steps}
    ]

    assert answer.confirmed_by(readers).confidence == "verified"
    assert answer.confirmed_by(readers).answer == answer.answer
    assert answer.confirmed_by(readers[:1]).confidence == "secondary"


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_says_what_it_takes(question):
    assert question.says.endswith(".") and question.citation
    assert set(question.words) <= set(question.takes)
    for one in question.parameters:
        assert one.says
        assert bool(one.choices) == (one.kind == "choice")
        assert bool(one.of) == (one.kind in ("list", "object"))
