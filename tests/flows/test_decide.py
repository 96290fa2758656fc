"""People decide about pages and documents: applied at once, kept with who and when, and taken back at will."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from medlegal.flows.decide_acts import CannotDecide
from medlegal.flows.decide_on_records import (
    AlreadySigned,
    DecidedMeanwhile,
    NothingToTakeBack,
    NothingToTakeUp,
    decide,
)
from medlegal.flows.refusal import NotYourRole
from medlegal.practice.cases.rights import ClosedAlready
from medlegal.practice.intake.models import Decision, Document, Page
from medlegal.practice.intake.placing_selectors import coverage_of, decisions_of, doubtful_in, version_of
from medlegal.practice.intake.selectors import counts_by_sender
from medlegal.practice.people.models import Role
from tests.builders import NOW, staff
from tests.flows.decided import act, document_with, laid_out, lying, page, rows, take_back, take_up
from tests.flows.stories import signed

pytestmark = pytest.mark.django_db


def test_a_document_is_split_at_a_page():
    story = laid_out((3, 2))

    outcome = act(story, "split", page=2)

    assert lying(story) == [[1], [2, 3], [4, 5]]
    assert outcome.changed.pages == {2, 3}
    assert document_with(story, 2).pk in outcome.changed.documents


def test_the_first_part_of_a_split_document_stays_the_same_row():
    story = laid_out((3,))
    before = document_with(story, 1).pk

    act(story, "split", page=2)

    assert document_with(story, 1).pk == before


def test_a_page_goes_on_with_the_document_before():
    story = laid_out((3, 2))

    outcome = act(story, "join", page=4)

    assert lying(story) == [[1, 2, 3, 4, 5]]
    assert len(outcome.changed.gone) == 1
    assert Document.objects.filter(evaluation=story.evaluation).count() == 1


def test_pages_move_to_a_place_in_another_document():
    story = laid_out((3, 2))

    act(story, "move", pages=[2, 3], document=document_with(story, 4).pk, before=5)

    assert lying(story) == [[1], [4, 2, 3, 5]]


def test_pages_are_put_in_another_order():
    story = laid_out((3, 1))

    act(story, "move", pages=[3], document=document_with(story, 1).pk, before=1)

    assert lying(story) == [[3, 1, 2], [4]]


def test_facts_are_set_and_say_that_a_person_set_them():
    story = laid_out((2,))
    document = document_with(story, 1).pk

    for field, value in (("kind", "imaging"), ("dated_on", "2024-02-29"), ("author", "Invented, M.D.")):
        act(story, "set", document=document, field=field, value=value)

    kept = Document.objects.get(pk=document)
    assert (kept.kind, kept.dated_on, kept.author) == ("imaging", date(2024, 2, 29), "Invented, M.D.")
    assert kept.decided == ["kind", "dated_on", "author"]


def test_a_document_can_be_left_undated():
    story = laid_out((1,))

    act(story, "set", document=document_with(story, 1).pk, field="dated_on", value="")

    assert document_with(story, 1).dated_on is None


def test_a_repeat_is_said_and_counted():
    story = laid_out((1, 1))

    act(story, "repeat", page=2, of=1)

    (count,) = counts_by_sender(story.evaluation)
    assert (page(story, 2).repeats.stamp, count.repeated, count.received) == (1, 1, 2)
    assert document_with(story, 2).repeats_id == document_with(story, 1).pk


def test_what_is_no_repeat_is_counted_no_more():
    story = laid_out((1, 1))
    act(story, "repeat_document", document=document_with(story, 2).pk, of=document_with(story, 1).pk)

    act(story, "not_repeat_document", document=document_with(story, 2).pk)

    (count,) = counts_by_sender(story.evaluation)
    assert (page(story, 2).repeats, document_with(story, 2).repeats, count.repeated) == (None, None, 0)


def test_a_page_of_another_patient_is_marked():
    story = laid_out((2,))

    act(story, "other_patient", pages=[2], value=True)

    assert [page(story, n).is_other_patient for n in (1, 2)] == [False, True]


def test_a_blank_page_leaves_its_document_and_comes_back_as_one_of_its_own():
    story = laid_out((2,))

    act(story, "blank", page=2, value=True)
    blank = lying(story), coverage_of(story.evaluation).blank
    act(story, "blank", page=2, value=False)

    assert blank == ([[1]], 1)
    assert lying(story) == [[1], [2]]


def test_what_somebody_looked_at_leaves_the_queue():
    story = laid_out((1,))
    Document.objects.filter(evaluation=story.evaluation).update(sure="0.2", doubts=["kind"])
    before = [one.doubtful_documents for one in doubtful_in(story.manager)]

    act(story, "looked_at", document=document_with(story, 1).pk, value=True)

    assert before == [1]
    assert list(doubtful_in(story.manager)) == []
    assert (coverage_of(story.evaluation).doubtful, coverage_of(story.evaluation).decided) == (0, 1)


def test_taken_back_it_is_as_if_it_had_never_been_decided():
    story = laid_out((3, 2, 1))
    before = rows(story)
    document = document_with(story, 4).pk
    act(story, "split", page=2)
    act(story, "move", pages=[5], document=document_with(story, 1).pk, before=1)
    act(story, "set", document=document, field="title", value="Another title")
    act(story, "repeat", page=6, of=1)

    for _ in range(4):
        take_back(story)

    assert rows(story) == before


def test_taken_up_again_it_stands_in_its_old_place():
    story = laid_out((3, 2))
    act(story, "split", page=2)
    act(story, "join", page=4)
    after = rows(story)

    take_back(story)
    take_back(story)
    take_up(story)
    take_up(story)

    assert rows(story)["pages"] == after["pages"]
    with pytest.raises(NothingToTakeUp):
        take_up(story)


def test_any_decision_can_be_taken_back_and_those_after_it_stay():
    story = laid_out((3, 2))
    first = act(story, "split", page=2).decision
    act(story, "split", page=5)

    take_back(story, decision_id=first.pk)

    assert lying(story) == [[1, 2, 3], [4], [5]]
    assert [one.stands for one in decisions_of(story.evaluation)] == [False, None]


def test_nothing_is_taken_back_where_nothing_was_decided():
    with pytest.raises(NothingToTakeBack):
        take_back(laid_out((1,)))


def test_who_decided_and_when_is_kept_and_cannot_be_changed():
    story = laid_out((2,))
    act(story, "split", page=2)

    decision = Decision.objects.get(evaluation=story.evaluation)

    assert (decision.decided_by, decision.decided_at) == (story.manager, NOW)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(act="join")


def test_of_two_who_decide_at_once_the_second_sees_first_what_stands():
    story = laid_out((3,))
    seen = version_of(story.evaluation)
    act(story, "split", page=2)

    with pytest.raises(DecidedMeanwhile):
        decide(story.evaluation, act="split", asked={"page": 3}, expects=seen, at=NOW, actor=story.manager)


def test_a_biller_decides_nothing():
    story = laid_out((2,))

    with pytest.raises(NotYourRole, match="record editor"):
        decide(
            story.evaluation,
            act="split",
            asked={"page": 2},
            expects=0,
            at=NOW,
            actor=staff(story.practice, Role.BILLER),
        )


def test_in_a_closed_evaluation_nothing_is_decided():
    story = laid_out((2,))
    story.evaluation.closed_on = date(2026, 6, 1)

    with pytest.raises(ClosedAlready):
        act(story, "split", page=2)


def test_under_a_signed_report_the_records_stand():
    story = signed()

    with pytest.raises(AlreadySigned):
        act(story, "split", page=2)


def test_a_page_that_a_sentence_cites_stays_the_same_row():
    story = laid_out((3, 2))
    before = {one.stamp: one.pk for one in Page.objects.filter(evaluation=story.evaluation)}

    act(story, "join", page=4)
    act(story, "blank", page=5, value=True)
    take_back(story)

    assert {one.stamp: one.pk for one in Page.objects.filter(evaluation=story.evaluation)} == before


@pytest.mark.parametrize(
    ("kind", "asked", "sentence"),
    [
        ("split", {"page": 99}, "Page 99 is not in the record"),
        ("split", {"page": "2"}, "a whole number"),
        ("split", {"page": 1}, "begins at page 1 already"),
        ("join", {"page": 1}, "No document comes before page 1"),
        ("join", {"page": 2}, "goes on with the page before it already"),
        ("move", {"pages": []}, "Choose at least one page"),
        ("set", {"document": 0, "field": "kind", "value": "imaging"}, "no longer there"),
        ("set", {"document": 1, "field": "sure", "value": "1"}, "cannot be set"),
        ("repeat", {"page": 1, "of": 3}, "does not come before page 1"),
        ("not_repeat", {"page": 1}, "repeats nothing already"),
        ("blank", {"page": 1, "value": False}, "not blank already"),
        ("forget", {}, "There is no such decision"),
    ],
)
def test_what_cannot_be_decided_says_why_and_changes_nothing(kind, asked, sentence):
    story = laid_out((2, 1))
    before = rows(story)

    with pytest.raises(CannotDecide, match=sentence):
        act(story, kind, **asked)

    assert rows(story) == before
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("kind", "novel", "no such kind"),
        ("dated_on", "13/45/2020", "year-month-day"),
        ("title", " ", "needs a title"),
        ("author", 7, "as text"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(field, value, sentence):
    story = laid_out((1,))

    with pytest.raises(CannotDecide, match=sentence):
        act(story, "set", document=document_with(story, 1).pk, field=field, value=value)
