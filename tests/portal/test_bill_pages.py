"""What a biller does on the pages about a missed appointment and a deposition."""

from datetime import date

import pytest

from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.notice_deposition import hold_deposition, notice_deposition
from medlegal.practice.billing.selectors import bills_of, lines_of
from medlegal.practice.cases.access import enter_as
from tests.builders import the_party
from tests.flows.stories import EXAMINED_ON, Story, examined, scheduled
from tests.portal.door import signed_in
from tests.portal.test_pages import at, says

pytestmark = pytest.mark.django_db


def missed() -> tuple[Story, str]:
    story = scheduled()
    appointment = end_appointment(story.evaluation, ended="no_show", on=EXAMINED_ON, actor=story.manager)
    return story, at("bill_missed", story, appointment.pk)


def test_a_missed_appointment_leads_to_its_bill_and_the_bill_to_its_payment():
    story, address = missed()
    client = signed_in(story.manager)

    assert address in says(client.get(at("evaluation", story))) and address in says(
        client.get(at("bill", story))
    )
    assert "ML200" in says(client.get(address))
    page = client.post(address, {"on": "2026-04-10", "who_was_told": "The adjuster, that day."}, follow=True)
    enter_as(story.manager)
    bill = bills_of(story.evaluation).get()
    assert f"Bill {bill.number}" in says(page) and "no answer yet" in says(page)
    assert client.get(at("one_bill_pdf", story, bill.pk)).content.startswith(b"%PDF")
    enter_as(story.manager)
    told = {f"paid_{one.pk}": "100.00" for one in lines_of(bill)} | {"received_on": "2026-06-01"}
    page = client.post(at("one_bill_answered", story, bill.pk), told, follow=True)
    assert "$100.00 paid" in says(page) and at("one_bill", story, bill.pk) in says(
        client.get(at("bill", story))
    )


def test_a_second_bill_and_one_before_its_day_are_refused_in_words():
    story, address = missed()
    client = signed_in(story.manager)

    early = client.post(address, {"on": "2026-04-01"})
    client.post(address, {"on": "2026-04-10"})
    again = client.post(address, {"on": "2026-04-10"})

    assert early.status_code == again.status_code == 422
    assert "before 04/06/2026" in says(early) and "billed before" in says(again)


def test_a_deposition_that_was_held_is_billed_from_its_page():
    story = examined()
    told = {"noticed_on": date(2026, 5, 4), "scheduled_on": date(2026, 7, 6), "place": "virtual"}
    party = the_party(story.evaluation)
    story.evaluation = notice_deposition(
        story.evaluation, party=party, **told, actor=story.manager
    ).evaluation
    held = hold_deposition(story.evaluation, on=date(2026, 7, 6), minutes=150, actor=story.manager)
    client, address = signed_in(story.manager), at("bill_testimony", story, held.pk)

    assert address in says(client.get(at("bill", story)))
    page = client.post(
        address, {"on": "2026-07-10", "minutes_testified": "150", "minutes_prepared": "60"}, follow=True
    )

    assert "ML204" in says(page) and "no answer yet" in says(page)
    assert client.get(at("bill_pdf", story)).content.startswith(b"%PDF")
    assert client.get(at("bill", story)).status_code == 200
