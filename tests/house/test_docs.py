"""The documents tell the truth about the tree."""

import re

import pytest

from medlegal.cli.main import WORDS
from tests.house.source import ROOT, SOURCE, named

DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
QUOTED = re.compile(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|md|toml|txt))`")
LINKED = re.compile(r"\]\((?!http)([^)#]+)")
SPOKEN = re.compile(r"(?:^|[`$] *)\./medlegal ([a-z]+)", re.MULTILINE)
HOMES = (ROOT, SOURCE, ROOT / "docs", ROOT / "tests", SOURCE / "practice")


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_path_a_document_names_exists(document):
    text = document.read_text("utf-8")
    paths = {path for path in QUOTED.findall(text) if "…" not in path} | set(LINKED.findall(text))

    missing = [
        path for path in sorted(paths) if not any(exists(home, path) for home in (*HOMES, document.parent))
    ]

    assert not missing, f"{named(document)} names what is not there: {missing}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_word_a_document_says_is_a_word_of_the_command(document):
    said = set(SPOKEN.findall(document.read_text("utf-8")))

    assert said <= {*WORDS, "help"}


def test_the_readme_fits_on_one_screen():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 70


def test_every_room_stands_in_the_picture():
    picture = (ROOT / "docs" / "house.md").read_text("utf-8")
    rooms = [path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()]

    assert [room for room in rooms if f"`{room}`" not in picture] == []


def exists(home, path: str) -> bool:
    return (home / path).exists() or path.startswith("/")
