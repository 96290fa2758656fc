"""Most of what thirty-three letters of many hands say is read, and next to nothing that they do not say."""

from collections.abc import Iterator

import pytest

from medlegal.records.requested import Requested, read_request
from tests.records.many_letters import LETTERS

SINGLE = ("role", "kind", "panel_number", "specialty", "is_represented", "worker_name", "born_on", "language")
Fact = tuple[str, object]


def plain(value: object) -> object:
    value = value.isoformat() if hasattr(value, "isoformat") else value
    return value.casefold() if isinstance(value, str) else value


def wanted(told: dict) -> set[Fact]:
    single = {(name, plain(told[name])) for name in SINGLE if told[name] is not None}
    many = ("issues", "injuries", "employers", "parties")
    return single | {
        (name, tuple(map(plain, one)) if isinstance(one, tuple) else plain(one))
        for name in many
        for one in told[name]
    }


def facts_of(read: Requested) -> Iterator[Fact]:
    for name in SINGLE:
        if (found := getattr(read, name)) is not None:
            yield name, plain(found.value)
    yield from (("issues", issue.value) for issue in read.issues)
    for one in read.injuries:
        yield (
            "injuries",
            tuple(map(plain, (one.began_on, one.ended_on, one.claim_number, one.adj_number))),
        )
        if one.employer:
            yield "employers", plain(one.employer)
    yield from (("parties", (party.role, party.zip_code[:5])) for party in read.parties)


def test_of_what_the_letters_say_most_is_read_and_little_else():
    right = missed = wrong = 0
    for letter, told in LETTERS.values():
        want, got = wanted(told), set(facts_of(read_request([letter])))
        right, missed, wrong = right + len(want & got), missed + len(want - got), wrong + len(got - want)

    assert right / (right + missed) >= 0.95
    assert right / (right + wrong) >= 0.95


@pytest.mark.parametrize("field", ["role", "panel_number", "is_represented", "born_on", "language"])
def test_a_field_that_steers_the_intake_is_never_read_wrongly(field):
    read = {name: dict(facts_of(read_request([letter]))).get(field) for name, (letter, _) in LETTERS.items()}

    wrong = {
        name: said
        for name, said in read.items()
        if said is not None and said != plain(LETTERS[name][1][field])
    }
    assert wrong == {}
