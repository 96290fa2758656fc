"""A paper goes to every party of record or to nobody, by lawful means, and what fails comes back to a list."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from medlegal.flows.agree_service import PaperNeeded, agree_service, take_agreement_back
from medlegal.flows.prove_service import (
    deliver_again,
    keep_sender_proof,
    note_delivery,
    print_pack,
    settle_undelivered,
)
from medlegal.flows.receive_records import Upload
from medlegal.flows.refusal import NotYourRole, WrongTime
from medlegal.flows.send_deliveries import TryLater, read_returned_mail, send_delivery
from medlegal.flows.serve_document import (
    NOT_SERVED,
    Addressee,
    CannotReach,
    NoParties,
    OneSided,
    means_of,
    serve_on_all,
)
from medlegal.outside.storage import kept_bytes
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Party
from medlegal.practice.correspondence.models import Delivery, Serving
from medlegal.practice.correspondence.selectors import deliveries_of, undelivered_in, waiting_in
from medlegal.practice.people.models import Role
from medlegal.reports.blocks import Paper, Prose
from medlegal.reports.render_pdf import to_pdf
from tests.builders import staff, the_party
from tests.flows.stories import Story, requested
from tests.practice.carriers import mail_server
from tests.practice.test_carriers import BOUNCE
from tests.reports.reading_back import pdf_text

pytestmark = pytest.mark.django_db

ON = date(2026, 3, 2)
PAPER = to_pdf(Paper("A letter", (), (), "A letter", (Prose("To all parties."),)))
WORKER, ATTORNEY = Party.Role.WORKER, Party.Role.APPLICANT_ATTORNEY


def tell(story: Story, role: str, **fields: object) -> Party:
    """The party, as the office now knows it."""
    party = the_party(story.evaluation, role)
    for name, value in fields.items():
        setattr(party, name, value)
    party.save()
    return party


def agreeing(story: Story) -> Party:
    return tell(story, ATTORNEY, email="party@test.example", e_service_agreed_on=date(2026, 1, 5))


def serve(story: Story, **more: object) -> Serving:
    told = {"what": "letter", "paper": PAPER, "on": ON, "title": "an invented letter", "actor": story.manager}
    return serve_on_all(story.evaluation, **(told | more))


def of(serving: Serving, party: Party) -> Delivery:
    return deliveries_of(serving).get(recipient__party=party)


def agreed(story: Story) -> Delivery:
    """The e-mail of a letter to the party that agreed to it."""
    party = agreeing(story)
    return of(serve(story), party)


@pytest.fixture
def inbox(settings):
    with mail_server() as opened:
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", opened.port, "none"
        settings.MAIL_SENDER = "office@test.example"
        yield opened


def send(story: Story, delivery: Delivery) -> Delivery:
    try:
        send_delivery(practice_id=story.practice.pk, delivery_id=delivery.pk)
    finally:
        enter_as(story.manager)
        delivery.refresh_from_db()
    return delivery


def test_a_paper_reaches_every_party_and_is_proved():
    story = requested()

    serving = serve(story)

    assert {one.recipient.party_id for one in deliveries_of(serving)} == {
        p.pk for p in story.evaluation.party_set.all()
    }
    proof = pdf_text(kept_bytes(serving.proof_key))
    assert "an invented letter" in proof and "March 2, 2026" in proof
    assert "adds 5 calendar days" in proof


def test_somebody_the_law_names_besides_is_served_too():
    serving = serve(requested(), also=[Addressee("Medical Unit", "1 State Way, Oakland, CA 94612")])

    assert "Medical Unit" in {str(one.recipient) for one in deliveries_of(serving)}


@pytest.mark.parametrize(("role", "rule"), [("panel_qme", "4062.3"), ("ame", "agreed evaluator")])
def test_a_paper_for_one_side_is_refused_with_the_rule(role, rule):
    story = requested(role=role)
    left = the_party(story.evaluation)

    with pytest.raises(OneSided, match=rule):
        serve(story, means={left: NOT_SERVED})

    assert not Serving.objects.exists()


def test_without_parties_nothing_is_served():
    story = requested()
    Party.objects.filter(evaluation=story.evaluation).delete()

    with pytest.raises(NoParties):
        serve(story)


def test_email_without_a_written_agreement_is_refused_and_never_chosen():
    story = requested()
    party = tell(story, ATTORNEY, email="party@test.example", preferred_means="email")

    with pytest.raises(CannotReach, match="§ 36"):
        serve(story, means={party: "email"})
    assert means_of(party, on=ON) == "mail"


def test_an_agreement_of_a_later_day_does_not_reach_back():
    story = requested()
    party = agreeing(story)

    assert (means_of(party, on=date(2026, 1, 4)), means_of(party, on=ON)) == ("mail", "email")


def test_an_appointment_notice_goes_by_mail_or_fax_for_its_rule_names_these():
    story = requested()
    party = agreeing(story)

    assert means_of(party, on=ON, what="appointment_notice") == "mail"
    with pytest.raises(CannotReach, match="34"):
        serve(story, what="appointment_notice", means={party: "email"})


@pytest.mark.parametrize(("fields", "by"), [({"street": ""}, "mail"), ({"fax": ""}, "fax")])
def test_a_party_without_the_address_for_its_means_stops_the_service(fields, by):
    story = requested()
    party = tell(story, WORKER, **fields)

    with pytest.raises(CannotReach):
        serve(story, means={party: by})


@pytest.mark.parametrize(("state", "days"), [("CA", 5), ("NV", 10), ("ZZ", 20)])
def test_the_days_service_adds_go_by_the_address(state, days):
    story = requested()
    party = tell(story, WORKER, state=state)

    serving = serve(story)

    assert of(serving, party).recipient.answer_days == days
    assert serve(story, means={party: "personal"}).recipient_set.get(party=party).answer_days == 0


def test_service_before_the_request_is_refused():
    with pytest.raises(WrongTime):
        serve(requested(), on=date(2026, 1, 1))


def test_a_biller_serves_nothing():
    story = requested()

    with pytest.raises(NotYourRole):
        serve(story, actor=staff(story.practice, Role.BILLER))


def test_an_agreed_email_carries_the_paper_and_no_name(inbox):
    story = requested(family_name="Uncommonly")
    delivery = agreed(story)

    send(story, delivery)

    ((_, raw),) = inbox.mails
    assert (delivery.state, delivery.receipt) == ("sent", "250 queued as 1")
    assert b"Uncommonly" not in raw and story.evaluation.number.encode() in raw
    send(story, delivery)
    assert len(inbox.mails) == 1


def test_a_refused_email_is_on_the_list_with_the_servers_reason(inbox):
    story = requested()
    delivery = agreed(story)
    inbox.answers["party@test.example"] = "550 no such mailbox"

    send(story, delivery)

    assert (delivery.state, delivery.trouble) == ("failed", "550 no such mailbox")
    assert list(undelivered_in(story.manager)) == [delivery]


def test_a_server_that_is_busy_is_asked_again_until_it_is_given_up(inbox):
    story = requested()
    delivery = agreed(story)
    inbox.answers["party@test.example"] = "451 later"

    for _ in range(5):
        with pytest.raises(TryLater):
            send(story, delivery)
    send(story, delivery)

    assert (delivery.state, delivery.tries) == ("failed", 6)


def test_without_a_mail_server_the_office_sends_it_by_hand():
    story = requested()
    delivery = agreed(story)

    send(story, delivery)

    assert delivery.state == "waiting" and "by hand" in delivery.trouble
    assert delivery in waiting_in(story.manager)


def test_a_bounce_finds_its_delivery_and_the_paper_goes_by_mail_instead(inbox, settings, tmp_path):
    story = requested()
    delivery = send(story, agreed(story))
    report = BOUNCE.replace(b"ACTION", b"failed").replace(b"STATUS", b"5.1.1")
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1").write_bytes(report.replace(b"1.2.abc", delivery.reference.encode()))
    settings.MAIL_RETURNED = str(tmp_path)

    read_returned_mail()
    enter_as(story.manager)
    delivery.refresh_from_db()
    again = deliver_again(delivery, means="mail", on=ON, actor=story.manager)

    assert (delivery.state, again.state, again.means) == ("bounced", "waiting", "mail")
    assert not undelivered_in(story.manager).exists()
    assert not any((tmp_path / "new").iterdir())


def test_a_returned_mail_with_a_guessed_number_changes_nothing(inbox, settings, tmp_path):
    story = requested()
    delivery = send(story, agreed(story))
    guessed = f"{story.practice.pk}.{delivery.recipient_id}.{'0' * 32}".encode()
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    report = BOUNCE.replace(b"ACTION", b"failed").replace(b"STATUS", b"5.1.1")
    (tmp_path / "new" / "1").write_bytes(report.replace(b"1.2.abc", guessed))
    settings.MAIL_RETURNED = str(tmp_path)

    read_returned_mail()

    enter_as(story.manager)
    delivery.refresh_from_db()
    assert delivery.state == "sent"


def test_what_failed_leaves_the_list_once_somebody_saw_to_it(inbox):
    story = requested()
    delivery = agreed(story)
    inbox.answers["party@test.example"] = "550 no"
    send(story, delivery)

    settle_undelivered(delivery, how="Handed over at the office.", on=ON, actor=story.manager)

    assert not undelivered_in(story.manager).exists()


def test_the_print_pack_holds_a_copy_for_each_mailed_party_and_none_for_the_others():
    story = requested()
    agreeing(story)
    serving = serve(story)

    with pikepdf.open(BytesIO(print_pack(serving))) as pack:
        pages = len(pack.pages)

    text = pdf_text(print_pack(serving))
    assert pages == 1 + 3 * (1 + 1 + 1)
    assert "3 copies" in text and "Applicant Attorney" in text


def test_a_scanned_proof_ends_the_delivery_it_proves():
    story = requested()
    serving = serve(story)
    delivery = of(serving, the_party(story.evaluation))

    keep_sender_proof(
        serving,
        kind="mail",
        upload=Upload("receipt.pdf", [b"%PDF-1.7 invented"]),
        recipient=delivery.recipient,
        on=ON,
        actor=story.manager,
    )

    delivery.refresh_from_db()
    assert delivery.state == "sent" and serving.senderproof_set.count() == 1


def test_mail_that_came_back_is_on_the_list_too():
    story = requested()
    delivery = of(serve(story), the_party(story.evaluation))

    note_delivery(delivery, state="bounced", on=ON, note="Moved, left no address", actor=story.manager)

    assert [one.trouble for one in undelivered_in(story.manager)] == ["Moved, left no address"]


def test_service_by_email_points_to_the_signed_agreement():
    story = requested()
    party = story.evaluation.party_set.get(role="defense_attorney")
    signed = {"email": "law@test.example", "signed_on": date(2026, 1, 5), "today": date(2026, 2, 1)}

    with pytest.raises(PaperNeeded, match=r"36\.7\(a\)"):
        agree_service(party, **signed, content=[], actor=story.manager)
    agreement = agree_service(party, **signed, content=[b"%PDF-1.7 invented"], actor=story.manager)
    entered = story.evaluation.party_set.get(role="claims_administrator")
    entered.email, entered.e_service_agreed_on = "adjuster@test.example", date(2026, 1, 5)
    entered.preferred_means = "email"
    entered.save()
    told = {"what": "letter", "paper": PAPER, "actor": story.manager}
    serving = serve_on_all(story.evaluation, on=date(2026, 2, 9), **told)

    one = serving.recipient_set.get(party=party)
    assert (one.means, one.address, one.agreement) == ("email", "law@test.example", agreement)
    assert any("the signed paper is kept" in step["says"] for step in one.steps)
    other = serving.recipient_set.get(party=entered)
    assert other.agreement is None and any("paper is not kept" in step["says"] for step in other.steps)
    take_agreement_back(agreement, on=date(2026, 2, 10), actor=story.manager)
    after = serve_on_all(story.evaluation, on=date(2026, 2, 11), **told)
    assert after.recipient_set.get(party=party).means == "mail"
