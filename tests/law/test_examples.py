"""Every worked example of the law, one test each, named by what it says."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from medlegal.law.book import BOOK
from medlegal.law.questions.asking import Answered, ask
from medlegal.law.questions.catalogue import QUESTIONS
from medlegal.law.tabulation import CARDS

EXAMPLES = Path(__file__).parent / "examples"


def examples() -> list[Any]:
    found = []
    for path in sorted(EXAMPLES.rglob("*.toml")):
        held = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        key = path.relative_to(EXAMPLES).with_suffix("").as_posix()
        found += [pytest.param(one, id=f"{key}: {one['says']}") for one in held["example"]]
    return found


@pytest.mark.parametrize("example", examples())
def test_the_law_says(example):
    answer = ask(example["question"], example["given"])

    if "fails" in example:
        assert not isinstance(answer, Answered), answer
        assert answer.reason == example["fails"], answer.says
    else:
        assert isinstance(answer, Answered), answer.says
        assert {key: answer.answer.get(key) for key in example["gives"]} == written(example["gives"])


def written(value: Any) -> Any:
    """An expected value as answers are written: dates as ISO text, numbers as JSON has them."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: written(one) for key, one in value.items()}
    if isinstance(value, list):
        return [written(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_every_provision_and_table_has_examples():
    with_examples = {
        path.relative_to(EXAMPLES).with_suffix("").as_posix() for path in EXAMPLES.rglob("*.toml")
    }

    assert BOOK.keys() | CARDS.keys() == with_examples


def test_every_question_has_examples():
    asked = {example.values[0]["question"] for example in examples()}

    assert QUESTIONS.keys() == asked
