"""Behind the public site: the company edits, answers and publishes; nobody else comes in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.receive_inquiry import receive_joining
from medlegal.practice.audit.models import Event
from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.models import Role
from medlegal.practice.publicity.models import Inquiry
from tests.builders import staff
from tests.flows.stories import requested
from tests.portal.door import signed_in
from tests.portal.public.test_public_pages import company_person

pytestmark = pytest.mark.django_db

TOLD = {"title": "Other words", "summary": "Short.", "body": "A body."}
JOINS = {
    "name": "Invented",
    "email": "i@example.com",
    "phone": "",
    "writes_as": "physician",
    "message": "Hello.",
}


def joining() -> int:
    more = {"specialty": "Neurology", "county": "", "is_qme": False}
    return receive_joining(told=JOINS, **more, language="en", at=timezone.now())


@pytest.mark.parametrize("name", ["content", "content_new", "inquiries"])
def test_only_the_company_comes_behind_the_site(name):
    story = requested()

    assert signed_in(story.manager).get(reverse(name)).status_code == 403
    assert Client().get(reverse(name)).headers["Location"].startswith("/account/login/")


def test_an_edit_is_a_draft_until_it_is_published_and_can_be_undone():
    client = signed_in(company_person())
    page = reverse("content_article", args=["services", "en"])

    client.post(page, TOLD)
    preview = client.get(reverse("content_version", args=["services", "en", 1]))
    before = client.get("/services/").content.decode()
    client.post(reverse("content_act", args=["services", "en", 1, "publish"]))
    client.post(page, TOLD | {"title": "Worse words"})
    client.post(reverse("content_act", args=["services", "en", 2, "publish"]))
    client.post(reverse("content_act", args=["services", "en", 1, "restore"]))
    client.post(reverse("content_act", args=["services", "en", 3, "publish"]))

    assert b"Other words" in preview.content and "Other words" not in before
    assert b"Other words" in client.get("/services/").content
    assert b"Worse words" in client.get(page).content


def test_the_same_text_again_is_no_version():
    client = signed_in(company_person())
    page = reverse("content_article", args=["services", "en"])

    client.post(page, TOLD)
    again = client.post(page, TOLD)

    assert again.status_code == 422


def test_news_is_written_translated_and_taken_down():
    client = signed_in(company_person())
    new = TOLD | {"kind": "news", "name": "A new office", "language": "en"}

    client.post(reverse("content_new"), new)
    client.post(reverse("content_act", args=["a-new-office", "en", 1, "publish"]))
    shown = client.get("/news/a-new-office/")
    untranslated = client.get("/es/news/a-new-office/")
    client.post(reverse("content_down", args=["a-new-office", "en"]))

    assert (shown.status_code, untranslated.status_code) == (200, 404)
    assert client.get("/news/a-new-office/").status_code == 404


def test_a_page_of_the_menu_is_not_taken_down():
    client = signed_in(company_person())

    answer = client.post(reverse("content_down", args=["services", "en"]), follow=True)

    assert b"is not withdrawn" in answer.content
    assert client.get("/services/").status_code == 200


def test_a_joining_physician_goes_through_the_stages():
    number, person = joining(), company_person()
    client = signed_in(person)

    client.post(reverse("inquiry_act", args=[number, "give"]), {"to": person.pk})
    client.post(reverse("inquiry_act", args=[number, "stage"]), {"stage": "talked", "text": "Called."})
    page = client.get(reverse("inquiry", args=[number])).content.decode()
    client.post(reverse("inquiry_act", args=[number, "stage"]), {"stage": "joined", "text": ""})

    enter_as(person)
    one = Inquiry.objects.get(pk=number)
    assert "Talked with. Called." in page
    assert (one.status, one.joining.stage, one.assigned_to) == ("closed", "joined", person)
    assert Event.objects.filter(action="inquiry.opened", actor_id=person.pk).exists()


def test_an_inquiry_is_not_closed_without_saying_how():
    number, person = joining(), company_person()

    answer = signed_in(person).post(reverse("inquiry_act", args=[number, "close"]), {"text": ""})

    assert answer.status_code == 422


def test_the_manager_publishes_a_profile_and_a_scheduler_does_not():
    story = requested()
    told = {"is_published": "on", "is_qme": "on", "offices": [story.office.pk], "about_en": "Own words."}
    page = reverse("profile", args=[story.physician.pk])

    refused = signed_in(staff(story.practice, Role.SCHEDULER)).post(page, told)
    kept = signed_in(story.manager).post(page, told)

    assert (refused.status_code, kept.status_code) == (403, 302)
    assert story.physician.name in Client().get("/physicians/").content.decode()


def test_what_is_no_photo_is_refused_in_a_sentence():
    story = requested()
    told = {"is_published": "on", "offices": [story.office.pk], "photo": SimpleUploadedFile("a.jpg", b"no")}

    answer = signed_in(story.manager).post(reverse("profile", args=[story.physician.pk]), told)

    assert answer.status_code == 422
    assert b"The photo cannot be read" in answer.content
