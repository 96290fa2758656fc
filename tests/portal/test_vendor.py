"""What others wrote and we hand out is what its manifest says."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

import medlegal.portal

VENDOR = Path(medlegal.portal.__file__).parent / "static" / "portal" / "vendor"
BROWSER = Path(__file__).parent.parent / "browser" / "vendor"
ROWS = [
    (folder, row)
    for folder in (VENDOR, BROWSER)
    for row in json.loads((folder / "manifest.json").read_text())
]


@pytest.mark.parametrize(("folder", "row"), ROWS, ids=[row["file"] for _, row in ROWS])
def test_every_vendored_file_is_the_one_its_manifest_names(folder, row):
    digest = base64.b64encode(hashlib.sha384((folder / row["file"]).read_bytes()).digest()).decode()

    assert digest == row["sha384"]
    assert row["version"] and row["licence"] in {"MIT", "0BSD", "OFL-1.1", "MPL-2.0"}


@pytest.mark.parametrize("folder", [VENDOR, BROWSER], ids=["portal", "browser"])
def test_nothing_is_vendored_without_a_row_in_the_manifest(folder):
    named = {row["file"] for row in json.loads((folder / "manifest.json").read_text())}
    there = {
        path.name for path in folder.iterdir() if not path.name.endswith((".LICENSE.txt", "manifest.json"))
    }

    assert there == named
