"""What an office does around an evaluation: it follows one, cancels, closes, and lets a party's person in."""

from datetime import date

import pytest
from django.utils.timezone import now

from medlegal.flows.book_appointment import BookedAlready
from medlegal.flows.cancel_appointment import (
    CancelledWithoutReason,
    ExaminedAlready,
    NothingBooked,
    cancel_appointment,
)
from medlegal.flows.close_evaluation import ClosedWithoutReason, close_evaluation
from medlegal.flows.invite_party import Invited, invite_party
from medlegal.flows.refusal import CannotSignIn, NotYourRole, WrongTime
from medlegal.flows.serve_notice import serve_notice
from medlegal.practice.audit.models import Event
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import ClosedAlready
from medlegal.practice.cases.services import WorksInAPractice, seat_party
from medlegal.practice.correspondence.selectors import notice_of
from medlegal.practice.docket.selectors import work_queue
from medlegal.practice.people.models import Role, User
from tests.builders import a_practice, a_user, staff, the_party
from tests.flows.stories import EXAMINED_ON, Story, book, examined, requested, scheduled

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


def cancelled(story: Story, *, on: date = TODAY, reason: str = "The worker is abroad.") -> Story:
    cancel_appointment(story.evaluation, on=on, reason=reason, by="worker", actor=story.manager)
    return story


def test_a_cancelled_hour_is_free_for_another_booking():
    story = cancelled(scheduled())

    again = book(story, on=EXAMINED_ON)

    assert appointment_of(story.evaluation) == again


def test_the_notice_of_a_cancelled_appointment_is_not_that_of_the_next():
    story = scheduled()
    serve_notice(story.evaluation, on=date(2026, 2, 11), actor=story.manager)
    before = notice_of(appointment_of(story.evaluation))

    book(cancelled(story), on=date(2026, 4, 20))

    assert before is not None
    assert notice_of(appointment_of(story.evaluation)) is None


def test_a_cancellation_keeps_its_reason_and_is_remembered():
    story = cancelled(scheduled())

    kept = story.evaluation.appointment_set.get()
    assert (kept.cancelled_on, kept.cancel_reason) == (TODAY, "The worker is abroad.")
    assert Event.objects.filter(evaluation_id=story.evaluation.pk, action="appointment.cancelled").exists()


@pytest.mark.parametrize(
    ("told", "refused"),
    [({"reason": " "}, CancelledWithoutReason), ({"on": date(2026, 2, 9)}, WrongTime)],
)
def test_a_cancellation_that_cannot_be_right_is_refused(told, refused):
    story = scheduled()

    with pytest.raises(refused):
        cancelled(story, **told)

    assert appointment_of(story.evaluation) is not None


def test_what_was_not_booked_or_was_kept_cannot_be_cancelled():
    with pytest.raises(NothingBooked):
        cancelled(requested())
    with pytest.raises(ExaminedAlready):
        cancelled(examined())


def test_a_biller_does_not_cancel_an_appointment():
    story = scheduled()
    story.manager = staff(story.practice, Role.BILLER)

    with pytest.raises(NotYourRole):
        cancelled(story)


def test_a_closed_evaluation_leaves_the_work_queue():
    story = examined()
    stood = set(work_queue(story.manager, today=EXAMINED_ON))

    close_evaluation(story.evaluation, on=EXAMINED_ON, reason="The case settled.", actor=story.manager)

    assert stood
    assert set(work_queue(story.manager, today=EXAMINED_ON)) == set()
    assert story.evaluation.deadline_set.count() >= len(stood)


@pytest.mark.parametrize(
    ("told", "refused"),
    [({"reason": "  "}, ClosedWithoutReason), ({"on": date(2026, 2, 1)}, WrongTime)],
)
def test_an_evaluation_is_closed_with_a_reason_and_after_its_request(told, refused):
    story = requested()

    with pytest.raises(refused):
        close_evaluation(
            story.evaluation, **({"on": TODAY, "reason": "Settled."} | told), actor=story.manager
        )


def test_an_evaluation_is_closed_once():
    story = requested()
    close_evaluation(story.evaluation, on=TODAY, reason="Settled.", actor=story.manager)

    with pytest.raises(ClosedAlready):
        close_evaluation(story.evaluation, on=TODAY, reason="Again.", actor=story.manager)


def test_a_record_editor_does_not_close_an_evaluation():
    story = requested()

    with pytest.raises(NotYourRole):
        close_evaluation(
            story.evaluation,
            on=TODAY,
            reason="Settled.",
            actor=staff(story.practice, Role.RECORD_EDITOR),
        )


def invite(story: Story, email: str, actor: User) -> Invited:
    return invite_party(the_party(story.evaluation), email=email, at=now(), actor=actor)


def test_an_offices_own_people_are_not_invited_as_a_party():
    story = requested()
    colleague = staff(story.practice, Role.BILLER)

    with pytest.raises(WorksInAPractice):
        invite(story, colleague.email, story.manager)


def test_somebody_who_may_no_longer_sign_in_is_not_invited():
    story = requested()
    person = a_user()
    person.is_active = False
    person.save()

    with pytest.raises(CannotSignIn):
        invite(story, person.email, story.manager)


def test_only_who_schedules_lets_a_party_in():
    story = requested()
    biller = staff(story.practice, Role.BILLER)

    with pytest.raises(NotYourRole):
        invite(story, "p@party.example", biller)


def test_staff_of_another_practice_given_a_seat_still_see_their_own_practice_only():
    story = requested()
    stranger = staff(a_practice())
    enter_as(story.manager)

    seat_party(the_party(story.evaluation), stranger, actor=story.manager)

    enter_as(stranger)
    assert not Evaluation.objects.filter(pk=story.evaluation.pk).exists()


def test_a_second_appointment_waits_until_the_first_is_cancelled():
    story = scheduled()

    with pytest.raises(BookedAlready):
        book(story, on=date(2026, 5, 4))


def test_nothing_is_booked_in_a_closed_evaluation():
    story = requested()
    close_evaluation(
        story.evaluation, on=date(2026, 5, 1), reason="The claim was settled.", actor=story.manager
    )

    with pytest.raises(ClosedAlready):
        book(story, on=date(2026, 5, 4))
