"""Every kind of file is known by its content, and a damaged one gives what is left of it."""

import base64
import io
import zipfile

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from medlegal.flows.read_files import read_files
from medlegal.records.mending import opened
from medlegal.records.opening import CannotRead
from tests.records import samples

PHOTO = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAAC0AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt"
    "AAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5j"
    "bHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBp"
    "eGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAADVtZGF0AAAAKSgBrxmA95jA6+PG/8pvj4ivrnCYAAJhEPQ6gDEo"
    "cDMYYochC1uYs73A"
)


def picture_of(kind, *, mode="L", **how):
    out = io.BytesIO()
    Image.fromarray(samples.scan_of(samples.letter())).convert(mode).save(out, kind, **how)
    return out.getvalue()


def opened_of(folder, content):
    (folder / "file").write_bytes(content)
    return opened(folder / "file", mended=folder / "mended.pdf")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (lambda: PHOTO, "heic"),
        (lambda: picture_of("GIF"), "gif"),
        (lambda: picture_of("BMP"), "bmp"),
        (lambda: picture_of("WEBP"), "webp"),
        (lambda: picture_of("TIFF", compression="tiff_lzw"), "tiff"),
        (lambda: picture_of("TIFF", compression="jpeg"), "tiff"),
        (lambda: picture_of("TIFF", mode="1", compression="group3"), "tiff"),
    ],
)
def test_a_picture_of_any_usual_kind_is_one_page(tmp_path, content, kind):
    found = opened_of(tmp_path, content())

    assert (found.kind, found.pages, found.remark) == (kind, 1, None)


def test_a_photo_with_a_preview_in_it_is_one_page(tmp_path):
    photo, preview = (Image.new("RGB", size, "white") for size in ((640, 480), (64, 48)))
    out = io.BytesIO()
    photo.save(out, "MPO", save_all=True, append_images=[preview])

    assert opened_of(tmp_path, out.getvalue()).pages == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{\\rtf1 words}", "RTF text"),
        (b"Rar!\x1a\x07\x00" + bytes(40), "RAR archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "older Office file"),
        (b"<html><body>hello</body></html>", "web page"),
        (b"Only a few words: nothing more.", "plain text"),
        (bytes(128) + b"DICM" + bytes(40), "DICOM"),
    ],
)
def test_a_file_that_is_not_read_says_what_it_is_and_what_to_do(tmp_path, content, says):
    with pytest.raises(CannotRead, match=says) as told:
        opened_of(tmp_path, content)

    assert str(told.value).count(".") >= 2


@pytest.mark.parametrize(
    ("part", "says"), [("xl/workbook.xml", "Excel sheet"), ("word/document.xml", "Word document")]
)
def test_an_office_file_whose_parts_stand_in_another_order_is_no_archive(tmp_path, part, says):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("docProps/app.xml", bytes(9000))
        archive.writestr(part, "<a/>")
        archive.writestr("[Content_Types].xml", "<a/>")

    with pytest.raises(CannotRead, match=says):
        opened_of(tmp_path, out.getvalue())


@pytest.mark.parametrize("count", [b"1", b"7", b"49999", b"-5", b"2000000"])
def test_a_pdf_that_lies_about_its_count_has_the_pages_it_has(tmp_path, count):
    honest = samples.pdf_of(samples.letter(), samples.imaging())
    assert b"/Count 2" in honest

    assert opened_of(tmp_path, honest.replace(b"/Count 2", b"/Count " + count)).pages == 2


def test_a_picture_that_breaks_off_is_read_as_far_as_it_goes(tmp_path):
    whole = samples.jpeg_of(samples.scan_of(samples.letter()))
    samples.put(tmp_path / "in", a__jpg=whole[: len(whole) // 2])

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert "Marlowe Law Offices" in reading.pages[0].text
    assert reading.pages[0].is_damaged
    assert "fresh copy" in reading.files[0].problem


def test_stamps_signatures_and_remarks_laid_over_a_page_are_read_where_they_stand(tmp_path):
    with pikepdf.open(io.BytesIO(samples.pdf_of(samples.progress()))) as pdf:
        notes = [
            laid_over(pdf, "RECEIVED JUN 09 2022", (300, 400, 520, 430), Subtype=Name.Stamp),
            laid_over(pdf, "Signed by T. W.", (60, 300, 280, 330), Subtype=Name.Widget, FT=Name.Sig, T="s"),
            laid_over(pdf, "Hidden stamp", (60, 200, 280, 230), Subtype=Name.Stamp, F=2),
        ]
        pdf.pages[0].obj.Annots = Array(notes)
        samples.put(tmp_path / "in", a__pdf=samples.saved(pdf))

    page = read_files([tmp_path / "in"], work=tmp_path / "work").pages[0]

    assert "RECEIVED JUN 09 2022" in page.text
    assert "Signed by T. W." in page.text
    assert "Hidden" not in page.text
    assert page.text.count("PROGRESS REPORT") == 1


def laid_over(pdf, says, box, **more):
    """A note with a picture of its own that shows the words."""
    look = pdf.make_indirect(pikepdf.Stream(pdf, f"BT /F0 14 Tf 5 8 Td ({says}) Tj ET".encode()))
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([0, 0, box[2] - box[0], box[3] - box[1]])
    look.Resources = Dictionary(Font=Dictionary(F0=pdf.pages[0].obj.Resources.Font.F0))
    kinds = {"Type": Name.Annot, "Rect": Array(box), "F": 4, "AP": Dictionary(N=look)} | more
    return pdf.make_indirect(Dictionary(**kinds))
