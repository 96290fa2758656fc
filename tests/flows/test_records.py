"""Records come in, are declared or held, and are read; no page is lost, doubled or counted undeclared."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from medlegal.flows.receive_records import Declared, DeclaredAlready, Upload, declare_records, receive_records
from medlegal.flows.refusal import NothingSent, NotYourRole
from medlegal.practice.intake.models import File, Page, Reading
from medlegal.practice.intake.selectors import (
    counts_by_sender,
    documents_of,
    latest_reading,
    page_at,
    search_pages,
)
from medlegal.practice.people.models import Role
from tests.builders import NOW, an_evaluation, records_of, staff, the_party
from tests.flows.stories import Story, packet, read, read_all, requested, set_with_pages

pytestmark = pytest.mark.django_db


def receive(story: Story, *uploads: Upload, declared: Declared | None = None, actor: object = None) -> object:
    return receive_records(
        story.evaluation,
        uploads=uploads,
        sender=the_party(story.evaluation),
        received_on=date(2026, 3, 1),
        declared=declared,
        at=NOW,
        actor=actor or story.manager,
    )


def keys(story: Story) -> dict[tuple[int, int], int]:
    """Each page's own number by its place: file and number in it."""
    pages = Page.objects.filter(evaluation=story.evaluation)
    return {(page.file_id, page.number): page.pk for page in pages}


def test_files_are_kept_as_they_came():
    story = requested()

    record_set = receive(story, Upload("a.pdf", [b"first ", b"part"]), Upload("b/../c.pdf", [b"second"]))

    files = File.objects.filter(record_set=record_set)
    kept = [Path(settings.HOME / "files" / file.storage_key).read_bytes() for file in files]
    assert kept == [b"first part", b"second"]
    assert latest_reading(story.evaluation).state == Reading.State.WAITING


def test_sending_nothing_is_refused():
    with pytest.raises(NothingSent, match="Choose at least one"):
        receive(requested())


def test_a_biller_sends_no_records():
    story = requested()

    with pytest.raises(NotYourRole, match="record editor"):
        receive(story, Upload("a.pdf", [b"x"]), actor=staff(story.practice, Role.BILLER))


def test_pages_are_read_searched_and_shown():
    story = read(requested())

    (count,) = counts_by_sender(story.evaluation)
    assert (count.declared, count.received, count.read, count.billable) == (7, 7, 7, 7)
    assert latest_reading(story.evaluation).state == Reading.State.DONE
    hits = search_pages(story.evaluation, "supraspinatus")
    assert hits and all("supraspinatus" in hit.text.casefold() for hit in hits)
    assert page_at(story.evaluation, 1).picture_key


def test_every_page_stands_in_one_document():
    story = read(requested())

    documents = documents_of(story.evaluation)

    assert sum(document.pages_count for document in documents) == 7
    assert not Page.objects.filter(evaluation=story.evaluation, document__isnull=True).exists()


def test_reading_again_after_a_new_file_keeps_every_page_as_it_was():
    story = read(requested())
    before = keys(story)

    records_of(story.evaluation, packet(), declared_pages=7, actor=story.manager, name="again.pdf")
    read_all(story)
    after = keys(story)

    assert before.items() <= after.items()
    assert len(after) == 14
    assert sorted(Page.objects.values_list("stamp", flat=True)) == list(range(1, 15))


def test_the_same_file_twice_is_kept_twice_and_its_pages_are_marked():
    story = read(requested())
    records_of(story.evaluation, packet(), declared_pages=7, actor=story.manager, name="again.pdf")
    read_all(story)

    first, second = counts_by_sender(story.evaluation)

    assert (first.repeated, second.repeated) == (0, 7)
    assert (first.billable, second.billable) == (7, 7)


def test_reading_twice_leaves_one_reading():
    story = read(requested())
    before = keys(story), list(documents_of(story.evaluation).values_list("pk", flat=True))

    read_all(story)

    assert (keys(story), list(documents_of(story.evaluation).values_list("pk", flat=True))) == before
    assert Reading.objects.filter(evaluation=story.evaluation).count() == 1


def test_a_damaged_file_is_named_and_the_others_are_read():
    story = requested()
    receive(story, Upload("broken.pdf", [b"%PDF-1.7 no more"]), Upload("good.pdf", [packet()]))

    read_all(story)

    broken, good = File.objects.filter(evaluation=story.evaluation)
    assert broken.problem and broken.pages_count == 0
    assert (good.problem, good.pages_count) == ("", 7)


def test_a_set_without_a_declaration_is_held_and_not_counted():
    story = requested()
    set_with_pages(story, ["one", "two"], declared_pages=None)

    (count,) = counts_by_sender(story.evaluation)

    assert (count.is_held, count.received, count.billable) == (True, 2, 0)
    assert "all parties" in count.says


def test_the_declaration_frees_a_held_set():
    story = requested()
    held = set_with_pages(story, ["one", "two"], declared_pages=None)

    declare_records(held, pages=2, signer="Invented Signer", signed_on=date(2026, 3, 9), actor=story.manager)

    (count,) = counts_by_sender(story.evaluation)
    assert (count.is_held, count.billable, count.says) == (False, 2, "")
    assert File.objects.get(record_set=held).declaration_id


@pytest.mark.parametrize(("declared", "counted"), [(1, 1), (5, 2)])
def test_only_pages_both_declared_and_received_are_counted(declared, counted):
    story = requested()
    set_with_pages(story, ["one", "two"], declared_pages=declared)

    (count,) = counts_by_sender(story.evaluation)

    assert count.billable == counted
    assert f"declared {declared} pages and 2 came" in count.says


def test_pages_reviewed_in_an_earlier_evaluation_are_not_billed_again():
    first = requested()
    set_with_pages(first, ["old one", "old two"], declared_pages=2)
    later = Story(first.practice, first.physician, first.office, first.manager, follow_up_of(first))

    set_with_pages(later, ["old one", "new"], declared_pages=2)

    (count,) = counts_by_sender(later.evaluation)
    assert (count.received, count.reviewed_before, count.billable) == (2, 1, 1)


def follow_up_of(story: Story) -> object:
    return an_evaluation(story.practice, physician=story.physician, kind="follow_up", prior=story.evaluation)


def test_the_same_pages_of_another_worker_are_billed():
    first = requested()
    set_with_pages(first, ["a form"], declared_pages=1)
    other = an_evaluation(first.practice, physician=first.physician, family_name="Elsewhere")
    theirs = Story(first.practice, first.physician, first.office, first.manager, other)

    set_with_pages(theirs, ["a form"], declared_pages=1)

    (count,) = counts_by_sender(other)
    assert (count.reviewed_before, count.billable) == (0, 1)


def test_a_set_is_declared_once():
    story = requested()
    record_set = records_of(story.evaluation, packet(), declared_pages=7, actor=story.manager)

    with pytest.raises(DeclaredAlready):
        declare_records(
            record_set, pages=8, signer="Somebody", signed_on=date(2026, 3, 2), actor=story.manager
        )
