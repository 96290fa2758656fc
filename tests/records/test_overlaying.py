"""Pages written by hand are laid over each other: a copy meets its page, the same form with other writing does not."""

from datetime import date

import cv2
import numpy as np
import pytest

from medlegal.records.likeness import tokens_of
from medlegal.records.overlaying import likeness_of, strokes_of
from medlegal.records.reading import Page
from medlegal.records.repeats import Compared, with_near_repeats
from tests.records import samples

FORM = "\n\n".join(
    f"{n}. {label} ..............................................................."
    for n, label in enumerate(
        ("Name of the employee", "Home address", "Day of the injury", "Where it happened", "What happened",
         "Part of the body", "Signature", "Name of the employer", "Insurer", "Telephone"), 1,
    )
)  # fmt: skip


def written(hand: int) -> np.ndarray:
    """The form filled by a hand; another number, other writing."""
    page, pen = samples.scan_of(FORM, noise=0), np.random.default_rng(hand)
    for row in range(10):
        for x in range(620, 1250, 34):
            letter, at = chr(pen.integers(97, 123)), (x, 190 + 62 * row + int(pen.integers(-8, 8)))
            cv2.putText(page, letter, at, cv2.FONT_HERSHEY_SCRIPT_COMPLEX, 1.3, 20, int(pen.integers(2, 4)))
    return page


def copied(page: np.ndarray, *, turned: float = 0.3, larger: float = 1.004, seed: int = 1) -> np.ndarray:
    """The page laid askew upon another scanner, a little larger, with its grain."""
    high, wide = page.shape
    way = cv2.getRotationMatrix2D((wide / 2, high / 2), turned, larger)
    way[:, 2] += (17, -23)
    moved = cv2.warpAffine(page, way, (wide, high), borderValue=250)
    grain = np.random.default_rng(seed).normal(0, 8, moved.shape)
    return np.clip(moved + grain, 0, 255).astype(np.uint8)


def test_a_copy_of_a_written_page_meets_it():
    assert likeness_of(strokes_of(written(1)), strokes_of(copied(written(1)))) > 0.95


def test_the_same_form_with_other_writing_is_another_page():
    assert likeness_of(strokes_of(written(1)), strokes_of(written(2))) == 0
    assert likeness_of(strokes_of(written(1)), strokes_of(copied(written(2)))) == 0


def test_one_other_word_of_writing_is_another_page():
    other = written(1)
    other[275:330, 600:900] = written(2)[275:330, 600:900]

    assert likeness_of(strokes_of(written(1)), strokes_of(copied(other))) == 0


@pytest.mark.parametrize("page", [np.full((2200, 1700), 255, np.uint8), np.zeros((2200, 1700), np.uint8)])
def test_a_page_without_strokes_meets_none(page):
    assert likeness_of(strokes_of(page), strokes_of(page)) == 0
    assert likeness_of(b"", strokes_of(written(1))) == 0


def read_by_hand(number: int, page: np.ndarray, garbled: str) -> Page:
    text = FORM.replace(".", " ") + f"\n{garbled}"
    return Page(
        "a.pdf", number, number, text=text, text_from="ocr", fingerprint=str(number), sure=0.4,
        is_partly_unread=True, strokes=strokes_of(page),
    )  # fmt: skip


def test_the_same_strokes_under_another_printed_day_are_another_visit():
    pages = [
        read_by_hand(1, written(1), "Visit 03/04/2021"),
        read_by_hand(2, copied(written(1)), "Visit 04/09/2021"),
    ]
    days = (date(2021, 3, 4), date(2021, 4, 9))
    compared = [
        Compared(page, tokens_of(page.text.split("\n")), day) for page, day in zip(pages, days, strict=True)
    ]

    assert [page.repeats for page in with_near_repeats(pages, compared)] == [None, None]


def test_a_written_form_scanned_again_is_a_near_repeat_and_another_one_is_not():
    pages = [
        read_by_hand(
            1, written(1), "xq vvl oo rm jat ewq li pd nnk ffo wert zu ab qqo ler mmi tto ryy waa sedd"
        ),
        read_by_hand(
            2, written(2), "li wq mmo ke uio nat rew fa tt vvp sss liw erk oop qa mnb xcv iuy trr wq"
        ),
        read_by_hand(3, copied(written(1)), "xg vul oa rn jot ewg ll pa nuk tfo wort za eb qgo lor nni lto"),
    ]
    compared = [Compared(page, tokens_of(page.text.split("\n"))) for page in pages]

    repeats = [page.repeats for page in with_near_repeats(pages, compared)]

    assert [one and (one.page, one.kind) for one in repeats] == [None, None, (1, "near")]
