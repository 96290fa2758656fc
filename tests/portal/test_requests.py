"""Requests on the pages: a letter becomes a checked draft, a party asks, a likeness and a conflict are decided."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import ConflictFinding, Evaluation, EvaluationRequest, PersonCompared
from medlegal.practice.cases.services import seat_party
from medlegal.practice.people.models import Interest, Role
from tests.builders import a_practice, a_user, staff, the_party
from tests.flows.stories import Story, examined, requested
from tests.portal.door import signed_in
from tests.portal.test_pages import a_request, at, says
from tests.records import letters

pytestmark = pytest.mark.django_db


def sent_letter(story: Story) -> EvaluationRequest:
    letter = SimpleUploadedFile("letter.txt", letters.ATTORNEYS.encode())
    form = {"practice": story.practice.pk, "letter": letter, "came_on": "2026-03-16"}
    answer = signed_in(story.manager).post(reverse("request_letter"), form)
    enter_as(story.manager)
    draft = EvaluationRequest.objects.get(came_by="letter")
    assert answer.headers["Location"] == reverse("request", args=[draft.pk])
    return draft


def test_a_letter_is_shown_as_a_draft_with_the_page_and_words_of_each_field():
    story = requested()
    draft = sent_letter(story)

    page = says(signed_in(story.manager).get(reverse("request", args=[draft.pk])))

    assert 'value="7654321"' in page
    assert "Page 1: “QME Panel No.: 7654321”" in page
    assert 'value="Quintero-Reyes"' in page
    assert page.count('value="WC-24-11882') == 2


def test_a_checked_draft_becomes_an_evaluation_and_leaves_the_list():
    story = requested()
    draft = sent_letter(story)
    client = signed_in(story.manager)
    issue = {"issue_4060": "on", "specialty": "Neurology"}

    answer = client.post(reverse("request", args=[draft.pk]), a_request(story, **issue))

    enter_as(story.manager)
    evaluation = Evaluation.objects.get(request=draft)
    assert answer.headers["Location"] == reverse("evaluation", args=[evaluation.pk])
    assert (evaluation.issues, evaluation.specialty) == (["4060"], "Neurology")
    assert "No request waits" in says(client.get(reverse("requests")))


def test_the_letter_comes_back_as_it_came():
    story = requested()
    draft = sent_letter(story)

    answer = signed_in(story.manager).get(reverse("request_file", args=[draft.pk]))

    assert b"".join(answer.streaming_content) == letters.ATTORNEYS.encode()
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_request_is_declined_with_a_reason_and_not_without():
    story = requested()
    draft = sent_letter(story)
    client, address = signed_in(story.manager), reverse("request_declined", args=[draft.pk])

    client.post(address, {"reason": ""})
    enter_as(story.manager)
    assert EvaluationRequest.objects.get(pk=draft.pk).status == "waiting"
    client.post(address, {"reason": "Not our specialty"})

    assert "Not our specialty" in says(client.get(reverse("request", args=[draft.pk])))


def test_somebody_who_looks_known_is_shown_beside_and_used_or_told_apart():
    story = requested()
    client, address = signed_in(story.manager), reverse("new_evaluation")
    client.post(address, a_request(story))
    enter_as(story.manager)
    known = Evaluation.objects.get(claimant__family_name="Asked").claimant

    shown = client.post(address, a_request(story))
    client.post(address, a_request(story, person=known.pk))
    client.post(address, a_request(story, person="another", another_because="A cousin of that name"))

    enter_as(story.manager)
    assert shown.status_code == 422
    assert "Is it the same person?" in says(shown)
    assert Evaluation.objects.filter(claimant=known).count() == 2
    assert set(PersonCompared.objects.values_list("is_same", flat=True)) == {True, False}


def test_a_party_without_an_address_and_a_day_to_come_are_sent_back_with_the_rule():
    story = requested()

    answer = signed_in(story.manager).post(
        reverse("new_evaluation"), a_request(story, **{"party-0-street": "", "requested_on": "2199-01-01"})
    )

    assert answer.status_code == 422
    assert "8 CCR § 36.7" in says(answer)
    assert "still to come" in says(answer)


def test_a_party_asks_for_more_and_the_office_accepts_it():
    story = examined()
    person = a_user()
    seat_party(the_party(story.evaluation), person, actor=story.manager)
    theirs, ours = signed_in(person), signed_in(story.manager)

    theirs.post(at("request_further", story), {"kind": "deposition", "questions": "On the dates"})
    enter_as(story.manager)
    draft = EvaluationRequest.objects.get()
    page = says(ours.get(reverse("request", args=[draft.pk])))
    form = {
        "kind": "deposition",
        "requested_on": "2026-05-04",
        "language": "English",
        "questions": "On the dates",
    }
    ours.post(reverse("request", args=[draft.pk]), form)

    assert "On the dates" in page
    assert "Accepted" in says(theirs.get(reverse("requests_asked")))
    enter_as(story.manager)
    later = Evaluation.objects.get(prior=story.evaluation)
    assert (later.kind, later.questions) == ("deposition", "On the dates")
    report = ours.get(f"/evaluations/{later.pk}/report/")
    assert "A deposition has no report" in says(report)
    names = ("evaluation", "records", "bill", "parties", "history", "conflicts", "appointment")
    assert {ours.get(reverse(name, args=[later.pk])).status_code for name in names} == {200}


def test_a_person_with_a_seat_asks_for_an_evaluation_of_somebody_new():
    story = requested()
    person = a_user()
    seat_party(the_party(story.evaluation), person, actor=story.manager)
    worker = {"worker_given_name": "Bo", "worker_family_name": "Ott", "worker_born_on": "1980-01-02"}
    injury = {"injured_on": "2025-02-03", "employer": "Mill", "claim_number": "B-123", "body_parts": "neck"}
    asked = {"physician": story.physician.pk, "role": "ame", "language": "English", **worker, **injury}

    answer = signed_in(person).post(reverse("request_anew"), asked)

    enter_as(story.manager)
    draft = EvaluationRequest.objects.get()
    assert answer.headers["Location"] == reverse("requests_asked")
    assert draft.asked["worker"]["family_name"] == "Ott"
    assert 'value="Ott"' in says(signed_in(story.manager).get(reverse("request", args=[draft.pk])))


def test_a_relation_is_disclosed_found_and_decided_on_the_pages():
    story = requested()
    client = signed_in(story.manager)
    told = {"kind": "interest", "with_name": "Other Law", "relation": "family", "told_on": "2026-01-05"}

    client.post(reverse("disclosures", args=[story.physician.pk]), told)
    client.post(at("conflicts_checked", story))
    enter_as(story.manager)
    finding = ConflictFinding.objects.get()
    decided = {"stands": "yes", "relation": "family", "reason": "A cousin"}
    client.post(reverse("conflict_act", args=[story.evaluation.pk, finding.pk, "decided"]), decided)

    page = says(client.get(at("conflicts", story)))
    assert "A cousin" in page
    assert "QME Form 123" in page
    enter_as(story.manager)
    assert {one.duty for one in story.evaluation.deadline_set.all()} == {"appointment", "conflict_notice"}
    interest = Interest.objects.get()
    client.post(reverse("interest_ended", args=[story.physician.pk, interest.pk]))
    assert "None was told" in says(client.get(reverse("disclosures", args=[story.physician.pk])))


def test_nobody_of_another_practice_or_role_opens_a_request():
    story = requested()
    draft = sent_letter(story)
    address, biller = reverse("request", args=[draft.pk]), staff(story.practice, Role.BILLER)

    assert signed_in(biller).get(address).status_code == 403
    assert signed_in(staff(a_practice())).get(address).status_code == 404
    assert signed_in(a_user()).get(address).status_code == 403
