"""Declarations are filled whole or not at all, in the version of the day."""

from datetime import date

import pytest

from medlegal.law.errors import MissingKey, NotInForce, UnknownCode, UnknownKey
from medlegal.law.wording import declaration, declaration_names

SIGNED_ON = date(2026, 5, 1)
FILLED = {"signed_on": "1 May 2026", "county": "Kern", "physician_name": "Dr. Ada Invented"}


def test_a_filled_declaration_holds_every_blank_and_no_brace():
    text = declaration("physician", on=SIGNED_ON).fill(**FILLED)

    assert all(value in text for value in FILLED.values())
    assert "{" not in text


@pytest.mark.parametrize("empty", ["", "   "])
def test_a_blank_left_empty_is_refused(empty):
    with pytest.raises(MissingKey, match="county"):
        declaration("physician", on=SIGNED_ON).fill(**{**FILLED, "county": empty})


def test_a_blank_that_is_not_there_is_refused():
    with pytest.raises(UnknownKey, match="city"):
        declaration("physician", on=SIGNED_ON).fill(**FILLED, city="Bakersfield")


def test_text_that_looks_like_a_blank_stays_text():
    text = declaration("physician", on=SIGNED_ON).fill(**{**FILLED, "county": "{signed_on}"})

    assert "{signed_on} County" in text


@pytest.mark.parametrize("name", declaration_names(SIGNED_ON))
def test_every_declaration_says_what_is_required_and_whose_words_it_uses(name):
    wording = declaration(name, on=SIGNED_ON)

    assert len(wording.steps) == 2
    assert wording.blanks and wording.confidence == "memory"


def test_a_declaration_nobody_keeps_is_refused():
    with pytest.raises(UnknownCode):
        declaration("nobody", on=SIGNED_ON)


def test_a_day_before_the_wording_is_kept_is_refused():
    with pytest.raises(NotInForce):
        declaration("physician", on=date(1993, 12, 31))
