"""Where and how an examination may be: offices, rooms, the panel's office, video; who came late; who put it off."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from medlegal.flows.book_appointment import AgainstTheLaw, RoomTaken, book_appointment
from medlegal.flows.cancel_appointment import PutOffTooOften, cancel_appointment
from medlegal.flows.close_evaluation import close_evaluation
from medlegal.flows.feed_calendar import give_feed, read_feed
from medlegal.flows.find_openings import find_openings
from medlegal.flows.keep_calendar import be_away, set_weekly_hours
from medlegal.flows.keep_offices import (
    LeftTooSoon,
    RoomNamedAlready,
    StillBooked,
    TooManyOffices,
    add_office,
    add_room,
    give_up_office,
)
from medlegal.flows.keep_writings import NotAPaper, SignsAlone, keep_signed, name_panel_office
from medlegal.flows.note_arrival import note_arrival
from medlegal.flows.refusal import WrongTime
from medlegal.flows.state_cause import Cause
from medlegal.flows.weigh_appointment import remote_terms_of
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.rights import ClosedAlready
from medlegal.practice.docket.models import StatedCause
from tests.builders import an_office, the_party
from tests.flows.stories import EXAMINED_ON, Story, another, book, requested, scheduled

pytestmark = pytest.mark.django_db

PACIFIC = ZoneInfo("America/Los_Angeles")
SIGNED_ON = date(2026, 2, 9)
PLACE = {"city": "Oakland", "zip_code": "94601", "county": "Alameda"}


def sign(story: Story, what: str, role: str | None, **said: object) -> None:
    party = the_party(story.evaluation, role) if role else None
    told = {"what": what, "party": party, "signed_on": SIGNED_ON, "proof": "Invented letter"}
    keep_signed(story.evaluation, **told, **said, today=SIGNED_ON, actor=story.manager)


def sign_both(story: Story, what: str, **said: object) -> None:
    for role in (Party.Role.APPLICANT_ATTORNEY, Party.Role.CLAIMS_ADMINISTRATOR):
        sign(story, what, role, **said)


def test_the_first_examination_is_at_the_panels_office_unless_both_sides_agree():
    story = requested()
    name_panel_office(story.evaluation, office=an_office(story.physician), actor=story.manager)

    with pytest.raises(AgainstTheLaw, match=r"panel form.*34"):
        book(story, on=EXAMINED_ON)
    sign(story, "place_agreed", Party.Role.APPLICANT_ATTORNEY, office=story.office)
    with pytest.raises(AgainstTheLaw, match="panel form"):
        book(story, on=EXAMINED_ON)
    sign(story, "place_agreed", Party.Role.DEFENSE_ATTORNEY, office=story.office)

    assert book(story, on=EXAMINED_ON)


def test_lawful_hours_are_found_behind_many_at_another_office():
    story = requested()
    panel = an_office(story.physician)
    name_panel_office(story.evaluation, office=panel, actor=story.manager)
    hours = {"first_on": date(2026, 1, 1), "actor": story.manager}
    for weekday in (1, 2, 3, 4):
        told = {"office": story.office, "weekday": weekday, "begins": time(8), "ends": time(17)}
        set_weekly_hours(story.physician, **told, **hours)
    told = {"office": panel, "weekday": 5, "begins": time(9), "ends": time(10)}
    set_weekly_hours(story.physician, **told, **hours)

    found = find_openings(story.evaluation, now=datetime(2026, 2, 10, 17, tzinfo=UTC))

    assert found.lawful[0].office == panel
    assert {one.office for one in found.lawful} == {panel}
    assert found.others


def test_video_needs_both_sides_and_the_evaluators_attestation():
    story = requested()
    at = {"starts_at": datetime(2026, 4, 6, 16, tzinfo=UTC), "ends_at": datetime(2026, 4, 6, 17, tzinfo=UTC)}
    told = {"office": story.office, **at, "on": date(2026, 2, 10), "actor": story.manager}
    with pytest.raises(AgainstTheLaw, match="written agreement of all"):
        book_appointment(story.evaluation, **told, remote_terms=remote_terms_of(story.evaluation))

    sign_both(story, "remote_agreed")
    sign(story, "remote_attested", None, dispute="work_restrictions")
    booked = book_appointment(story.evaluation, **told, remote_terms=remote_terms_of(story.evaluation))

    assert booked.is_remote


def test_only_the_evaluator_attests_and_only_a_party_agrees():
    story = requested()

    with pytest.raises(SignsAlone):
        sign(story, "remote_agreed", None)
    with pytest.raises(SignsAlone):
        sign(story, "remote_attested", Party.Role.WORKER, dispute="injury")


def test_a_signed_paper_is_a_paper():
    story = requested()

    with pytest.raises(NotAPaper):
        sign(story, "remote_agreed", Party.Role.WORKER, content=[b"MZ not a paper"])


def test_one_person_is_examined_in_a_room_at_a_time():
    story = scheduled_with_a_room()
    first, there = appointment_of(story.evaluation), requested_at_the_same_address(story)

    with pytest.raises(IntegrityError, match="one_at_a_time_in_a_room"), transaction.atomic():
        Appointment.objects.create(
            practice=story.practice,
            evaluation=there.evaluation,
            physician=there.physician,
            office=there.office,
            room=first.room,
            starts_at=first.starts_at - timedelta(minutes=30),
            ends_at=first.ends_at,
            made_on=first.made_on,
        )


def test_two_physicians_at_one_address_share_its_only_room():
    story = scheduled_with_a_room()
    there = requested_at_the_same_address(story)

    with pytest.raises(RoomTaken):
        book(there, on=EXAMINED_ON)
    assert book(there, on=EXAMINED_ON, hour=18).room == appointment_of(story.evaluation).room


def scheduled_with_a_room() -> Story:
    story = requested()
    add_room(story.office, name="Room 1", actor=story.manager)
    return scheduled(story)


def requested_at_the_same_address(story: Story) -> Story:
    there = another(story)
    there.physician = type(story.physician).objects.create(
        practice=story.practice, name="Merlin Invented", specialty="Psychiatry", license_number="A1", npi="1"
    )
    there.office = an_office(there.physician)
    there.evaluation.physician = there.physician
    there.evaluation.save(update_fields=["physician"])
    return there


def test_a_room_has_a_name_of_its_own():
    story = requested()
    add_room(story.office, name="Room 1", actor=story.manager)

    with pytest.raises(RoomNamedAlready):
        add_room(story.office, name="Room 1", actor=story.manager)


def test_an_eleventh_office_is_refused_with_the_rule():
    story = requested()
    for number in range(9):
        told = PLACE | {"street": f"{number} Invented Way"}
        add_office(story.physician, **told, listed_on=date(2026, 2, 2), actor=story.manager)

    with pytest.raises(TooManyOffices, match=r"at most ten.*26\(a\)"):
        add_office(
            story.physician,
            **PLACE,
            street="11 Invented Way",
            listed_on=date(2026, 2, 2),
            actor=story.manager,
        )


def test_an_office_is_given_up_after_180_days_or_with_good_cause():
    story = requested()
    told = PLACE | {"street": "9 Invented Way"}
    office = add_office(story.physician, **told, listed_on=date(2026, 2, 2), actor=story.manager)

    with pytest.raises(LeftTooSoon, match=r"26\(b\)"):
        give_up_office(office, on=date(2026, 7, 30), actor=story.manager)
    early = Cause("lease_end", "The lease of 14 months ends in July.")
    give_up_office(office, on=date(2026, 7, 31), cause=early, actor=story.manager)

    assert office.left_on == date(2026, 7, 31)
    assert StatedCause.objects.get(of="office").confidence == "verified"


def test_an_office_where_somebody_is_booked_is_not_given_up():
    story = scheduled()

    with pytest.raises(StillBooked):
        give_up_office(story.office, on=date(2026, 4, 1), actor=story.manager)


@pytest.mark.parametrize(
    ("came", "seen", "is_too_late", "may_leave"),
    [
        ((9, 0), (10, 0), False, False),
        ((9, 0), (10, 1), False, True),
        ((9, 30), (9, 45), False, False),
        ((9, 31), (10, 31), True, False),
        ((8, 15), (9, 50), False, False),
    ],
)
def test_what_follows_from_coming_late_or_waiting(came, seen, is_too_late, may_leave):
    story = scheduled()  # at nine in California
    hours = [datetime.combine(EXAMINED_ON, time(*one), PACIFIC) for one in (came, seen)]

    answer = note_arrival(story.evaluation, arrived_at=hours[0], seen_at=hours[1], actor=story.manager)

    assert (answer.is_too_late, answer.may_leave) == (is_too_late, may_leave)
    assert {step.citation for step in answer.steps} == {"8 CCR § 9795(c), ML200", "8 CCR § 41(f)"}


def put_off(story: Story, *, on: date, **said: object) -> None:
    told = {"on": on, "reason": "Invented", "by": "evaluator"}
    cancel_appointment(story.evaluation, **told, **said, actor=story.manager)


def test_an_evaluator_alone_puts_it_off_twice_and_then_says_why():
    story = requested()
    for _ in range(2):
        book(story, on=EXAMINED_ON)
        put_off(story, on=date(2026, 2, 20))
    book(story, on=EXAMINED_ON)

    with pytest.raises(PutOffTooOften, match=r"41\(a\)\(7\)"):
        put_off(story, on=date(2026, 2, 20))
    put_off(story, on=date(2026, 2, 20), knowing="The building burnt down.")

    assert appointment_of(story.evaluation) is None


def test_a_new_date_after_the_evaluators_cancellation_comes_within_sixty_days():
    story = scheduled()
    put_off(story, on=date(2026, 2, 20))

    with pytest.raises(AgainstTheLaw, match=r"34\(e\)"):
        book(story, on=date(2026, 4, 22))  # the sixty-first
    sign_both(story, "later_date_agreed")

    assert book(story, on=date(2026, 4, 22))


def test_nothing_is_booked_for_a_closed_evaluation():
    story = requested()
    close_evaluation(story.evaluation, on=date(2026, 2, 3), reason="Settled.", actor=story.manager)

    with pytest.raises(ClosedAlready):
        book(story, on=EXAMINED_ON)


def test_nobody_is_booked_into_the_past_or_onto_a_day_away():
    story = requested()
    be_away(
        story.physician, starts_on=EXAMINED_ON, ends_on=EXAMINED_ON, reason="Training", actor=story.manager
    )

    with pytest.raises(WrongTime, match="is past"):
        book(story, on=date(2026, 2, 9))
    with pytest.raises(WrongTime, match="§ 33"):
        book(story, on=EXAMINED_ON)


@pytest.mark.parametrize(
    ("on", "utc"),
    [
        (date(2026, 10, 30), "20261030T160000Z"),  # still summer time
        (date(2026, 11, 2), "20261102T170000Z"),  # the clocks went back on the first
        (date(2027, 3, 12), "20270312T170000Z"),
        (date(2027, 3, 15), "20270315T160000Z"),  # and forward on the fourteenth
    ],
)
def test_nine_in_the_morning_stays_nine_across_the_clock_changes(on, utc):
    story = requested(requested_on=on - timedelta(days=60))
    weekday, first_on = on.isoweekday(), on - timedelta(days=30)
    hours = {"office": story.office, "weekday": weekday, "begins": time(9), "ends": time(10)}
    set_weekly_hours(story.physician, **hours, first_on=first_on, actor=story.manager)
    now = datetime.combine(on - timedelta(days=2), time(8), PACIFIC)

    hour = find_openings(story.evaluation, now=now).lawful[0].opening
    told = {"office": story.office, "starts_at": hour.starts_at, "ends_at": hour.ends_at}
    book_appointment(story.evaluation, **told, on=now.date(), actor=story.manager)
    key = give_feed(story.physician, at=now, actor=story.manager)

    assert hour.starts_at.astimezone(PACIFIC) == datetime.combine(on, time(9), PACIFIC)
    assert f"DTSTART:{utc}" in read_feed(story.practice.pk, key, at=now).decode()
