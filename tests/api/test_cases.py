"""One evaluation over the API, from the request to the paid bill, through the same flows as the pages."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from medlegal.practice.cases.access import enter_as
from medlegal.practice.docket.models import Deadline
from medlegal.practice.intake.models import RecordSet
from tests.api.asking import Program, numbers, program_of, says
from tests.builders import a_physician, an_evaluation, staff, the_party
from tests.flows.stories import (
    Story,
    another,
    examined,
    packet,
    read,
    read_all,
    requested,
    scheduled,
    served,
    set_with_pages,
    signed,
    written,
)

pytestmark = pytest.mark.django_db

HOME = {"street": "3 Invented Way", "city": "Fresno", "zip_code": "93702"}
INJURY = {
    "kind": "specific",
    "began_on": "2025-03-03",
    "employer": "Invented Freight",
    "claim_number": "CLM-77",
    "body_parts": "low back",
}


def a_request(story: Story, **changed: object) -> dict[str, object]:
    return {
        "practice_id": story.practice.pk,
        "physician_id": story.physician.pk,
        "role": "panel_qme",
        "kind": "initial",
        "requested_on": "2026-03-02",
        "worker": {"given_name": "Ada", "family_name": "Invented", "born_on": "1980-05-17", **HOME},
        "injuries": [INJURY],
        "parties": [{"role": "claims_administrator", "name": "Adjuster", **HOME}],
        **changed,
    }


def told(program: Program, story: Story, part: str = "") -> object:
    answer = program.get(f"/evaluations/{story.evaluation.pk}{part}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_program_finds_its_practices_physicians_and_offices():
    story = requested()

    (practice,) = program_of(story.manager).get("/practices").json()

    assert (practice["id"], practice["roles"]) == (story.practice.pk, ["manager"])
    assert practice["physicians"][0]["offices"][0]["id"] == story.office.pk


def test_a_request_becomes_an_evaluation():
    story = requested()
    program = program_of(story.manager)

    answer = program.post("/evaluations", **a_request(story))

    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert (made["worker"], made["number"]) == ("Ada Invented", "26-0002")
    assert made == program.get(f"/evaluations/{made['id']}").json()
    assert [one["duty"] for one in made["deadlines"]] == ["appointment"]
    assert made["stages"][0] == {"name": "Requested", "is_done": True, "on": "2026-03-02"}


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"worker": None}, "worker"),
        ({"injuries": []}, "injuries"),
        ({"injuries": [INJURY | {"kind": "cumulative"}]}, "ended_on"),
        ({"injuries": [INJURY | {"ended_on": "2025-04-01"}]}, "ended_on"),
        ({"requested_on": "0001-01-01"}, "requested_on"),
        ({"role": "judge"}, "role"),
        ({"nonsense": 1}, "nonsense"),
        ({"language": "\x00"}, "language"),
        ({"parties": [{"role": "employer", "name": "X", "email": "no address", **HOME}]}, "email"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_by_its_key(changed, word):
    story = requested()

    status, sentence = says(program_of(story.manager).post("/evaluations", **a_request(story, **changed)))

    assert status == 422 and word in sentence


def test_a_follow_up_takes_its_worker_from_the_earlier_evaluation():
    story = examined()
    asked = a_request(story, kind="follow_up", prior_id=story.evaluation.pk)
    del asked["worker"]

    made = program_of(story.manager).post("/evaluations", **asked).json()

    assert made["worker"] == str(story.evaluation.claimant)


def test_another_practices_physician_is_not_there():
    story, theirs = requested(), an_evaluation()
    program = program_of(story.manager)

    assert (
        program.post("/evaluations", **a_request(story, physician_id=theirs.physician_id)).status_code == 404
    )
    assert program.post("/evaluations", **a_request(story, practice_id=theirs.practice_id)).status_code == 404


def test_evaluations_are_found_by_how_a_name_or_number_begins():
    story = requested()
    other = an_evaluation(story.practice, physician=story.physician, family_name="Zebra")
    theirs = an_evaluation(family_name="Zebra")
    program = program_of(story.manager)

    assert numbers(program.post("/evaluations/search", text="zeb").json()["evaluations"]) == [other.number]
    assert numbers(
        program.post("/evaluations/search", text=story.evaluation.number).json()["evaluations"]
    ) == [story.evaluation.number]
    everything = program.post("/evaluations/search").json()
    assert (everything["count"], theirs.pk in [one["id"] for one in everything["evaluations"]]) == (2, False)


def test_an_appointment_is_booked_once_for_an_hour():
    story = requested()
    program = program_of(story.manager)
    first_path, second_path = (
        f"/evaluations/{one.evaluation.pk}/appointments" for one in (story, another(story))
    )
    hour = {"starts_at": "2026-04-06T09:00:00-07:00", "ends_at": "2026-04-06T10:00:00-07:00"}
    asked = {"office_id": story.office.pk, **hour}
    unsaid = program.post(first_path, **asked)
    asked["knowing"] = "Entered after the fact"

    first, second = program.post(first_path, **asked), program.post(second_path, **asked)

    assert unsaid.status_code == 422
    assert (first.status_code, first.json()["starts_at"]) == (201, "2026-04-06T16:00:00Z")
    assert says(second) == (
        422,
        "The physician already has an appointment at that time. Choose another hour. No lawful hour is free.",
    )


def test_the_notice_is_served():
    story = scheduled()

    answer = program_of(story.manager).post(f"/evaluations/{story.evaluation.pk}/notice", on="2026-02-11")

    assert (answer.status_code, answer.json()["served_on"]) == (201, "2026-02-11")


def test_an_examination_is_recorded_with_whoever_helped():
    story = scheduled()
    program = program_of(story.manager)
    held = {
        "on": "2026-04-06",
        "office_id": story.office.pk,
        "face_to_face_minutes": 45,
        "identity_seen": "A license",
    }
    helper = {"name": "A. Helper", "qualification": "R.N.", "service": "Took the history"}

    answer = program.post(f"/evaluations/{story.evaluation.pk}/examination", **held, assistants=[helper])

    assert answer.status_code == 201, answer.content
    assert told(program, story)["examination"]["face_to_face_minutes"] == 45
    assert program.post(f"/evaluations/{story.evaluation.pk}/examination", **held).status_code == 422


def test_a_deadline_is_moved_with_a_reason_and_once():
    story = examined()
    program = program_of(story.manager)
    computed = Deadline.objects.get(evaluation=story.evaluation, duty="report")
    path = f"/evaluations/{story.evaluation.pk}/deadlines/{computed.pk}/move"

    answer = program.post(path, to="2026-05-20", reason="The parties agreed.")

    assert (answer.status_code, answer.json()["moves_id"]) == (201, computed.pk)
    standing = {
        one["id"]: one["is_standing"] for one in told(program, story)["deadlines"] if one["duty"] == "report"
    }
    assert standing == {computed.pk: False, answer.json()["id"]: True}
    assert program.post(path, to="2026-05-21", reason="Again.").status_code == 422
    assert program.post(path, to="2026-05-20", reason=" ").status_code == 422


def test_the_work_queue_tells_days_left():
    story = examined()

    queue = program_of(story.manager).get("/deadlines", days_ahead=3650).json()

    assert {one["number"] for one in queue["deadlines"]} == {story.evaluation.number}
    assert all(isinstance(one["days_left"], int) and one["is_standing"] for one in queue["deadlines"])


def upload(story: Story, **form: object) -> object:
    files = [SimpleUploadedFile("records.pdf", packet()), SimpleUploadedFile("näme.txt", b"no pdf")]
    path = f"/evaluations/{story.evaluation.pk}/record-sets"
    return program_of(story.manager).send(path, **{"files": files, "received_on": "2026-03-01", **form})


def test_files_are_sent_declared_read_searched_and_handed_out():
    story = requested()
    sender = the_party(story.evaluation)
    declared = {"declared_pages": 7, "declared_by": "Invented Signer", "declared_on": "2026-03-01"}

    answer = upload(story, sender_id=sender.pk, **declared)
    assert answer.status_code == 201, answer.content
    assert [file["name"] for file in answer.json()["files"]] == ["records.pdf", "näme.txt"]
    program = program_of(story.manager)
    assert told(program, story, "/reading")["state"] == "waiting"
    read_all(story)

    assert told(program, story, "/reading")["state"] == "done"
    (kept,) = told(program, story, "/record-sets")
    assert (kept["declared"], kept["received"], kept["billable"], kept["is_held"]) == (7, 7, 7, False)
    assert kept["files"][1]["problem"]
    assert sum(one["pages_count"] for one in told(program, story, "/documents")) == 7
    hits = program.post(f"/evaluations/{story.evaluation.pk}/pages/search", words="supraspinatus").json()
    assert hits and all("supraspinatus" in hit["snippet"].casefold() and hit["found"] for hit in hits)
    for part, start in (("compiled.pdf", b"%PDF-"), ("chronology.docx", b"PK"), ("pages/1/picture", b"")):
        paper = program.get(f"/evaluations/{story.evaluation.pk}/{part}")
        assert (paper.status_code, paper["Cache-Control"]) == (200, "private, no-store")
        assert b"".join(paper).startswith(start)
    original = program.get(f"/evaluations/{story.evaluation.pk}/files/{kept['files'][0]['id']}")
    assert b"".join(original) == packet()


def test_pages_come_with_text_and_words_where_asked_for():
    program = program_of((story := read(requested())).manager)
    path = f"/evaluations/{story.evaluation.pk}/pages"

    bare = program.get(path, first=3, count=2).json()
    whole = program.get(path, with_text=True, with_words=True).json()

    assert (bare["count"], [page["stamp"] for page in bare["pages"]]) == (7, [3, 4])
    assert {page["text"] for page in bare["pages"]} == {None}
    assert all(page["text"] and page["words"] for page in whole["pages"])
    assert program.get(f"{path}/7").json() == whole["pages"][6]
    assert says(program.get(f"{path}/8")) == (404, "The record of this evaluation has no page 8.")


def test_a_set_without_a_declaration_is_held_until_it_comes():
    story = requested()
    held = upload(story).json()
    program = program_of(story.manager)
    path = f"/evaluations/{story.evaluation.pk}/record-sets/{held['id']}/declaration"
    declaration = {"pages": 7, "signer": "Invented Signer", "signed_on": "2026-03-02"}

    assert held["is_held"] and all(file["is_held"] for file in held["files"])
    assert program.post(path, **declaration).status_code == 201
    assert told(program, story, "/record-sets")[0]["is_held"] is False
    assert program.post(path, **declaration).status_code == 422


@pytest.mark.parametrize(
    "form",
    [{"declared_pages": 7}, {"sender_id": "x"}, {"received_on": "soon"}, {"means": "pigeon"}],
)
def test_a_form_that_makes_no_sense_is_refused(form):
    story = requested()

    status, _ = says(upload(story, **form))

    assert (status, RecordSet.objects.count()) == (422, 0)


def test_a_form_without_files_is_refused():
    story = requested()
    path = f"/evaluations/{story.evaluation.pk}/record-sets"

    status, sentence = says(program_of(story.manager).send(path, received_on="2026-03-01"))

    assert status == 422 and "files" in sentence


def test_another_evaluations_party_is_no_sender():
    story = requested()
    other = an_evaluation(story.practice, physician=story.physician)

    assert upload(story, sender_id=the_party(other).pk).status_code == 404


def test_a_report_says_what_it_lacks_and_is_handed_out_as_a_draft():
    story = examined()
    set_with_pages(story, ["one"], declared_pages=1)
    program = program_of(story.manager)

    assert told(program, story, "/report")["is_begun"] is False
    assert any(one["stops_signature"] for one in told(program, story, "/report/missing"))
    for part, start in (
        ("report/report.docx", b"PK"),
        ("report/report.pdf", b"%PDF-"),
        ("bill/bill.pdf", b"%PDF-"),
    ):
        assert program.get(f"/evaluations/{story.evaluation.pk}/{part}").content.startswith(start)


def test_only_the_evaluating_physicians_token_signs():
    story = examined()
    set_with_pages(story, [f"Page {n}." for n in range(1, 8)], declared_pages=7)
    written(story)
    path = f"/evaluations/{story.evaluation.pk}/report/signature"
    given = {"on": "2026-04-20", "county": "Fresno", "followed_guidelines": True}

    colleague = a_physician(story.practice, name="Merlin Invented")
    for somebody in (story.manager, colleague.user, staff(story.practice, "scheduler")):
        status, sentence = says(program_of(somebody).post(path, **given))
        assert status == 403 and "4628" in sentence
    answer = program_of(story.doctor).post(path, **given)

    assert answer.status_code == 201, answer.content
    assert (answer.json()["signed_on"], len(answer.json()["sha256"])) == ("2026-04-20", 64)


def test_serving_opens_the_bill_and_the_payers_answer_pays_it():
    story = signed()
    program, path = program_of(story.manager), f"/evaluations/{story.evaluation.pk}"

    assert program.post(f"{path}/report/service", on="2026-04-22").status_code == 201
    bill = told(program, story, "/bill")
    assert (bill["is_draft"], bill["opened"]["unpaid"]) == (False, bill["total"])
    assert Decimal(bill["total"]) == sum(Decimal(line["dollars"]) for line in bill["lines"])
    (line,) = bill["opened"]["lines"]
    lines = [{"line_id": line["id"], "dollars_paid": line["dollars"]}]
    paid = program.post(f"{path}/bill/answers", received_on="2026-06-01", lines=lines)

    assert (paid.status_code, paid.json()["opened"]["unpaid"]) == (201, "0.00")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ({"line_id": 999999, "dollars_paid": "1.00"}, 404),
        ({"dollars_paid": "-1.00"}, 422),
        ({"dollars_paid": "1.001"}, 422),
        ({"dollars_paid": "x"}, 422),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(line, status):
    story = served()
    program, path = program_of(story.manager), f"/evaluations/{story.evaluation.pk}/bill/answers"
    (opened,) = told(program, story, "/bill")["opened"]["lines"]

    refused = program.post(path, received_on="2026-06-01", lines=[{"line_id": opened["id"], **line}])

    assert says(refused)[0] == status


def test_the_history_tells_what_was_done_and_read_the_newest_first():
    story = scheduled()
    program = program_of(story.manager)
    enter_as(story.manager)

    history = told(program, story, "/history")

    actions = [event["action"] for event in history["events"]]
    assert actions[0] == "evaluation.opened"
    assert {"evaluation.requested", "appointment.made", "deadline.set"} <= set(actions)
    assert "Worker" not in str(history)
