"""Requests come in, are held against what is kept, and become evaluations; conflicts are decided by a person."""

from datetime import date

import pytest
from django.core.files.storage import default_storage

from medlegal.flows.check_conflicts import check_conflicts
from medlegal.flows.decide_conflict import (
    NoReason,
    NotNotified,
    answer_conflict,
    decide_conflict,
    note_received,
)
from medlegal.flows.keep_disclosures import disclose_interest, disclose_treated
from medlegal.flows.receive_records import Upload
from medlegal.flows.receive_request import NotALetter, ask_further, decline_request, receive_letter
from medlegal.flows.refusal import NotYourRole, WrongTime
from medlegal.flows.take_request import take_request
from medlegal.flows.weigh_request import LooksKnown, NeverHeld, NoAddress, NoAgreement, TakenAlready
from medlegal.practice.authoring.models import Letter
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Claimant, Evaluation, EvaluationRequest, Injury, PersonCompared
from medlegal.practice.cases.services import seat_party
from medlegal.practice.docket.models import Deadline
from medlegal.practice.people.models import Role
from tests.builders import NOW, a_user, staff, the_party
from tests.flows.stories import Story, examined, requested
from tests.records import letters

pytestmark = pytest.mark.django_db

HOME = {"street": "3 Invented Way", "city": "Fresno", "zip_code": "93702"}
ADA = {"given_name": "Ada", "family_name": "Brightwater", "born_on": date(1971, 3, 9), **HOME}
HURT = {
    "kind": "specific",
    "began_on": date(2025, 5, 5),
    "employer": "Invented Foods",
    "claim_number": "CN-100-2",
    "body_parts": "neck",
}
ADJUSTER = {"role": "claims_administrator", "name": "Ruth Vance", "firm": "Invented Casualty", **HOME}


def take(story: Story, **changed: object) -> Evaluation:
    asked = {
        "worker": ADA,
        "injuries": [HURT],
        "parties": [ADJUSTER],
        "physician": story.physician,
        "requested_on": date(2026, 2, 2),
        "role": "panel_qme",
        "kind": "initial",
        "actor": story.manager,
    }
    return take_request(story.practice, **(asked | changed))


def a_letter(story: Story, text: str = letters.ATTORNEYS) -> EvaluationRequest:
    upload = Upload("letter.txt", [text.encode()])
    return receive_letter(story.practice, upload, came_on=date(2026, 3, 16), actor=story.manager)


def test_a_letter_is_kept_as_it_came_and_read_into_a_draft():
    story = requested()

    draft = a_letter(story)

    assert default_storage.open(draft.file_key).read() == letters.ATTORNEYS.encode()
    assert draft.asked["form"]["panel_number"] == "7654321"
    assert draft.asked["worker"]["family_name"] == "Quintero-Reyes"
    assert [one["claim_number"] for one in draft.asked["injuries"]] == ["WC-24-118822", "WC-24-118823"]
    assert {"field": "form.panel_number", "page": 1, "quote": "QME Panel No.: 7654321"} in draft.read
    assert draft.status == "waiting"
    assert not Evaluation.objects.filter(request=draft).exists()


def test_a_file_that_is_no_letter_is_refused():
    story = requested()

    with pytest.raises(NotALetter):
        receive_letter(
            story.practice, Upload("run.exe", [b"MZ"]), came_on=date(2026, 3, 16), actor=story.manager
        )


def test_an_accepted_request_names_its_evaluation_and_is_not_taken_twice():
    story = requested()
    draft = a_letter(story)

    evaluation = take(story, request=draft)

    assert (draft.status, draft.evaluation, draft.decided_by) == ("accepted", evaluation, story.manager)
    with pytest.raises(TakenAlready):
        take(story, request=draft, worker=ADA | {"family_name": "Else", "born_on": date(1960, 1, 1)})


def test_a_declined_request_keeps_its_reason():
    story = requested()
    draft = a_letter(story)

    decline_request(draft, reason="Not our specialty", at=NOW, actor=story.manager)

    assert (draft.status, draft.decline_reason) == ("declined", "Not our specialty")
    with pytest.raises(TakenAlready):
        take(story, request=draft)


@pytest.mark.parametrize(
    "worker",
    [
        ADA | {"given_name": "Ada Q."},
        ADA | {"given_name": "ADA", "family_name": "BRIGHTWATER"},
        ADA | {"given_name": "Brightwater", "family_name": "Ada"},
        ADA | {"born_on": date(1971, 9, 3)},
        ADA | {"family_name": "Brightwater-Lim"},
        ADA | {"given_name": "Zoe", "family_name": "Else", "born_on": date(1980, 1, 1)},
    ],
    ids=["initial", "capitals", "turned", "day and month", "married", "same claim"],
)
def test_somebody_who_looks_like_a_person_kept_is_shown_before_anything_is_saved(worker):
    story = requested()
    before = take(story)

    with pytest.raises(LooksKnown) as known:
        take(story, worker=worker, injuries=[HURT | {"claim_number": "cn1002"}])

    assert [one.claimant for one in known.value.found] == [before.claimant]
    assert Claimant.objects.filter(evaluations__physician=story.physician).distinct().count() == 2


def test_another_person_of_the_same_name_or_birthday_is_nobody_known():
    story = requested()
    take(story)

    take(story, worker=ADA | {"born_on": date(1990, 12, 30)}, injuries=[HURT | {"claim_number": "X-777"}])
    take(
        story,
        worker=ADA | {"given_name": "Bo", "family_name": "Ott"},
        injuries=[HURT | {"claim_number": "X-778"}],
    )

    assert PersonCompared.objects.count() == 0


def test_the_person_chosen_is_used_with_the_claim_that_is_kept():
    story = requested()
    before = take(story)

    later = take(story, claimant=before.claimant, injuries=[HURT | {"claim_number": "CN 100 2"}])

    assert later.claimant == before.claimant
    assert list(later.injuries.all()) == list(before.injuries.all())
    assert Injury.objects.filter(claimant=before.claimant).count() == 1
    assert PersonCompared.objects.get(evaluation=later).is_same


def test_another_person_is_kept_with_the_reason_and_who_gave_it():
    story = requested()
    before = take(story)

    twin = take(story, another_because="Twins; the father told us")

    compared = PersonCompared.objects.get(evaluation=twin)
    assert twin.claimant != before.claimant
    assert (compared.claimant, compared.is_same) == (before.claimant, False)
    assert (compared.reason, compared.decided_by) == ("Twins; the father told us", story.manager)


@pytest.mark.parametrize(
    ("changed", "refusal", "says"),
    [
        ({"injuries": [HURT | {"began_on": date(2026, 2, 3)}]}, WrongTime, "after the request of 02/02/2026"),
        ({"worker": ADA | {"born_on": date(2025, 6, 1)}}, WrongTime, "after the injury of 05/05/2025"),
        ({"parties": [ADJUSTER | {"street": " "}]}, NoAddress, "8 CCR §§ 34, 36"),
        ({"parties": [ADJUSTER | {"preferred_means": "email", "email": "a@b.example"}]}, NoAgreement, "36.7"),
        ({"parties": [ADJUSTER | {"preferred_means": "fax"}]}, NoAddress, "enter the fax number"),
    ],
)
def test_what_cannot_be_right_is_refused_with_the_rule_and_what_to_do(changed, refusal, says):
    story = requested()

    with pytest.raises(refusal, match=says):
        take(story, **changed)

    assert Evaluation.objects.filter(physician=story.physician).count() == 1


def test_nothing_follows_an_evaluation_that_was_cancelled_before_it_was_held():
    story = requested()
    story.evaluation.closed_on = date(2026, 3, 3)
    story.evaluation.save()

    with pytest.raises(NeverHeld, match="Enter an initial evaluation instead"):
        take(story, prior=story.evaluation, kind="follow_up", worker={}, injuries=[], parties=[])


def test_a_deposition_starts_its_own_clock():
    story = examined()

    later = take(story, prior=story.evaluation, kind="deposition", worker={}, injuries=[])

    assert [one.duty for one in later.deadline_set.all()] == ["deposition"]


def test_a_party_asks_in_its_own_evaluation_and_sees_its_own_requests_alone():
    story = examined()
    person, other = a_user(), a_user()
    for user, role in ((person, "defense_attorney"), (other, "applicant_attorney")):
        seat_party(the_party(story.evaluation, role), user, actor=story.manager)
    enter_as(person)

    draft = ask_further(story.evaluation, asked={"kind": "supplemental"}, on=date(2026, 5, 4), actor=person)

    assert (draft.prior, draft.came_by) == (story.evaluation, "party")
    assert EvaluationRequest.objects.count() == 1
    enter_as(other)
    assert EvaluationRequest.objects.count() == 0


def found_with(story: Story, **interest: object) -> list:
    told = {"relation": "family", "with_name": "Other Law LLP", "told_on": date(2026, 1, 5)}
    disclose_interest(story.physician, actor=story.manager, **(told | interest))
    return check_conflicts(story.evaluation, on=date(2026, 2, 3), actor=story.manager)


def test_a_disclosed_relation_to_a_party_is_found_once():
    story = requested()

    (finding,) = found_with(story)

    assert (finding.party, finding.person, finding.effect) == (
        the_party(story.evaluation),
        "administrator",
        "disqualifying",
    )
    assert finding.decided == "open"
    assert check_conflicts(story.evaluation, on=date(2026, 2, 4), actor=story.manager) == []


def test_a_patient_of_the_physician_is_found_by_name_and_birthday():
    story = requested()
    treated = {"given_name": "Ada", "family_name": "Brightwater", "told_on": date(2026, 1, 5)}
    disclose_treated(story.physician, **treated, born_on=date(1971, 3, 9), actor=story.manager)
    draft = a_letter(story)

    evaluation = take(story, request=draft)

    finding = evaluation.conflictfinding_set.get()
    assert (finding.found_in, draft.status) == ("treated", "conflict")
    other = take(
        story, worker=ADA | {"born_on": date(1950, 1, 1)}, injuries=[HURT | {"claim_number": "Q-1234"}]
    )
    assert not other.conflictfinding_set.exists()


def test_a_conflict_that_stands_is_drafted_as_a_notice_and_its_clocks_run():
    story = requested()
    (finding,) = found_with(story)
    told = {"relation": "family", "reason": "The attorney is a cousin", "withdraws": None}

    decide_conflict(finding, stands=True, **told, on=date(2026, 2, 4), actor=story.manager)

    notice = Deadline.objects.get(evaluation=story.evaluation, duty="conflict_notice")
    assert (notice.began_on, notice.due_on) == (date(2026, 2, 3), date(2026, 2, 10))
    assert Letter.objects.get(evaluation=story.evaluation).kind == "conflict_notice"
    with pytest.raises(NotNotified):
        answer_conflict(
            finding, party=the_party(story.evaluation), waives=True, on=date(2026, 2, 9), actor=story.manager
        )


def test_both_sides_answer_after_they_received_the_notice():
    story = requested()
    (finding,) = found_with(story)
    told = {"relation": "family", "reason": "The attorney is a cousin", "withdraws": None}
    decide_conflict(finding, stands=True, **told, on=date(2026, 2, 4), actor=story.manager)

    note_received(finding, on=date(2026, 2, 9), actor=story.manager)
    deadline = Deadline.objects.get(evaluation=story.evaluation, duty="conflict_answer")
    for role, waives in (("applicant_attorney", True), ("defense_attorney", False)):
        party = the_party(story.evaluation, role)
        answer_conflict(finding, party=party, waives=waives, on=date(2026, 2, 11), actor=story.manager)

    deadline.refresh_from_db()
    assert (deadline.began_on, deadline.strict_on) == (date(2026, 2, 9), date(2026, 2, 17))
    assert deadline.met_on == date(2026, 2, 11)


def test_nobody_but_the_evaluator_says_whether_to_withdraw_and_nothing_is_decided_without_a_reason():
    story = requested()
    (finding,) = found_with(story)
    told = {"stands": True, "relation": "family", "on": date(2026, 2, 4)}

    with pytest.raises(NotYourRole):
        decide_conflict(finding, **told, reason="A cousin", withdraws=True, actor=story.manager)
    with pytest.raises(NoReason):
        decide_conflict(finding, **told, reason=" ", withdraws=None, actor=story.manager)
    decide_conflict(finding, **told, reason="A cousin", withdraws=True, actor=story.doctor)

    assert finding.withdraws is True


def test_a_biller_takes_no_request():
    story = requested()

    with pytest.raises(NotYourRole):
        take(story, actor=staff(story.practice, Role.BILLER))
