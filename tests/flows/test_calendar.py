"""Free hours are found, lawful ones told apart, and what the law speaks against is not booked unseen."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from medlegal.flows.book_appointment import AgainstTheLaw, DoublyBooked, HourHeld, book_appointment
from medlegal.flows.cancel_appointment import GoodCauseNeeded, cancel_appointment
from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.feed_calendar import give_feed, read_feed
from medlegal.flows.find_openings import find_openings
from medlegal.flows.keep_calendar import (
    WaitsAlready,
    WaivedAlready,
    add_hours,
    answer_offer,
    be_away,
    give_back,
    hold_hour,
    offer_date,
    set_weekly_hours,
    stop_weekly_hours,
    wait_for_hour,
    waive_window,
)
from medlegal.flows.refusal import NotYourRole, WrongTime
from medlegal.flows.serve_notice import serve_notice
from medlegal.flows.state_cause import Cause, NoSuchCause, NothingShowsIt
from medlegal.practice.calendar.hours_selectors import absences_of, appointments_between, waiting_for
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.openings import DayHours, free_spans, openings_in, span_of
from medlegal.practice.calendar.selectors import appointment_of, offers_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Party
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.people.models import Role
from tests.builders import staff, the_party
from tests.flows.stories import Story, another, book, requested, scheduled

PACIFIC = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 2, 10, 17, tzinfo=UTC)  # a Tuesday; the story's evaluation was asked for on 2/2
PICTURE = b"\x89PNG\r\n invented"
CancelledBy = Appointment.CancelledBy


def pacific(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), PACIFIC)


def with_hours(story: Story, *, weekday: int = 1, begins: int = 9, ends: int = 12) -> Story:
    set_weekly_hours(
        story.physician,
        office=story.office,
        weekday=weekday,
        begins=time(begins),
        ends=time(ends),
        first_on=date(2026, 1, 1),
        actor=story.manager,
    )
    return story


def starts(story: Story, **more: object) -> list[datetime]:
    return [one.opening.starts_at for one in find_openings(story.evaluation, now=NOW, **more).candidates]


@pytest.mark.django_db
def test_the_first_free_hours_are_found_in_order():
    story = with_hours(requested())

    found = starts(story, most=4)

    monday = date(2026, 2, 23)
    following = monday + timedelta(days=7)
    assert found == [pacific(monday, 9), pacific(monday, 10), pacific(monday, 11), pacific(following, 9)]


@pytest.mark.django_db
def test_what_is_booked_held_or_absent_is_not_offered():
    story = with_hours(requested())
    other = another(story)
    monday = date(2026, 2, 23)
    book_appointment(
        other.evaluation,
        office=story.office,
        starts_at=pacific(monday, 9),
        ends_at=pacific(monday, 10),
        on=date(2026, 2, 10),
        actor=story.manager,
    )
    be_away(
        story.physician,
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 3, 6),
        reason="Training",
        actor=story.manager,
    )

    found = starts(story, most=3)

    assert found == [pacific(monday, 10), pacific(monday, 11), pacific(date(2026, 3, 9), 9)]


@pytest.mark.django_db
def test_no_hour_is_offered_on_a_holiday():
    story = with_hours(requested(), weekday=1)

    days = {moment.astimezone(PACIFIC).date() for moment in starts(story, first_on=date(2026, 5, 18), most=6)}

    assert days == {date(2026, 5, 18), date(2026, 6, 1)}  # May 25 is Memorial Day


@pytest.mark.django_db
def test_extra_hours_of_one_day_are_offered():
    story = requested()
    saturday = date(2026, 2, 14)
    add_hours(
        story.physician, office=story.office, on=saturday, begins=time(9), ends=time(10), actor=story.manager
    )

    assert starts(story) == [pacific(saturday, 9)]


@pytest.mark.django_db
def test_ended_weekly_hours_are_offered_no_more():
    story = with_hours(requested())
    hours = story.physician.weekly_hours.get()

    stop_weekly_hours(hours, last_on=date(2026, 2, 23), actor=story.manager)

    assert {moment.date() for moment in starts(story)} == {date(2026, 2, 23)}


@pytest.mark.django_db
def test_hours_after_the_window_are_shown_with_what_speaks_against_them():
    story = with_hours(requested())

    found = find_openings(story.evaluation, now=NOW, first_on=date(2026, 5, 1), most=6)

    window = found.window.on
    for one in found.candidates:
        is_inside = one.opening.starts_at.astimezone(PACIFIC).date() <= window
        assert one.is_lawful == is_inside
    assert any(not one.is_lawful for one in found.candidates)


@pytest.mark.django_db
def test_a_day_after_the_window_is_refused_with_the_rule_unless_a_person_says_why():
    story = requested()
    late = {
        "office": story.office,
        "starts_at": pacific(date(2026, 9, 1), 9),
        "ends_at": pacific(date(2026, 9, 1), 10),
        "on": date(2026, 2, 10),
        "actor": story.manager,
    }

    with pytest.raises(AgainstTheLaw, match=r"31\.3"):
        book_appointment(story.evaluation, **late)
    booked = book_appointment(story.evaluation, **late, knowing="The judge set this date.")

    assert booked.booked_knowing == "The judge set this date."
    assert deadlines_of(story.evaluation).get(duty="appointment").met_on is None


@pytest.mark.django_db
def test_a_waiver_of_one_side_moves_the_window_as_far_as_the_law_lets_it():
    story = requested()
    before = deadlines_of(story.evaluation).get(duty="appointment").due_on

    waive_window(
        story.evaluation,
        party=the_party(story.evaluation),
        on=date(2026, 3, 2),
        proof="letter of 3/2/2026",
        actor=story.manager,
    )

    moved = deadlines_of(story.evaluation).filter(duty="appointment").standing().get()
    assert moved.due_on == before + timedelta(days=30)
    assert "letter of 3/2/2026" in moved.reason


@pytest.mark.django_db
def test_waivers_of_both_sides_let_any_day_be_booked():
    story = requested()
    for role in (Party.Role.APPLICANT_ATTORNEY, Party.Role.DEFENSE_ATTORNEY):
        waive_window(
            story.evaluation,
            party=the_party(story.evaluation, role),
            on=date(2026, 3, 2),
            proof="joint letter",
            actor=story.manager,
        )

    booked = book_appointment(
        story.evaluation,
        office=story.office,
        starts_at=pacific(date(2026, 9, 1), 9),
        ends_at=pacific(date(2026, 9, 1), 10),
        on=date(2026, 3, 3),
        actor=story.manager,
    )

    assert booked.booked_knowing == ""


@pytest.mark.django_db
def test_a_party_waives_once():
    story = requested()
    waived = {"party": the_party(story.evaluation), "on": date(2026, 3, 2), "proof": "letter"}
    waive_window(story.evaluation, **waived, actor=story.manager)

    with pytest.raises(WaivedAlready):
        waive_window(story.evaluation, **waived, actor=story.manager)


def held(story: Story, *, now: datetime, hour: int = 9) -> object:
    monday = date(2026, 2, 23)
    return hold_hour(
        story.evaluation,
        office=story.office,
        starts_at=pacific(monday, hour),
        ends_at=pacific(monday, hour + 1),
        now=now,
        actor=story.manager,
    )


@pytest.mark.django_db
def test_a_held_hour_is_nobody_elses_until_it_expires(time_machine_at):
    story = with_hours(requested())
    other = another(story)
    held(other, now=NOW)

    assert pacific(date(2026, 2, 23), 9) not in starts(story)
    with pytest.raises(DoublyBooked):
        held(story, now=NOW)
    time_machine_at(NOW)
    with pytest.raises(HourHeld):
        book_held_hour(story)
    time_machine_at(NOW + timedelta(days=3))
    assert book_held_hour(story)


@pytest.fixture
def time_machine_at():
    travels = []

    def at(moment: datetime) -> None:
        travels.append(time_machine.travel(moment, tick=False))
        travels[-1].start()

    yield at
    for travel in reversed(travels):
        travel.stop()


def book_held_hour(story: Story) -> Appointment:
    monday = date(2026, 2, 23)
    return book_appointment(
        story.evaluation,
        office=story.office,
        starts_at=pacific(monday, 9),
        ends_at=pacific(monday, 10),
        on=date(2026, 2, 10),
        actor=story.manager,
    )


@pytest.mark.django_db
def test_an_hour_given_back_is_offered_again():
    story = with_hours(requested())
    held(story, now=NOW)

    give_back(story.evaluation, now=NOW, actor=story.manager)

    assert starts(story, most=1) == [pacific(date(2026, 2, 23), 9)]


@pytest.mark.django_db
def test_who_waits_is_listed_once_and_leaves_the_list_when_booked():
    story = requested()
    wait_for_hour(story.evaluation, not_after=date(2026, 4, 1), on=date(2026, 2, 10), actor=story.manager)

    with pytest.raises(WaitsAlready):
        wait_for_hour(story.evaluation, not_after=None, on=date(2026, 2, 11), actor=story.manager)
    assert [one.evaluation for one in waiting_for([story.physician.pk])] == [story.evaluation]
    scheduled(story)
    assert not waiting_for([story.physician.pk]).exists()


@pytest.mark.django_db
def test_an_offered_date_and_its_answer_are_kept_as_proof():
    story = requested()
    offer = offer_date(
        story.evaluation,
        office=story.office,
        starts_at=pacific(date(2026, 3, 16), 9),
        on=date(2026, 2, 10),
        to=the_party(story.evaluation),
        actor=story.manager,
    )

    answer_offer(offer, answer="declined", on=date(2026, 2, 12), note="In trial.", actor=story.manager)

    kept = offers_of(story.evaluation).get()
    assert (kept.answer, kept.answered_on, kept.answer_note) == ("declined", date(2026, 2, 12), "In trial.")


@pytest.mark.django_db
def test_a_long_absence_tells_when_the_medical_unit_must_know():
    story = requested()

    absence = be_away(
        story.physician,
        starts_on=date(2026, 6, 1),
        ends_on=date(2026, 6, 30),
        reason="Vacation",
        actor=story.manager,
    )

    assert absence.notice_due_on == date(2026, 5, 2)
    assert any("33" in step["citation"] for step in absences_of([story.physician], year=2026).get().steps)


@pytest.mark.django_db
def test_an_evaluator_cancels_late_only_for_good_cause():
    story = scheduled()
    serve_notice(story.evaluation, on=date(2026, 2, 11), actor=story.manager)
    late = {"on": date(2026, 4, 3), "reason": "Emergency", "by": CancelledBy.EVALUATOR}

    with pytest.raises(GoodCauseNeeded, match=r"34\(d\)"):
        cancel_appointment(story.evaluation, **late, actor=story.manager)
    with pytest.raises(NoSuchCause, match="medical emergency"):
        cancel_appointment(story.evaluation, **late, cause=Cause("stated", "A trip"), actor=story.manager)
    with pytest.raises(NothingShowsIt):
        cancel_appointment(story.evaluation, **late, cause=Cause("disaster"), actor=story.manager)
    shown = Cause("medical_emergency", content=[PICTURE], name="note.png")
    cancelled = cancel_appointment(story.evaluation, **late, cause=shown, actor=story.manager)

    kept = cancelled.cause
    assert cancelled.is_late_cancellation and cancelled.had_good_cause
    assert (kept.words, kept.confidence, kept.document_name) == ("medical emergency", "memory", "note.png")
    assert "34(d)" in kept.steps[0]["citation"] and kept.document_sha256
    assert deadlines_of(story.evaluation).get(duty="rescheduling").due_on == date(2026, 5, 3)


@pytest.mark.django_db
def test_a_cancelled_appointment_lets_its_unserved_notice_lapse_and_the_window_stand_again():
    story = scheduled()

    cancel_appointment(
        story.evaluation, on=date(2026, 3, 2), reason="Abroad", by=CancelledBy.WORKER, actor=story.manager
    )

    assert deadlines_of(story.evaluation).get(duty="appointment_notice").lapsed_on == date(2026, 3, 2)
    assert deadlines_of(story.evaluation).filter(duty="appointment").standing().count() == 1
    assert not deadlines_of(story.evaluation).filter(duty="rescheduling").exists()


@pytest.mark.django_db
def test_a_worker_who_did_not_come_is_kept_and_another_hour_may_be_booked():
    story = scheduled()

    end_appointment(
        story.evaluation, ended="no_show", on=date(2026, 4, 6), note="Called twice.", actor=story.manager
    )

    assert appointment_of(story.evaluation) is None
    assert Appointment.objects.get(evaluation=story.evaluation).ended == "no_show"


@pytest.mark.django_db
def test_nobody_fails_to_come_before_the_hour():
    story = scheduled()

    with pytest.raises(WrongTime):
        end_appointment(story.evaluation, ended="no_show", on=date(2026, 4, 5), actor=story.manager)


@pytest.mark.django_db
def test_a_biller_changes_no_hours():
    story = requested()
    biller = staff(story.practice, Role.BILLER)
    enter_as(biller)

    with pytest.raises(NotYourRole):
        add_hours(
            story.physician,
            office=story.office,
            on=date(2026, 3, 2),
            begins=time(9),
            ends=time(10),
            actor=biller,
        )


@pytest.mark.django_db
def test_the_feed_tells_hours_and_no_name():
    story = scheduled()
    key = give_feed(story.physician, at=NOW, actor=story.manager)

    content = read_feed(story.practice.pk, key, at=datetime(2026, 3, 20, tzinfo=UTC)).decode()

    assert "BEGIN:VEVENT" in content
    assert story.evaluation.number in content
    assert story.evaluation.claimant.family_name not in content


@pytest.mark.django_db
def test_a_new_feed_ends_the_one_before():
    story = scheduled()
    first = give_feed(story.physician, at=NOW, actor=story.manager)

    give_feed(story.physician, at=NOW, actor=story.manager)

    assert read_feed(story.practice.pk, first, at=NOW) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "hour"),
    [
        (date(2026, 10, 30), 16),  # the Friday before the clocks go back
        (date(2026, 11, 2), 17),
        (date(2026, 3, 6), 17),  # the Friday before they go forward
        (date(2026, 3, 9), 16),
    ],
)
def test_nine_in_the_morning_stays_nine_when_the_clocks_change(on, hour):
    story = requested(requested_on=on - timedelta(days=20))
    book(story, on=on, hour=hour)
    key = give_feed(story.physician, at=NOW, actor=story.manager)

    fed = Calendar.from_ical(
        read_feed(story.practice.pk, key, at=datetime(on.year, on.month, on.day, tzinfo=UTC))
    )
    (listed,) = appointments_between([story.physician], on, on)

    (event,) = fed.walk("VEVENT")
    assert event.decoded("dtstart").astimezone(PACIFIC).time() == time(9)
    assert timezone.localtime(listed.starts_at).time() == time(9)


@pytest.mark.django_db
@pytest.mark.parametrize(("on", "minute"), [(date(2026, 11, 1), 30), (date(2027, 3, 14), 30)])
def test_an_hour_of_the_night_in_which_the_clocks_change_is_one_days_and_no_other(on, minute):
    starts = datetime(on.year, on.month, on.day, 1, minute, tzinfo=PACIFIC)
    story = requested(requested_on=on - timedelta(days=20))
    told = {"office": story.office, "on": on - timedelta(days=15), "actor": story.manager}
    book_appointment(story.evaluation, starts_at=starts, ends_at=starts + timedelta(minutes=20), **told)

    of_the_day = [on + timedelta(days=days) for days in (-1, 0, 1)]
    counts = [appointments_between([story.physician], day, day).count() for day in of_the_day]

    assert counts == [0, 1, 0]


def test_a_day_on_which_the_clocks_change_has_its_true_length():
    spring = span_of(date(2026, 3, 8), time(0), time(4), PACIFIC)
    autumn = span_of(date(2026, 11, 1), time(0), time(4), PACIFIC)

    assert spring[1] - spring[0] == timedelta(hours=3)
    assert autumn[1] - autumn[0] == timedelta(hours=5)


HOURS = (datetime(2026, 3, 2, 17, tzinfo=UTC), datetime(2026, 3, 3, 1, tzinfo=UTC))
MINUTES = st.integers(min_value=-120, max_value=700)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a loaded machine is no failure
@given(st.lists(st.tuples(MINUTES, MINUTES), max_size=8), st.integers(min_value=15, max_value=180))
def test_no_opening_touches_what_is_taken_or_leaves_the_hours(taken, minutes):
    at = HOURS[0]
    busy = sorted(
        (at + timedelta(minutes=min(pair)), at + timedelta(minutes=max(pair) + 1)) for pair in taken
    )

    found = list(openings_in(DayHours(1, 1, HOURS), busy, minutes=minutes))

    for one in found:
        assert HOURS[0] <= one.starts_at < one.ends_at <= HOURS[1]
        assert not any(begins < one.ends_at and ends > one.starts_at for begins, ends in busy)
    free = sum(((ends - begins) for begins, ends in free_spans(HOURS, busy)), timedelta())
    assert sum((one.ends_at - one.starts_at for one in found), timedelta()) <= free
