"""A packet of files becomes a reading in which every received page stands once."""

import json

import pytest

from medlegal.cli.main import main
from medlegal.flows.read_files import page_pictures, read_files
from tests.records import samples


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """One packet with everything in it, read once for all tests of this module."""
    folder = tmp_path_factory.mktemp("mixed")
    first, second = samples.scan_of(samples.letter()), samples.scan_of(samples.progress("03/04/2022"), seed=2)
    samples.put(
        folder / "in",
        a1__pdf=samples.pdf_of(samples.progress(), samples.imaging(), ""),
        a2__pdf=samples.pdf_of(samples.imaging()),
        a10__tif=samples.tiff_of(first, second),
        b__bin=samples.pdf_of_scans(samples.scan_of(samples.imaging("05/06/2022"), turned=90)),
        c__jpg=samples.jpeg_of(samples.scan_of(samples.progress("06/07/2022", patient="Emmett Ybarra"))),
        d__pdf=samples.garbage_layer_pdf(samples.imaging("08/09/2022")),
        e__pdf=samples.form_pdf(),
        locked__pdf=samples.encrypted_pdf(),
        empty__pdf=b"",
        notes__pdf=b"just some words",
        short__pdf=samples.truncated_pdf(),
    )
    before = {path: path.read_bytes() for path in (folder / "in").iterdir()}
    assert main(["records", "read", str(folder / "in"), "--out", str(folder / "out"), "--jobs", "2"]) == 0
    assert before == {path: path.read_bytes() for path in (folder / "in").iterdir()}
    return folder


@pytest.fixture(scope="module")
def told(mixed):
    return json.loads((mixed / "out" / "reading.json").read_text())


@pytest.fixture(scope="module")
def reading(mixed):
    return read_files([mixed / "in"], work=mixed / "out" / "work")


def page(told, file, number=1):
    return next(one for one in told["pages"] if (one["file"], one["page"]) == (file, number))


def document(told, file, number=1):
    return next(one for one in told["documents"] if [file, number] in one["pages"])


def test_every_received_page_stands_once_and_in_one_document_unless_blank_or_unreadable(told):
    received = [(file["name"], n) for file in told["files"] for n in range(1, file["pages"] + 1)]
    placed = [tuple(key) for one in told["documents"] for key in one["pages"]]

    assert [(one["file"], one["page"]) for one in told["pages"]] == received
    assert [one["stamp"] for one in told["pages"]] == list(range(1, len(received) + 1))
    assert sorted(placed) == sorted((one["file"], one["page"]) for one in told["pages"] if one["document"])
    unplaced = [one for one in told["pages"] if not one["document"]]
    assert len(unplaced) == told["counts"]["blank"] + told["counts"]["unreadable"]


def test_counts_add_up(told):
    counts = told["counts"]

    assert counts["received"] == counts["read"] + counts["blank"] + counts["unreadable"]
    assert counts["read"] == counts["repeated"] + counts["distinct"]


def test_files_of_a_folder_stand_in_the_order_a_person_counts(told):
    names = [file["name"] for file in told["files"]]

    assert names[:3] == ["a1.pdf", "a2.pdf", "a10.tif"]


def test_a_file_is_read_by_its_content_not_by_its_name(told):
    assert page(told, "b.bin")["text_from"] == "ocr"


def test_an_empty_page_is_blank(told):
    assert page(told, "a1.pdf", 3)["blank"]


def test_the_same_page_in_another_file_is_an_exact_repeat(told):
    assert page(told, "a2.pdf")["repeats"] == {"file": "a1.pdf", "page": 2, "kind": "exact", "likeness": 1.0}
    assert document(told, "a2.pdf")["repeats"] == document(told, "a1.pdf", 2)["id"]


def test_a_page_scanned_on_its_side_is_read_and_its_turn_told(told):
    assert page(told, "b.bin")["rotated"] == 90
    assert document(told, "b.bin")["kind"] == "imaging"


def test_a_garbage_text_layer_is_read_again_from_the_picture(told):
    assert page(told, "d.pdf")["text_from"] == "ocr"
    assert document(told, "d.pdf")["dated_on"] == "2022-08-09"


def test_values_typed_into_a_form_are_read(told):
    form = document(told, "e.pdf")

    assert (form["kind"], form["dated_on"], form["patient"]) == ("rfa", "2022-07-08", samples.PATIENT)


def test_another_patients_page_is_flagged(told):
    assert [one["file"] for one in told["pages"] if one["other_patient"]] == ["c.jpg"]


def test_kind_date_author_and_facility_are_found(told):
    first = document(told, "a1.pdf")

    assert first["kind"] == "pr2"
    assert first["dated_on"] == "2022-02-03"
    assert first["author"] == "Tobias Winterbourne, M.D."
    assert first["facility"] == "Larkspur Medical Group"
    assert first["patient"] == samples.PATIENT


def test_frames_of_a_tiff_are_pages_and_split_into_documents(told):
    assert document(told, "a10.tif", 1)["kind"] == "cover_letter"
    assert document(told, "a10.tif", 2)["kind"] == "pr2"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("locked.pdf", "password"),
        ("empty.pdf", "zero bytes"),
        ("notes.pdf", "plain text"),
        ("short.pdf", "damaged"),
    ],
)
def test_a_bad_file_says_which_it_is_what_is_wrong_and_what_to_do(told, name, says):
    problem = next(file["problem"] for file in told["files"] if file["name"] == name)

    assert problem.startswith(f"{name}: ")
    assert says in problem
    assert any(word in problem for word in ("Ask", "Save", "Compare", "Give"))


def test_a_second_reading_opens_no_page_again(mixed):
    steps = []

    read_files(
        [mixed / "in"], work=mixed / "out" / "work", on_progress=lambda progress: steps.append(progress.step)
    )

    assert set(steps) == {"sorting"}


def test_words_keep_their_places_on_the_page(reading):
    scanned = reading.page("b.bin", 1)
    upright = reading.page("a1.pdf", 1)
    word = next(one for one in upright.words if one.text == "Larkspur")

    assert len(upright.words) == upright.word_count
    assert 0.09 < word.x0 < 0.11
    assert 0.06 < word.y0 < word.y1 < 0.09
    assert all(0 <= one.x0 <= one.x1 <= 1 and 0 <= one.y0 <= one.y1 <= 1 for one in scanned.words)


def test_pictures_of_pages_are_made_for_the_viewer(mixed, tmp_path):
    made = page_pictures(mixed / "in" / "a1.pdf", [1, 2, 99], 300, tmp_path)

    assert sorted(made) == [1, 2]
    assert made[1].read_bytes()[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0")
