"""What an office does around an evaluation: it follows one, cancels, closes, and lets a party's person in."""

from datetime import date

import pytest

from medlegal.flows.book_appointment import BookedAlready
from medlegal.flows.cancel_appointment import (
    CancelledWithoutReason,
    ExaminedAlready,
    NothingBooked,
    cancel_appointment,
)
from medlegal.flows.close_evaluation import ClosedWithoutReason, close_evaluation
from medlegal.flows.refusal import NotYourRole, WrongTime
from medlegal.flows.seat_party import CannotSignIn, SeatedAlready, seat_party
from medlegal.flows.serve_notice import serve_notice
from medlegal.practice.audit.models import Event
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import ClosedAlready
from medlegal.practice.cases.services import WorksInAPractice
from medlegal.practice.correspondence.selectors import notice_of
from medlegal.practice.docket.selectors import work_queue
from medlegal.practice.people.models import Role
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


def test_a_partys_person_gets_a_password_and_sees_one_evaluation():
    story = requested()

    seated = seat_party(
        the_party(story.evaluation), email="New@party.example", name="New Person", actor=story.manager
    )

    assert seated.person.email == "new@party.example"
    assert seated.person.check_password(seated.password)
    enter_as(seated.person)
    assert list(Evaluation.objects.visible_to(seated.person)) == [story.evaluation]


def test_somebody_who_signs_in_already_keeps_password_and_name():
    story = requested()
    person = a_user(name="Known Person")
    before = person.password

    seated = seat_party(
        the_party(story.evaluation), email=person.email.upper(), name="Else", actor=story.manager
    )

    person.refresh_from_db()
    assert (seated.person, seated.password) == (person, "")
    assert (person.password, person.name) == (before, "Known Person")


def test_nobody_is_seated_twice_in_one_evaluation():
    story = requested()
    told = {"email": "one@party.example", "name": "One", "actor": story.manager}
    seat_party(the_party(story.evaluation), **told)

    with pytest.raises(SeatedAlready):
        seat_party(the_party(story.evaluation), **told)


def test_an_offices_own_people_do_not_sit_as_a_party():
    story = requested()
    colleague = staff(story.practice, Role.BILLER)

    with pytest.raises(WorksInAPractice):
        seat_party(the_party(story.evaluation), email=colleague.email, name="C", actor=story.manager)


def test_somebody_who_may_no_longer_sign_in_gets_no_seat():
    story = requested()
    person = a_user()
    person.is_active = False
    person.save()

    with pytest.raises(CannotSignIn):
        seat_party(the_party(story.evaluation), email=person.email, name="P", actor=story.manager)


def test_only_who_schedules_lets_a_party_in():
    story = requested()
    biller = staff(story.practice, Role.BILLER)

    with pytest.raises(NotYourRole):
        seat_party(the_party(story.evaluation), email="p@party.example", name="P", actor=biller)


def test_staff_of_another_practice_given_a_seat_still_see_their_own_practice_only():
    story = requested()
    stranger = staff(a_practice())
    enter_as(story.manager)

    seat_party(the_party(story.evaluation), email=stranger.email, name="S", actor=story.manager)

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
