"""What a page does not show is not quoted from it, and the page says that something was left out."""

import io

import pikepdf
import pytest

from medlegal.flows.read_files import read_files
from tests.records import samples

SECRET = "Somebody Unseen"
WORDS = f"BT /F0 11 Tf 60 300 Td ({SECRET}) Tj ET"
UNSEEN = {
    "under a black bar": f"{WORDS} q 0 g 50 295 200 20 re f Q",
    "under a white bar": f"{WORDS} q 1 g 50 295 200 20 re f Q",
    "white on white": f"q 1 g {WORDS} Q",
    "without ink": f"BT 3 Tr /F0 11 Tf 60 300 Td ({SECRET}) Tj ET",
    "beyond the edge": f"BT /F0 11 Tf 60 -50 Td ({SECRET}) Tj ET",
    "partly under a bar": "BT /F0 11 Tf 60 300 Td (Unseenandunsaid) Tj ET q 0 g 70 295 40 20 re f Q",
}
SEEN = {
    "white on black": f"q 0 g 50 290 400 30 re f 1 g {WORDS} Q",
    "light gray": f"q 0.75 g {WORDS} Q",
    "tiny": f"BT /F0 5 Tf 60 300 Td ({SECRET}) Tj ET",
    "on a shade": f"q 0.9 g 50 290 400 30 re f Q {WORDS}",
    "upright": f"q 0 1 -1 0 300 200 cm BT /F0 9 Tf 0 0 Td ({SECRET}) Tj ET Q",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Progress reports by what else is drawn on each, and a form of which one field is hidden."""
    folder = tmp_path_factory.mktemp("hidden")
    (folder / "in").mkdir()
    for how, drawing in (UNSEEN | SEEN).items():
        with pikepdf.open(io.BytesIO(samples.pdf_of(samples.progress()))) as pdf:
            pdf.pages[0].contents_add(drawing.encode())
            (folder / "in" / f"{how}.pdf").write_bytes(samples.saved(pdf))
    with pikepdf.open(io.BytesIO(samples.form_pdf())) as pdf:
        pdf.pages[0].obj.Annots[0].F = 2
        (folder / "in" / "form.pdf").write_bytes(samples.saved(pdf))
    reading = read_files([folder / "in"], work=folder / "work")
    return {page.file.removesuffix(".pdf"): page for page in reading.pages}


@pytest.mark.parametrize("how", UNSEEN)
def test_words_that_cannot_be_seen_are_left_out_and_told(pages, how):
    assert "Unseen" not in pages[how].text
    assert "Electronically signed by Tobias Winterbourne" in pages[how].text
    assert "cannot be seen" in pages[how].remarks[0]


@pytest.mark.parametrize("how", SEEN)
def test_words_that_can_be_seen_are_kept_whatever_their_colour_and_size(pages, how):
    assert SECRET in pages[how].text
    assert pages[how].remarks == ()


def test_a_value_in_a_hidden_field_is_not_quoted(pages):
    assert samples.PATIENT not in pages["form"].text
    assert "07/08/2022" in pages["form"].text
