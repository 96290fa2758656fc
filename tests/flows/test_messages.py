"""A thread is for all parties or for the office, never for some; interpreters are asked and answer."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError

from medlegal.flows.book_contact import (
    AskedAlready,
    BusyThen,
    CertificateEnds,
    NoSuchLanguage,
    ask_contact,
    keep_answer,
    list_contact,
)
from medlegal.flows.receive_records import Upload
from medlegal.flows.refusal import NotYourRole
from medlegal.flows.write_message import (
    GoneIn,
    NotAllCanRead,
    NothingWritten,
    open_thread,
    pass_gate,
    read_thread,
    tell_of_message,
    write_message,
)
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.services import seat_party
from medlegal.practice.correspondence.contact_selectors import confirmed_interpreter, interpreters_for
from medlegal.practice.correspondence.message_selectors import messages_of, threads_of, unread_in
from medlegal.practice.correspondence.models import Message, Thread
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.people.models import User
from tests.builders import NOW, a_user, the_party
from tests.flows.stories import EXAMINED_ON, Story, another, book, packet, requested, scheduled
from tests.practice.carriers import mail_server

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


def seated(story: Story) -> dict[str, User]:
    """Everybody's person: both attorneys and the adjuster; the worker reads through the attorney."""
    roles = (Party.Role.APPLICANT_ATTORNEY, Party.Role.DEFENSE_ATTORNEY, Party.Role.CLAIMS_ADMINISTRATOR)
    people = {role: a_user(name=f"Person {number}") for number, role in enumerate(roles)}
    for role, person in people.items():
        seat_party(the_party(story.evaluation, role), person, actor=story.manager)
    return people


def begin(story: Story, *, kind: str = "all_parties", actor: User | None = None, **more: object) -> Thread:
    told = {"kind": kind, "subject": "A question", "text": "Is parking near?", "at": NOW}
    return open_thread(story.evaluation, **(told | more), actor=actor or story.manager)


def test_what_one_party_writes_every_side_reads():
    story = requested()
    people = seated(story)
    enter_as(people["defense_attorney"])
    thread = begin(story, actor=people["defense_attorney"])

    for reader in (people["applicant_attorney"], people["claims_administrator"], story.manager):
        enter_as(reader)
        (found,) = threads_of(story.evaluation, reader)
        assert found == thread and found.unread == 1
        assert "Defense Attorney" in messages_of(found).get().author


def test_a_party_never_sees_what_the_office_writes_to_itself():
    story = requested()
    people = seated(story)
    begin(story, kind="internal")

    enter_as(people["applicant_attorney"])

    assert not Thread.objects.exists() and not Message.objects.exists()


def test_a_party_begins_no_thread_of_the_office():
    story = requested()
    people = seated(story)
    enter_as(people["applicant_attorney"])

    with pytest.raises(NotYourRole):
        begin(story, kind="internal", actor=people["applicant_attorney"])


def test_nothing_is_written_to_all_while_one_party_cannot_read_it():
    story = requested()
    seat_party(the_party(story.evaluation, Party.Role.APPLICANT_ATTORNEY), a_user(), actor=story.manager)

    with pytest.raises(NotAllCanRead, match="Defense Attorney"):
        begin(story)


def test_the_kind_of_a_thread_and_the_words_of_a_message_cannot_be_changed():
    story = requested()
    thread = begin(story, kind="internal")

    for sql in (
        "UPDATE correspondence_thread SET kind = 'all_parties'",
        "UPDATE correspondence_message SET text = 'x'",
    ):
        with (
            pytest.raises((IntegrityError, InternalError), match="stays"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    thread.refresh_from_db()
    assert thread.kind == "internal"


def test_what_was_read_is_no_longer_new():
    story = requested()
    people = seated(story)
    thread = begin(story)
    reader = people["defense_attorney"]
    enter_as(reader)

    read_thread(thread, at=LATER, reader=reader)

    assert threads_of(story.evaluation, reader).get().unread == 0
    assert not unread_in(reader).exists()


def test_an_empty_message_is_refused():
    with pytest.raises(NothingWritten):
        begin(requested(), kind="internal", text="  ")


def test_a_stranger_writes_nothing():
    story = requested()
    thread = begin(story, kind="internal")

    with pytest.raises(NotYourRole):
        write_message(thread, text="Hello", at=NOW, actor=a_user())


def test_everybody_but_the_writer_is_told_that_a_message_waits_and_not_what_it_says(settings):
    story = requested(family_name="Uncommonly")
    people = seated(story)
    thread = begin(story, text="About Uncommonly's spine")
    message = messages_of(thread).get()

    with mail_server() as inbox:
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", inbox.port, "none"
        tell_of_message(practice_id=story.practice.pk, message_id=message.pk)

    assert {to for to, _ in inbox.mails} == {person.email for person in people.values()}
    assert not any(b"Uncommonly" in raw or b"spine" in raw for _, raw in inbox.mails)


def test_an_attachment_reaches_the_record_only_through_the_gate():
    story = requested()
    thread = begin(story, kind="internal", uploads=[Upload("records.pdf", [packet()])])
    attachment = messages_of(thread).get().attachment_set.get()
    assert not RecordSet.objects.exists()

    record_set = pass_gate(attachment, received_on=date(2026, 3, 2), at=NOW, actor=story.manager)

    assert not hasattr(record_set, "declaration") and record_set.file_set.count() == 1
    with pytest.raises(GoneIn):
        pass_gate(attachment, received_on=date(2026, 3, 2), at=NOW, actor=story.manager)


def an_interpreter(story: Story, **about: object):
    told = {"kind": "interpreter", "name": "Invented Voice", "languages": "Spanish, Tagalog"}
    return list_contact(story.practice, **(told | about), actor=story.manager)


def ask(story: Story, contact, language: str = "spanish"):
    appointment = appointment_of(story.evaluation)
    return ask_contact(
        appointment, contact=contact, language=language, on=date(2026, 3, 2), actor=story.manager
    )


def test_an_interpreter_is_asked_and_confirms():
    story = scheduled()
    contact = an_interpreter(story)
    booking = ask(story, contact)
    assert confirmed_interpreter(appointment_of(story.evaluation)) is None

    keep_answer(booking, state="confirmed", by="The agency", on=date(2026, 3, 3), actor=story.manager)

    assert confirmed_interpreter(appointment_of(story.evaluation)).contact == contact
    told = appointment_of(story.evaluation)
    assert (told.interpreter_name, told.interpreter_confirmed_on) == ("Invented Voice", date(2026, 3, 3))
    with pytest.raises(AskedAlready):
        ask(story, contact)


def test_an_interpreter_who_calls_off_no_longer_stands_with_the_appointment():
    story = scheduled()
    booking = ask(story, an_interpreter(story))
    keep_answer(booking, state="confirmed", by="The agency", on=date(2026, 3, 3), actor=story.manager)

    keep_answer(booking, state="declined", by="The agency", on=date(2026, 3, 4), actor=story.manager)

    told = appointment_of(story.evaluation)
    assert (told.interpreter_name, told.interpreter_confirmed_on) == ("", None)


def test_an_interpreter_who_does_not_fit_is_refused_with_the_reason():
    story = scheduled()

    with pytest.raises(NoSuchLanguage, match="Spanish, Tagalog"):
        ask(story, an_interpreter(story), "Hmong")
    ended = an_interpreter(story, certificate_expires_on=EXAMINED_ON - timedelta(days=1))
    with pytest.raises(CertificateEnds):
        ask(story, ended)
    assert ended not in interpreters_for(appointment_of(story.evaluation), "Spanish")


def test_nobody_is_booked_twice_at_one_hour():
    story = scheduled()
    contact = an_interpreter(story)
    ask(story, contact)
    other = another(story)
    book(other, on=EXAMINED_ON + timedelta(days=1))
    ask(other, contact)
    appointment = appointment_of(other.evaluation)
    appointment.starts_at, appointment.ends_at = NOW, NOW + timedelta(hours=1)

    third = another(story)
    book(third, on=EXAMINED_ON, hour=18)
    near = appointment_of(third.evaluation)
    near.starts_at = appointment_of(story.evaluation).starts_at

    with pytest.raises(BusyThen):
        ask_contact(near, contact=contact, language="Spanish", on=date(2026, 3, 2), actor=story.manager)
