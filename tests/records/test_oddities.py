"""Layers whose letters stand under wrong codes, apart, or in another script are not believed unseen."""

import pytest

from medlegal.records.layer_trial import likeness_of
from medlegal.records.lines import Placed
from medlegal.records.oddities import is_plain, oddest_height
from medlegal.records.plausible import plausibility

SAID = """Larkspur Medical Group
Patient: Odalys Fenwright   Date of birth: 03/04/1971   Claim WC-1234567
The patient returns for follow-up of low back pain that she rates at 6/10.
Straight leg raising is negative on both sides and strength is 5/5.
Continue ibuprofen 600 mg twice daily. Return on 04/11/2022."""


def lines_of(text):
    return [
        [Placed(word, (0.1, 0.1 * at, 0.2, 0.1 * at + 0.05)) for word in line.split()]
        for at, line in enumerate(text.split("\n"))
    ]


def believed(text):
    return is_plain(lines_of(text), plausibility(text))


def moved(shift):
    return "".join(chr((ord(sign) - 32 + shift) % 95 + 32) if sign.strip() else sign for sign in SAID)


def test_plain_writing_is_believed():
    assert believed(SAID)


def test_no_shift_of_the_letters_is_believed():
    assert not [shift for shift in range(1, 95) if believed(moved(shift))]


@pytest.mark.parametrize(
    "text",
    [
        " ".join(SAID.replace("\n", " ")),
        SAID.replace(" ", ""),
        SAID.replace("a", "а").replace("e", "е").replace("o", "о"),
        SAID.replace("t", "\ue074"),
    ],
)
def test_letters_apart_run_together_or_of_another_script_are_not_believed(text):
    assert not believed(text)


def test_a_part_in_another_font_under_wrong_codes_is_found_where_it_stands():
    rows = SAID.split("\n")
    wrong = "\n".join(
        [
            *rows[:2],
            *("".join(chr(ord(c) + 7) if c.isalpha() else c for c in row) for row in rows[2:4]),
            rows[4],
        ]
    )

    assert not believed(wrong)
    assert 0.2 <= oddest_height(lines_of(wrong)) <= 0.4


def test_words_that_agree_do_not_vouch_for_figures_that_do_not():
    read = [
        "The",
        "patient",
        "returns",
        "with",
        "back",
        "pain",
        "rated",
        "about",
        "seventy",
        "Claim",
        "12",
        "34",
        "56",
        "78",
        "90",
        "21",
        "over",
        "several",
        "weeks",
    ]

    assert likeness_of(read, " ".join(read)) == 1.0
    assert (
        likeness_of(read, "The patient returns with back pain rated about seventy Claim over several weeks")
        < 0.85
    )
