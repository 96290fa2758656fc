"""Letters from draft to service: which are due and why, what they lack, and what serving them does."""

import io
from datetime import date

import pikepdf
import pytest

from medlegal.flows.cancel_appointment import cancel_appointment
from medlegal.flows.draft_letter import (
    AnswerMissing,
    NoSuchLetter,
    NotADraft,
    NotPossibleNow,
    draft_letter,
    preview,
    withdraw_draft,
    written_letter,
)
from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.keep_calendar import be_away
from medlegal.flows.letter_kinds import KINDS
from medlegal.flows.refusal import NotYourRole, Refused, WrongTime
from medlegal.flows.serve_letter import NotAPdf, SignatureMissing, serve_letter
from medlegal.flows.state_cause import Cause
from medlegal.flows.upload_form import NotFillable, WrongMapping, keep_mapping, take_form_away, upload_form
from medlegal.flows.weigh_letters import STANDINGS, State, weigh_letters
from medlegal.flows.write_report import list_question
from medlegal.flows.write_unavailability import unavailability_letter
from medlegal.outside.storage import kept_bytes
from medlegal.practice.audit.models import Event
from medlegal.practice.authoring.letter_selectors import letters_of
from medlegal.practice.authoring.models import Letter
from medlegal.practice.cases.access import enter_as
from medlegal.practice.correspondence.models import Recipient
from medlegal.practice.docket.models import Deadline
from medlegal.practice.people.models import Role
from tests.builders import NOW, staff, the_party
from tests.flows.stories import EXAMINED_ON, Story, examined, requested, scheduled, set_with_pages, signed
from tests.reports.forms_to_fill import a_form
from tests.reports.reading_back import docx_text, pdf_text

pytestmark = pytest.mark.django_db

BOOKED_ON = date(2026, 2, 10)
SENT_ON = date(2026, 2, 12)
EXTENSION = {"ground": "tests", "explained": "The nerve study has not come."}


def standings(story: Story, *, on: date) -> dict[str, State]:
    letters = list(letters_of(story.evaluation))
    return {one.kind.key: one.standing.state for one in weigh_letters(story.evaluation, letters, on=on)}


def because(story: Story, kind: str, *, on: date) -> str:
    weighed = weigh_letters(story.evaluation, list(letters_of(story.evaluation)), on=on)
    return next(one.standing.because for one in weighed if one.kind.key == kind)


def drafted(story: Story, kind: str, *, on: date = SENT_ON, **more: object) -> Letter:
    return draft_letter(story.evaluation, kind=kind, on=on, actor=story.manager, **more)


def served(story: Story, kind: str, *, on: date = SENT_ON, signed: bytes = b"", **more: object) -> Letter:
    letter = drafted(story, kind, on=on, **more)
    serve_letter(letter, on=on, actor=story.manager, signed=signed)
    letter.refresh_from_db()
    return letter


def test_every_kind_is_weighed():
    assert KINDS.keys() == STANDINGS.keys()


def test_an_appointment_makes_its_notice_and_its_packs_due():
    story = scheduled()

    due = {kind for kind, state in standings(story, on=SENT_ON).items() if state is State.DUE}

    assert {"appointment_notice", "worker_pack", "administrator_pack"} <= due
    assert not {"cancellation", "missed", "late_notice"} & due


def test_without_an_appointment_the_pack_says_what_is_missing():
    story = requested()

    with pytest.raises(NotPossibleNow, match="No appointment stands"):
        drafted(story, "worker_pack")


def test_every_weighed_letter_rests_on_rules_with_their_confidence_or_on_none():
    story = scheduled()

    for one in weigh_letters(story.evaluation, [], on=SENT_ON):
        assert all(step.citation and step.confidence for step in one.steps), one.kind.key


def test_a_draft_says_how_sure_its_rule_is_and_the_served_letter_does_not():
    story = scheduled()
    letter = drafted(story, "worker_pack")

    draft = pdf_text(preview(letter, on=SENT_ON).pdf())
    serve_letter(letter, on=SENT_ON, actor=story.manager)
    letter.refresh_from_db()

    as_served = pdf_text(kept_bytes(letter.pdf_key))
    assert "For the office only" in draft and "8 CCR § 41(f)" in draft
    assert "For the office only" not in as_served and "8 CCR" not in as_served


def test_a_served_letter_went_to_every_party_and_is_kept_with_its_hash():
    story = scheduled()

    letter = served(story, "worker_pack", language="es")

    reached = Recipient.objects.filter(serving=letter.serving, party__isnull=False).values_list(
        "party", flat=True
    )
    assert set(reached) == set(story.evaluation.party_set.values_list("pk", flat=True))
    assert letter.sha256 == letter.serving.document_sha256
    assert "Su evaluación médica" in docx_text(kept_bytes(letter.docx_key))
    assert Event.objects.filter(action="letter.kept", facts__letter=letter.pk).exists()


def test_a_pack_served_for_this_appointment_is_no_longer_due():
    story = scheduled()
    served(story, "worker_pack")

    assert standings(story, on=SENT_ON)["worker_pack"] is State.POSSIBLE


def test_the_notice_served_as_a_letter_meets_its_deadline():
    story = scheduled()

    served(story, "appointment_notice")

    deadline = Deadline.objects.get(evaluation=story.evaluation, duty="appointment_notice")
    assert deadline.met_on == SENT_ON
    assert standings(story, on=SENT_ON)["appointment_notice"] is State.POSSIBLE


def test_a_second_draft_of_one_kind_takes_the_place_of_the_first():
    story = scheduled()
    first = drafted(story, "worker_pack")

    second = drafted(story, "worker_pack")

    assert list(letters_of(story.evaluation).filter(kind="worker_pack")) == [second]
    with pytest.raises(NotADraft):
        serve_letter(first, on=SENT_ON, actor=story.manager)


def test_a_letter_is_served_once():
    story = scheduled()
    letter = drafted(story, "worker_pack")
    serve_letter(letter, on=SENT_ON, actor=story.manager)

    with pytest.raises(NotADraft):
        serve_letter(letter, on=SENT_ON, actor=story.manager)


def test_a_letter_is_not_served_before_it_was_drafted():
    story = scheduled()
    letter = drafted(story, "worker_pack")

    with pytest.raises(WrongTime, match="02/12/2026"):
        serve_letter(letter, on=BOOKED_ON, actor=story.manager)


def test_a_draft_whose_appointment_fell_away_is_not_served():
    story = scheduled()
    letter = drafted(story, "worker_pack")
    cancel(story, on=SENT_ON)

    with pytest.raises(Refused, match="No appointment stands"):
        serve_letter(letter, on=SENT_ON, actor=story.manager)


def test_a_withdrawn_draft_is_gone():
    story = scheduled()

    withdraw_draft(drafted(story, "worker_pack"), on=SENT_ON, actor=story.manager)

    assert not letters_of(story.evaluation).filter(kind="worker_pack").exists()


def cancel(story: Story, *, on: date) -> None:
    said = {"reason": "The evaluator is ill.", "by": "evaluator", "cause": Cause("disaster", "Fire.")}
    cancel_appointment(story.evaluation, on=on, **said, actor=story.manager)


def test_a_cancellation_tells_who_and_why_and_until_when_a_new_day_is_owed():
    story = scheduled()
    cancel(story, on=date(2026, 2, 20))

    letter = drafted(story, "cancellation", on=date(2026, 2, 20))

    told = pdf_text(written_letter(letter, on=date(2026, 2, 20)).pdf())
    owed = Deadline.objects.get(evaluation=story.evaluation, duty="rescheduling").due_on
    assert "The evaluator is ill." in told and "The evaluator or this office" in told
    assert f"{owed:%B} {owed.day}, {owed.year}" in told


def test_somebody_who_did_not_come_makes_a_letter_due():
    story = scheduled()
    end_appointment(story.evaluation, ended="no_show", on=EXAMINED_ON, actor=story.manager)

    told = pdf_text(written_letter(drafted(story, "missed", on=EXAMINED_ON), on=EXAMINED_ON).pdf())

    assert "The worker did not come" in told


def test_more_time_is_asked_for_with_a_ground_and_the_docket_knows_it():
    story = examined()
    asked_on = date(2026, 4, 20)

    letter = served(story, "extension_request", on=asked_on, told=EXTENSION, signed=a_form())

    clock = Deadline.objects.get(evaluation=story.evaluation, duty="report_extension_request")
    assert clock.met_on == asked_on
    assert standings(story, on=asked_on)["extension_notice"] is State.DUE
    units = Recipient.objects.filter(serving=letter.serving, party__isnull=True)
    assert [unit.name for unit in units] == ["Medical Director, DWC Medical Unit"]


def test_a_letter_the_evaluator_signs_is_not_served_unsigned():
    story = examined()
    letter = drafted(story, "extension_request", on=date(2026, 4, 20), told=EXTENSION)

    with pytest.raises(SignatureMissing):
        serve_letter(letter, on=date(2026, 4, 20), actor=story.manager)
    with pytest.raises(NotAPdf):
        serve_letter(letter, on=date(2026, 4, 20), signed=b"no pdf", actor=story.manager)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"ground": "tests"}, "Which test"),
        ({"ground": "no_records", "explained": "x"}, "choose one of the list"),
        ({}, "Why more time"),
    ],
)
def test_more_time_without_a_ground_is_refused_with_what_lacks(told, says):
    story = examined()

    with pytest.raises(AnswerMissing, match=says):
        drafted(story, "extension_request", on=date(2026, 4, 20), told=told)


def test_past_its_last_day_more_time_is_not_asked_for_any_more():
    story = examined()

    assert standings(story, on=date(2026, 5, 4))["extension_request"] is State.NOT_NOW
    assert "05/01/2026" in because(story, "extension_request", on=date(2026, 5, 4))


def test_a_late_report_makes_a_notice_due_that_names_the_day():
    story = examined()
    on = date(2026, 5, 11)

    letter = drafted(story, "late_notice", on=on, told={"expected_on": "2026-05-15"})

    told = pdf_text(written_letter(letter, on=on).pdf())
    assert "May 6, 2026" in told and "May 15, 2026" in told
    assert standings(story, on=on)["late_notice"] is State.DUE


def test_records_that_came_are_told_with_their_counts():
    story = requested()
    set_with_pages(story, ["one", "two"], declared_pages=None)

    told = pdf_text(written_letter(drafted(story, "records_notice"), on=SENT_ON).pdf())

    assert "held: no declaration" in told and "none" in told


def test_questions_are_listed_word_for_word():
    story = requested()
    asked = {"party": the_party(story.evaluation), "asked_on": date(2026, 2, 2), "text": "Is it stationary?"}
    list_question(story.evaluation, **asked, actor=story.manager)

    told = pdf_text(written_letter(drafted(story, "questions_list"), on=SENT_ON).pdf())

    assert "Is it stationary?" in told


def test_a_window_that_closes_makes_a_request_to_waive_it_due():
    story = requested()
    near = Deadline.objects.get(evaluation=story.evaluation, duty="appointment").due_on

    told = pdf_text(written_letter(drafted(story, "waiver_request", on=near), on=near).pdf())

    assert standings(story, on=near)["waiver_request"] is State.DUE
    assert f"{near:%B} {near.day}, {near.year}" in told


def test_the_summary_is_for_unrepresented_workers_alone():
    represented = signed()
    alone = requested()
    alone.evaluation.is_represented = False
    alone.evaluation.save(update_fields=["is_represented"])
    signed(examined(scheduled(alone)))

    told = pdf_text(
        written_letter(drafted(alone, "findings_summary", on=date(2026, 4, 21)), on=date(2026, 4, 21)).pdf()
    )
    enter_as(represented.manager)
    assert "QME Form 111" in told
    assert standings(represented, on=date(2026, 4, 21))["findings_summary"] is State.NOT_NOW


def test_a_conflict_notice_is_drafted_from_what_the_evaluator_says():
    story = requested()
    said = {
        "person": "Invented Casualty",
        "relation": "employment",
        "nature": "I advise them for pay.",
        "aware_on": "2026-02-11",
        "withdraws": "yes",
    }

    told = pdf_text(written_letter(drafted(story, "conflict_notice", told=said), on=SENT_ON).pdf())

    assert "I advise them for pay." in told and "February 11, 2026" in told


def test_a_biller_drafts_no_letter():
    story = scheduled()

    with pytest.raises(NotYourRole):
        draft_letter(
            story.evaluation, kind="worker_pack", on=SENT_ON, actor=staff(story.practice, Role.BILLER)
        )


@pytest.mark.parametrize(("kind", "language"), [("love_letter", "en"), ("worker_pack", "fr")])
def test_a_letter_that_is_not_written_here_is_refused(kind, language):
    story = scheduled()

    with pytest.raises(NoSuchLetter):
        drafted(story, kind, language=language)


def uploaded(story: Story, number: str = "110", *, content: bytes = b"", **about: object):
    dates = {"first_on": date(2026, 1, 1), "revision": "February 2009"}
    return upload_form(
        story.practice, content or a_form(), number=number, **(dates | about), at=NOW, actor=story.manager
    )


MAPPING = {"Worker": "worker_name", "Panel": "panel_number", "Needs interpreter": "needs_interpreter"}


def test_an_uploaded_and_mapped_form_is_filled_in_place_of_our_own():
    story = scheduled()
    keep_mapping(uploaded(story), MAPPING | {"Page2.Date": "=as agreed"}, actor=story.manager)

    letter = served(story, "appointment_notice")

    assert letter.form.form_number == "110"
    with pikepdf.open(io.BytesIO(kept_bytes(letter.pdf_key))) as opened:
        values = {str(field.T): field for field in opened.Root.AcroForm.Fields}
        assert str(values["Worker"].V) == str(story.evaluation.claimant)
        assert "/AP" in values["Worker"]
        assert str(values["Page2"].Kids[0].V) == "as agreed"


def test_an_unmapped_form_is_left_alone_and_the_draft_says_so():
    story = scheduled()
    uploaded(story)

    told = pdf_text(preview(drafted(story, "appointment_notice"), on=SENT_ON).pdf())

    assert "no field mapped" in told and "Notice of Evaluation Appointment" in told


def test_a_form_that_cannot_take_its_words_is_left_and_the_draft_says_why():
    story = scheduled()
    keep_mapping(uploaded(story), {"Panel": "all_parties"}, actor=story.manager)

    written = preview(drafted(story, "appointment_notice"), on=SENT_ON)

    assert written.filled.form is None
    assert "Field Panel takes 7 letters" in pdf_text(written.pdf())


@pytest.mark.parametrize("about", [{"first_on": date(2026, 3, 1)}, {"last_on": date(2026, 2, 1)}])
def test_a_form_of_other_days_is_not_used(about):
    story = scheduled()
    keep_mapping(uploaded(story, **about), MAPPING, actor=story.manager)

    assert written_letter(drafted(story, "appointment_notice"), on=SENT_ON).filled.form is None


def test_a_form_taken_away_is_used_no_more():
    story = scheduled()
    form = uploaded(story)
    keep_mapping(form, MAPPING, actor=story.manager)

    take_form_away(form, on=SENT_ON, actor=story.manager)

    assert written_letter(drafted(story, "appointment_notice"), on=SENT_ON).filled.form is None


def test_a_newer_upload_takes_over_what_was_mapped():
    story = scheduled()
    keep_mapping(uploaded(story), MAPPING, actor=story.manager)

    newer = uploaded(story, first_on=date(2026, 2, 1))

    assert newer.mapping == MAPPING


def test_only_a_manager_uploads_a_form():
    story = scheduled()

    with pytest.raises(NotYourRole):
        upload_form(
            story.practice,
            a_form(),
            number="110",
            first_on=date(2026, 1, 1),
            at=NOW,
            actor=staff(story.practice, Role.SCHEDULER),
        )


def test_a_file_that_is_no_form_is_refused():
    story = scheduled()

    with pytest.raises(NotFillable, match="not a PDF"):
        uploaded(story, content=b"no pdf")


@pytest.mark.parametrize(
    "mapping", [{"Signature": "worker_name"}, {"Worker": "no_fact"}, {"Nowhere": "sent_on"}]
)
def test_a_mapping_that_cannot_be_is_refused(mapping):
    story = scheduled()

    with pytest.raises(WrongMapping):
        keep_mapping(uploaded(story), mapping, actor=story.manager)


def test_an_uploaded_form_109_is_filled_from_the_absence():
    story = scheduled()
    keep_mapping(
        uploaded(story, "109"),
        {"Worker": "absence_until", "Address": "absence_examinations"},
        actor=story.manager,
    )
    days = {"starts_on": EXAMINED_ON, "ends_on": date(2026, 4, 30), "reason": "Training"}
    absence = be_away(story.physician, **days, actor=story.manager)

    written = unavailability_letter(absence, on=SENT_ON)

    with pikepdf.open(io.BytesIO(written.pdf())) as opened:
        values = {str(field.T): str(field.get("/V")) for field in opened.Root.AcroForm.Fields}
    assert values["Worker"] == "04/30/2026"
    assert story.evaluation.panel_number in values["Address"] or story.evaluation.number in values["Address"]
