"""Every provision is held to examples that were worked elsewhere."""

import tomllib
from pathlib import Path

from tests.house.source import ROOT, SOURCE, named

PROVISIONS = sorted((SOURCE / "law" / "provisions").rglob("*.toml"))
EXAMPLES = ROOT / "tests" / "law" / "examples"


def test_every_provision_has_examples_worked_by_hand():
    missing = [named(path) for path in PROVISIONS if not examples_of(path).exists()]

    assert not missing, f"write what the text says at each edge, in tests/law/examples: {missing}"


def test_every_provision_says_where_it_was_read_and_how_sure_it_is():
    for path in PROVISIONS:
        told = tomllib.loads(path.read_text("utf-8"))["provision"]

        assert told["confidence"] in ("verified", "secondary", "memory"), named(path)
        assert told["source"].startswith("https://"), named(path)
        assert told["citation"] and told["read_on"] and told["read_at"], named(path)


def examples_of(path: Path) -> Path:
    return EXAMPLES / path.relative_to(SOURCE / "law" / "provisions")
