"""A conflict stops a booking, a booking drafts its notice, a request reaches all, and an office words its letters."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from medlegal.flows.book_appointment import ConflictOpen, book_appointment
from medlegal.flows.check_conflicts import check_conflicts
from medlegal.flows.keep_disclosures import disclose_interest
from medlegal.flows.receive_request import ask_further
from medlegal.flows.refusal import NotYourRole
from medlegal.flows.serve_document import seconds_until
from medlegal.flows.serve_letter import serve_drafted_notice
from medlegal.flows.serve_request import copy_served, serve_request
from medlegal.flows.set_policy import LooksTooShort, set_policy
from medlegal.flows.word_letters import LockedLetter, word_letter
from medlegal.practice.authoring.letter_selectors import draft_waiting, letters_of
from medlegal.practice.calendar.policy_selectors import policy_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.cases.services import seat_party
from medlegal.practice.correspondence.selectors import recipients_of
from medlegal.practice.people.models import Role
from tests.builders import a_user, staff, the_party
from tests.flows.stories import Story, requested, scheduled

pytestmark = pytest.mark.django_db
WORDS = {"opening": "Parking is behind the house.", "closing": "", "on": date(2026, 2, 10)}


def booked(story: Story, actor: object, **more: object) -> object:
    starts_at = timezone.make_aware(datetime(2026, 3, 3, 10))
    placed = {"office": story.office, "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    return book_appointment(story.evaluation, **placed, on=date(2026, 2, 10), actor=actor, **more)


def with_conflict() -> Story:
    story = requested()
    name = the_party(story.evaluation).name
    told = {"relation": "family", "with_name": name, "told_on": date(2026, 2, 1)}
    disclose_interest(story.physician, **told, actor=story.manager)
    check_conflicts(story.evaluation, on=date(2026, 2, 5), actor=story.manager)
    return story


def test_an_open_conflict_stops_the_booking_with_its_rule():
    story = with_conflict()

    with pytest.raises(ConflictOpen, match=r"8 CCR § 41\.5"):
        booked(story, story.manager)


def test_a_manager_books_in_spite_of_a_conflict_and_a_scheduler_does_not():
    story = with_conflict()
    scheduler = staff(story.practice, Role.SCHEDULER)

    with pytest.raises(ConflictOpen):
        booked(story, scheduler, knowing="Both sides said that they do not mind.")
    assert booked(story, story.manager, knowing="Both sides said that they do not mind.").pk


def test_a_booking_drafts_its_notice_and_serving_it_uses_the_draft():
    story = scheduled()
    draft = draft_waiting(story.evaluation, "appointment_notice")

    serving = serve_drafted_notice(story.evaluation, on=date(2026, 2, 11), actor=story.manager)

    assert letters_of(story.evaluation).get(pk=draft.pk).serving == serving
    assert draft_waiting(story.evaluation, "appointment_notice") is None


def test_what_one_party_asks_for_on_the_portal_reaches_every_party_once():
    story, person = requested(), a_user()
    seat_party(the_party(story.evaluation), person, actor=story.manager)
    staff(story.practice, Role.SCHEDULER)
    asked = {"kind": "supplemental", "questions": "Would the invented film change it?"}
    request = ask_further(story.evaluation, asked=asked, on=date(2026, 6, 1), actor=person)

    for _ in range(2):
        serve_request(practice_id=story.practice.pk, request_id=request.pk)

    enter_as(story.manager)
    assert recipients_of(copy_served(request)).count() == parties_of(story.evaluation).count()


def test_a_paper_of_a_later_day_waits_for_its_morning():
    today = timezone.localdate()

    assert seconds_until(today) is None
    assert 0 < seconds_until(today + timedelta(days=1)) <= 33 * 3600


def test_a_form_of_the_state_is_not_reworded_and_another_letter_is():
    story = scheduled()

    with pytest.raises(LockedLetter):
        word_letter(story.practice, kind="appointment_notice", language="en", **WORDS, actor=story.manager)
    assert word_letter(story.practice, kind="worker_pack", language="en", **WORDS, actor=story.manager).pk


def test_the_offices_days_are_set_by_a_manager():
    story = requested()
    days = {"looks_ahead_days": 90, "soonest_days": 21, "window_near_days": 20, "report_near_days": 8}

    set_policy(story.practice, **days, actor=story.manager)

    assert policy_of(story.practice.pk).soonest_days == 21
    with pytest.raises(LooksTooShort):
        set_policy(story.practice, **(days | {"looks_ahead_days": 21}), actor=story.manager)
    with pytest.raises(NotYourRole):
        set_policy(story.practice, **days, actor=staff(story.practice, Role.SCHEDULER))
