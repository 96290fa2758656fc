"""The pure rooms: the same question gets the same answer in ten years."""

import ast

import pytest

from tests.house.source import MODULES, PURE_ROOMS, SOURCE, functions, named, tree

PURE = [path for path in MODULES if path.relative_to(SOURCE).parts[0] in PURE_ROOMS]
CLOCKS = {"today", "now", "utcnow", "time", "localtime", "gmtime", "time_ns", "localdate"}
CLOCK_OWNERS = {"date", "datetime", "time", "timezone"}
MONEY = [path for path in PURE if "law" in path.parts]


@pytest.mark.parametrize("path", PURE, ids=named)
def test_no_clock_is_read(path):
    read = [
        node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and is_clock(node.func)
    ]

    assert not read, f"{named(path)}, lines {read}: take the date as an argument"


@pytest.mark.parametrize("path", MONEY, ids=named)
def test_the_law_reckons_without_floats(path):
    floats = [
        node.lineno
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")
    ]

    assert not floats, f"{named(path)}, lines {floats}: money and percentages are Decimal"


@pytest.mark.parametrize("path", PURE, ids=named)
def test_no_answer_hides_in_a_default_of_today(path):
    hidden = [
        one.name
        for one in functions(path)
        for default in [*one.args.defaults, *one.args.kw_defaults]
        if isinstance(default, ast.Call) and is_clock(default.func)
    ]

    assert not hidden, f"{named(path)}: {hidden}"


def is_clock(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr in CLOCKS
        and isinstance(called.value, ast.Name)
        and called.value.id in CLOCK_OWNERS
    )
