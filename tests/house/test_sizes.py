"""The sizes: what the build refuses."""

import ast

import pytest

from tests.house.source import MODULES, TESTS, functions, named

FUNCTION_LINES = 60
MODULE_LINES = 400
ARGUMENTS = 8


@pytest.mark.parametrize("path", MODULES + TESTS, ids=named)
def test_no_function_is_too_long(path):
    long = [f"{one.name} ({lines(one)} lines)" for one in functions(path) if lines(one) > FUNCTION_LINES]

    assert not long, f"{named(path)}: split {', '.join(long)} into steps with names of their own"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_is_too_long(path):
    count = len(path.read_text("utf-8").splitlines())

    assert count <= MODULE_LINES, (
        f"{named(path)} has {count} lines; it holds more than one subject, so divide it"
    )


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_function_takes_too_many_arguments(path):
    many = [one.name for one in functions(path) if arguments(one) > ARGUMENTS]

    assert not many, f"{named(path)}: {', '.join(many)}: what always comes together is a dataclass"


@pytest.mark.parametrize("path", [path for path in MODULES if path.stat().st_size], ids=named)
def test_every_module_says_in_one_sentence_what_it_answers(path):
    said = ast.get_docstring(ast.parse(path.read_text("utf-8")))

    assert said and len(said.splitlines()[0]) <= 120, f"{named(path)} begins without its sentence"


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Without the docstring."""
    whole = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    is_documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return whole - ((first.end_lineno or 0) - first.lineno + 1 if is_documented else 0)


def arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    given = function.args
    return len(given.args) + len(given.posonlyargs) + len(given.kwonlyargs)
