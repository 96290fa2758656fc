"""What a person reads when a page cannot be shown."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from medlegal.portal.error_pages import failed
from tests.flows.stories import requested
from tests.portal.door import signed_in

pytestmark = pytest.mark.django_db


def test_an_address_without_a_page_leads_back_to_the_work():
    answer = signed_in(requested().manager).get("/no/such/page/")

    assert answer.status_code == 404
    assert b"Start again from your first page" in answer.content


def test_more_files_than_one_request_may_hold_are_refused_in_a_sentence():
    story = requested()
    files = [SimpleUploadedFile(f"{number}.pdf", b"%PDF") for number in range(101)]

    answer = signed_in(story.manager).post(
        reverse("records_received", args=[story.evaluation.pk]), {"files": files}
    )

    assert answer.status_code == 413
    assert b"in several parts" in answer.content


LIMIT = "medlegal.portal.middleware.upload_limit"


@pytest.fixture
def limited(settings) -> int:
    """The limit stands before whatever reads a request's body; the bytes it allows."""
    settings.MAX_UPLOAD_BYTES = 2 * 1024**3 + 64 * 1024**2
    others = [one for one in settings.MIDDLEWARE if one != LIMIT]
    before = others.index("django.contrib.sessions.middleware.SessionMiddleware")
    settings.MIDDLEWARE = [*others[:before], LIMIT, *others[before:]]
    return settings.MAX_UPLOAD_BYTES


def test_an_upload_that_says_it_is_too_long_is_refused_before_it_is_read(limited):
    story = requested()
    client = signed_in(story.manager)
    address = reverse("records_received", args=[story.evaluation.pk])

    page = client.post(address, CONTENT_LENGTH=str(limited + 1))
    script = client.post(address, CONTENT_LENGTH=str(limited + 1), HTTP_ACCEPT="application/json")
    program = Client().post("/api/v1/anything", CONTENT_LENGTH=str(limited + 1))

    assert {answer.status_code for answer in (page, script, program)} == {413}
    assert b"in several parts" in page.content
    assert "in several parts" in script.json()["says"] and program.json()["reason"] == "TooLarge"


def test_what_is_not_too_long_is_taken(limited):
    story = requested()

    answer = signed_in(story.manager).post(reverse("evaluations"), {"text": "worker"})

    assert limited > 2 * 1024**3
    assert answer.status_code == 200


def test_a_form_without_its_token_is_refused_in_a_sentence():
    story = requested()
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(story.manager).cookies

    answer = client.post(reverse("evaluations"), {"text": "a"})

    assert answer.status_code == 403
    assert b"load the page again" in answer.content


def test_the_page_for_a_failure_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = failed(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert b"The fault is on our side" in answer.content


def test_an_address_that_only_takes_a_form_leads_to_the_form():
    story = requested()

    answer = signed_in(story.manager).get(reverse("report_signed", args=[story.evaluation.pk]))

    assert answer.headers["Location"] == reverse("report", args=[story.evaluation.pk])
