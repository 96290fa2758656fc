"""A manager's reading of the official text becomes part of every later answer."""

from datetime import date

import pytest

from medlegal.flows.confirm_law import NotInTheBook, ask_law, confirm_law
from medlegal.flows.refusal import NotYourRole, WrongTime
from medlegal.law.review import entries
from medlegal.practice.people.models import Role
from tests.builders import a_practice, entered, staff

pytestmark = pytest.mark.django_db
READ_ON = date(2026, 6, 1)
ASKED = {"code": "ML201", "pages": 10, "examined_on": "2026-05-01"}


def test_a_confirmed_citation_makes_later_answers_verified():
    manager = entered(staff(a_practice(), Role.MANAGER))
    unsure = {step.citation for step in ask_law("fee", ASKED).steps if step.confidence != "verified"}

    for citation in unsure:
        confirm_law(citation, read_on=READ_ON, on=READ_ON, actor=manager)

    answer = ask_law("fee", ASKED)
    assert unsure
    assert answer.confidence == "verified"
    assert f"read by {manager.name} on 2026-06-01" in answer.steps[0].says


def test_only_a_manager_confirms():
    scheduler = entered(staff(a_practice(), Role.SCHEDULER))

    with pytest.raises(NotYourRole):
        confirm_law("8 CCR § 9795(c)", read_on=READ_ON, on=READ_ON, actor=scheduler)


def test_a_citation_that_the_book_does_not_hold_is_refused():
    manager = entered(staff(a_practice(), Role.MANAGER))

    with pytest.raises(NotInTheBook):
        confirm_law("8 CCR § 99999", read_on=READ_ON, on=READ_ON, actor=manager)


def test_a_reading_on_a_day_to_come_is_refused():
    manager = entered(staff(a_practice(), Role.MANAGER))
    citation = next(line[1] for entry in entries() for line in entry.lines)

    with pytest.raises(WrongTime):
        confirm_law(citation, read_on=date(2026, 6, 2), on=READ_ON, actor=manager)
