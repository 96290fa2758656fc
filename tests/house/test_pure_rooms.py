"""The pure rooms: the same question gets the same answer in ten years."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import MODULES, PURE_ROOMS, SOURCE, named, tree

PURE = [path for path in MODULES if path.relative_to(SOURCE).parts[0] in PURE_ROOMS]
CLOCKS = {"today", "now", "utcnow", "time", "localtime", "gmtime", "time_ns", "localdate"}
CLOCK_OWNERS = {"date", "datetime", "time", "timezone"}
# JSON has no other number for weeks and percentages; nothing is reckoned after them.
WRITES_JSON = SOURCE / "law" / "questions" / "showing.py"
MONEY = [path for path in PURE if "law" in path.parts and path != WRITES_JSON]


def test_no_clock_is_read():
    read = [f"{named(path)}:{node.lineno}" for path in PURE for node in calls(path) if is_clock(node.func)]

    assert not read, f"{read}: take the date as an argument"


def test_the_law_reckons_without_floats():
    written = [
        f"{named(path)}:{node.lineno}"
        for path in MONEY
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]
    made = [
        f"{named(path)}:{node.lineno}"
        for path in MONEY
        for node in calls(path)
        if isinstance(node.func, ast.Name) and node.func.id == "float"
    ]

    assert not written + made, f"{written + made}: money and percentages are Decimal"


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def is_clock(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr in CLOCKS
        and isinstance(called.value, ast.Name)
        and called.value.id in CLOCK_OWNERS
    )
