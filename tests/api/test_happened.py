"""Programs enter what happens to clocks, through the same flows as the pages."""

from datetime import date

import pytest

from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.people.models import Role
from tests.api.asking import program_of, says
from tests.builders import staff, the_party
from tests.flows.stories import examined, requested, scheduled

pytestmark = pytest.mark.django_db


def test_time_is_asked_for_and_granted():
    story = examined()
    program, path = program_of(story.manager), f"/evaluations/{story.evaluation.pk}"

    asked = program.post(f"{path}/extensions", on="2026-04-28", ground="tests")
    granted = program.post(f"{path}/extensions/answer", on="2026-05-01", is_granted=True)

    assert (asked.status_code, granted.status_code) == (201, 201)
    assert granted.json()["answers_id"] == asked.json()["id"]
    assert deadlines_of(story.evaluation).filter(duty="report").standing().get().moves is not None
    entries = program.get(f"{path}/happened").json()
    assert [one["kind"] for one in entries] == ["extension_asked", "extension_granted"]


def test_what_the_law_refuses_says_so():
    story = examined()
    program = program_of(story.manager)

    answer = program.post(f"/evaluations/{story.evaluation.pk}/extensions", on="2026-05-05", ground="tests")

    status, sentence = says(answer)
    assert status == 422 and "8 CCR § 38" in sentence and "Say why" in sentence


def test_a_deposition_is_noticed_and_held_under_its_own_evaluation():
    story = examined()
    program, path = program_of(story.manager), f"/evaluations/{story.evaluation.pk}/depositions"
    told = {"noticed_on": "2026-05-04", "scheduled_on": "2026-07-06", "place": "virtual"}

    noticed = program.post(path, party_id=the_party(story.evaluation).pk, **told).json()
    held = program.post(f"{path}/held", on="2026-07-06", minutes=90).json()

    assert noticed["evaluation_id"] == held["evaluation_id"] != story.evaluation.pk
    assert held["told"] == {"minutes": 90}


def test_a_party_of_another_evaluation_is_not_found():
    party_id = the_party(requested().evaluation).pk
    story = scheduled()
    program = program_of(story.manager)
    path = f"/evaluations/{story.evaluation.pk}/cancellations"

    answer = program.post(path, party_id=party_id, on="2026-03-16")

    assert answer.status_code == 404


def test_lateness_is_told_with_what_follows():
    story = examined()
    program = program_of(story.manager)

    told = program.get(f"/evaluations/{story.evaluation.pk}/lateness").json()

    assert told == {"is_late": True, "objected_in_time": False, "waived_by": [], "is_payable": False}


def test_a_physicians_clock_starts_and_is_met():
    story = requested()
    program, path = program_of(story.doctor), f"/physicians/{story.physician.pk}/standing"

    clock = program.post(path, event="fee_notice", on="2026-03-02").json()
    met = program.post(f"{path}/{clock['id']}/met", on="2026-03-20")

    assert clock["due_on"] == "2026-04-01"
    assert met.json()["met_on"] == "2026-03-20"
    assert [one["duty"] for one in program.get(path).json()] == ["annual_fee"]


def test_a_scheduler_reads_a_physicians_clocks_and_does_not_stop_them():
    story = requested()
    program = program_of(staff(story.practice, Role.SCHEDULER))
    path = f"/physicians/{story.physician.pk}/standing"

    status, sentence = says(program.post(path, event="denied", on=str(date(2026, 3, 2))))

    assert status == 403 and "physician or a manager" in sentence
    assert program.get(path).status_code == 200
