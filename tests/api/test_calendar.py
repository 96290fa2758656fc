"""Scheduling over the API: free hours, holds, bookings, cancellations, and a sentence for each slip."""

from datetime import time

import pytest
from django.utils import timezone

from medlegal.practice.calendar.hours_services import keep_weekly_hours
from tests.api.asking import Program, program_of, says
from tests.builders import an_evaluation
from tests.flows.stories import Story, requested, scheduled

pytestmark = pytest.mark.django_db


def asked_lately(**asked: object) -> Story:
    """Asked for today, with the physician free from nine to noon on every day of the week."""
    story = requested(requested_on=timezone.localdate(), **asked)
    for weekday in range(1, 8):
        keep_weekly_hours(
            story.physician,
            office=story.office,
            weekday=weekday,
            begins=time(9),
            ends=time(12),
            first_on=timezone.localdate(),
            actor=story.manager,
        )
    return story


def a_second(story: Story) -> Story:
    second = an_evaluation(story.practice, physician=story.physician, requested_on=timezone.localdate())
    return Story(story.practice, story.physician, story.office, story.manager, second)


def at(story: Story, path: str) -> str:
    return f"/evaluations/{story.evaluation.pk}{path}"


def openings(story: Story, program: Program) -> list[dict]:
    return program.get(at(story, "/openings"), most=3).json()["openings"]


def hour(opening: dict) -> dict[str, object]:
    return {
        "office_id": opening["office"]["id"],
        "starts_at": opening["starts_at"],
        "ends_at": opening["ends_at"],
    }


def test_a_free_hour_is_found_booked_with_an_interpreter_and_offered_no_more():
    story = asked_lately()
    program = program_of(story.manager)
    first = openings(story, program)[0]

    made = program.post(at(story, "/appointments"), **hour(first), interpreter_language="Spanish")

    assert made.status_code == 201, made.content
    assert (made.json()["starts_at"], made.json()["interpreter_language"]) == (first["starts_at"], "Spanish")
    assert first["is_lawful"] and first["against"] == []
    assert first["starts_at"] not in [one["starts_at"] for one in openings(story, program)]


def test_hours_are_sought_over_all_physicians_with_the_last_day_and_its_rule():
    story = asked_lately()
    program = program_of(story.manager)
    asked = {"requested_on": timezone.localdate().isoformat(), "specialty": story.physician.specialty}

    found = program.post("/openings/search", **asked, most=2).json()

    assert [one["physician_id"] for one in found["hours"]] == [story.physician.pk] * 2
    assert "31.3" in str(found["window"]["steps"])
    assert program.post("/openings/search", **asked | {"city": "Nowhere"}).json()["hours"] == []


def test_whoever_comes_second_is_told_the_next_free_hours():
    story = asked_lately()
    program = program_of(story.manager)
    taken = openings(story, program)[0]
    assert program.post(at(story, "/appointments"), **hour(taken)).status_code == 201

    refused = program.post(at(a_second(story), "/appointments"), **hour(taken))

    status, sentence = says(refused)
    assert (status, refused.json()["reason"]) == (422, "DoublyBooked")
    assert "next free hours" in sentence and story.office.city in sentence


def test_a_held_hour_is_kept_from_others_until_it_is_given_back():
    story = asked_lately()
    program, other = program_of(story.manager), a_second(story)
    wanted = openings(story, program)[0]

    held = program.post(at(story, "/holds"), **hour(wanted))
    refused = program.post(at(other, "/appointments"), **hour(wanted))
    released = program.post(at(story, "/holds/release"))

    assert held.status_code == 201 and refused.json()["reason"] == "HourHeld"
    assert wanted["starts_at"] in [one["starts_at"] for one in released.json()["openings"]]
    past = hour(wanted) | {"starts_at": "2020-01-01T10:00:00Z"}
    assert program.post(at(story, "/holds"), **past).json()["reason"] == "WrongTime"


def test_an_appointment_is_cancelled_with_its_reason_and_once():
    story = asked_lately()
    program = program_of(story.manager)
    program.post(at(story, "/appointments"), **hour(openings(story, program)[-1]))
    told = {"on": timezone.localdate().isoformat(), "by": "defense", "reason": "The adjuster is away."}

    cancelled = program.post(at(story, "/appointments/cancel"), **told)
    again = program.post(at(story, "/appointments/cancel"), **told)

    assert cancelled.status_code == 200, cancelled.content
    assert (cancelled.json()["cancelled_by"], cancelled.json()["is_late_cancellation"]) == ("defense", True)
    assert again.json()["reason"] == "NothingBooked"
    assert program.post(at(story, "/appointments/cancel"), **told | {"reason": " "}).status_code == 422


def test_the_evaluator_cancels_late_only_for_good_cause_and_the_rule_is_named():
    story = asked_lately()
    program = program_of(story.manager)
    program.post(at(story, "/appointments"), **hour(openings(story, program)[0]))
    told = {"on": timezone.localdate().isoformat(), "by": "evaluator", "reason": "Invented."}

    status, sentence = says(program.post(at(story, "/appointments/cancel"), **told))

    assert status == 422 and "§ 34(d)" in sentence
    assert says(program.post(at(story, "/appointments/cancel"), **told, cause="disaster"))[0] == 422
    shown = {"cause": "disaster", "cause_note": "The road was closed by a flood."}
    assert program.post(at(story, "/appointments/cancel"), **told, **shown).status_code == 200


def test_nobody_came_and_the_fee_is_billed_printed_and_paid():
    story = scheduled()
    program = program_of(story.manager)
    ended = program.post(at(story, "/appointments/end"), on="2026-04-06", ended="no_show").json()
    early = program.post(at(story, "/bills/missed"), appointment_id=ended["id"], on="2026-04-05")
    told = {"appointment_id": ended["id"], "on": "2026-04-10"}

    bill = program.post(at(story, "/bills/missed"), **told)

    assert early.json()["reason"] == "WrongTime"
    assert bill.status_code == 201, bill.content
    opened = bill.json()["opened"]
    assert [line["code"] for line in opened["lines"]] == ["ML200"]
    assert program.post(at(story, "/bills/missed"), **told).json()["reason"] == "BilledAlready"
    paper = program.get(at(story, f"/bills/{opened['id']}/bill.pdf"))
    assert paper.content.startswith(b"%PDF-")
    paid = [{"line_id": opened["lines"][0]["id"], "dollars_paid": opened["dollars"]}]
    answered = program.post(at(story, f"/bills/{opened['id']}/answers"), received_on="2026-05-01", lines=paid)
    assert answered.json()["opened"]["unpaid"] == "0.00"
    assert program.get(at(story, "/bills")).json()["missed"] == []


def test_a_deposition_is_billed_by_its_minutes():
    story = scheduled()
    program = program_of(story.manager)
    party = story.evaluation.party_set.get(role="defense_attorney")
    asked = {"party_id": party.pk, "noticed_on": "2026-05-04", "scheduled_on": "2026-07-06"}
    program.post(at(story, "/depositions"), **asked, place="virtual")
    entry = program.post(at(story, "/depositions/held"), on="2026-07-06", minutes=150).json()
    there = f"/evaluations/{entry['evaluation_id']}/bills"

    offered = program.get(there).json()["testified"]
    lacking = program.post(f"{there}/testimony", entry_id=entry["id"], on="2026-07-10")
    bill = program.post(f"{there}/testimony", entry_id=entry["id"], on="2026-07-10", minutes_testified=150)

    assert [one["entry_id"] for one in offered] == [entry["id"]]
    assert lacking.json()["reason"] == "NoTimeSpent"
    assert bill.json()["lines"][0]["code"] == "ML204"
