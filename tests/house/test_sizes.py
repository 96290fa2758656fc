"""The sizes: what the build refuses."""

import ast

from tests.house.source import MODULES, TESTS, functions, named, tree

FUNCTION_LINES = 60
MODULE_LINES = 400


def test_no_function_and_no_test_is_too_long():
    long = [
        f"{named(path)}: {one.name} ({lines(one)} lines)"
        for path in MODULES + TESTS
        for one in functions(path)
        if lines(one) > FUNCTION_LINES
    ]

    assert not long, f"split into steps with names of their own: {long}"


def test_no_module_is_too_long():
    counts = {named(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}

    long = {name: count for name, count in counts.items() if count > MODULE_LINES}

    assert not long, f"more than one subject in a module; divide it: {long}"


def test_every_module_says_in_one_sentence_what_it_answers():
    silent = [named(path) for path in MODULES if path.stat().st_size and not ast.get_docstring(tree(path))]

    assert not silent, f"they begin without their sentence: {silent}"


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Without the docstring."""
    whole = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    is_documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return whole - ((first.end_lineno or 0) - first.lineno + 1 if is_documented else 0)
