"""Beside the deadlines the office sees what came in and waits, with a way to each."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.bill_service import bill_missed
from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.notice_deposition import hold_deposition, notice_deposition
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import ConflictFinding
from medlegal.practice.companion.models import DayAsked
from medlegal.practice.people.models import Role
from tests.builders import staff, the_party
from tests.flows.stories import EXAMINED_ON, Story, requested, scheduled
from tests.portal.door import signed_in

pytestmark = pytest.mark.django_db


def with_a_conflict(story: Story) -> ConflictFinding:
    return ConflictFinding.objects.create(
        practice=story.practice,
        evaluation=story.evaluation,
        found_in="treated",
        relation="treated",
        person="worker",
        with_name="Invented Worker",
        says="The physician has treated the worker.",
        effect="disqualifying",
        aware_on=timezone.localdate(),
        steps=[],
        confidence="verified",
    )


def with_a_wish(story: Story) -> DayAsked:
    now = timezone.now()
    return DayAsked.objects.create(
        practice=story.practice,
        evaluation=story.evaluation,
        starts_at=now + timedelta(days=20),
        reason="A reason of the worker's own.",
        asked_at=now,
        free_until=timezone.localdate(),
        is_late=False,
        confidence="verified",
    )


def says(user, name: str) -> str:
    return signed_in(user).get(reverse(name)).content.decode()


def test_the_work_page_counts_what_waits_and_leads_to_where_it_is_done():
    story = requested()
    enter_as(story.manager)
    with_a_conflict(story)
    with_a_wish(story)

    work, waiting = says(story.manager, "work_queue"), says(story.manager, "office_waiting")

    assert "<b>1</b> Conflicts to decide" in work and "<b>1</b> Workers who ask for another day" in work
    assert f"{reverse('office_waiting')}#conflicts" in work
    assert reverse("conflicts", args=[story.evaluation.pk]) in waiting
    assert reverse("ways_in", args=[story.evaluation.pk]) in waiting
    assert "A reason of the worker" not in waiting


def test_a_biller_is_not_shown_what_a_scheduler_decides():
    story = requested()
    enter_as(story.manager)
    with_a_conflict(story)
    biller = staff(story.practice, Role.BILLER)

    assert "Conflicts to decide" not in says(biller, "work_queue") + says(biller, "office_waiting")


def test_nothing_that_waits_takes_no_room():
    story = requested()

    assert "Conflicts to decide" not in says(story.manager, "work_queue")


def test_what_may_be_billed_beside_a_report_waits_for_the_biller_until_it_is_billed():
    story = scheduled()
    missed = end_appointment(story.evaluation, ended="no_show", on=EXAMINED_ON, actor=story.manager)
    told = {"noticed_on": EXAMINED_ON, "scheduled_on": EXAMINED_ON, "place": "virtual"}
    notice_deposition(story.evaluation, party=the_party(story.evaluation), **told, actor=story.manager)
    hold_deposition(story.evaluation, on=EXAMINED_ON, minutes=60, actor=story.manager)
    biller, scheduler = staff(story.practice, Role.BILLER), staff(story.practice, Role.SCHEDULER)

    page = says(biller, "office_waiting")

    assert "The appointment of Apr 6, 2026." in page and "Deposition held, Apr 6, 2026." in page
    assert "to bill" not in says(scheduler, "office_waiting")
    enter_as(biller)
    bill_missed(missed, on=EXAMINED_ON, actor=biller)
    assert "The appointment of Apr 6, 2026." not in says(biller, "office_waiting")
