"""A small simulated year: what is late is known to somebody on every morning, and the audit verifies."""

import pytest
from django.db import connection

from benchmarks.year.play import a_year, outcome

pytestmark = pytest.mark.django_db


def test_in_a_year_of_a_practice_nothing_is_late_and_untold(tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a chain is on the roll as soon as it begins

    year = a_year(3, seed=3, days=60)

    told = outcome(year, heads=tmp_path / "heads.jsonl")

    assert told["is_sound"], told
    assert told["evaluations"] >= 2
    assert told["deadlines_met"] > 0
    assert told["audit_events"] > 100
    assert set(told["refused"]) <= EXPECTED, told["refused"]


EXPECTED = {
    "appointment booked: BookedAlready",
    "cancelled by word: SaidAlready",
    "correction asked: AskedTooLate",
    "own clock met: DoneAlready",
    "report served: AlreadyServed",
    "report signed: AlreadyServed",
    "report signed: NotReady",
}  # what happens when two people do one thing
