"""What is kept of free hours is what the hours give, whatever was changed; and a search finds lawful hours only."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from medlegal.flows.book_appointment import book_appointment
from medlegal.flows.cancel_appointment import cancel_appointment
from medlegal.flows.keep_calendar import add_hours, be_away, hold_hour, set_weekly_hours, stop_weekly_hours
from medlegal.flows.keep_free_hours import keep_free_hours
from medlegal.flows.refusal import Refused
from medlegal.flows.search_openings import Asked, search_openings
from medlegal.practice.calendar.free_selectors import first_openings
from medlegal.practice.calendar.free_services import keep_free
from medlegal.practice.calendar.hours_selectors import Sought, reckoned_openings
from medlegal.practice.calendar.models import FreeSpan, WeeklyHours
from medlegal.practice.cases.access import enter_as
from tests.builders import a_physician, an_office
from tests.flows.stories import Story, another, requested

PACIFIC = ZoneInfo("America/Los_Angeles")
FAR = 60


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


def at(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute), PACIFIC)


def sought(**asked: object) -> Sought:
    return Sought(tomorrow(), tomorrow() + timedelta(days=FAR), **asked)


def both(story: Story, *others: int, **asked: object) -> tuple[list, list]:
    told = [story.physician.pk, *others], sought(**asked)
    now = timezone.now()
    return first_openings(*told, now=now), reckoned_openings(*told, now=now)


DAY = st.integers(0, 30)
HOUR = st.integers(8, 17)
CHANGES = st.lists(
    st.tuples(st.sampled_from(["weekly", "extra", "away", "book", "hold", "cancel", "stop"]), DAY, HOUR),
    min_size=1,
    max_size=6,
)


def change(story: Story, what: str, ahead: int, hour: int) -> None:
    on = tomorrow() + timedelta(days=ahead)
    place = {"office": story.office, "actor": story.manager}
    hours = {"begins": time(hour), "ends": time(min(23, hour + 3))}
    booked = {"starts_at": at(on, hour), "ends_at": at(on, hour, 45)}
    if what == "weekly":
        set_weekly_hours(story.physician, **place, **hours, weekday=on.isoweekday(), first_on=on)
    elif what == "extra":
        add_hours(story.physician, **place, **hours, on=on)
    elif what == "away":
        told = {"starts_on": on, "ends_on": on + timedelta(days=hour % 4), "reason": "Training"}
        be_away(story.physician, **told, actor=story.manager)
    elif what == "hold":
        hold_hour(another(story).evaluation, **place, **booked, now=timezone.now())
    elif what == "stop":
        for kept in WeeklyHours.objects.filter(physician=story.physician, last_on__isnull=True)[:1]:
            stop_weekly_hours(kept, last_on=max(on, kept.first_on), actor=story.manager)
    elif what == "cancel":
        told = {"on": timezone.localdate(), "reason": "Invented", "by": "agreed"}
        cancel_appointment(story.evaluation, **told, actor=story.manager)
    else:
        told = booked | {"on": timezone.localdate(), "knowing": "A trial."}
        book_appointment(story.evaluation, **place, **told)


class KeptAndReckoned(TestCase):
    @settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))
    @given(CHANGES, st.sampled_from([30, 60, 95]))
    def test_whatever_was_changed_the_kept_hours_are_the_reckoned(self, changes, minutes):
        story = requested(requested_on=timezone.localdate())
        change(story, "weekly", 0, 9)

        for one in changes:
            try:
                change(story, *one)
            except Refused:
                continue

        kept, reckoned = both(story, minutes=minutes, most=100)
        assert kept == reckoned


@pytest.mark.django_db
def test_a_search_over_more_spans_than_are_read_together_is_the_same():
    story = requested()
    others = [a_physician(story.practice, name=f"Invented {n}") for n in range(3)]
    for physician in (story.physician, *others):
        office = an_office(physician)
        for weekday in (1, 2, 3, 4, 5):
            told = {"office": office, "weekday": weekday, "first_on": tomorrow(), "actor": story.manager}
            set_weekly_hours(physician, **told, begins=time(9), ends=time(10))

    kept, reckoned = both(story, *(one.pk for one in others), most=150)

    assert len(kept) == 150
    assert kept == reckoned


@pytest.mark.django_db
def test_a_physician_of_whom_nothing_is_kept_is_found_all_the_same():
    story = requested()
    change(story, "weekly", 0, 9)
    keep_free(story.physician, today=tomorrow() + timedelta(days=10))  # kept from later on only

    kept, reckoned = both(story)

    assert kept == reckoned
    assert kept


@pytest.mark.django_db
def test_a_booked_hour_is_not_kept_as_free_and_a_cancelled_one_is_again():
    story = requested(requested_on=timezone.localdate())
    change(story, "weekly", 0, 9)
    before = list(FreeSpan.objects.values_list("starts_at", "ends_at"))

    change(story, "book", 0, 9)
    while_booked = list(FreeSpan.objects.values_list("starts_at", "ends_at"))
    change(story, "cancel", 0, 9)

    assert before != while_booked
    assert sorted(FreeSpan.objects.values_list("starts_at", "ends_at")) == sorted(before)


@pytest.mark.django_db
def test_a_search_over_physicians_stays_in_the_window_the_place_and_the_language():
    story = requested()
    other = a_physician(story.practice, name="Merlin Invented", languages="English, Spanish")
    for physician in (story.physician, other):
        told = {"office": an_office(physician), "weekday": 1, "first_on": tomorrow(), "actor": story.manager}
        set_weekly_hours(physician, **told, begins=time(9), ends=time(17))
    asked = {"requested_on": timezone.localdate(), "most": 500}

    found = search_openings(story.manager, Asked(**asked, language="Spanish"), now=timezone.now())
    elsewhere = search_openings(story.manager, Asked(**asked, city="Nowhere"), now=timezone.now())

    assert {one.physician for one in found.hours} == {other}
    assert max(timezone.localdate(one.opening.starts_at) for one in found.hours) <= found.window.on
    assert elsewhere.hours == ()


@pytest.mark.django_db
def test_free_hours_that_rows_came_past_are_reckoned_anew():
    story = requested(requested_on=timezone.localdate())
    change(story, "weekly", 0, 9)
    FreeSpan.objects.filter(physician=story.physician).delete()

    count = keep_free_hours(story.practice.pk, today=timezone.localdate())

    enter_as(story.manager)
    kept, reckoned = both(story)
    assert count == 1
    assert kept == reckoned
