"""One name, one thing."""

from collections import defaultdict

from tests.house.source import MODULES, SOURCE, committed, named

REFUSED = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "data", "info", "core"}
ROOMS = (
    "law",
    "records",
    "reports",
    "outside",
    "flows",
)  # practice's apps all have models, services, selectors
EVERYWHERE = {"__init__", "main", "errors"}


def test_a_module_is_named_for_its_subject():
    vague = [named(path) for path in MODULES if {*path.relative_to(SOURCE).with_suffix("").parts} & REFUSED]

    assert not vague, f"name the subject instead: {vague}"


def test_no_two_rooms_share_the_name_of_a_subject():
    homes = defaultdict(set)
    for path in MODULES:
        room, *rest = path.relative_to(SOURCE).with_suffix("").parts
        if room in ROOMS and rest and rest[0] not in EVERYWHERE:
            homes[rest[0]].add(room)
        if room == "practice" and rest:
            homes[rest[0]].add(room)

    shared = {name: sorted(rooms) for name, rooms in homes.items() if len(rooms) > 1}

    assert not shared, f"one of each pair needs a name of its own: {shared}"


def test_no_file_lies_in_a_drawer_for_leftovers():
    drawers = [named(path) for path in committed() if path.suffix == ".py" and path.stem in REFUSED]

    assert not drawers
