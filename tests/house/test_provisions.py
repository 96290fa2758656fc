"""Every provision is held to examples that were worked elsewhere."""

import tomllib

import pytest

from tests.house.source import ROOT, SOURCE, named

PROVISIONS = sorted((SOURCE / "law" / "provisions").rglob("*.toml"))
EXAMPLES = ROOT / "tests" / "law" / "examples"


@pytest.mark.parametrize("path", PROVISIONS, ids=named)
def test_every_provision_has_examples_worked_by_hand(path):
    examples = EXAMPLES / path.relative_to(SOURCE / "law" / "provisions")

    assert examples.exists(), f"write {named(examples)}: what the text says at each edge, worked by hand"


@pytest.mark.parametrize("path", PROVISIONS, ids=named)
def test_every_provision_says_where_it_was_read_and_how_sure_it_is(path):
    told = tomllib.loads(path.read_text("utf-8"))["provision"]

    assert told["confidence"] in ("verified", "secondary", "memory")
    assert told["source"].startswith("https://")
    assert told["citation"] and told["read_on"] and told["read_at"]
