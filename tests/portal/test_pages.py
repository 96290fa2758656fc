"""What a person does on the pages, and what the page answers when it cannot be done."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from medlegal.practice.authoring.selectors import questions_of, sections_of
from medlegal.practice.billing.selectors import bill_of, lines_of
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.docket.models import Deadline
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.people.models import Role
from tests.builders import an_evaluation, records_of, staff, the_party
from tests.flows.stories import (
    Story,
    examined,
    packet,
    read,
    requested,
    scheduled,
    served,
    set_with_pages,
    signed,
    written,
)
from tests.portal.door import signed_in

pytestmark = pytest.mark.django_db


def at(name: str, story: Story, *more: object) -> str:
    return reverse(name, args=[story.evaluation.pk, *more])


def says(answer) -> str:
    return answer.content.decode()


def test_the_work_queue_shows_what_is_late_with_words():
    story = scheduled()

    page = says(signed_in(story.manager).get("/work/"))

    assert "days late" in page and "Serve the appointment notice" in page
    assert "Worker, Invented" in page


def test_the_work_queue_of_another_kind_of_work_leaves_it_out():
    story = scheduled()

    page = says(signed_in(story.manager).get("/work/", {"work": "billing"}))

    assert "Serve the appointment notice" not in page


def test_a_set_without_a_declaration_is_in_the_work_queue():
    story = requested()
    records_of(story.evaluation, packet(), declared_pages=None, actor=story.manager)

    page = says(signed_in(story.manager).get("/work/"))

    assert "Until the declaration comes" in page


@pytest.mark.parametrize("text", ["uncomm", "Uncommonly, Inv", "CLM-", "26-"])
def test_an_evaluation_is_found_by_name_claim_or_number(text):
    story = requested(family_name="Uncommonly")

    answer = signed_in(story.manager).post(reverse("evaluations"), {"text": text})

    assert "Uncommonly, Invented" in says(answer)


def test_a_search_that_finds_nothing_says_what_to_try():
    story = requested()

    answer = signed_in(story.manager).post(reverse("evaluations"), {"text": "zzz"}, HTTP_HX_REQUEST="true")

    assert "Try the family name alone" in says(answer)
    assert "<html" not in says(answer)


def test_every_deadline_is_shown_with_its_reasons():
    story = examined()
    deadline = Deadline.objects.get(evaluation=story.evaluation, duty="report")

    page = says(signed_in(story.manager).get(at("evaluation", story)))

    assert "Serve the report" in page
    assert deadline.steps[0]["citation"] in page
    assert "As sure as its weakest step" in page


def test_a_deadline_moves_with_a_reason_and_the_computed_one_stays():
    story = examined()
    deadline = Deadline.objects.get(evaluation=story.evaluation, duty="report")

    signed_in(story.manager).post(
        at("deadline_moved", story, deadline.pk), {"to": "2026-06-05", "reason": "Form 112 was approved."}
    )

    enter_as(story.manager)
    moved = Deadline.objects.get(moves=deadline)
    assert (moved.due_on, moved.reason) == (date(2026, 6, 5), "Form 112 was approved.")
    assert Deadline.objects.get(pk=deadline.pk).due_on == deadline.due_on


def test_a_deadline_does_not_move_without_a_reason():
    story = examined()
    deadline = Deadline.objects.get(evaluation=story.evaluation, duty="report")

    answer = signed_in(story.manager).post(
        at("deadline_moved", story, deadline.pk), {"to": "2026-06-05", "reason": ""}
    )

    assert answer.status_code == 422
    assert "This field is required" in says(answer)


def a_request(story: Story, **changed: object) -> dict[str, object]:
    """What the form for a new evaluation sends."""
    home = {"street": "3 Invented Way", "city": "Fresno", "state": "CA", "zip_code": "93702"}
    injury = {
        "kind": "specific",
        "began_on": "2025-03-03",
        "employer": "Invented Freight",
        "claim_number": "NEW-1",
        "body_parts": "low back",
    }
    party = {"role": "claims_administrator", "name": "Adjuster", "firm": "Invented Casualty", **home}
    worker = {"given_name": "Newly", "family_name": "Asked", "born_on": "1980-05-17", "language": "English"}
    return {
        "physician": story.physician.pk,
        "role": "panel_qme",
        "kind": "initial",
        "requested_on": "2026-03-02",
        "language": "English",
        "injury-TOTAL_FORMS": 1,
        "injury-INITIAL_FORMS": 0,
        "party-TOTAL_FORMS": 1,
        "party-INITIAL_FORMS": 0,
        **{f"worker-{key}": value for key, value in (worker | home).items()},
        **{f"injury-0-{key}": value for key, value in injury.items()},
        **{f"party-0-{key}": value for key, value in party.items()},
        **changed,
    }


def test_a_request_is_entered_and_its_clock_runs():
    story = requested()

    answer = signed_in(story.manager).post(reverse("new_evaluation"), a_request(story))

    enter_as(story.manager)
    evaluation = Evaluation.objects.get(claimant__family_name="Asked")
    assert answer.headers["Location"] == reverse("evaluation", args=[evaluation.pk])
    assert {party.role for party in evaluation.party_set.all()} == {"worker", "claims_administrator"}
    assert evaluation.deadline_set.count() == 1


def test_a_cumulative_injury_without_its_last_day_is_sent_back_with_the_reason():
    story = requested()

    answer = signed_in(story.manager).post(
        reverse("new_evaluation"), a_request(story, **{"injury-0-kind": "cumulative"})
    )

    assert answer.status_code == 422
    assert "A cumulative injury needs its last day" in says(answer)


def test_a_request_without_an_injury_is_sent_back():
    story = requested()
    empty = {f"injury-0-{key}": "" for key in ("kind", "began_on", "employer", "claim_number", "body_parts")}

    answer = signed_in(story.manager).post(reverse("new_evaluation"), a_request(story, **empty))

    assert answer.status_code == 422


def test_only_who_takes_requests_sees_the_form_for_one():
    story = requested()

    answer = signed_in(staff(story.practice, Role.BILLER)).get(reverse("new_evaluation"))

    assert answer.status_code == 403
    assert "a scheduler or a manager" in says(answer)


def test_an_appointment_is_booked_and_its_notice_served():
    story = requested()
    client = signed_in(story.manager)
    asked = {
        "office": story.office.pk,
        "day": "2026-04-06",
        "hour": "09:00",
        "minutes": 60,
        "knowing": "Entered late.",
    }

    client.post(at("appointment", story), asked)
    client.post(at("notice_served", story), {"on": "2026-12-01"})

    enter_as(story.manager)
    assert appointment_of(story.evaluation).office == story.office
    notice = client.get(at("notice", story))
    assert b"".join(notice.streaming_content).startswith(b"%PDF")


def test_a_doubly_booked_hour_is_refused_in_a_sentence():
    story = requested()
    other = an_evaluation(story.practice, physician=story.physician)
    client = signed_in(story.manager)
    asked = {
        "office": story.office.pk,
        "day": "2026-04-06",
        "hour": "09:00",
        "minutes": 60,
        "knowing": "Entered late.",
    }

    client.post(at("appointment", story), asked)
    answer = client.post(reverse("appointment", args=[other.pk]), asked)

    assert answer.status_code == 422
    assert "already has an appointment at that time" in says(answer)


def test_an_examination_is_recorded_with_who_helped():
    story = scheduled()

    signed_in(story.manager).post(
        at("examination", story),
        {
            "on": "2026-04-06",
            "office": story.office.pk,
            "face_to_face_minutes": 45,
            "identity_seen": "California driver's license",
            "assistant-TOTAL_FORMS": 1,
            "assistant-INITIAL_FORMS": 0,
            "assistant-0-name": "Helper Invented",
            "assistant-0-qualification": "R.N.",
            "assistant-0-service": "took vital signs",
        },
    )

    enter_as(story.manager)
    assert examination_of(story.evaluation).face_to_face_minutes == 45
    assert story.evaluation.assistant_set.get().name == "Helper Invented"


def sent(*contents: bytes) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(f"page {n}.pdf", content) for n, content in enumerate(contents, start=1)]


def upload(client: Client, story: Story, files: list[SimpleUploadedFile], **said: object):
    told = {"received_on": "2026-03-01", "means": "upload", "files": files, **said}
    return client.post(at("records_received", story), told, HTTP_ACCEPT="application/json")


def test_several_files_are_kept_as_one_set_and_wait_to_be_read():
    story = requested()
    client = signed_in(story.manager)

    answer = upload(client, story, sent(packet(), packet() + b"\n"), sender=the_party(story.evaluation).pk)

    enter_as(story.manager)
    assert answer.json() == {"next": at("records", story)}
    assert RecordSet.objects.get(evaluation=story.evaluation).file_set.count() == 2
    assert "wait to be read" in says(client.get(at("records", story)))


@pytest.mark.parametrize(
    ("files", "said", "sentence"),
    [
        ([], {}, "Choose at least one PDF"),
        ([b"%PDF"], {"pages": 5}, "Fill in all three"),
    ],
)
def test_an_upload_that_cannot_be_kept_says_why(files, said, sentence):
    story = requested()

    answer = upload(signed_in(story.manager), story, sent(*files), **said)

    assert answer.status_code == 422
    assert any(sentence in one for one in answer.json()["says"])


def test_an_empty_file_does_not_keep_the_others_out():
    story = requested()

    answer = upload(signed_in(story.manager), story, sent(packet(), b""))

    enter_as(story.manager)
    assert answer.status_code == 200
    assert [one.byte_count for one in RecordSet.objects.get().file_set.all()] == [len(packet()), 0]


def test_an_upload_works_without_the_script_too():
    story = requested()
    told = {"received_on": "2026-03-01", "means": "upload", "files": sent(packet())}

    answer = signed_in(story.manager).post(at("records_received", story), told)

    assert answer.headers["Location"] == at("records", story)


def test_a_held_set_counts_once_its_declaration_is_entered():
    story = requested()
    record_set = set_with_pages(story, ["one", "two"], declared_pages=None)
    client = signed_in(story.manager)
    held = says(client.get(at("records", story)))

    client.post(
        at("records_declared", story, record_set.pk),
        {"pages": 2, "signer": "Invented Signer", "signed_on": "2026-03-01"},
    )

    assert "Held" in held and "without the sender&#x27;s declaration" in held
    assert "Enter the declaration" not in says(client.get(at("records", story)))


def test_the_pages_are_read_searched_and_handed_out():
    story = read(requested())
    client = signed_in(story.manager)

    found = says(client.post(at("pages_search", story), {"words": "lumbar"}))
    page = says(client.post(at("page", story, 1), {"words": "lumbar"}))
    picture = client.get(at("page_picture", story, 1))
    compiled = client.get(at("records_compiled", story))

    assert "<mark>" in found
    assert "<rect " in page and "<mark>" in page
    assert picture.headers["Content-Type"].startswith("image/")
    assert b"".join(compiled.streaming_content).startswith(b"%PDF")


def test_the_words_of_a_record_cannot_become_markup():
    story = requested()
    set_with_pages(story, ["<script>alert(1)</script> lumbar"], declared_pages=1)

    page = says(signed_in(story.manager).post(at("page", story, 1), {"words": "lumbar"}))

    assert "<script>alert" not in page
    assert "<mark>lumbar</mark>" in page


def test_a_page_that_is_not_there_says_so():
    story = requested()

    answer = signed_in(story.manager).get(at("page", story, 999))

    assert answer.status_code == 404
    assert "has no page 999" in says(answer)


def test_the_physician_writes_a_section_and_anybody_else_is_refused():
    story = requested()
    told = {"causation-text": "My own opinion."}

    refused = signed_in(story.manager).post(at("section_written", story, "causation"), told)
    kept = signed_in(story.doctor).post(at("section_written", story, "causation"), told)

    assert (refused.status_code, kept.status_code) == (422, 302)
    assert "alone (Lab. Code § 4628)" in says(refused)
    enter_as(story.doctor)
    assert [one.text for one in sections_of(story.evaluation)["causation"]] == ["My own opinion."]


def test_a_citation_of_a_page_that_is_not_there_comes_back_with_the_text():
    story = requested()

    answer = signed_in(story.doctor).post(
        at("section_written", story, "causation"),
        {"causation-text": "It says so. [99]"},
        HTTP_HX_REQUEST="true",
    )

    assert answer.status_code == 422
    assert "It says so. [99]" in says(answer) and "Page 99 is not there" in says(answer)


def test_questions_are_listed_by_the_office_and_answered_by_the_physician():
    story = requested()
    asked = {"party": the_party(story.evaluation).pk, "asked_on": "2026-02-02", "text": "Is it stationary?"}

    signed_in(story.manager).post(at("question_listed", story), asked)
    enter_as(story.manager)
    question = questions_of(story.evaluation).get()
    signed_in(story.doctor).post(
        at("question_answered", story, question.pk), {f"question-{question.pk}-answer": "Yes."}
    )

    enter_as(story.doctor)
    assert questions_of(story.evaluation).get().answer == "Yes."


SIGNATURE = {"on": "2026-04-20", "county": "Fresno", "followed_guidelines": "yes", "adopts": "on"}


def test_a_report_with_gaps_cannot_be_signed():
    story = examined()

    answer = signed_in(story.doctor).post(at("report_signed", story), SIGNATURE)

    assert answer.status_code == 422
    assert "cannot be signed yet" in says(answer)


def test_a_whole_report_is_signed_by_the_physician():
    story = written(read(examined()))

    answer = signed_in(story.doctor).post(at("report_signed", story), SIGNATURE, follow=True)

    assert "The report is signed" in says(answer)


def test_a_signed_report_is_served_and_its_bill_shown_with_reasons():
    story = signed()
    client = signed_in(story.manager)

    client.post(at("report_served", story), {"on": "2026-04-22"})
    page = says(client.get(at("bill", story)))

    enter_as(story.manager)
    bill = bill_of(story.evaluation)
    assert f"Bill {bill.number}" in page and f"${bill.dollars:,.2f}" in page
    assert bill.steps[0]["citation"] in page
    assert client.get(at("bill_pdf", story)).content.startswith(b"%PDF")


def test_before_the_examination_the_bill_says_what_is_missing():
    story = requested()

    page = says(signed_in(story.manager).get(at("bill", story)))

    assert "The examination has not been recorded yet" in page


def test_the_payers_answer_is_kept_line_by_line():
    story = served()
    line, *_ = lines_of(bill_of(story.evaluation))
    told = {f"paid_{one.pk}": "0" for one in lines_of(bill_of(story.evaluation))}
    told |= {f"paid_{line.pk}": "100.00", f"reason_{line.pk}": "Reduced.", "received_on": "2026-06-01"}

    page = signed_in(story.manager).post(at("bill_answered", story), told, follow=True)

    assert "$100.00 paid: Reduced." in says(page)


def test_a_negative_payment_is_refused():
    story = served()
    told = {f"paid_{one.pk}": "-1" for one in lines_of(bill_of(story.evaluation))}

    answer = signed_in(story.manager).post(at("bill_answered", story), told | {"received_on": "2026-06-01"})

    assert answer.status_code == 422


def test_the_history_tells_in_words_who_did_what():
    story = examined()

    page = says(signed_in(story.manager).get(at("history", story)))

    assert "Recorded the examination of Mon, Apr 6, 2026." in page
    assert story.manager.name in page


def test_every_page_of_an_evaluation_opens_in_every_state():
    names = ("evaluation", "records", "report", "bill", "parties", "history", "report_pdf", "report_word")
    story = requested()
    client = signed_in(story.manager)
    for becomes in (None, scheduled, examined, signed, served):
        if becomes:
            enter_as(story.manager)
            becomes(story)

        found = {name: client.get(at(name, story)).status_code for name in names}

        assert set(found.values()) == {200}, (becomes, found)
