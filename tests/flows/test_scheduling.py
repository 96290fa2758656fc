"""From the request to the examination: numbers, clocks, the calendar, and who may do what."""

from datetime import date

import pytest

from medlegal.flows.book_appointment import DoublyBooked
from medlegal.flows.cancel_appointment import cancel_appointment
from medlegal.flows.hold_examination import HeldAlready, hold_examination
from medlegal.flows.move_deadline import MovedAlready, MovedWithoutReason, move_deadline
from medlegal.flows.refusal import NotYourRole, WrongTime
from medlegal.flows.serve_notice import NoAppointment, serve_notice
from medlegal.law.deadlines.due import due
from medlegal.practice.correspondence.models import Recipient
from medlegal.practice.docket.models import Deadline
from medlegal.practice.docket.selectors import deadlines_of, work_queue
from medlegal.practice.people.models import Role
from tests.builders import a_physician, an_evaluation, an_office, staff
from tests.flows.stories import EXAMINED_ON, Story, another, book, examined, requested, scheduled

pytestmark = pytest.mark.django_db


def the_deadline(story: Story, duty: str) -> Deadline:
    return Deadline.objects.filter(evaluation=story.evaluation, duty=duty).standing().get()


def test_a_request_starts_the_clock_of_the_appointment():
    story = requested(requested_on=date(2026, 2, 2))

    deadline = the_deadline(story, "appointment")

    answer = due(duty="appointment", began_on=date(2026, 2, 2))
    assert (deadline.began_on, deadline.due_on) == (date(2026, 2, 2), answer.on)
    assert [step["says"] for step in deadline.steps] == [step.says for step in answer.steps]
    assert deadline.confidence == answer.confidence


def test_a_request_for_a_supplemental_report_starts_that_reports_clock():
    first = examined()

    later = an_evaluation(
        first.practice, physician=first.physician, kind="supplemental", prior=first.evaluation
    )

    assert later.claimant == first.evaluation.claimant
    assert [one.duty for one in deadlines_of(later)] == ["supplemental"]


def test_requests_of_a_year_are_numbered_in_order():
    first = requested(requested_on=date(2026, 2, 2)).evaluation

    second = an_evaluation(first.practice, physician=first.physician, requested_on=date(2026, 3, 2))
    next_year = an_evaluation(first.practice, physician=first.physician, requested_on=date(2027, 1, 4))

    assert [first.number, second.number, next_year.number] == ["26-0001", "26-0002", "27-0001"]


@pytest.mark.parametrize(
    ("role", "word"),
    [(Role.BILLER, "scheduler"), (Role.RECORD_EDITOR, "scheduler"), (Role.PHYSICIAN, "scheduler")],
)
def test_whoever_is_no_scheduler_books_nothing(role, word):
    story = requested()
    story.manager = staff(story.practice, role)

    with pytest.raises(NotYourRole, match=word):
        book(story, on=EXAMINED_ON)


def test_an_appointment_starts_the_clock_of_its_notice():
    story = scheduled()

    assert the_deadline(story, "appointment_notice").began_on == date(2026, 2, 10)


def test_a_physician_is_not_booked_twice_at_one_hour():
    story = scheduled()
    story.evaluation = an_evaluation(story.practice, physician=story.physician)

    with pytest.raises(DoublyBooked) as refused:
        book(story, on=EXAMINED_ON, hour=16)

    assert str(refused.value) == "The physician already has an appointment at that time. Choose another hour."


def test_a_physician_is_not_booked_into_the_middle_of_an_appointment():
    story = requested()
    book(story, on=EXAMINED_ON, hour=15, minutes=180)

    with pytest.raises(DoublyBooked):
        book(another(story), on=EXAMINED_ON, hour=16, minutes=30)


def test_appointments_may_follow_each_other_without_a_gap():
    story = scheduled()

    assert book(another(story), on=EXAMINED_ON, hour=17).starts_at.hour == 17
    assert book(another(story), on=EXAMINED_ON, hour=15).ends_at.hour == 16


def test_two_physicians_are_booked_at_one_hour():
    story = scheduled()
    other = a_physician(story.practice, name="Merlin Invented")
    theirs = an_evaluation(story.practice, physician=other)
    there = Story(story.practice, other, an_office(other), story.manager, theirs)

    assert book(there, on=EXAMINED_ON, hour=16)


def test_the_hour_of_a_cancelled_appointment_is_free_again():
    story = requested()
    book(story, on=EXAMINED_ON)

    cancel_appointment(
        story.evaluation, on=date(2026, 3, 1), reason="Abroad.", by="worker", actor=story.manager
    )

    assert book(story, on=EXAMINED_ON)


def test_an_appointment_does_not_end_before_it_starts():
    with pytest.raises(WrongTime, match="ends before it starts"):
        book(requested(), on=EXAMINED_ON, minutes=-30)


def test_the_notice_goes_to_every_party_and_stops_its_clock():
    story = scheduled()

    serving = serve_notice(story.evaluation, on=date(2026, 2, 11), actor=story.manager)

    assert Recipient.objects.filter(serving=serving).count() == 4
    assert (
        not Deadline.objects.filter(evaluation=story.evaluation, duty="appointment_notice")
        .standing()
        .exists()
    )


def test_a_notice_without_an_appointment_is_refused():
    story = requested()

    with pytest.raises(NoAppointment, match="Book one first"):
        serve_notice(story.evaluation, on=date(2026, 2, 11), actor=story.manager)


def test_the_examination_starts_the_clock_of_the_report():
    story = examined()

    deadline = the_deadline(story, "report")

    assert (deadline.began_on, deadline.due_on) == (EXAMINED_ON, date(2026, 5, 6))
    assert deadline.steps[0]["citation"].startswith("8 CCR § 38")
    assert not Deadline.objects.filter(evaluation=story.evaluation, duty="appointment").standing().exists()


def test_an_examination_is_recorded_once():
    story = examined()

    with pytest.raises(HeldAlready, match="recorded already"):
        examined(story)


def test_an_examination_is_not_before_its_request():
    story = requested(requested_on=date(2026, 2, 2))

    with pytest.raises(WrongTime, match="02/02/2026"):
        hold_examination(
            story.evaluation,
            on=date(2026, 2, 1),
            office=story.office,
            face_to_face_minutes=45,
            identity_seen="A license",
            actor=story.manager,
        )


def test_a_moved_deadline_keeps_the_computed_one():
    story = examined()
    computed = the_deadline(story, "report")

    moved = move_deadline(computed, to=date(2026, 5, 20), reason="The parties agreed.", actor=story.manager)

    computed.refresh_from_db()
    assert computed.due_on == date(2026, 5, 6)
    assert (moved.due_on, moved.moves, moved.reason) == (date(2026, 5, 20), computed, "The parties agreed.")
    assert the_deadline(story, "report") == moved
    assert moved.moved_by_user == story.manager


def test_a_deadline_does_not_move_without_a_reason():
    story = examined()

    with pytest.raises(MovedWithoutReason, match="Say why"):
        move_deadline(the_deadline(story, "report"), to=date(2026, 5, 20), reason="  ", actor=story.manager)


def test_a_biller_moves_no_deadline():
    story = examined()

    with pytest.raises(NotYourRole, match="scheduler or physician"):
        move_deadline(
            the_deadline(story, "report"),
            to=date(2026, 5, 20),
            reason="x",
            actor=staff(story.practice, Role.BILLER),
        )


def test_the_work_queue_shows_what_stands_the_latest_overdue_first():
    story = examined()
    later = an_evaluation(story.practice, physician=story.physician, requested_on=date(2026, 4, 20))

    queue = list(work_queue(story.manager, today=date(2026, 5, 1), days_ahead=90))

    assert [one.due_on for one in queue] == sorted(one.due_on for one in queue)
    assert {(one.evaluation, one.duty) for one in queue} == {
        (story.evaluation, "appointment_notice"),
        (story.evaluation, "report"),
        (story.evaluation, "report_extension_request"),
        (later, "appointment"),
    }


def test_nobody_sees_the_work_of_another_practice():
    examined()
    stranger = staff(an_evaluation().practice)

    queue = work_queue(stranger, today=date(2026, 5, 1), days_ahead=3650)

    assert {one.evaluation.practice for one in queue} == {stranger.memberships.get().practice}


def test_a_deadline_is_not_moved_twice_from_one_row():
    story = requested()
    deadline = Deadline.objects.filter(evaluation=story.evaluation).first()
    move_deadline(deadline, to=date(2026, 9, 1), reason="The parties agreed.", actor=story.manager)

    with pytest.raises(MovedAlready):
        move_deadline(deadline, to=date(2026, 9, 2), reason="Again.", actor=story.manager)


def test_a_deadline_is_not_moved_before_its_clock_began():
    story = requested(requested_on=date(2026, 2, 2))
    deadline = the_deadline(story, "appointment")

    with pytest.raises(WrongTime):
        move_deadline(deadline, to=date(2026, 2, 1), reason="A slip of the pen.", actor=story.manager)
