"""The floors: which room may import which."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.house.source import MODULES, ROOT, functions, named


def test_a_room_imports_only_from_the_floors_below_it():
    said = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 0, f"Move the import to a room that may have it (docs/house.md):\n{said.stdout}"


def test_nothing_is_imported_inside_a_function():
    hidden = [
        f"{named(path)}:{node.lineno}"
        for path in MODULES
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert not hidden, f"{hidden}: an import inside a function hides a circle; break the circle"
