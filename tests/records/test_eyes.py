"""Scanned pages of every layout are read in order, and what could not be read is told."""

from functools import partial

import cv2
import numpy as np
import pikepdf
import pytest

from medlegal.outside.ocr import recognised
from medlegal.records.cleaning import cleaned, evenly_lit, ink_of
from medlegal.records.columns import parts_of
from medlegal.records.language import language_of
from medlegal.records.pages import source
from medlegal.records.recognising import from_layer, from_picture
from tests.records import samples

WIDE, HIGH = 1700, 2200


def read(path):
    opened = source(path)
    try:
        carried = opened.carried(1)
        text = from_layer(carried, partial(opened.glance, 1))
        return text or from_picture(opened, 1, carried, ocr=recognised)
    finally:
        opened.close()


def read_scan(gray, folder):
    (folder / "scan.png").write_bytes(samples.png_of(gray))
    return read(folder / "scan.png")


def sheet_of(*scans, across=2):
    """Several small pages on one sheet, in rows of `across`."""
    small = [cv2.resize(one, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) for one in scans]
    rows = [np.hstack(small[at : at + across]) for at in range(0, len(small), across)]
    return cv2.resize(np.vstack(rows), None, fx=1.6, fy=1.6, interpolation=cv2.INTER_CUBIC)


def scribbled(gray, top):
    """The page with lines of writing by an unsteady hand from `top` down."""
    hand, page = np.random.default_rng(4), gray.copy()
    for y in range(top, HIGH - 200, 90):
        for x in range(150, WIDE - 250, 45):
            letter, lean = chr(hand.integers(97, 123)), int(hand.integers(-14, 14))
            cv2.putText(
                page,
                letter,
                (x, y + lean),
                cv2.FONT_HERSHEY_SCRIPT_COMPLEX,
                1.9,
                30,
                int(hand.integers(2, 6)),
            )
    return page


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_is_seen_to_lie_on_its_side_or_its_head_before_it_is_read(turned):
    _, lean = cleaned(samples.scan_of(samples.progress(), turned=turned))

    assert lean.turn == turned
    assert lean.sure > 1.2


def test_two_pages_on_one_sheet_are_read_one_after_the_other(tmp_path):
    sheet = sheet_of(samples.scan_of(samples.progress()), samples.scan_of(samples.imaging(), seed=2))

    text = read_scan(sheet, tmp_path).text

    assert text.index("Electronically signed") < text.index("Half Moon Imaging")
    assert text.count("\n") > 30


def test_a_form_with_labels_and_values_is_read_straight_across():
    page = samples.scan_of("\n".join(f"Label {n}:                              value {n}" for n in range(30)))

    ink = ink_of(cleaned(page)[0])

    assert len(parts_of(ink.shapes, WIDE, HIGH)) == 1


def test_four_small_pages_on_one_sheet_are_parted_down_the_left_side_and_then_the_right():
    quarter = samples.scan_of(
        "\n".join(f"{n:2d}  Q. Did you lift the crate by yourself that day" for n in range(1, 26))
    )

    sheet = cleaned(sheet_of(quarter, quarter, quarter, quarter))[0]
    parts = parts_of(ink_of(sheet).shapes, sheet.shape[1], sheet.shape[0])

    assert [(left > 100, top > 100) for left, top, _, _ in parts] == [
        (False, False),
        (False, True),
        (True, False),
        (True, True),
    ]


def film() -> np.ndarray:
    high, wide = np.mgrid[-1:1:1100j, -1:1:850j]
    return (8 + 160 * np.exp(-3 * (high**2 + 2 * wide**2))).astype(np.uint8)


def pen_stroke() -> np.ndarray:
    page = np.full((1100, 850), 250, np.uint8)
    at = [[150 + 10 * n, 400 + int(25 * np.sin(n / 3))] for n in range(50)]
    return cv2.polylines(page, [np.array(at, np.int32)], False, 40, 3)


@pytest.mark.parametrize("shown", [film(), pen_stroke()], ids=["film", "pen stroke"])
def test_a_picture_without_a_word_is_no_blank_page_and_goes_to_a_person(shown, tmp_path):
    text = read_scan(shown, tmp_path)

    assert not text.is_blank
    assert (text.text, text.sure) == ("", 0.0)


def test_an_empty_sheet_in_bad_light_is_blank(tmp_path):
    shadow = np.linspace(250, 165, 850)[None, :] - np.linspace(0, 15, 1100)[:, None]

    assert read_scan(shadow.astype(np.uint8), tmp_path).is_blank


def test_a_carbon_copy_as_faint_as_its_paper_is_gray_is_no_blank_page(tmp_path):
    faint = (150 + samples.scan_of(samples.progress(), noise=1).astype(np.int16) * 0.22).astype(np.uint8)

    text = read_scan(faint, tmp_path)

    assert not text.is_blank
    assert "modified work with no lifting over 20 pounds" in text.text


@pytest.mark.parametrize(("share", "paper"), [(0.12, 255), (0.35, 89)])
def test_pale_writing_on_white_and_writing_on_a_dark_copy_are_seen(share, paper):
    written = samples.scan_of(samples.progress(), noise=0)
    copy = np.clip(paper - (255 - written.astype(float)) * share, 0, 255).astype(np.uint8)

    ink = ink_of(cleaned(copy)[0])

    assert len(ink.shapes) > 300


def test_an_empty_sheet_stays_empty_however_its_light_falls():
    paper = np.random.default_rng(3).normal(240, 5, (HIGH, WIDE)) - np.linspace(0, 70, WIDE)

    page = evenly_lit(paper.clip(0, 255).astype(np.uint8))

    assert len(ink_of(page).shapes) == 0


def test_a_page_written_by_hand_is_left_to_a_person(tmp_path):
    text = read_scan(scribbled(np.full((HIGH, WIDE), 255, np.uint8), 300), tmp_path)

    assert text.sure < 0.5
    assert text.is_partly_unread


def test_signs_that_no_way_up_are_words_stay_as_they_came(tmp_path):
    hand, page = np.random.default_rng(5), np.full((HIGH, WIDE), 255, np.uint8)
    for x in range(150, WIDE - 150, 40):  # columns of signs, as in another script
        for y in range(200, HIGH - 200, 52):
            ends = hand.integers(0, 30, 12).reshape(3, 4)
            for one in ends:
                cv2.line(page, (x + int(one[0]), y + int(one[1])), (x + int(one[2]), y + int(one[3])), 20, 3)

    text = read_scan(page, tmp_path)

    assert text.sure < 0.2
    assert text.rotated == 0


def test_a_few_figures_that_make_no_words_are_kept_as_they_were_sent(tmp_path):
    samples.put(tmp_path, few__pdf=samples.pdf_of("0\n2\n4\n6"))

    found = read(tmp_path / "few.pdf")

    assert "".join(found.text.split()) == "0246"
    assert (found.text_from, found.rotated, found.sure < 0.5) == ("layer", 0, True)


def test_a_patch_of_colour_on_a_page_that_is_no_scan_is_not_called_blank(tmp_path):
    with pikepdf.new() as pdf:
        for drawn in (b"0.9 0.8 0.95 rg 72 600 60 60 re f", b""):
            page = pdf.add_blank_page(page_size=(612, 792))
            page.Contents = pdf.make_stream(drawn)
        pdf.save(tmp_path / "patch.pdf")

    opened = source(tmp_path / "patch.pdf")
    patch, plain = (from_picture(opened, n, opened.carried(n), ocr=recognised) for n in (1, 2))
    opened.close()

    assert (patch.is_blank, patch.sure) == (False, 0.0)
    assert plain.is_blank


def test_a_layer_that_says_other_words_than_the_picture_is_read_again(tmp_path):
    with pikepdf.new() as pdf:
        page = samples.add_scan(pdf, samples.scan_of(samples.imaging()))
        (tmp_path / "words.pdf").write_bytes(samples.pdf_of(samples.letter() + "\n" + samples.letter()))
        with pikepdf.open(tmp_path / "words.pdf") as other:
            page.add_underlay(other.pages[0])
        pdf.save(tmp_path / "other.pdf")

    assert "disc protrusion at L4-L5" in read(tmp_path / "other.pdf").text


def test_a_stamp_alone_in_the_layer_does_not_hide_the_writing_drawn_beneath_it(tmp_path):
    with pikepdf.new() as pdf:
        samples.add_scan(pdf, samples.scan_of(samples.imaging()))
        (tmp_path / "stamp.pdf").write_bytes(samples.pdf_of("COPIED FOR COUNSEL 000123"))
        with pikepdf.open(tmp_path / "stamp.pdf") as other:
            pdf.pages[0].add_overlay(other.pages[0])
        pdf.save(tmp_path / "stamped.pdf")

    text = read(tmp_path / "stamped.pdf")

    assert text.text_from == "ocr"
    assert "without central canal stenosis" in text.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The patient was seen for a follow-up of the knee and is to return in two weeks.", "en"),
        ("El paciente refiere dolor de la espalda y no puede trabajar con los brazos en alto.", "es"),
        ("Na 140  K 4.1  Cl 102", ""),
    ],
)
def test_the_language_of_a_page_is_told_where_words_tell_it(text, language):
    assert language_of(text) == language
