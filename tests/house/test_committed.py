"""What may stand in the repository."""

import hashlib
import json
import re
from base64 import b64encode
from pathlib import Path

import pytest

from tests.house.source import ROOT, committed, named

LARGEST = 2_000_000
# Put together here, so that this file does not hold what it looks for.
REGISTRIES = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "registry" + ".npmjs",
    "deb.debian" + ".org",
    "index" + "-url",
]
PLACES = ["/wo" + "rk/main", "/wo" + "rk/shared", "/ro" + "ot/", "/home/" + "tester"]
KEYS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}")
TEXT = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".csv", ".sh", ""}
MANIFESTS = [path for path in committed() if path.name == "manifest.json" and path.parent.name == "vendor"]
REQUIREMENT = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)", re.MULTILINE)


def test_no_file_names_a_registry_or_a_machine():
    told = [
        f"{named(path)}: {word}"
        for path in committed()
        if path.suffix in TEXT and "vendor" not in path.parts
        for word in REGISTRIES + PLACES
        if word in path.read_text("utf-8", errors="replace")
    ]

    assert not told, "\n".join(told)


def test_no_key_and_no_large_file_is_committed():
    files = committed()

    large = [named(path) for path in files if path.stat().st_size > LARGEST]
    keys = [
        named(path) for path in files if path.suffix in TEXT and KEYS.search(path.read_text(errors="replace"))
    ]

    assert not large + keys


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-tools.txt"])
def test_every_package_is_pinned_with_its_hash(name):
    lines = (ROOT / name).read_text().replace("\\\n", " ").splitlines()

    loose = [line for line in lines if line and line[0] not in "# " and "--hash=sha256:" not in line]

    assert not loose


def test_the_tests_run_on_what_the_program_runs_on():
    runtime, dev = (
        dict(REQUIREMENT.findall((ROOT / name).read_text()))
        for name in ("requirements.txt", "requirements-dev.txt")
    )

    assert {name: dev.get(name) for name in runtime} == runtime


def test_there_is_vendored_software_and_all_of_it_is_listed():
    vendored = {path for manifest in MANIFESTS for path in manifest.parent.rglob("*") if path.is_file()}
    listed = {manifest.parent / entry["file"] for manifest in MANIFESTS for entry in entries(manifest)}

    assert MANIFESTS
    assert {path for path in vendored - listed if "LICENSE" not in path.name} == set(MANIFESTS)


@pytest.mark.parametrize("manifest", MANIFESTS, ids=named)
def test_vendored_files_are_the_ones_their_manifest_names(manifest):
    for entry in entries(manifest):
        digest = hashlib.sha384((manifest.parent / entry["file"]).read_bytes()).digest()

        assert b64encode(digest).decode() == entry["sha384"].removeprefix("sha384-"), entry["file"]
        assert entry["name"] and entry["version"] and entry["licence"]


def entries(manifest: Path) -> list[dict[str, str]]:
    told = json.loads(manifest.read_text())
    return told if isinstance(told, list) else told["files"]
