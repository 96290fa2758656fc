"""Rows are written in one place, and what is asked for later has somebody to do it."""

import ast

from tests.house.source import MODULES, SOURCE, named, tree

ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
ON_ROWS = {"update", "delete"}  # dictionaries have them too: only on what was asked of a table
ASKED = {"objects", "filter", "exclude", "all", "select_for_update", "order_by"}
ELSEWHERE = [
    path
    for path in MODULES
    if path.relative_to(SOURCE).parts[0] in ("practice", "flows", "portal", "api", "cli", "jobs")
    and not path.name.endswith("services.py")
]
JOBS = SOURCE / "outside" / "queue.py"


def test_only_services_write_rows():
    written = [
        f"{named(path)}:{node.lineno} (.{node.func.attr})"
        for path in ELSEWHERE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and writes(node, node.func)
    ]

    assert not written, f"move the write to the app's services.py: {written}"


def test_every_job_that_can_be_asked_for_has_a_worker():
    enum = next(
        node for node in ast.walk(tree(JOBS)) if isinstance(node, ast.ClassDef) and node.name == "Job"
    )
    asked = {target.id for node in enum.body if isinstance(node, ast.Assign) for target in node.targets}

    done = {
        node.attr
        for path in (SOURCE / "jobs").glob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Job"
    }

    assert asked == done, f"no task in jobs/ for {sorted(asked - done)}"


def test_no_row_saves_or_signals_by_itself():
    hidden = [
        f"{named(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if (
            isinstance(node, ast.FunctionDef) and "practice" in path.parts and node.name in ("save", "delete")
        )
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.db.models.signals"))
    ]

    assert not hidden, f"{hidden}: what follows from a thing stands in the flow of the thing"


def writes(call: ast.Call, called: ast.Attribute) -> bool:
    names = {node.attr for node in ast.walk(called.value) if isinstance(node, ast.Attribute)}
    if called.attr == "create":
        return "objects" in names
    if called.attr == "save":
        return not call.args  # a picture or a document is saved somewhere; a row is just saved
    return called.attr in ALWAYS or (called.attr in ON_ROWS and bool(names & ASKED))
