"""What follows a reading: papers as decided, files in files, locked files, and counts that explain themselves."""

import io
import zipfile
from datetime import date

import pikepdf
import pytest

from medlegal.flows.demo.records import invented_records
from medlegal.flows.read_files import read_files
from medlegal.flows.read_records import noted
from medlegal.flows.read_records_papers import write_records
from medlegal.flows.receive_records import Upload, receive_records
from medlegal.flows.refusal import NotYourRole
from medlegal.flows.unlock_file import NoPassword, NotLocked, give_password
from medlegal.outside.storage import kept_bytes, kept_path
from medlegal.practice.audit.models import Event
from medlegal.practice.cases.access import enter_as
from medlegal.practice.intake.models import File, Page, Reading
from medlegal.practice.intake.placing_selectors import coverage_of
from medlegal.practice.intake.selectors import counts_by_sender, latest_done_reading, search_everywhere
from medlegal.practice.intake.services import ask_reading
from medlegal.practice.people.models import Role
from medlegal.records.reading import Progress
from tests.builders import NOW, entered, staff, the_party
from tests.flows.decided import act, document_with, laid_out, page, rows, take_back
from tests.flows.stories import Story, examined, packet, read, read_all, requested, signed
from tests.records import samples

pytestmark = pytest.mark.django_db


def receive(story: Story, name: str, content: bytes) -> None:
    receive_records(
        story.evaluation,
        uploads=[Upload(name, [content])],
        sender=the_party(story.evaluation),
        received_on=date(2026, 3, 1),
        at=NOW,
        actor=story.manager,
    )


def write_papers(story: Story) -> Reading:
    """As the worker does; then the manager asks again."""
    write_records(practice_id=story.practice.pk, evaluation_id=story.evaluation.pk)
    entered(story.manager)
    return latest_done_reading(story.evaluation)


def titles_in(reading: Reading) -> list[str]:
    with pikepdf.open(kept_path(reading.compiled_key)) as compiled, compiled.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def test_the_papers_follow_what_was_decided():
    story = read(requested())
    before = latest_done_reading(story.evaluation).compiled_key
    act(story, "set", document=document_with(story, 1).pk, field="title", value="Retitled by a person")

    after = write_papers(story)

    assert after.compiled_key != before
    assert any("Retitled by a person" in title for title in titles_in(after))
    assert "Retitled by a person" in kept_bytes(after.index_key).decode("utf-8-sig")
    assert after.decisions_written == 1


def test_papers_are_asked_for_once_while_a_person_decides_on():
    story = read(requested())
    for title in ("First", "Second", "Third"):
        act(story, "set", document=document_with(story, 1).pk, field="title", value=title)

    reading = write_papers(story)

    assert (reading.decisions_asked, reading.decisions_written) == (3, 3)


def test_excerpts_follow_the_pages():
    story = read(requested())
    document = next(one for one in story.evaluation.document_set.all() if one.page_set.count() > 1)
    whole = document.excerpts
    second = document.page_set.order_by("stamp")[1].stamp

    act(story, "split", page=second)
    write_papers(story)

    document.refresh_from_db()
    assert {one["stamp"] for one in document.excerpts} == {one["stamp"] for one in whole} - {second}
    assert all(one["stamp"] >= second for one in document_with(story, second).excerpts)


def test_pages_keep_their_stamps_whatever_comes_later():
    story = read(requested())
    stamps = dict(Page.objects.filter(evaluation=story.evaluation).values_list("pk", "stamp"))
    receive(story, "a first one by its name.pdf", packet())

    read_all(story)

    now = dict(Page.objects.filter(evaluation=story.evaluation).values_list("pk", "stamp"))
    assert stamps.items() <= now.items()
    assert sorted(now.values()) == list(range(1, 15))


def test_under_a_signed_report_a_new_reading_adds_pages_and_changes_none():
    story = signed(read(examined()))
    before = rows(story)
    receive(story, "later.pdf", packet())

    read_all(story)

    after = rows(story)
    assert len(after["pages"]) == 14
    assert after["pages"][:7] == before["pages"]
    assert all(document in after["documents"] for document in before["documents"])


def test_pages_are_pictured_small_and_upright():
    read(requested())

    (small,) = {kept_bytes(key)[8:12] for key in Page.objects.values_list("thumbnail_key", flat=True)}

    assert small == b"WEBP"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.pdf", content)
    return out.getvalue()


def test_files_that_came_inside_another_are_files_of_their_own():
    story = requested()
    receive(story, "all.zip", zipped(one=packet(), two=locked(b"")))

    read_all(story)
    read_all(story)

    outer, *inner = File.objects.filter(evaluation=story.evaluation)
    assert [(file.name, file.inside_id, file.pages_count) for file in inner] == [
        ("one.pdf", outer.pk, 7),
        ("two.pdf", outer.pk, 7),
    ]
    (count,) = counts_by_sender(story.evaluation)
    assert (count.received, count.files_unread) == (14, 0)


def locked(password: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(packet())) as opened:
        key = pikepdf.Encryption(owner="owner-invented", user=password.decode())
        opened.save(out, encryption=key)
    return out.getvalue()


def test_a_locked_file_is_read_once_its_password_is_given():
    story = requested()
    receive(story, "locked.pdf", locked(b"hush-invented"))
    read_all(story)
    file = File.objects.get(evaluation=story.evaluation)
    before = (file.needs_password, file.pages_count)

    give_password(file, password="hush-invented", at=NOW, actor=story.manager)
    sealed = File.objects.get(pk=file.pk).sealed_password
    read_all(story)

    file.refresh_from_db()
    assert before == (True, 0)
    assert sealed and "hush" not in sealed
    assert (file.needs_password, file.pages_count, file.sealed_password) == (False, 7, "")
    assert page(story, 1).picture_key


def test_a_wrong_password_leaves_the_file_locked():
    story = requested()
    receive(story, "locked.pdf", locked(b"hush-invented"))
    read_all(story)
    file = File.objects.get(evaluation=story.evaluation)

    give_password(file, password="another", at=NOW, actor=story.manager)
    read_all(story)

    file.refresh_from_db()
    assert (file.needs_password, file.pages_count, file.sealed_password) == (True, 0, "")


def test_a_password_is_refused_where_none_is_asked_for():
    story = laid_out((1,))
    file = File.objects.get(evaluation=story.evaluation)

    with pytest.raises(NotLocked):
        give_password(file, password="hush", at=NOW, actor=story.manager)
    File.objects.update(needs_password=True)
    file.refresh_from_db()
    with pytest.raises(NoPassword):
        give_password(file, password="", at=NOW, actor=story.manager)
    with pytest.raises(NotYourRole):
        give_password(file, password="hush", at=NOW, actor=staff(story.practice, Role.BILLER))


def test_the_billable_count_says_how_it_was_reached():
    story = laid_out((2, 1))
    act(story, "repeat", page=3, of=1)
    act(story, "other_patient", pages=[2], value=True)

    (count,) = counts_by_sender(story.evaluation)

    assert count.distinct == 2
    assert count.how == [
        "3 pages came: 3 read, 0 blank, 0 unreadable.",
        "Of those read 2 are distinct and 1 repeat another page; a repeat is received and counted.",
        "1 page about another patient are received and counted as well.",
        "Invented Signer attested 3 pages on 03/01/2026; of those 3 are really here.",
        "0 pages stood in an earlier evaluation of this worker by this physician and are not billed again.",
        "Billable: 3 less 0, that is 3 pages.",
    ]


def test_pages_are_found_in_every_evaluation_of_the_practice_and_in_no_other():
    mine = laid_out((1, 1))
    theirs = laid_out((1,))

    entered(mine.manager)
    hits = list(search_everywhere(mine.manager, "invented findings"))

    assert [(hit.evaluation_id, hit.stamp) for hit in hits] == [
        (mine.evaluation.pk, 1),
        (mine.evaluation.pk, 2),
    ]
    assert theirs.evaluation.pk not in {hit.evaluation_id for hit in hits}
    assert "\x02Invented\x03" in hits[0].snippet


def test_every_page_is_in_the_coverage_once():
    story = laid_out((3, 1))
    act(story, "blank", page=2, value=True)

    found = coverage_of(story.evaluation)

    assert found.received == found.placed + found.blank + found.unreadable + found.unplaced == 4


def test_taking_back_brings_the_papers_back():
    story = read(requested())
    act(story, "set", document=document_with(story, 1).pk, field="title", value="For a moment")
    write_papers(story)

    take_back(story)

    assert not any("For a moment" in title for title in titles_in(write_papers(story)))


def ask_again(story: Story) -> Reading:
    ask_reading(story.evaluation, at=NOW, actor=story.manager)
    read_all(story)
    return latest_done_reading(story.evaluation)


def test_the_row_says_that_all_is_read_only_once_all_is_read():
    story = requested()
    reading = ask_reading(story.evaluation, at=NOW, actor=story.manager)
    note = noted(story.evaluation.practice_id, reading)

    told = []
    for step, done in (("layer", 40), ("ocr", 40), ("sorting", 0)):
        note(Progress(step, done, 40, ""))
        entered(story.manager)
        reading.refresh_from_db()
        told.append((reading.pages_done, reading.pages_total))

    assert told == [(39, 40), (39, 40), (40, 40)]


def said_as(reading: Reading) -> int | None:
    """The earlier reading in whose place this one stands, as the audit tells."""
    told = Event.objects.filter(action="records.read", facts__reading=reading.pk).get()
    return told.facts.get("as_in")


def test_an_unchanged_record_is_not_read_again_and_has_the_same_papers():
    story = read(requested())
    first = latest_done_reading(story.evaluation)

    second = ask_again(story)
    third = ask_again(story)

    assert (said_as(second), said_as(third)) == (first.pk, second.pk)
    assert (third.compiled_key, third.placed_key) == (first.compiled_key, first.placed_key)
    assert Page.objects.filter(evaluation=story.evaluation, document__isnull=False).count() == 7
    act(story, "set", document=document_with(story, 1).pk, field="title", value="Retitled by a person")
    assert any("Retitled by a person" in title for title in titles_in(write_papers(story)))


def test_what_came_or_was_decided_since_is_read():
    story = read(requested())
    act(story, "set", document=document_with(story, 1).pk, field="title", value="Retitled by a person")

    after_a_decision = ask_again(story)
    receive(story, "more.pdf", packet())
    read_all(story)
    after_a_file = latest_done_reading(story.evaluation)

    assert said_as(after_a_decision) is None and said_as(after_a_file) is None
    assert after_a_file.pages_total == 14
    assert any("Retitled by a person" in title for title in titles_in(after_a_decision))


def test_a_file_that_comes_while_others_are_read_is_read_next(monkeypatch):
    story = requested()
    receive(story, "first.pdf", packet())

    def read_while_another_comes(*args, **kwargs):
        found = read_files(*args, **kwargs)
        monkeypatch.undo()
        enter_as(story.manager)
        receive(story, "meanwhile.pdf", packet())
        return found

    monkeypatch.setattr("medlegal.flows.read_records.read_files", read_while_another_comes)
    read_all(story)
    alone = latest_done_reading(story.evaluation)
    read_all(story)
    both = latest_done_reading(story.evaluation)

    assert (alone.pages_total, both.pages_total) == (7, 14)
    assert said_as(both) is None
    assert said_as(ask_again(story)) == both.pk


def of_somebody_else() -> bytes:
    return invented_records(
        patient="Boyd Tennant",
        born_on=date(1961, 2, 3),
        injured_on=date(2024, 4, 5),
        claim_number="ZZ-77777",
        employer="Invented Orchard",
    )


def test_records_of_somebody_else_alone_are_flagged_however_many_they_are():
    story = requested()
    receive(story, "of somebody else.pdf", of_somebody_else())

    read_all(story)

    flagged = Page.objects.filter(evaluation=story.evaluation, is_other_patient=True)
    named = [page.number for page in flagged if "Tennant" in page.text]
    assert named and flagged.count() == Page.objects.filter(evaluation=story.evaluation).count()


def test_a_claimant_whose_name_is_set_right_has_the_record_read_again():
    story = read(requested())
    claimant = story.evaluation.claimant
    assert not Page.objects.filter(evaluation=story.evaluation, is_other_patient=True).exists()

    claimant.given_name, claimant.family_name, claimant.born_on = "Boyd", "Tennant", date(1961, 2, 3)
    claimant.save()
    story.evaluation.injuries.update(claim_number="ZZ-77777")
    again = ask_again(story)

    assert said_as(again) is None
    assert Page.objects.filter(evaluation=story.evaluation, is_other_patient=True).exists()


def with_scans_between() -> bytes:
    """Four pages: one with letters, two scanned, one with letters."""
    scans = [samples.scan_of(samples.progress(f"02/0{day}/2022"), seed=day) for day in (1, 2)]
    parts = [
        samples.pdf_of(samples.imaging()),
        samples.pdf_of_scans(*scans),
        samples.pdf_of(samples.letter()),
    ]
    whole, out = pikepdf.new(), io.BytesIO()
    for part in parts:
        whole.pages.extend(pikepdf.open(io.BytesIO(part)).pages)
    whole.save(out)
    return out.getvalue()


def test_pages_of_a_file_are_stamped_in_its_order_however_late_they_are_read():
    story = requested()
    receive(story, "mixed.pdf", with_scans_between())

    read_all(story)

    told = Page.objects.filter(evaluation=story.evaluation).order_by("number")
    assert [(page.number, page.stamp) for page in told] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert [page.text_from for page in told] == ["layer", "ocr", "ocr", "layer"]


def test_a_set_with_pages_of_somebody_else_says_so_and_what_to_do():
    story = requested()
    receive(story, "of somebody else.pdf", of_somebody_else())
    read_all(story)

    [count] = counts_by_sender(story.evaluation)

    assert count.says_of_others.startswith("7 pages seem to be about somebody else than the injured worker.")
    assert "workbench" in count.says_of_others
