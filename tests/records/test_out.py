"""What leaves a reading: the compiled packet, the chronology, the measures."""

import io

import docx
import pikepdf
import pypdfium2 as pdfium
import pytest

from medlegal.flows.read_files import compile_packet, read_files
from medlegal.records.chronology import chronology, ranges
from medlegal.records.chronology_word import chronology_docx
from medlegal.records.measuring import measures
from tests.records import samples


@pytest.fixture(scope="module")
def packet(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    turned = pikepdf.open(io.BytesIO(samples.pdf_of(samples.imaging("01/02/2021"), samples.letter())))
    turned.pages[0].rotate(90, relative=False)
    samples.put(
        folder / "in",
        a__pdf=samples.pdf_of(samples.progress(), samples.imaging()),
        b__pdf=samples.saved(turned),
        c__png=samples.png_of(samples.scan_of(samples.progress("03/03/2023"))),
        d__pdf=samples.pdf_of(samples.progress()),
    )
    reading = read_files([folder / "in"], work=folder / "work")
    assert compile_packet(reading, folder / "packet.pdf") == []
    return reading, folder / "packet.pdf"


def text_of(path, number):
    with pdfium.PdfDocument(path) as pdf:
        return pdf[number - 1].get_textpage().get_text_range()


def test_the_compiled_packet_holds_every_page_stamped_with_its_number(packet):
    reading, path = packet

    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == len(reading.pages) == 6
        assert len(pdf.open_outline().root) == len(reading.documents)
    assert [text_of(path, page.stamp).split()[-1] for page in reading.pages][:3] == ["1", "2", "3"]


def test_a_repeat_says_on_its_stamp_what_it_repeats(packet):
    assert "6 repeats 1" in text_of(packet[1], 6)


def test_the_chronology_stands_by_date_and_quotes_word_for_word(packet):
    reading, _ = packet

    entries = chronology(reading)
    dates = [entry.document.dated_on for entry in entries]

    assert dates == sorted(dates)
    assert sorted(stamp for entry in entries for stamp in entry.stamps) == [1, 2, 3, 4, 5, 6]
    for excerpt in (one for entry in entries for one in entry.excerpts):
        words = reading.page(excerpt.file, excerpt.page).text.split()
        assert excerpt.text == " ".join(words[excerpt.first : excerpt.last + 1])


def test_a_negative_finding_is_quoted_as_it_was_written(packet):
    says = [one.text for entry in chronology(packet[0]) for one in entry.excerpts]

    assert any("She denies numbness below the knee" in text for text in says)


def test_the_word_chronology_opens_and_cites_its_pages(packet):
    word = docx.Document(io.BytesIO(chronology_docx(packet[0])))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)

    assert "6 pages received in 4 files" in text
    assert "[1]" in text
    assert "repeats D0001" in text


def test_ranges_are_written_as_a_person_cites_them():
    assert ranges([3, 4, 5, 9]) == "3-5, 9"


def test_a_perfect_reading_measures_one():
    page = {
        "file": "a",
        "page": 1,
        "blank": False,
        "rotated": 0,
        "repeats": None,
        "other_patient": False,
        "document": "D1",
    }
    one = {
        "id": "D1",
        "kind": "pr2",
        "dated_on": None,
        "author": None,
        "facility": None,
        "patient": None,
        "pages": [["a", 1]],
    }

    found = measures({"pages": [page], "documents": [one]}, {"pages": [page], "documents": [one]})

    assert found["pages_lost"] == found["pages_doubled"] == 0
    assert found["boundary_f1"] == found["kind"] == 1.0
