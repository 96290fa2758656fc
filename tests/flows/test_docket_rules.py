"""Every rule with a day in it has a test through the flow, or a reason why the office has nothing to do with it."""

import ast
import tomllib
from functools import cache
from pathlib import Path

from medlegal.law.deadlines.duties import DUTIES
from medlegal.practice.docket.desks import DESKS, LAPSES_BY_ITSELF

TESTS = Path(__file__).resolve().parents[1]
RULES = tomllib.loads((TESTS / "flows" / "docket_rules.toml").read_text("utf-8"))


@cache
def functions_of(path: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }


def test_every_rule_stands_once():
    named = [rule for part in RULES.values() for rule in part]

    assert len(named) == len(set(named)) == 112


def test_every_rule_of_the_office_names_a_test_that_is_there():
    missing = {}
    for rule, named in RULES["tested"].items():
        file, _, function = named.partition("::")
        if not (TESTS / file).exists() or function not in functions_of(TESTS / file):
            missing[rule] = named

    assert missing == {}


def test_a_rule_without_a_test_says_why():
    for part in ("not_yet_through_a_flow", "not_ours"):
        assert all(len(reason) > 8 for reason in RULES[part].values())


def test_every_duty_on_a_desk_is_a_duty_of_the_law():
    assert set(DESKS) - set(DUTIES) <= {"report_production", "license_end"}
    assert set(LAPSES_BY_ITSELF) <= set(DESKS)


def test_every_duty_of_the_office_lies_on_a_desk():
    of_the_office = {
        duty
        for duty, kept in DUTIES.items()
        for version in kept.versions
        if duty in version and version[duty].for_us
    }

    assert of_the_office - set(DESKS) == NOT_A_CLOCK


# Last days for an act that may be done or left, answered where the act is done; and one of a former evaluator.
NOT_A_CLOCK = {"evaluator_cancellation", "reapplication_after_unpaid_fee"}
