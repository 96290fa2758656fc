"""What is cleaned away from a scanned page, and what must stay."""

import cv2
import numpy as np

from medlegal.records.cleaning import cleaned


def fax(*dots):
    """A black and white page with a word of bars, and single dots at the given places (row, column)."""
    page = np.full((1100, 850), 255, np.uint8)
    for at in range(60):
        page[200 + 40 * (at // 20) : 220 + 40 * (at // 20), 100 + 30 * (at % 20) : 108 + 30 * (at % 20)] = 0
    for row, column in dots:
        page[row, column] = 0
    return page


def has_ink(page, row, column):
    return page[row - 1 : row + 2, column - 1 : column + 2].min() < 255


def test_specks_in_the_clear_go():
    page, _ = cleaned(fax((600, 400), (640, 300), (900, 700)))

    assert not any(has_ink(page, *at) for at in ((600, 400), (640, 300), (900, 700)))


def test_a_thin_stroke_that_broke_between_two_figures_stays():
    stroke = [(215 - 3 * at + low, 112 + 2 * at) for at in range(4) for low in (0, 1)]

    page, _ = cleaned(fax(*stroke))

    assert all(has_ink(page, *at) for at in stroke)


def test_light_writing_in_a_bar_that_leans_turns_dark_and_what_stands_beside_the_bar_stays():
    page = fax()
    bar = np.array([(100, 60), (750, 90), (750, 140), (100, 110)], np.int32)
    cv2.fillPoly(page, [bar], 30)
    page[80:95, 120:128] = 255  # a light letter in the bar
    page[125:140, 120:128] = 0  # a dark one beneath it, within the box around it

    clean, _ = cleaned(page)

    assert (clean[87, 124] < 60, clean[132, 124] < 60) == (True, True)
    assert (clean[100, 160] > 200, clean[132, 160] > 200) == (True, True)
