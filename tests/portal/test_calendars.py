"""The calendar's pages: hours entered, a free hour booked with one press, the day sheet, the feed."""

import functools
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from medlegal.practice.calendar.hours_selectors import absences_of
from medlegal.practice.calendar.selectors import appointment_of, offers_of, waivers_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.selectors import offices_of
from tests.builders import the_party
from tests.flows.stories import EXAMINED_ON, another, requested, scheduled
from tests.portal.door import signed_in
from tests.portal.test_pages import at, says

pytestmark = pytest.mark.django_db

FIRST = date(2026, 1, 1)


def weekly(story, **changed):
    told = {"weekday": 1, "office": story.office.pk, "begins": "09:00", "ends": "12:00", "first_on": FIRST}
    return told | changed


def test_hours_entered_are_offered_and_booked_with_one_press():
    story = requested(requested_on=date.today())
    client = signed_in(story.manager)
    client.post(reverse("weekly_kept", args=[story.physician.pk]), weekly(story))

    page = client.get(at("appointment", story))
    first = page.context["found"].candidates[0].opening
    pressed = {"opening": f"{first.office_id} {first.starts_at.isoformat()}", "minutes": 60}
    client.post(at("appointment", story), pressed)

    enter_as(story.manager)
    assert appointment_of(story.evaluation).starts_at == first.starts_at


def test_a_day_against_the_law_comes_back_with_the_rule():
    story = requested()
    late = {"office": story.office.pk, "day": "2027-03-02", "hour": "09:00", "minutes": 60}

    answer = signed_in(story.manager).post(at("appointment", story), late)

    assert answer.status_code == 422
    assert "31.3" in says(answer)


def test_hours_that_end_before_they_begin_come_back():
    story = requested()

    answer = signed_in(story.manager).post(
        reverse("weekly_kept", args=[story.physician.pk]), weekly(story, ends="08:00")
    )

    assert answer.status_code == 422
    assert "end before they begin" in says(answer)


def test_the_day_sheet_lists_who_comes():
    story = scheduled()

    page = says(signed_in(story.manager).get(reverse("day_sheet", args=[story.physician.pk, EXAMINED_ON])))

    assert story.evaluation.number in page
    assert story.evaluation.claimant.family_name in page


def test_an_absence_shows_what_the_law_says():
    story = requested()
    client = signed_in(story.manager)
    year = date.today().year
    told = {"starts_on": f"{year}-12-01", "ends_on": f"{year}-12-20", "reason": "Training"}

    client.post(reverse("absence_kept", args=[story.physician.pk]), told)

    assert "Form 109" in says(client.get(reverse("calendar", args=[story.physician.pk])))


def test_the_feed_answers_a_calendar_program_and_nobody_without_the_key():
    story = scheduled()
    client = signed_in(story.manager)

    page = client.post(reverse("feed_given", args=[story.physician.pk]))
    address = page.context["feed_address"]

    assert Client().get(address).content.startswith(b"BEGIN:VCALENDAR")
    assert Client().get(address.replace(".ics", "x.ics")).status_code == 404


def with_hours(story, client):
    for weekday in (1, 2, 3, 4, 5):
        client.post(reverse("weekly_kept", args=[story.physician.pk]), weekly(story, weekday=weekday))


def first_pressed(page):
    first = page.context["found"].candidates[0].opening
    return {"opening": f"{first.office_id} {first.starts_at.isoformat()}", "minutes": 60}


def test_whoever_comes_second_is_shown_the_next_hours():
    story = requested(requested_on=date.today())
    other = another(story)
    other.evaluation.requested_on = date.today()
    client = signed_in(story.manager)
    with_hours(story, client)
    pressed = first_pressed(client.get(at("appointment", story)))
    client.post(at("appointment", story), pressed)

    late = client.post(at("appointment", other), pressed)

    assert late.status_code == 422
    assert "Choose another hour" in says(late)
    assert pressed["opening"] not in says(late)
    assert 'name="opening"' in says(late)


def test_the_first_page_of_a_request_books_with_one_press_and_then_asks_for_the_notice():
    story = requested(requested_on=date.today())
    client = signed_in(story.manager)
    with_hours(story, client)
    first = client.get(at("evaluation", story)).context["openings"][0].opening

    pressed = {"opening": f"{first.office_id} {first.starts_at.isoformat()}", "minutes": 60}
    page = client.post(at("appointment", story), pressed, follow=True)

    assert "its notice (Form 110) is drafted" in says(page)
    assert "Serve the notice on all parties" in says(page)
    assert reverse("notice_served", args=[story.evaluation.pk]) in says(page)


def test_an_hour_is_held_shown_given_back_and_booked():
    story = requested(requested_on=date.today())
    client = signed_in(story.manager)
    with_hours(story, client)
    pressed = first_pressed(client.get(at("appointment", story)))

    held = client.post(at("hour_held", story), pressed, follow=True)
    back = client.post(at("dates_act", story, "give-back"), follow=True)

    assert "Give it back" in says(held)
    assert "No hour is held" in says(back)


SCAN = b"%PDF-1.4 invented"


def test_offers_waivers_agreements_and_waits_are_kept_and_their_papers_handed_out():
    story = requested(requested_on=date.today())
    client, today = signed_in(story.manager), date.today()
    party, proof = the_party(story.evaluation, "applicant_attorney").pk, {"proof": "Invented letter"}
    paper = {"document": SimpleUploadedFile("any.pdf", SCAN)}
    offered = {"party": party, "office": story.office.pk, "day": today + timedelta(30), "hour": "09:00"}
    client.post(at("dates_act", story, "offer"), offered | {"on": today})
    client.post(at("dates_act", story, "waiver"), {"party": party, "on": today} | proof | paper)
    signed = {"what": "remote_agreed", "party": party, "signed_on": today} | proof
    client.post(at("dates_act", story, "writing"), signed)
    client.post(at("dates_act", story, "panel-office"), {"office": story.office.pk})
    client.post(at("dates_act", story, "wait"), {"note": "Mornings"})

    page = says(client.get(at("dates", story)))
    enter_as(story.manager)
    waiver, offer = waivers_of(story.evaluation).get(), offers_of(story.evaluation).get()
    scan = client.get(at("dates_paper", story, "waiver", waiver.pk))
    client.post(at("offer_answered", story, offer.pk), {"answer": "declined", "on": today})

    assert "Agrees to an examination by video" in page and "Mornings" in page
    assert b"".join(scan.streaming_content) == SCAN
    assert "Declined" in says(client.get(at("dates", story)))


def test_a_paper_that_is_none_comes_back_with_a_sentence():
    story = requested(requested_on=date.today())
    told = {"party": the_party(story.evaluation).pk, "on": date.today(), "proof": "letter"}
    told["document"] = SimpleUploadedFile("any.exe", b"MZ")

    answer = signed_in(story.manager).post(at("dates_act", story, "waiver"), told)

    assert answer.status_code == 422
    assert "no PDF and no picture" in says(answer)


def test_the_day_of_the_examination_keeps_who_interprets_and_what_follows_from_waiting():
    story = scheduled()
    client = signed_in(story.manager)
    told = {"language": "Spanish", "name": "Invented Interpreter", "certificate": "300000"}
    client.post(at("interpreter_kept", story), told | {"confirmed_on": "2026-03-02"})
    came = {"on": "2026-04-06", "arrived_at": "09:00", "seen_at": "10:30"}

    page = says(client.post(at("worker_arrived", story), came, follow=True))

    assert "waited 90 minutes" in page and "may leave and ask for a replacement" in page
    assert "Invented Interpreter" in page and "confirmed Mon, Mar 2, 2026" in page


def test_offices_and_rooms_are_listed_and_given_up_on_their_page():
    story = requested()
    client = signed_in(story.manager)
    new = {"street": "9 Invented Way", "city": "Oakland", "state": "CA", "zip_code": "94601"}
    new |= {"county": "Alameda", "listed_on": date.today()}
    act = functools.partial(reverse, "offices_act")

    client.post(act(args=[story.physician.pk, "add"]), new)
    client.post(act(args=[story.physician.pk, "room"]), {"office": story.office.pk, "name": "Room 1"})
    gone = {"office": offices_of(story.physician).get(city="Oakland").pk, "on": date.today()}
    refused = client.post(act(args=[story.physician.pk, "leave"]), gone)

    assert "9 Invented Way" in says(refused) and "Room 1" in says(refused)
    assert refused.status_code == 422 and "26(b)" in says(refused)


def test_the_search_over_physicians_shows_hours_and_the_window():
    story = requested()
    client = signed_in(story.manager)
    with_hours(story, client)

    page = client.get(reverse("openings"), {"requested_on": date.today(), "city": "Fresno"})

    assert page.status_code == 200
    assert len(page.context["found"].hours) == 20


def test_form_109_is_marked_as_sent_and_the_year_is_added_up():
    story = requested()
    client, year = signed_in(story.manager), date.today().year
    told = {"starts_on": f"{year}-12-01", "ends_on": f"{year}-12-20", "reason": "Training"}
    client.post(reverse("absence_kept", args=[story.physician.pk]), told)
    enter_as(story.manager)
    absence = absences_of([story.physician], year=year).get()

    client.post(reverse("absence_told", args=[story.physician.pk, absence.pk]))
    page = says(client.get(reverse("calendar", args=[story.physician.pk])))

    assert "20 days away" in page and "70 left" in page
    assert "Form 109 went to the Medical Unit" in page


@pytest.mark.parametrize("name", ["dates", "appointment"])
def test_the_dates_of_another_practice_are_not_found(name):
    story, other = requested(), requested()

    assert signed_in(story.manager).get(at(name, other)).status_code == 404


def test_another_practices_calendar_is_not_found():
    story, other = requested(), requested()
    client = signed_in(story.manager)

    assert client.get(reverse("calendar", args=[other.physician.pk])).status_code == 404
