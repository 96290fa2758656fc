"""What goes with a report: the rating unit's papers, psychiatric service, the voucher report, issues out of scope."""

import io
from datetime import date, timedelta

import pikepdf
import pytest

from medlegal.flows.choose_path import path_of
from medlegal.flows.draft_letter import SignedAlready, draft_letter, withdraw_draft
from medlegal.flows.gather_report_papers import PaperLacks, is_unsaid, papers_going
from medlegal.flows.hold_examination import hold_examination
from medlegal.flows.open_served import is_kept_from
from medlegal.flows.prove_service import deliver_again
from medlegal.flows.refusal import LacksFact, NotYourRole
from medlegal.flows.serve_document import CannotReach
from medlegal.flows.serve_letter import GoesWithTheReport, serve_letter
from medlegal.flows.serve_report import serve_report
from medlegal.flows.sign_letter import NotAPdf, SignedBefore, sign_letter
from medlegal.flows.tell_worker import report_status
from medlegal.flows.write_report import state_disability
from medlegal.outside.storage import kept_bytes
from medlegal.practice.authoring.models import Letter
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.services import seat_party
from medlegal.practice.correspondence.models import Delivery, Recipient, Serving
from medlegal.practice.docket.models import Deadline
from tests.builders import a_user
from tests.flows.stories import (
    EXAMINED_ON,
    SERVED_ON,
    SIGNED_ON,
    Story,
    examined,
    requested,
    scheduled,
    signed,
)
from tests.reports.forms_to_fill import a_form
from tests.reports.reading_back import docx_text, pdf_text

pytestmark = pytest.mark.django_db

UNIT = "1 Rating Way, Fresno, CA 93721"
NAMED = {"name": "Dr. Named Invented", "street": "9 Invented Way", "city": "Fresno", "zip_code": "93702"}
TO_PHYSICIAN = {"choice": "physician", **NAMED}
RISK = {"finding": "Reading it alone could do harm.", "role": "attorney", **NAMED}


def alone(story: Story | None = None) -> Story:
    """The worker has no attorney, and permanent disability is asked."""
    story = story or requested()
    Party.objects.filter(evaluation=story.evaluation, role="applicant_attorney").delete()
    story.evaluation.is_represented, story.evaluation.issues = False, ["4061"]
    story.evaluation.save(update_fields=["is_represented", "issues"])
    return story


def of_the_mind() -> Story:
    story = requested()
    story.physician.evaluates = "psychiatric"
    story.physician.save(update_fields=["evaluates"])
    story.evaluation.physician.evaluates = "psychiatric"
    return story


def seen(story: Story) -> Story:
    """Examined for as long as a psychiatric examination takes at least."""
    hold_examination(
        story.evaluation,
        on=EXAMINED_ON,
        office=story.office,
        face_to_face_minutes=75,
        identity_seen="California driver's license",
        actor=story.manager,
    )
    return story


def paper(story: Story, kind: str, *, on: date, by: object = None, told: dict | None = None) -> Letter:
    actor = by or story.manager
    enter_as(actor)
    letter = draft_letter(story.evaluation, kind=kind, told=told, on=on, actor=actor)
    enter_as(story.manager)
    return letter


def sign(story: Story, letter: Letter, *, on: date, told: dict | None = None) -> Letter:
    sign_letter(letter, on=on, signed=a_form(), told=told, actor=story.manager)
    letter.refresh_from_db()
    return letter


def serve(story: Story, **more: object) -> Serving:
    return serve_report(story.evaluation, on=SERVED_ON, actor=story.manager, **more)


def of_the_worker(serving: Serving) -> Recipient:
    return Recipient.objects.get(serving=serving, party__role="worker")


def ready_alone() -> Story:
    """Signed by all who sign: the summary by the evaluator, the questionnaire by the worker."""
    story = alone()
    questions = paper(scheduled(story), "disability_questionnaire", on=date(2026, 3, 2))
    signed(examined(story))
    sign(story, questions, on=EXAMINED_ON)
    sign(story, paper(story, "findings_summary", on=SIGNED_ON), on=SIGNED_ON)
    return story


def test_a_report_on_disability_of_an_unrepresented_worker_goes_to_the_rating_unit_with_its_forms():
    story = ready_alone()

    with pytest.raises(PaperLacks, match=r"Disability Evaluation Unit.*10160; memory"):
        serve(story)
    serving = serve(story, unit=UNIT)

    went = dict(Recipient.objects.filter(serving=serving).values_list("name", "address"))
    proof = pdf_text(kept_bytes(serving.proof_key))
    assert went["Disability Evaluation Unit"] == UNIT
    assert Recipient.objects.filter(serving=serving, party__isnull=False).count() == 3
    assert all(words in proof for words in (UNIT, "DEU 100", "DEU 101", "QME Form 111"))
    assert set(serving.letter_set.values_list("kind", flat=True)) == {
        "findings_summary",
        "disability_questionnaire",
        "rating_request",
    }
    with (
        pikepdf.open(io.BytesIO(kept_bytes(serving.document_key))) as whole,
        pikepdf.open(io.BytesIO(kept_bytes(story.evaluation.report_set.get().pdf_key))) as report,
    ):
        assert len(whole.pages) > len(report.pages) + 2


def test_without_the_workers_questionnaire_somebody_says_why_and_it_is_kept():
    story = alone()
    signed(examined(scheduled(story)))
    sign(story, paper(story, "findings_summary", on=SIGNED_ON), on=SIGNED_ON)

    with pytest.raises(PaperLacks, match=r"DEU 100.*say why"):
        serve(story, unit=UNIT)
    serving = serve(story, unit=UNIT, knowing="The worker did not bring it.")

    assert serving.knowing == "The worker did not bring it."


def test_a_represented_workers_report_has_no_rating_unit_to_go_to():
    story = signed()
    story.evaluation.issues = ["4061"]
    story.evaluation.save(update_fields=["issues"])

    serving = serve(story, unit=UNIT)

    assert not Recipient.objects.filter(serving=serving, party__isnull=True).exists()
    assert papers_going(story.evaluation, on=SERVED_ON) == []


def test_the_summary_waits_for_its_signature_and_for_the_report():
    story = alone()
    signed(examined(scheduled(story)))
    summary = paper(story, "findings_summary", on=SIGNED_ON)

    with pytest.raises(GoesWithTheReport):
        serve_letter(summary, on=SIGNED_ON, signed=a_form(), actor=story.manager)
    with pytest.raises(PaperLacks, match="not signed by the evaluator"):
        serve(story, unit=UNIT, knowing="No time.")
    with pytest.raises(NotAPdf):
        sign_letter(summary, on=SIGNED_ON, signed=b"no paper", actor=story.manager)
    sign(story, summary, on=SIGNED_ON)
    with pytest.raises(SignedBefore):
        sign_letter(summary, on=SIGNED_ON, signed=a_form(), actor=story.manager)
    with pytest.raises(SignedAlready):
        paper(story, "findings_summary", on=SIGNED_ON)


def test_the_worker_is_told_on_the_day_of_a_psychiatric_examination_how_the_report_may_go():
    story = scheduled(of_the_mind())
    told = Deadline.objects.get(evaluation=story.evaluation, duty="psychiatric_advice")
    directive = paper(story, "psychiatric_directive", on=date(2026, 3, 2))
    signed(seen(story))

    with pytest.raises(PaperLacks, match=r"QME Form 120.*36\.5\(a\); verified"):
        serve(story)
    with pytest.raises(LacksFact, match="whole address"):
        sign(story, directive, on=EXAMINED_ON, told={"choice": "physician", "name": "Dr. Half"})
    sign(story, directive, on=EXAMINED_ON, told=TO_PHYSICIAN)
    serving = serve(story)

    told.refresh_from_db()
    one = of_the_worker(serving)
    assert (told.due_on, told.met_on) == (EXAMINED_ON, EXAMINED_ON)
    assert one.is_through_another and one.address == "9 Invented Way, Fresno, CA 93702"
    assert "Dr. Named Invented" in pdf_text(kept_bytes(serving.proof_key))
    assert report_status(story.evaluation).went_to == "Dr. Named Invented"
    assert not report_status(story.evaluation).may_read


def test_a_worker_who_names_nobody_gets_the_copy_and_may_read_it():
    story = scheduled(of_the_mind())
    directive = paper(story, "psychiatric_directive", on=date(2026, 3, 2))
    signed(seen(story))
    sign(story, directive, on=EXAMINED_ON, told={"choice": "worker"})

    serving = serve(story)

    assert not of_the_worker(serving).is_through_another
    assert report_status(story.evaluation).may_read


def test_where_the_evaluator_finds_a_risk_the_report_never_goes_to_the_worker():
    story = scheduled(of_the_mind())
    directive = paper(story, "psychiatric_directive", on=date(2026, 3, 2))
    signed(seen(story))
    sign(story, directive, on=EXAMINED_ON, told={"choice": "worker"})

    with pytest.raises(NotYourRole):
        paper(story, "psychiatric_protection", on=SIGNED_ON, told=RISK)
    found = paper(story, "psychiatric_protection", on=SIGNED_ON, by=story.doctor, told=RISK)
    with pytest.raises(PaperLacks, match=r"QME Form 121.*not signed"):
        serve(story, knowing="It is urgent.")
    sign(story, found, on=SIGNED_ON)
    with pytest.raises(NotYourRole):
        withdraw_draft(found, on=SIGNED_ON, actor=story.manager)
    serving = serve(story)

    one = of_the_worker(serving)
    worker = one.party
    reader = a_user()
    seat_party(worker, reader, actor=None)
    assert one.name == "Dr. Named Invented" and "attorney" in one.capacity
    assert f"{worker.name} injured worker" not in pdf_text(kept_bytes(serving.proof_key))
    assert is_kept_from(reader, serving) and not report_status(story.evaluation).may_read
    assert report_status(story.evaluation).went_to == ""
    delivery = Delivery.objects.get(recipient=one)
    with pytest.raises(CannotReach):
        deliver_again(delivery, means="email", on=SERVED_ON, actor=story.manager)
    again = deliver_again(delivery, means="mail", on=SERVED_ON, actor=story.manager)
    assert again.address == delivery.address


def test_the_voucher_report_goes_with_the_first_report_that_finds_stationary_disability():
    story = signed()
    assert is_unsaid(story.evaluation)
    enter_as(story.doctor)
    state_disability(story.evaluation, finds=True, actor=story.doctor)
    enter_as(story.manager)

    with pytest.raises(PaperLacks, match=r"DWC-AD 10133\.36.*secondary"):
        serve(story)
    with pytest.raises(NotYourRole):
        state_disability(story.evaluation, finds=False, actor=story.manager)
    told = {"returns": "restricted", "stand": "2-4", "grasp_left": "none", "lifts": "10 pounds, 2 hours"}
    sign(story, paper(story, "voucher_report", on=SIGNED_ON, by=story.doctor, told=told), on=SIGNED_ON)
    serving = serve(story)

    letter = serving.letter_set.get(kind="voucher_report")
    stated = docx_text(kept_bytes(letter.docx_key))
    assert "10 pounds, 2 hours" in stated and "Grasp, left hand" in stated and "Crawl" not in stated
    assert "DWC-AD 10133.36" in pdf_text(kept_bytes(serving.proof_key))


def test_no_voucher_report_is_asked_where_the_physician_says_no_or_the_injury_is_older():
    story = signed()
    enter_as(story.doctor)
    state_disability(story.evaluation, finds=False, actor=story.doctor)
    enter_as(story.manager)
    assert papers_going(story.evaluation, on=SERVED_ON) == []

    older = requested()
    older.evaluation.injuries.update(began_on=date(2012, 12, 31))
    assert not is_unsaid(older.evaluation)


def test_issues_out_of_scope_are_told_to_all_no_later_than_the_report():
    story = signed()
    told = {"issues": "The claimed hearing loss.", "specialty": "Otolaryngology"}
    letter = paper(story, "outside_scope", on=SIGNED_ON, by=story.doctor, told=told)

    with pytest.raises(PaperLacks, match=r"35\.5\(d\); memory"):
        serve(story)
    sign(story, letter, on=SIGNED_ON)
    report = serve(story)

    letter.refresh_from_db()
    own = letter.serving
    assert own != report and own.served_on <= report.served_on
    names = set(Recipient.objects.filter(serving=own, party__isnull=True).values_list("name", flat=True))
    assert names == {"Medical Director, DWC Medical Unit"}
    assert Recipient.objects.filter(serving=own, party__isnull=False).count() == 4


def test_a_finding_of_risk_holds_for_what_follows_it():
    story = scheduled(of_the_mind())
    signed(seen(story))
    found = paper(story, "psychiatric_protection", on=SIGNED_ON, by=story.doctor, told=RISK)
    sign(story, found, on=SIGNED_ON + timedelta(days=1))
    later = requested().evaluation
    later.physician.evaluates = "psychiatric"
    later.prior = story.evaluation
    enter_as(story.manager)

    assert path_of(later).is_protected
