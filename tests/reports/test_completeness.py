"""What the checks find missing, each in a case where only that is missing."""

from dataclasses import replace
from datetime import date

import pytest

from medlegal.reports.completeness import CHECKS, missing
from medlegal.reports.facts import (
    Address,
    EvaluationKind,
    Helper,
    Interpreter,
    Modifier,
    Paragraph,
    Question,
    Topic,
)
from medlegal.reports.outline import parts_of, topics_of
from tests.reports.samples import (
    CAPTION,
    EVALUATOR,
    PARTIES,
    WORKER,
    a_case,
    a_document,
    a_record_set,
    an_examination,
)

ALWAYS = {"RPT-015", "WORDING"}  # a draft is not signed, and its wordings are not verified
WHOLE = a_case()


def found(facts):
    return {finding.id for finding in missing(facts)} - ALWAYS


def examined(**changes):
    return replace(WHOLE, examination=an_examination(**changes))


def typed(topic, text):
    return replace(WHOLE, written={**WHOLE.written, topic: (Paragraph(text, (), is_physicians_own=True),)})


def recorded(**changes):
    return replace(WHOLE, record_sets=(replace(a_record_set(), **changes),))


def documented(**changes):
    return recorded(documents=(a_document(1, was_relied_on=True, **changes),))


DEFECTS = [
    ("RPT-001", replace(WHOLE, examination=None)),
    ("RPT-002", examined(place=Address("", "Fresno", "CA", "93701"))),
    ("RPT-005", examined(face_to_face_minutes=None)),
    ("RPT-006", examined(face_to_face_minutes=19, why_shorter="the worker had to leave.")),
    ("RPT-007", examined(face_to_face_minutes=19)),
    ("RPT-008", replace(WHOLE, followed_guidelines=None)),
    ("RPT-009", replace(WHOLE, helpers=(Helper("Lee Imagined", "", "measured"),))),
    ("RPT-009", replace(WHOLE, helpers=None)),
    (
        "RPT-011",
        replace(WHOLE, written={**WHOLE.written, Topic.CAUSATION: (Paragraph("medical probability"),)}),
    ),
    ("RPT-013", replace(WHOLE, county="")),
    ("RPT-016", replace(WHOLE, caption=replace(CAPTION, claim_numbers=()))),
    ("RPT-017", replace(WHOLE, evaluator=replace(EVALUATOR, licence_number=""))),
    ("RPT-018", examined(identity_seen="")),
    ("RPT-019", examined(interpreter=None)),
    ("RPT-019", examined(interpreter=Interpreter("Luz Ficticia", "Spanish", ""))),
    ("RPT-020", examined(interpreter=Interpreter("Luz Ficticia", "Spanish", "000000", is_provisional=True))),
    ("RPT-021", examined(persons_present=None)),
    ("RPT-023", replace(WHOLE, pages_reviewed=None)),
    ("RPT-024", replace(WHOLE, pages_reviewed=13)),
    ("RPT-025", recorded(declared_pages=None)),
    ("RPT-026", replace(WHOLE, fee_basis=None)),
    ("RPT-026", replace(WHOLE, fee_basis=replace(WHOLE.fee_basis, modifiers=(Modifier("-93", " "),)))),
    ("RPT-031", documented(was_reviewed=False)),
    ("RPT-032", recorded(documents=(a_document(900),))),
    ("RPT-033", documented(author="")),
    ("RPT-034", documented(dated_on=date(2026, 5, 29))),
    ("RPT-034", documented(dated_on=date(1979, 2, 10))),
    (
        "RPT-046",
        replace(
            WHOLE, caption=replace(CAPTION, injuries=(replace(CAPTION.injuries[0], body_parts=("jaw",)),))
        ),
    ),
    ("RPT-091", typed(Topic.CAUSATION, "It is possible.")),
    ("RPT-122", typed(Topic.IMPAIRMENT, "By the sixth edition.")),
    ("RPT-161", typed(Topic.APPORTIONMENT, "My best guess.")),
    ("RPT-180", replace(WHOLE, questions=None)),
    ("RPT-180", replace(WHOLE, questions=(Question("Sam Pretend", date(2026, 4, 9), "Why?"),))),
    ("RPT-193", replace(WHOLE, attachments=())),
    ("RPT-193", replace(WHOLE, parties=PARTIES[1:])),
    ("RPT-194", replace(WHOLE, caption=replace(CAPTION, worker=replace(WORKER, is_represented=False)))),
    ("RPT-199", examined(is_remote=True)),
    ("RPT-210", typed(Topic.JOB, "Packer since [[year]].")),
    ("RPT-213", replace(WHOLE, report_date=date(2026, 5, 3))),
]


@pytest.mark.parametrize("kind", EvaluationKind)
def test_nothing_is_missing_from_a_whole_draft_but_the_signature(kind):
    assert found(a_case(kind)) == set()


@pytest.mark.parametrize(("check", "facts"), DEFECTS)
def test_each_defect_is_found(check, facts):
    assert check in found(facts)


@pytest.mark.parametrize("kind", EvaluationKind)
def test_every_topic_left_unwritten_stops_the_signature(kind):
    whole = a_case(kind)

    for topic in topics_of(kind):
        written = {held: words for held, words in whole.written.items() if held is not topic}
        stops = {
            finding.place for finding in missing(replace(whole, written=written)) if finding.stops_signature
        }
        assert topic.value in stops


def test_zero_pages_reviewed_is_an_answer():
    assert "RPT-023" not in found(a_case(record_sets=(), pages_reviewed=0))


def test_a_question_deferred_with_a_reason_is_answered():
    deferred = Question("Sam Pretend", date(2026, 4, 9), "Why?", deferred_because="the films have not come.")

    assert found(a_case(questions=(deferred,))) == set()


def test_what_stops_the_signature_comes_first():
    stops = [finding.stops_signature for finding in missing(a_case(written={}))]

    assert stops == sorted(stops, reverse=True)


def test_a_finding_says_what_where_why_and_how_sure():
    finding = next(one for one in missing(recorded(declared_pages=None)) if one.id == "RPT-025")

    assert "(Pretend LLP, April 10, 2026.)" in finding.says
    assert (finding.place, finding.fails, finding.confidence) == ("records", "payment", "secondary")
    assert finding.citation.startswith("8 CCR § 9793(n)")


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_names_a_known_class_severity_confidence_and_place(name):
    check = CHECKS[name]
    places = {part.key for kind in EvaluationKind for part in parts_of(kind)} | {"caption", ""}

    assert check.fails in {"admissibility", "payment", "completeness", "weight", "discipline"}
    assert check.severity in {"legally_required", "substantial_evidence", "good_practice"}
    assert check.confidence in {"verified", "secondary", "memory"}
    assert check.place in places


def test_every_check_can_be_found_by_some_case():
    defective = [facts for _, facts in DEFECTS]
    unwritten = [a_case(kind, written={}) for kind in EvaluationKind]
    before_the_law = a_case(report_date=date(1993, 12, 31))

    seen = set().union(*(found(facts) for facts in (*defective, *unwritten, before_the_law)))

    assert set(CHECKS) - seen == ALWAYS


def test_a_day_without_a_wording_leaves_the_declarations_missing():
    facts = a_case(report_date=date(1993, 12, 31))

    assert {"RPT-012", "RPT-014"} <= found(facts)


@pytest.mark.parametrize(
    ("kind", "check"), [(EvaluationKind.FOLLOW_UP, "RPT-184"), (EvaluationKind.SUPPLEMENTAL, "RPT-183")]
)
def test_a_later_report_names_the_earlier_one(kind, check):
    assert check in found(a_case(kind, previous_report_on=None))
