"""One bad file costs that file only."""

import io
import os

import pikepdf
import pytest

from medlegal.flows.read_files import read_files
from tests.records import samples


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (samples.page_bomb_pdf, "60,000 pages"),
        (samples.pixel_bomb_png, "larger than any scanned page"),
        (lambda: b"PK\x03\x04" + b"x" * 60, "nothing in it could be saved"),
        (lambda: b"%PDF-1.7\n", "damaged"),
        (lambda: bytes(4096), "zero bytes"),
        (lambda: samples.jpeg_of(samples.scan_of(samples.letter()))[:900], "fresh copy"),
    ],
)
def test_the_other_files_are_read_all_the_same(tmp_path, content, says):
    samples.put(tmp_path / "in", good__pdf=samples.pdf_of(samples.progress()), bad__pdf=content())

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    problems = {file.name: file.problem for file in reading.files}
    assert says in problems["bad.pdf"]
    assert problems["good.pdf"] is None
    assert [document.kind for document in reading.documents] == ["pr2"]


def test_a_page_that_unpacks_without_end_is_unreadable_and_its_neighbours_are_read(tmp_path):
    samples.put(tmp_path / "in", a__pdf=samples.stream_bomb_pdf(), b__pdf=samples.pdf_of(samples.progress()))

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert (reading.counts.received, reading.counts.read) == (2, 1)


def test_a_page_that_could_not_be_read_says_why(tmp_path):
    with pikepdf.open(io.BytesIO(samples.pdf_of(samples.progress(), samples.letter()))) as pdf:
        pdf.pages[1].MediaBox = pikepdf.Array([0, 0, 43_200, 43_200])  # 600 inches
        samples.put(tmp_path / "in", a__pdf=samples.saved(pdf))

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert "1 of 2 pages could not be read (page 2): it has an impossible size." in reading.files[0].problem


def test_a_page_whose_drawing_is_broken_does_not_pass_for_blank(tmp_path):
    whole = samples.pdf_of(samples.progress())
    at = whole.index(b"stream\n") + 40
    samples.put(tmp_path / "in", a__pdf=whole[:at] + bytes(30) + whole[at + 30 :])

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert reading.counts.blank == 0
    assert "fresh copy" in reading.files[0].problem


def test_names_of_any_letters_are_taken(tmp_path):
    folder = samples.put(tmp_path / "in")
    for name in (b"bad\xffname.pdf", "línea \n #?%.pdf".encode()):
        (folder / os.fsdecode(name)).write_bytes(samples.pdf_of(samples.progress()))

    reading = read_files([folder], work=tmp_path / "work")

    assert len({file.name for file in reading.files}) == 2
    assert all(file.name.isprintable() for file in reading.files)
    assert reading.counts.read == 2


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")

    reading = read_files([tmp_path / "pipe.pdf", tmp_path / "gone.pdf"], work=tmp_path / "work")

    assert [file.problem is not None for file in reading.files] == [True, True]


def test_pages_are_found_though_their_tree_is_lost(tmp_path):
    with pikepdf.open(io.BytesIO(samples.pdf_of(samples.progress(), samples.imaging()))) as pdf:
        whole = samples.saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    samples.put(
        tmp_path / "in", a__pdf=whole.replace(b"/Kids", b"/Lost").replace(b"/Type /Pages", b"/Type /Lost_")
    )

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert reading.counts.read == 2
    assert "2 pages could be found" in reading.files[0].problem
