"""The pages of service, of what came in, of messages and of contacts."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from medlegal.flows.receive_communication import tell_all_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.services import seat_party
from medlegal.practice.correspondence.models import Booking, Communication, Contact, Delivery, Serving, Thread
from tests.builders import a_practice, a_user, staff, the_party
from tests.flows.stories import requested, scheduled
from tests.flows.test_communications import come
from tests.flows.test_messages import seated
from tests.flows.test_service import PAPER, serve
from tests.portal.door import signed_in

pytestmark = pytest.mark.django_db


def at(name, story, *more):
    return reverse(name, args=[story.evaluation.pk, *more])


def says(answer) -> str:
    return answer.content.decode()


def a_file(content: bytes = PAPER, name: str = "paper.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_paper_is_served_on_all_from_its_page_and_printed():
    story = requested()
    client = signed_in(story.manager)
    told = {"what": "letter", "title": "an invented letter", "on": "2026-03-02", "paper": a_file()}

    answer = client.post(at("served", story), told)

    enter_as(story.manager)
    serving = Serving.objects.get()
    assert answer.headers["Location"] == at("serving", story, serving.pk)
    page = says(client.get(at("serving", story, serving.pk)))
    assert "Waits to be sent" in page and "5 calendar days longer" in page
    assert client.get(at("served_paper", story, serving.pk, "pack")).content.startswith(b"%PDF")
    assert "an invented letter" in says(client.get(at("service", story)))


def test_a_paper_for_one_side_alone_is_refused_on_the_page_with_the_rule():
    story = requested()
    left = the_party(story.evaluation)
    told = {
        "what": "letter",
        "title": "x",
        "on": "2026-03-02",
        "paper": a_file(),
        f"party_{left.pk}": "nobody",
    }

    answer = signed_in(story.manager).post(at("served", story), told)

    assert answer.status_code == 422
    assert "4062.3" in says(answer) and "Left out" in says(answer)


def test_what_is_no_pdf_is_not_served():
    story = requested()
    told = {"what": "letter", "title": "x", "on": "2026-03-02", "paper": a_file(b"hello")}

    answer = signed_in(story.manager).post(at("served", story), told)

    assert answer.status_code == 422 and "This is not a PDF" in says(answer)


def test_a_delivery_that_came_back_is_listed_and_sent_again_or_settled():
    story = requested()
    client = signed_in(story.manager)
    delivery = Delivery.objects.filter(recipient__serving=serve(story)).first()
    noted = {"state": "bounced", "on": "2026-03-05", "note": "Moved away"}

    client.post(at("delivery_act", story, delivery.pk, "noted"), noted)
    listed = says(client.get(reverse("undelivered")))
    client.post(at("delivery_act", story, delivery.pk, "again"), {"means": "personal", "on": "2026-03-06"})

    enter_as(story.manager)
    assert "Moved away" in listed
    assert Delivery.objects.filter(recipient=delivery.recipient, means="personal").exists()
    assert "Moved away" not in says(client.get(reverse("undelivered")))


def test_a_scanned_proof_is_kept_and_handed_out():
    story = requested()
    client = signed_in(story.manager)
    serving = serve(story)

    client.post(
        at("serving_proved", story, serving.pk), {"kind": "declaration", "on": "2026-03-03", "file": a_file()}
    )

    enter_as(story.manager)
    proof = serving.senderproof_set.get()
    assert client.get(at("sender_proof", story, proof.pk)).status_code == 200


def test_a_message_that_is_no_returned_mail_says_so():
    story = requested()

    answer = signed_in(story.manager).post(
        reverse("undelivered"), {"message": a_file(b"Subject: x\n\nHello")}
    )

    assert answer.status_code == 422 and "no report about a mail" in says(answer)


def test_a_one_sided_letter_is_kept_told_and_decided_and_the_evaluator_sees_none_of_it():
    story = requested()
    client, doctor = signed_in(story.manager), signed_in(story.doctor)
    told = {"sender": "Other Side", "received_on": "2026-03-02", "means": "fax", "about": "substance"}

    client.post(at("communication_received", story), told | {"files": [a_file()], "told": "Please find"})
    enter_as(story.manager)
    came = Communication.objects.get()
    assert "Other Side" in says(client.get(reverse("quarantine")))
    assert client.get(at("communication_letter", story, came.pk)).content.startswith(b"%PDF")
    client.post(at("communication_told", story, came.pk), {"on": "2026-03-04"})
    enter_as(story.manager)
    serving = Serving.objects.get()

    assert doctor.get(at("communication", story, came.pk)).status_code == 404
    assert "Other Side" not in says(doctor.get(at("communications", story)))
    assert "Other Side" not in says(doctor.get(reverse("quarantine")))
    assert doctor.get(at("served_paper", story, serving.pk, "document")).status_code == 403
    assert doctor.get(at("served_paper", story, serving.pk, "pack")).status_code == 403
    enter_as(story.manager)
    file = came.communicationfile_set.get()
    assert doctor.get(at("communication_file", story, file.pk)).status_code == 404
    client.post(
        at("communication_decided", story, came.pk),
        {"decision": "released", "reason": "ok", "on": "2026-03-20"},
    )
    assert doctor.get(at("communication", story, came.pk)).status_code == 200
    assert doctor.get(at("served_paper", story, serving.pk, "document")).status_code == 200


def test_a_decision_before_the_parties_know_is_refused():
    story = requested()
    came = come(story)

    answer = signed_in(story.manager).post(
        at("communication_decided", story, came.pk),
        {"decision": "released", "reason": "x", "on": "2026-03-20"},
    )

    assert answer.status_code == 422 and "tells every party" in says(answer)


def test_a_party_and_the_office_write_in_one_thread_that_all_read():
    story = requested()
    people = seated(story)
    party, office = signed_in(people["defense_attorney"]), signed_in(story.manager)

    party.post(at("thread_begun", story), {"subject": "Parking", "text": "Is there any?", "kind": "internal"})
    enter_as(story.manager)
    thread = Thread.objects.get()
    office.post(at("message_written", story, thread.pk), {"text": "Behind the house."})

    assert thread.kind == "all_parties"
    page = says(signed_in(people["applicant_attorney"]).get(at("thread", story, thread.pk)))
    assert "Is there any?" in page and "Behind the house." in page


def test_a_party_does_not_find_a_thread_of_the_office():
    story = requested()
    people = seated(story)
    office = signed_in(story.manager)
    office.post(at("thread_begun", story), {"subject": "Ours", "text": "Secret plan", "kind": "internal"})
    enter_as(story.manager)
    thread = Thread.objects.get()

    party = signed_in(people["defense_attorney"])

    assert party.get(at("thread", story, thread.pk)).status_code == 404
    assert "Ours" not in says(party.get(at("messages", story)))


def test_without_a_seat_for_every_party_the_page_says_who_lacks_one():
    story = requested()

    answer = signed_in(story.manager).post(
        at("thread_begun", story), {"subject": "x", "text": "y", "kind": "all_parties"}
    )

    assert answer.status_code == 422 and "Without a seat" in says(answer)


def test_an_attachment_is_not_opened_by_the_evaluator_and_goes_to_the_records_by_hand():
    story = requested()
    client = signed_in(story.manager)
    told = {"subject": "Ours", "text": "See this", "kind": "internal", "files": [a_file()]}
    client.post(at("thread_begun", story), told)
    enter_as(story.manager)
    attachment = Thread.objects.get().message_set.get().attachment_set.get()

    refused = signed_in(story.doctor).get(at("attachment", story, attachment.pk))
    entered = client.post(at("attachment_entered", story, attachment.pk))

    assert refused.status_code == 403
    assert "records/sets" in entered.headers["Location"]


def test_a_contact_is_kept_asked_for_an_appointment_and_answers():
    story = scheduled()
    client = signed_in(story.manager)
    told = {
        "practice": story.practice.pk,
        "kind": "interpreter",
        "name": "Invented Voice",
        "languages": "Spanish",
    }

    client.post(reverse("contacts"), told)
    enter_as(story.manager)
    contact = Contact.objects.get()
    client.post(
        at("contact_asked", story), {"contact": contact.pk, "language": "Spanish", "on": "2026-03-02"}
    )
    enter_as(story.manager)
    booking = Booking.objects.get()
    client.post(
        at("booking_answered", story, booking.pk),
        {"state": "confirmed", "by": "The agency", "on": "2026-03-03"},
    )

    page = says(client.get(at("bookings", story)))
    assert "Invented Voice" in page and "Confirmed" in page
    client.post(reverse("contact", args=[contact.pk]), {**told, "phone": "(559) 555-0100"})
    assert "(559) 555-0100" in says(client.get(reverse("contacts")))


@pytest.mark.parametrize("name", ["service", "communications", "messages", "bookings"])
def test_staff_of_another_practice_find_none_of_these_pages(name):
    story = requested()

    assert signed_in(staff(a_practice())).get(at(name, story)).status_code == 404


@pytest.mark.parametrize("name", ["undelivered", "quarantine", "contacts"])
def test_a_partys_person_is_told_that_these_lists_are_the_offices(name):
    story = requested()
    person = a_user()
    seat_party(the_party(story.evaluation), person, actor=story.manager)

    assert signed_in(person).get(reverse(name)).status_code == 403
    enter_as(story.manager)
    assert tell_all_of(come(story), on=date(2026, 3, 4), actor=story.manager)
