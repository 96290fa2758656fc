"""The parties of record change: one joins, moves, agrees to e-mail, or leaves; what was served stays as it was."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from medlegal.flows.invite_party import invite_party
from medlegal.flows.keep_disclosures import disclose_interest
from medlegal.flows.keep_parties import (
    NotOfRecord,
    OfRecordAlready,
    WorkerStays,
    correct_party,
    join_record,
    leave_record,
)
from medlegal.flows.refusal import NotYourRole, WrongTime
from medlegal.flows.serve_document import serve_on_all
from medlegal.flows.weigh_request import NoAddress, NoAgreement
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import findings_of, seats_of
from medlegal.practice.cases.services import seat_party
from medlegal.practice.companion.selectors import couriers_of, invitations_of
from medlegal.practice.companion.services import keep_courier
from medlegal.practice.correspondence.selectors import recipients_of
from medlegal.practice.people.models import Role
from tests.builders import a_user, staff, the_party
from tests.flows.stories import Story, requested

pytestmark = pytest.mark.django_db

ON = date(2026, 4, 1)
NEWCOMER = {
    "role": Party.Role.CO_DEFENDANT_ATTORNEY.value,
    "name": "Ludmila Brightwater",
    "firm": "Brightwater LLP",
    "street": "8 Invented Court",
    "city": "Fresno",
    "state": "CA",
    "zip_code": "93721",
    "preferred_means": "mail",
}


def served(story: Story, *, on: date = ON) -> dict[str, tuple[str, str]]:
    told = {"what": "letter", "paper": b"%PDF-1.7 invented", "title": "A letter"}
    serving = serve_on_all(story.evaluation, on=on, actor=story.manager, **told)
    return {one.party.name: (one.means, one.address) for one in recipients_of(serving)}


def told_of(party: Party, **changed: object) -> dict[str, object]:
    return {name: getattr(party, name) for name in NEWCOMER if name != "role"} | changed


def test_whoever_joins_is_served_from_then_on_and_held_against_what_was_disclosed():
    story = requested()
    interest = {"with_name": "Brightwater LLP", "relation": "same_group", "note": ""}
    disclose_interest(story.physician, **interest, told_on=ON, actor=story.manager)
    assert "Ludmila Brightwater" not in served(story)

    join_record(story.evaluation, told=NEWCOMER, actor=story.manager)

    assert "Ludmila Brightwater" in served(story)
    assert "Brightwater LLP" in {finding.with_name for finding in findings_of(story.evaluation)}


def test_a_new_address_and_an_agreement_count_from_now_on_and_not_backwards():
    story = requested()
    party = the_party(story.evaluation)
    before = served(story)[party.name]
    told = told_of(party, street="9 New Way", email="d@example.invalid", preferred_means="email")

    with pytest.raises(NoAgreement):
        correct_party(party, told=told, actor=story.manager)
    correct_party(party, told=told | {"e_service_agreed_on": date(2026, 3, 1)}, actor=story.manager)

    assert before[0] == "mail" and "9 New Way" not in before[1]
    assert served(story)[party.name] == ("email", "d@example.invalid")


def test_who_left_is_served_no_more_and_its_person_sees_nothing_more():
    story = requested()
    party, person = the_party(story.evaluation), a_user()
    seat_party(party, person, actor=story.manager)
    keep_courier(party, a_user(), actor=story.manager)
    invite_party(party, email="new@example.invalid", at=timezone.now(), actor=story.manager)

    leave_record(party, on=ON, reason="Substituted.", actor=story.manager)

    assert party.name not in served(story) and not seats_of(story.evaluation).exists()
    assert not couriers_of(story.evaluation).exists()
    assert not invitations_of(story.evaluation).filter(ended_at__isnull=True).exists()
    enter_as(person)
    assert not Evaluation.objects.visible_to(person).exists()


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"zip_code": " "}, NoAddress),
        ({"preferred_means": "fax"}, NoAddress),
        ({"preferred_means": "email", "email": "a@example.invalid"}, NoAgreement),
        ({"e_service_agreed_on": timezone.localdate() + timedelta(days=400)}, WrongTime),
        ({"role": "worker"}, OfRecordAlready),
    ],
)
def test_a_party_that_could_not_be_served_is_refused_in_a_sentence(changed, refusal):
    story = requested()

    with pytest.raises(refusal):
        join_record(story.evaluation, told=NEWCOMER | changed, actor=story.manager)


def test_the_worker_stays_nobody_leaves_twice_or_before_coming_and_a_biller_changes_nothing():
    story = requested()
    party, worker = the_party(story.evaluation), the_party(story.evaluation, Party.Role.WORKER)
    with pytest.raises(WorkerStays):
        leave_record(worker, on=ON, reason="No.", actor=story.manager)
    with pytest.raises(WrongTime):
        leave_record(party, on=date(2020, 1, 1), reason="No.", actor=story.manager)
    leave_record(party, on=ON, reason="Substituted.", actor=story.manager)
    with pytest.raises(NotOfRecord):
        leave_record(party, on=ON, reason="Again.", actor=story.manager)
    with pytest.raises(NotYourRole):
        join_record(story.evaluation, told=NEWCOMER, actor=staff(story.practice, Role.BILLER))
