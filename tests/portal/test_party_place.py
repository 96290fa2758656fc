"""A party's person comes in by invitation, is served, and sends records beneath a declaration that was read."""

from datetime import date, timedelta
from email import message_from_bytes

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.invite_party import Invited, SeatedAlready, invite_party, send_invitation
from medlegal.flows.send_deliveries import take_returned
from medlegal.practice.audit.models import Event
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Seat
from medlegal.practice.cases.services import WorksInAPractice, seat_party
from medlegal.practice.companion.models import Invitation, Parcel
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.intake.models import Declaration, RecordSet
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import person_with
from tests.builders import a_user, an_evaluation, staff, the_party
from tests.flows.stories import Story, packet, requested, served
from tests.portal.door import signed_in
from tests.practice.carriers import mail_server
from tests.practice.test_carriers import BOUNCE

pytestmark = pytest.mark.django_db

EMAIL = "invited@test.example"
CHOSEN = "three-long-invented-words"


def invited(story: Story, capacity: str = "party", email: str = EMAIL) -> Invited:
    enter_as(story.manager)
    return invite_party(
        the_party(story.evaluation),
        email=email,
        capacity=capacity,
        at=timezone.now(),
        actor=story.manager,
    )


def accept(told: Invited, **changed: str):
    asked = {"code": told.code, "name": "New Person", "password": CHOSEN, "again": CHOSEN}
    return Client().post(told.link.removeprefix("http://localhost:8800"), asked | changed)


def seated(story: Story, role: str = "defense_attorney") -> User:
    person = a_user(name="Party Person")
    seat_party(the_party(story.evaluation, role), person, actor=story.manager)
    return person


def bounced(reference: str) -> bytes:
    report = BOUNCE.replace(b"ACTION", b"failed").replace(b"STATUS", b"5.1.1")
    return report.replace(b"1.2.abc", reference.encode())


def says(answer) -> str:
    return answer.content.decode()


def test_an_invited_person_chooses_a_password_and_has_one_seat():
    story = requested()

    answer = accept(invited(story))

    enter_as(story.manager)
    person = person_with(EMAIL)
    assert answer.headers["Location"] == reverse("account_login")
    assert person.check_password(CHOSEN)
    assert Seat.objects.get(user=person).evaluation == story.evaluation


def test_an_invitation_opens_once_and_not_after_a_week():
    story = requested()
    told = invited(story)
    accept(told)
    other = invited(story, email="late@test.example")
    Invitation.objects.filter(pk=other.invitation.pk).update(expires_at=timezone.now() - timedelta(minutes=1))

    assert accept(told).status_code == 401
    assert accept(other).status_code == 401


def test_the_link_goes_by_mail_once_and_what_comes_back_is_read_beside_it(settings):
    story = requested(family_name="Uncommonly")
    told = invited(story)
    numbers = {"practice_id": story.practice.pk, "invitation_id": told.invitation.pk}

    with mail_server() as inbox:
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", inbox.port, "none"
        send_invitation(**numbers)
        send_invitation(**numbers)
    sent = says(signed_in(story.manager).get(reverse("ways_in", args=[story.evaluation.pk])))
    take_returned(bounced(f"{story.practice.pk}.invitation.{'0' * 32}"), at=timezone.now(), actor=None)
    guessed = says(signed_in(story.manager).get(reverse("ways_in", args=[story.evaluation.pk])))
    take_returned(bounced(told.invitation.reference), at=timezone.now(), actor=None)
    returned = says(signed_in(story.manager).get(reverse("ways_in", args=[story.evaluation.pk])))

    ((to, raw),) = inbox.mails
    words = message_from_bytes(raw).get_payload(decode=True)
    assert to == EMAIL and told.link.encode() in words and told.code.encode() not in words
    assert b"Uncommonly" not in raw and "e-mail sent" in sent
    assert "e-mail sent" in guessed
    assert "e-mail not delivered" in returned


def test_without_a_mail_server_the_office_reads_that_the_link_did_not_go():
    story = requested()
    told = invited(story)

    send_invitation(practice_id=story.practice.pk, invitation_id=told.invitation.pk)

    page = says(signed_in(story.manager).get(reverse("ways_in", args=[story.evaluation.pk])))
    assert "No mail server is set here" in page and told.link not in page


def test_the_page_and_the_wrong_code_say_nothing_of_the_case():
    story = requested(family_name="Uncommonly")
    told = invited(story)
    wrong = "000000" if told.code != "000000" else "111111"

    page = says(Client().get(told.link.removeprefix("http://localhost:8800")))
    refused = [accept(told, code=wrong) for _ in range(5)]
    spent = accept(told)

    assert "Uncommonly" not in page and story.evaluation.number not in page
    assert {answer.status_code for answer in refused} == {422}
    assert spent.status_code == 422 and "Too many wrong codes" in says(spent)
    assert person_with(EMAIL) is None


def test_somebody_of_a_practice_and_somebody_with_a_seat_is_not_invited():
    story = requested()
    person = seated(story)

    with pytest.raises(WorksInAPractice):
        invited(story, email=staff(story.practice).email)
    with pytest.raises(SeatedAlready):
        invited(story, email=person.email)


def test_a_partys_first_page_says_what_needs_the_person():
    story = served()
    person = seated(story)
    enter_as(story.manager)
    an_evaluation(story.practice, physician=story.physician, family_name="Elsewhere")

    page = says(signed_in(person).get(reverse("party")))

    assert story.evaluation.number in page and "not opened yet" in page
    assert "The report was served on" in page and "Elsewhere" not in page


def test_when_a_served_paper_was_first_opened_is_kept_as_proof():
    story = served()
    person = seated(story)
    serving = Serving.objects.filter(evaluation=story.evaluation).last()
    client = signed_in(person)
    address = reverse("party_paper", args=[story.evaluation.pk, serving.pk])

    first = b"".join(client.get(address).streaming_content)
    client.get(address)

    enter_as(story.manager)
    assert first.startswith(b"%PDF")
    opened = Event.objects.filter(action="service.opened", evaluation_id=story.evaluation.pk)
    assert [(one.actor_id, one.facts["serving"]) for one in opened] == [(person.pk, serving.pk)]
    page = says(signed_in(story.manager).get(reverse("ways_in", args=[story.evaluation.pk])))
    assert "Party Person" in page


def upload(client: Client, story: Story, **more: object) -> str:
    """The address of the page to sign."""
    told = {"files": [SimpleUploadedFile("records.pdf", packet())], **more}
    answer = client.post(reverse("party_send", args=[story.evaluation.pk]), told)
    assert answer.status_code == 302, says(answer)
    return answer.headers["Location"]


SIGNED = {"pages": 7, "pages_shown": 7, "place": "Fresno, CA", "name": "Party Person", "has_read": "on"}


def test_pages_are_counted_at_once_and_the_whole_declaration_stands_above_the_signature():
    story = requested()
    client = signed_in(seated(story))

    page = says(client.get(upload(client, story)))

    assert "We counted" in page and ">7<" in page
    assert "under penalty of perjury" in page and "contain 7 pages in total" in page
    assert "8 CCR § 9793(n)" in page
    enter_as(story.manager)
    assert not RecordSet.objects.filter(evaluation=story.evaluation).exists()


def test_signed_records_are_received_with_their_declaration():
    story = requested()
    person = seated(story)
    client = signed_in(person)

    answer = client.post(upload(client, story), SIGNED, follow=True)

    enter_as(story.manager)
    record_set = RecordSet.objects.get(evaluation=story.evaluation)
    declaration = Declaration.objects.get(record_set=record_set)
    assert "Sent and signed" in says(answer)
    assert (declaration.pages, declaration.signer, declaration.signed_on) == (
        7,
        "Party Person",
        timezone.localdate(),
    )
    assert record_set.sender == the_party(story.evaluation) and record_set.kept_by == person
    assert "Signed on" in Parcel.objects.get().signed_text


def test_another_number_is_signed_for_once_the_declaration_with_it_was_read():
    story = requested()
    client = signed_in(seated(story))
    told = SIGNED | {"pages": 9, "differs_because": "Two came by mail."}
    address = upload(client, story)

    shown = says(client.post(address, told))
    client.post(address, told | {"pages_shown": 9})

    enter_as(story.manager)
    assert "9 pages in total" in shown and 'name="pages_shown" value="9"' in shown
    assert Declaration.objects.get(record_set__evaluation=story.evaluation).pages == 9


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"has_read": ""}, "Nothing is signed that was not read"),
        ({"pages": 9}, "the files hold 7"),
        ({"pages": 9, "differs_because": "Two came by mail."}, "Read it again, and sign"),
        ({"place": " "}, "This field is required"),
    ],
)
def test_nothing_is_signed_unread_or_with_another_number(changed, sentence):
    story = requested()
    client = signed_in(seated(story))

    answer = client.post(upload(client, story), SIGNED | changed)

    assert answer.status_code == 422 and sentence in says(answer)
    enter_as(story.manager)
    assert not RecordSet.objects.filter(evaluation=story.evaluation).exists()


def test_non_medical_records_wait_for_the_other_side():
    story = requested()
    client = signed_in(seated(story))
    sent = {"is_non_medical": "yes", "served_on": "2026-10-01", "served_by": "mail"}

    client.post(upload(client, story, **sent), SIGNED)

    enter_as(story.manager)
    record_set = RecordSet.objects.get(evaluation=story.evaluation)
    assert record_set.is_non_medical and record_set.objections_until > date(2026, 10, 10)


def test_a_copy_service_sends_records_and_sees_nothing_else():
    story = requested()
    accept(invited(story, capacity="copy_service"))
    client = signed_in(person_with(EMAIL))

    home = says(client.get(reverse("party")))
    client.post(upload(client, story), SIGNED)

    assert story.evaluation.number in home and str(story.evaluation.claimant) not in home
    assert client.get(reverse("evaluation", args=[story.evaluation.pk])).status_code == 404
    assert client.get(reverse("party_evaluation", args=[story.evaluation.pk])).status_code == 404
    enter_as(story.manager)
    assert RecordSet.objects.get(evaluation=story.evaluation).means == "copy_service"


def test_another_party_does_not_reach_an_upload_or_a_paper_that_is_not_theirs():
    story = served()
    serving = Serving.objects.filter(evaluation=story.evaluation).last()
    person = seated(story)
    client = signed_in(person)
    page = upload(client, story)
    enter_as(story.manager)
    other = signed_in(seated(story, "applicant_attorney"))
    stranger = signed_in(seated(requested()))

    assert stranger.get(page).status_code == 404
    assert other.get(page).status_code == 404
    paper = reverse("party_paper", args=[story.evaluation.pk, serving.pk])
    assert stranger.get(paper).status_code == 404


def test_a_party_is_told_that_somebody_else_received_its_copy():
    story = served()
    person = seated(story, "worker")
    report = Serving.objects.get(evaluation=story.evaluation, what=Serving.What.REPORT)
    report.recipient_set.filter(party__role="worker").update(name="Dr. Named Invented")

    page = signed_in(person).get(reverse("party_evaluation", args=[story.evaluation.pk]))

    assert "Somebody else received it for you on Wed, Apr 22, 2026" in says(page)
    assert reverse("party_paper", args=[story.evaluation.pk, report.pk]) not in says(page)
    assert "Nothing was served yet" not in says(page)
