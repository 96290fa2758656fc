"""What leaves a reading: the compiled packet, the chronology, the measures."""

import io
import os
from pathlib import Path

import docx
import pikepdf
import pypdfium2 as pdfium
import pytest

from medlegal.flows import read_files_out, read_files_sorted
from medlegal.flows.read_files import read_files
from medlegal.flows.read_files_out import compile_packet, write_outputs
from medlegal.records.chronology import chronology, ranges
from medlegal.records.chronology_paper import plan_of_chronology
from medlegal.records.chronology_sheets import set_chronology
from medlegal.records.chronology_word import chronology_docx
from medlegal.records.compile import compiled
from medlegal.records.compile_plan import plan_of
from medlegal.records.packet import read_packet
from medlegal.records.taken_over import Origin
from medlegal.records.told import told
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


def text_of(path, stamp):
    """What stands on the page of that stamp; the index stands before the first."""
    with pdfium.PdfDocument(path) as pdf:
        labels = [pdf.get_page_label(at) for at in range(len(pdf))]
        return pdf[labels.index(str(stamp))].get_textpage().get_text_range()


def targets(page):
    """Where the links of a page lead: an address, or the page itself."""
    notes = [note for note in page.obj.get("/Annots", []) if note.get("/Subtype") == "/Link"]
    return [str(note.A.URI) if "/A" in note else note.Dest[0].objgen for note in notes]


def test_the_compiled_packet_holds_every_page_stamped_with_its_number(packet):
    reading, path = packet

    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == len(reading.pages) + 1 == 7
        assert len(pdf.open_outline().root) == len(reading.documents) + 1
    assert [text_of(path, page.stamp).split()[-1] for page in reading.pages][:3] == ["1", "2", "3"]


def test_numbers_that_stand_as_objects_of_their_own_are_taken_over(tmp_path):
    pdf = pikepdf.open(io.BytesIO(samples.pdf_of(samples.progress())))
    pdf.pages[0].obj.Resources["/ExtGState"] = pikepdf.Dictionary(
        G0=pikepdf.Dictionary(CA=pdf.make_indirect(0.5), SA=pdf.make_indirect(True), W=pdf.make_indirect(3))
    )
    samples.put(tmp_path / "in", a__pdf=samples.saved(pdf))

    assert (
        compile_packet(read_files([tmp_path / "in"], work=tmp_path / "work"), tmp_path / "packet.pdf") == []
    )

    with pikepdf.open(tmp_path / "packet.pdf") as bound:
        look = bound.pages[-1].obj.Resources.ExtGState.G0
        assert (float(look.CA), bool(look.SA), int(look.W)) == (0.5, True, 3)


def test_a_page_that_cannot_be_taken_over_costs_that_page_alone(tmp_path, monkeypatch):
    samples.put(
        tmp_path / "in", a__pdf=samples.pdf_of(samples.progress(), samples.imaging(), samples.letter())
    )
    reading = read_files([tmp_path / "in"], work=tmp_path / "work")
    fails, beneath = iter([False, True, False]), Origin._beneath

    def breaks_once(origin):
        if len(origin.pages) == len(reading.pages) and next(fails):
            raise pikepdf.PdfError("nothing can be read here")
        return beneath(origin)

    monkeypatch.setattr(Origin, "_beneath", breaks_once)
    made = compiled(plan_of(reading), tmp_path / "packet.pdf")

    assert made.missing == (2,)
    assert "could not be opened" in text_of(tmp_path / "packet.pdf", 2)


def test_the_packet_begins_with_an_index_whose_lines_lead_to_the_documents_and_back(packet):
    reading, path = packet
    firsts = {document.pages[0] for document in reading.documents}
    stamps = [page.stamp for page in reading.pages if page.key in firsts]

    with pikepdf.open(path) as pdf:
        led = set(targets(pdf.pages[0]))
        back = [targets(pdf.pages[stamp])[-1] for stamp in stamps]

        assert led == {pdf.pages[stamp].obj.objgen for stamp in stamps}
        assert set(back) == {pdf.pages[0].obj.objgen}
    says = text_of(path, "i")
    assert "Marisol Quintavalle" in says
    assert "repeat of page 1" in says


def test_a_repeat_says_on_its_stamp_what_it_repeats(packet):
    assert "6 repeats 1" in text_of(packet[1], 6)


def test_a_scan_can_be_searched_and_copied_however_it_lies(tmp_path):
    scans = [samples.scan_of(samples.progress(), turned=turned) for turned in (0, 90, 180, 270)]
    shown = pikepdf.open(io.BytesIO(samples.pdf_of_scans(scans[1])))
    shown.pages[0].Rotate = 90
    samples.put(tmp_path / "in", a__pdf=samples.pdf_of_scans(*scans), b__pdf=samples.saved(shown))

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")
    compile_packet(reading, tmp_path / "packet.pdf")

    with pdfium.PdfDocument(tmp_path / "packet.pdf") as pdf:
        for page in reading.pages:
            leaf = pdf[page.stamp]
            words = leaf.get_textpage().get_text_range().split()
            assert words[: page.word_count] == page.text.split()
            assert leaf.get_height() > leaf.get_width()


def test_found_words_are_marked_where_they_stand(tmp_path):
    samples.put(tmp_path, a__pdf=samples.pdf_of_scans(samples.scan_of(samples.progress())))

    reading = read_files([tmp_path / "a.pdf"], work=tmp_path / "work")
    compile_packet(reading, tmp_path / "packet.pdf")

    word = next(one for one in reading.pages[0].words if one.text == "Quintavalle")
    with pdfium.PdfDocument(tmp_path / "packet.pdf") as pdf:
        text = pdf[1].get_textpage()
        first, letters = text.search("Quintavalle").get_next()
        text.count_rects(first, letters)
        left, _, right, top = text.get_rect(0)
    assert abs(left / 612 - word.x0) < 0.01
    assert abs(right / 612 - word.x1) < 0.01
    assert abs(1 - top / 792 - word.y0) < 0.01


def test_a_layer_of_wrong_letters_gives_way_to_what_the_page_shows(tmp_path):
    samples.put(tmp_path, a__pdf=samples.garbage_layer_pdf(samples.imaging()))

    reading = read_files([tmp_path / "a.pdf"], work=tmp_path / "work")
    compile_packet(reading, tmp_path / "packet.pdf")

    assert "Half Moon Imaging Center" in text_of(tmp_path / "packet.pdf", 1)
    assert "kdoi prrq" not in text_of(tmp_path / "packet.pdf", 1)


def test_the_chronology_on_paper_leads_into_the_packet(packet, tmp_path):
    reading, _ = packet

    set_chronology(plan_of_chronology(reading, before=1), tmp_path / "chronology.pdf")

    with pikepdf.open(tmp_path / "chronology.pdf") as pdf:
        led = {target for page in pdf.pages for target in targets(page) if isinstance(target, str)}
        own = [target for page in pdf.pages for target in targets(page) if not isinstance(target, str)]
    with pdfium.PdfDocument(tmp_path / "chronology.pdf") as pdf:
        says = " ".join("".join(leaf.get_textpage().get_text_range() for leaf in pdf).split())
    firsts = {document.pages[0] for document in reading.documents}
    assert {f"packet.pdf#page={page.stamp + 1}" for page in reading.pages if page.key in firsts} <= led
    assert own
    assert "She denies numbness below the knee" in says


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


def test_a_large_packet_reads_and_is_written_as_a_small_one(packet, tmp_path, monkeypatch):
    reading, _ = packet
    monkeypatch.setattr(read_files_sorted, "LARGE", 2)
    monkeypatch.setattr(read_files_out, "LARGE", 2)
    monkeypatch.setattr(read_files_sorted.threading, "active_count", lambda: 1)
    monkeypatch.setattr(read_files_sorted, "read_packet", _sorted_by(os.getpid()))

    large = read_files([Path(reading.files[0].path).parent], work=tmp_path / "work")

    assert told(large) == told(reading)
    assert [page.words for page in large.pages] == [page.words for page in reading.pages]
    write_outputs(large, tmp_path / "out", lambda _: None)
    assert (tmp_path / "out" / "chronology.pdf").stat().st_size > 0
    with pikepdf.open(tmp_path / "out" / "packet.pdf") as pdf:
        assert len(pdf.open_outline().root) == len(reading.documents) + 1


def _sorted_by(parent):
    """The sorter, which must run in a child of this process."""

    def sort(files, pages, **known):
        assert os.getpid() != parent
        return read_packet(files, pages, **known)

    return sort


def with_empty_looks(form: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        for note in pdf.pages[0].Annots:
            look = pikepdf.Stream(pdf, b"/Tx BMC EMC", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
            look.BBox = [0, 0, 300, 15]
            note.AP = pikepdf.Dictionary(N=pdf.make_indirect(look))
        return samples.saved(pdf)


@pytest.mark.parametrize("name", [samples.PATIENT, "Nguyễn Thị Ánh Đào", "Աննա Сергеева"])
@pytest.mark.parametrize("left", [bytes, with_empty_looks])
def test_what_was_typed_into_a_form_stands_on_its_page_in_the_packet(tmp_path, left, name):
    """Also where the form leaves the look of its fields to whoever shows it, or an empty one was left."""
    samples.put(tmp_path / "in", a__pdf=left(samples.form_pdf(name)))
    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert compile_packet(reading, tmp_path / "packet.pdf") == []
    with pdfium.PdfDocument(tmp_path / "packet.pdf") as packet:
        page = packet[len(packet) - 1]
        said = page.get_textpage().get_text_range()
        drawn = page.render(scale=1).to_numpy()
    assert name in said and "07/08/2022" in said
    high = drawn.shape[0]
    assert (drawn[high - 726 : high - 711, 200:300] < 128).any()
