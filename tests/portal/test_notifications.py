"""People hear that something happened, as they wish, and never what."""

from email import message_from_bytes

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.send_digests import send_digests
from medlegal.flows.tell_people import tell_people
from medlegal.flows.welcome_worker import give_pass
from medlegal.outside.mail import Went
from medlegal.outside.text_message import NullText, TextByHttp, TextMessage, text_carrier
from medlegal.practice.alerts.models import Alert, Kind
from medlegal.practice.alerts.services import keep_wishes
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.services import seat_party
from tests.builders import a_user, the_party
from tests.flows.stories import Story, requested, scheduled
from tests.portal.door import signed_in
from tests.practice.carriers import mail_server

pytestmark = pytest.mark.django_db


def booked(**asked: object) -> tuple[Story, object]:
    """An appointment, and a party's person with a seat."""
    story = scheduled(requested(**asked))
    person = a_user(name="Party Person")
    seat_party(the_party(story.evaluation), person, actor=story.manager)
    return story, person


def told(story: Story, kind: Kind = Kind.APPOINTMENT_BOOKED) -> None:
    """As the job does it, which enters the practice; then the manager asks again."""
    about = appointment_of(story.evaluation).pk
    tell_people(
        practice_id=story.practice.pk,
        evaluation_id=story.evaluation.pk,
        kind=kind,
        about=about,
        actor_id=story.manager.pk,
    )


def by_mail(settings, inbox) -> None:
    settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", inbox.port, "none"


def test_whom_it_concerns_is_told_once_and_whoever_did_it_is_not(settings):
    story, person = booked(family_name="Uncommonly")

    with mail_server() as inbox:
        by_mail(settings, inbox)
        told(story)
        told(story)

    assert sorted(to for to, _ in inbox.mails) == sorted([person.email, story.doctor.email])
    assert not any(b"Uncommonly" in raw for _, raw in inbox.mails)


def test_the_bell_counts_what_is_new_and_leads_to_it():
    story, person = booked()
    told(story)
    client = signed_in(person)

    before = client.get(reverse("notifications")).content.decode()
    enter_as(person)
    alert = Alert.objects.get(user=person)
    led = client.get(reverse("notification", args=[alert.pk]))
    after = client.get(reverse("notifications")).content.decode()

    assert "An appointment was made" in before and "1<span" in before
    assert led.headers["Location"] == reverse("party_evaluation", args=[story.evaluation.pk])
    assert "1<span" not in after


def test_nobody_sees_or_opens_what_another_was_told():
    story, person = booked()
    told(story)
    enter_as(story.doctor)
    seen = list(Alert.objects.values_list("user", flat=True))
    (alert,) = Alert.objects.all()

    assert seen == [story.doctor.pk]
    assert signed_in(person).get(reverse("notification", args=[alert.pk])).status_code == 404


def test_a_wish_is_kept_and_what_waits_goes_in_one_mail_a_day(settings):
    story, person = booked()
    form = {f"email_{kind.value}": "daily" for kind in Kind}

    answer = signed_in(person).post(reverse("notification_wishes"), form)
    with mail_server() as inbox:
        by_mail(settings, inbox)
        told(story)
        at_once = [to for to, _ in inbox.mails]
        told(story, Kind.APPOINTMENT_CANCELLED)
        with connection.cursor() as cursor:
            cursor.execute(
                "SET CONSTRAINTS ALL IMMEDIATE"
            )  # the chains are enrolled as a transaction commits
        send_digests(at=timezone.now())
        send_digests(at=timezone.now())

    mine = [raw for to, raw in inbox.mails if to == person.email]
    assert answer.status_code == 302 and person.email not in at_once
    assert len(mine) == 1 and story.evaluation.number.encode() in mine[0]


def test_without_a_service_no_text_message_leaves_and_a_short_number_is_refused():
    message = TextMessage("(559) 555-0100", "Something new.", "1.alert.1")

    assert isinstance(text_carrier(), NullText)
    assert text_carrier().send(message).went == Went.NOBODY
    assert message.digits == "+15595550100"
    assert TextByHttp("https://text.invalid", "t").send(TextMessage("55", "x", "r")).went == Went.REFUSED


def test_who_wants_no_mail_gets_none(settings):
    story, person = booked()
    enter_as(person)
    keep_wishes(person, said={kind.value: ("never", False) for kind in Kind}, mobile="")

    with mail_server() as inbox:
        by_mail(settings, inbox)
        told(story)

    assert person.email not in {to for to, _ in inbox.mails}


@pytest.mark.parametrize(("language", "word"), [("en", b"answered you"), ("es", "le contestó".encode())])
def test_the_worker_hears_that_the_office_answered_and_not_what(settings, language, word):
    story = scheduled(requested(family_name="Uncommonly"))
    where = {"email_to": "worker@test.example", "language": language}
    enter_as(story.manager)
    given = give_pass(story.evaluation, at=timezone.now(), actor=story.manager, **where)

    with mail_server() as inbox:
        by_mail(settings, inbox)
        told(story, Kind.DAY_ANSWERED)

    ((to, raw),) = inbox.mails
    words = message_from_bytes(raw).get_payload(decode=True)
    assert to == "worker@test.example" and word in words
    assert b"Uncommonly" not in raw and given.link.encode() not in raw
    enter_as(story.manager)
    assert not Alert.objects.filter(kind=Kind.DAY_ANSWERED).exists()


def test_a_worker_without_a_link_is_not_written_to(settings):
    story = scheduled()

    with mail_server() as inbox:
        by_mail(settings, inbox)
        told(story, Kind.DAY_ANSWERED)

    assert inbox.mails == []
