"""What one side alone sent is kept from the evaluator until every party knows it."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from medlegal.flows.gather_facts import gather_facts
from medlegal.flows.receive_communication import (
    Came,
    Decided,
    EvaluatorCannot,
    NoProofThatAll,
    NotTold,
    decide_on_communication,
    receive_communication,
    tell_all_of,
)
from medlegal.flows.receive_records import Upload
from medlegal.flows.refusal import NotYourRole
from medlegal.outside.storage import kept_bytes
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Party
from medlegal.practice.correspondence.communication_selectors import (
    communications_of,
    is_kept_from,
    quarantined_in,
)
from medlegal.practice.correspondence.models import Communication, CommunicationFile
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.people.models import Role
from medlegal.practice.people.services import give_role
from tests.builders import NOW, staff, the_party
from tests.flows.stories import Story, packet, requested
from tests.reports.reading_back import pdf_text

pytestmark = pytest.mark.django_db

ON = date(2026, 3, 2)


def come(
    story: Story, *, files: bool = False, role: str = Party.Role.DEFENSE_ATTORNEY, **told: object
) -> Communication:
    party = the_party(story.evaluation, role)
    about = {
        "sender": party.name,
        "received_on": ON,
        "means": "fax",
        "about": "substance",
        "reached_all": False,
    }
    came = Came(**(about | {"party": party} | told))
    uploads = [Upload("letter.pdf", [packet()])] if files else []
    return receive_communication(story.evaluation, came, uploads=uploads, at=NOW, actor=story.manager)


def decide(came: Communication, story: Story, decision: str = "released") -> None:
    told = {"decision": decision, "reason": "Nobody objected.", "on": date(2026, 3, 20), "at": NOW}
    decide_on_communication(came, **told, actor=story.manager)


def test_a_letter_from_one_side_is_kept_from_the_evaluator_in_the_database_too():
    story = requested()
    came = come(story, files=True)

    assert came.state == "quarantined" and came.confidence == "secondary"
    assert list(quarantined_in(story.manager)) == [came]
    enter_as(story.doctor)
    assert not communications_of(story.evaluation, story.doctor).exists()
    assert not Communication.objects.exists() and not CommunicationFile.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM correspondence_communication")
        assert cursor.fetchone() == (0,)


def test_a_letter_that_every_party_got_is_open_and_its_records_go_through_the_gate():
    story = requested()

    came = come(story, files=True, reached_all=True, how_known="copies named in it", are_records=True)

    assert came.state == "open"
    record_set = RecordSet.objects.get(evaluation=story.evaluation)
    assert not hasattr(record_set, "declaration") and record_set.sender == came.party
    enter_as(story.doctor)
    assert list(communications_of(story.evaluation, story.doctor)) == [came]


def test_that_every_party_got_it_needs_a_reason():
    with pytest.raises(NoProofThatAll):
        come(requested(), reached_all=True)


@pytest.mark.parametrize(
    ("role", "sender", "about", "state"),
    [
        ("panel_qme", Party.Role.WORKER, "examination", "of_the_worker"),
        ("panel_qme", Party.Role.WORKER, "substance", "quarantined"),
        ("panel_qme", Party.Role.CLAIMS_ADMINISTRATOR, "routine", "quarantined"),
        ("ame", Party.Role.CLAIMS_ADMINISTRATOR, "routine", "routine"),
        ("ame", Party.Role.CLAIMS_ADMINISTRATOR, "substance", "quarantined"),
    ],
)
def test_who_speaks_about_what_to_which_evaluator_decides(role, sender, about, state):
    assert come(requested(role=role), role=sender, about=about).state == state


def test_the_evaluator_neither_keeps_nor_decides_what_one_side_sent():
    story = requested()
    came = Came("Attorney", ON, "phone", "substance", reached_all=False)

    with pytest.raises(EvaluatorCannot):
        receive_communication(story.evaluation, came, at=NOW, actor=story.doctor)


def test_where_the_evaluator_is_the_only_manager_the_scheduler_decides_and_else_it_says_what_to_do():
    story = requested()
    came = come(story)
    tell_all_of(came, on=date(2026, 3, 4), actor=story.manager)
    story.practice.memberships.filter(user=story.manager).update(ended_on=ON)
    give_role(story.doctor, story.practice, role=Role.MANAGER, actor=None)
    told = {"decision": "kept_out", "reason": "Nobody objected.", "on": date(2026, 3, 20), "at": NOW}

    with pytest.raises(EvaluatorCannot, match="give somebody a role"):
        decide_on_communication(came, **told, actor=story.doctor)
    scheduler = staff(story.practice, Role.SCHEDULER)
    with pytest.raises(EvaluatorCannot, match=f"It is for {scheduler.name}"):
        decide_on_communication(came, **told, actor=story.doctor)
    enter_as(scheduler)
    decide_on_communication(came, **told, actor=scheduler)

    assert came.state == "kept_out"


def test_records_of_one_side_wait_outside_the_gate_until_all_know_and_a_manager_releases_them():
    story = requested()
    came = come(story, files=True, are_records=True)
    with pytest.raises(NotTold):
        decide(came, story)
    assert not RecordSet.objects.exists()

    serving = tell_all_of(came, on=date(2026, 3, 4), actor=story.manager)
    decide(came, story)

    assert RecordSet.objects.filter(evaluation=story.evaluation).count() == 1
    assert {one.party_id for one in serving.recipient_set.all()} == {
        p.pk for p in story.evaluation.party_set.all()
    }
    enter_as(story.doctor)
    assert list(communications_of(story.evaluation, story.doctor)) == [came]


def test_the_letter_encloses_the_copy_and_the_evaluator_may_not_open_it_before_the_release():
    story = requested()
    came = come(story, files=True)

    serving = tell_all_of(came, on=date(2026, 3, 4), actor=story.manager)

    assert "A copy stands behind this letter" in pdf_text(kept_bytes(serving.document_key))
    assert len(kept_bytes(serving.document_key)) > len(packet())
    enter_as(story.doctor)
    assert is_kept_from(serving, story.doctor)
    enter_as(story.manager)
    assert not is_kept_from(serving, story.manager)
    decide(came, story)
    enter_as(story.doctor)
    assert not is_kept_from(serving, story.doctor)


def test_the_report_says_that_it_came_and_was_not_given_to_the_evaluator():
    story = requested()
    came = come(story, told="What was said stays out.")
    tell_all_of(came, on=date(2026, 3, 4), actor=story.manager)
    decide(came, story, "kept_out")

    enter_as(story.doctor)
    (told,) = gather_facts(story.evaluation, on=date(2026, 4, 1), coded=None).one_sided

    assert "Defense Attorney by fax on 03/02/2026" in told.says and "stays out" not in told.says
    assert not told.was_released


def test_only_a_manager_decides_and_only_once():
    story = requested()
    came = come(story)
    tell_all_of(came, on=date(2026, 3, 4), actor=story.manager)
    scheduler = staff(story.practice, Role.SCHEDULER)
    told = {"decision": "released", "reason": "", "on": date(2026, 3, 20), "at": NOW}

    with pytest.raises(NotYourRole):
        decide_on_communication(came, **told, actor=scheduler)
    decide(came, story, "returned")
    with pytest.raises(Decided):
        decide(came, story)


def test_the_database_refuses_a_release_that_nobody_was_told_of():
    came = come(requested())

    with pytest.raises(IntegrityError, match="released_once_all_know"), transaction.atomic():
        Communication.objects.filter(pk=came.pk).update(state="released")
