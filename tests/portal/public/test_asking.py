"""What strangers write arrives once, from people, and is read by the company alone."""

import re
from datetime import date

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.send_digests import send_digests
from medlegal.flows.tell_people import tell_people
from medlegal.practice.alerts.models import Alert, Kind
from medlegal.practice.alerts.services import keep_wishes
from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.models import CompanySeat, User
from medlegal.practice.publicity.models import Inquiry
from tests.builders import a_practice, a_user, staff
from tests.portal.door import signed_in
from tests.portal.public.test_public_pages import company_person
from tests.practice.carriers import mail_server

pytestmark = pytest.mark.django_db

SAYS = {
    "writes_as": "attorney",
    "name": "Invented Asker",
    "email": "asker@example.com",
    "message": "When is the next free day in Fresno?",
}
JOINS = {**SAYS, "specialty": "Neurology", "county": "Kern", "is_qme": "on"}


@pytest.fixture(autouse=True)
def nobody_wrote_before():
    cache.clear()


def send(address: str, told: dict[str, str], *, after_seconds: int = 30, client: Client | None = None):
    """The form is opened, and sent so many seconds later."""
    client = client or Client()
    with time_machine.travel("2026-11-23T10:00:00-08:00", tick=False) as clock:
        page = client.get(address).content.decode()
        began = re.search(r'name="began" value="([^"]+)"', page)
        clock.shift(after_seconds)
        return client.post(address, {**told, "began": began.group(1)})


def kept(reader: User) -> list[Inquiry]:
    enter_as(reader)
    return list(Inquiry.objects.all())


def test_a_question_arrives_at_the_company():
    answer = send("/es/contact/", SAYS)

    assert answer.headers["Location"] == "/es/contact/sent/"
    one = kept(company_person())[0]
    assert (one.kind, one.language, one.status, one.name) == ("contact", "es", "new", "Invented Asker")


def test_a_physician_who_wants_to_join_begins_the_pipeline():
    send("/join/", JOINS)

    one = kept(company_person())[0]
    assert (one.joining.stage, one.joining.specialty, one.joining.county) == ("received", "Neurology", "Kern")


def test_nobody_outside_the_company_reads_what_was_asked():
    in_an_office, elsewhere = staff(a_practice()), a_user()

    send("/contact/", SAYS)

    assert kept(in_an_office) == kept(elsewhere) == []


def heard(kind: Kind, number: int) -> None:
    """What the clock does a moment after the form was sent."""
    tell_people(practice_id=0, evaluation_id=0, kind=kind, about=number, actor_id=0)


def test_the_companys_people_hear_of_a_question_once_and_nobody_else_does(settings):
    director, office = company_person(), staff(a_practice())
    send("/contact/", SAYS)
    (one,) = kept(director)

    with mail_server() as inbox:
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", inbox.port, "none"
        heard(Kind.INQUIRY_CAME, one.pk)
        heard(Kind.INQUIRY_CAME, one.pk)

    enter_as(office)
    assert not Alert.objects.exists()
    enter_as(director)
    (alert,) = Alert.objects.all()
    led = signed_in(director).get(reverse("notification", args=[alert.pk]))
    assert led.headers["Location"] == reverse("inquiry", args=[one.pk])
    assert [to for to, _ in inbox.mails] == [director.email]
    assert b"Asker" not in inbox.mails[0][1] and b"Fresno" not in inbox.mails[0][1]


def test_who_left_the_company_is_led_home_and_hears_no_more():
    director = company_person()
    send("/join/", JOINS)
    (one,) = kept(director)
    heard(Kind.JOINING_CAME, one.pk)
    enter_as(director)
    CompanySeat.objects.update(ended_on=date(2026, 11, 24))

    led = signed_in(director).get(reverse("notification", args=[Alert.objects.get().pk]))
    heard(Kind.INQUIRY_CAME, one.pk)

    enter_as(director)
    assert led.headers["Location"] == reverse("own_place")
    assert Alert.objects.count() == 1


def test_what_the_company_wants_once_a_day_goes_in_one_mail(settings):
    director = company_person()
    enter_as(director)
    keep_wishes(director, said={Kind.INQUIRY_CAME: ("daily", False)}, mobile="")

    with mail_server() as inbox:
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", inbox.port, "none"
        heard(Kind.INQUIRY_CAME, 1)
        heard(Kind.INQUIRY_CAME, 2)
        with connection.cursor() as cursor:
            cursor.execute(
                "SET CONSTRAINTS ALL IMMEDIATE"
            )  # the chains are enrolled as a transaction commits
        went = (send_digests(at=timezone.now()), send_digests(at=timezone.now()))

    ((to, raw),) = inbox.mails
    assert went == (1, 0) and to == director.email and b"(2 times)" in raw


@pytest.mark.parametrize(
    ("told", "seconds", "sentence"),
    [
        ({}, 1, "quicker than a person"),
        ({}, 5 * 60 * 60, "open for too long"),
        ({"message": "See http://a.example http://b.example http://c.example"}, 30, "Too many links"),
        ({"message": "short"}, 30, "10"),
        ({"email": "nowhere"}, 30, "valid email"),
    ],
)
def test_what_looks_like_a_machine_or_a_slip_comes_back_with_a_sentence(told, seconds, sentence):
    answer = send("/contact/", SAYS | told, after_seconds=seconds)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert kept(company_person()) == []


def test_a_machine_that_fills_the_unseen_field_is_thanked_and_nothing_is_kept():
    answer = send("/contact/", SAYS | {"website": "http://spam.example"})

    assert answer.status_code == 302
    assert kept(company_person()) == []


def test_the_sixth_message_within_an_hour_waits():
    answers = [send("/contact/", SAYS).status_code for _ in range(6)]

    assert answers == [302] * 5 + [422]
