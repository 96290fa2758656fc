import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from medlegal.records.authors import _AUTHOR_LABEL
from medlegal.records.headings import _AT_START
from medlegal.records.kinds import CUES
from medlegal.records.margins import _MARGIN
from medlegal.records.needing import EDGE, letters_of, needed
from medlegal.records.offices import OFFICE_WORD
from medlegal.records.persons import _PATIENT_LABEL
from medlegal.records.sparing import Caseless
from medlegal.records.spotting import Spotter, any_cue, cue
from medlegal.records.standing import Gate, Lines
from medlegal.records.unlabelled import _VERSUS


def test_a_pattern_needs_the_strings_of_which_one_stands_in_whatever_it_fits():
    assert needed(r"\bpr-?2\b") == {f"{EDGE}pr-2{EDGE}", f"{EDGE}pr2{EDGE}"}
    assert needed(r"(?:mg/dl|g/dl).{1,50}?") == {"mg/dl", "g/dl"}
    assert needed(r"measur(?:es|ed)|\d\s+cm\b") == {"measures", "measured", f"cm{EDGE}"}


@pytest.mark.parametrize("pattern", [r"\d+", r"[a-z]{3}", r"(?:ab)?", r"ab|\d", r"\$\s?\d[\d,]*"])
def test_a_pattern_that_fits_without_sure_letters_needs_nothing(pattern):
    assert needed(pattern) == frozenset()


def test_a_gate_lets_every_line_through_that_the_pattern_fits_whatever_its_case():
    gate = Gate(r"(?:SBN|State Bar|Claim (?:No|Number))\s*(?P<number>[A-Z0-9]+)")

    assert gate.lets("claim no 123") and gate.lets("state bar 7")
    assert not gate.lets("seen in clinic today")


@given(some.data())
def test_no_cue_that_fits_is_passed_over(data):
    one = data.draw(some.sampled_from([one for cues in CUES for one in (*cues.strong, *cues.body)]))
    text = data.draw(some.from_regex(one.pattern)).lower()

    found = one.pattern.search(text)

    if found and text.isascii():
        assert one in Spotter([one]).look_at(text)


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (r"\bexam\b|impression", "the exam\nwas brief", True),
        (r"\bexam\b|impression", "examined, no impressive pain", False),
        ("he (?:denies|states)", "the patient\nhe   denies pain", True),
        ("he (?:denies|states)", "she denies pain", False),
        (r"\$ ?\d+\.\d\d", "paid $ 12.50", True),
        (r"\bcm\d\d-\d+", "acme cm10-22", True),
        (r"\bcm\d\d-\d+", "10 cm of 20-22", False),
        ("follow[- ]?up", "follow-up in a week", True),
    ],
)
def test_a_cue_fits_a_text_where_its_letters_tell_so_and_where_only_the_pattern_can(pattern, text, fits):
    one = cue(pattern)

    assert Spotter([one]).look_at(text).fits(one) is fits
    assert (one.pattern.search(text) is not None) is fits


def test_what_a_pattern_fits_is_told_where_letters_are_all_that_it_fits():
    told = letters_of(r"\bmri\b scan|ct[- ]scan|films?", starts_word=True)

    assert letters_of(r"\bmri\b scan|films?", starts_word=True).exact == {
        f"{EDGE}{EDGE}mri{EDGE} scan",
        f"{EDGE}film",
        f"{EDGE}films",
    }
    assert told.exact == frozenset()  # what is not one space is not told from many
    assert told.begins == {"mri", "ct", "film", "films"}


def test_a_pattern_named_twice_is_looked_for_once():
    assert cue("chief complaint") is cue("chief complaint")


@settings(deadline=None, max_examples=60)
@given(some.data())
def test_a_pattern_that_spares_the_engine_finds_what_the_plain_one_finds(data):
    spared = data.draw(
        some.sampled_from([OFFICE_WORD, _MARGIN, _AT_START, _AUTHOR_LABEL, _PATIENT_LABEL, _VERSUS])
    )
    flags = re.MULTILINE | (re.IGNORECASE if isinstance(spared, Caseless) else 0)
    plain = re.compile(spared.pattern, flags if spared in (OFFICE_WORD, _MARGIN) else flags & ~re.MULTILINE)
    text = data.draw(some.one_of(some.from_regex(plain), some.text()))
    text = data.draw(some.sampled_from([text, text.upper(), text.title()]))

    for way in ("search", "match", "fullmatch"):
        found, expected = getattr(spared, way)(text), getattr(plain, way)(text)
        assert (found and found.span()) == (expected and expected.span())
    assert [one.span() for one in spared.finditer(text)] == [one.span() for one in plain.finditer(text)]
    assert spared.fits(text) == (plain.search(text) is not None)


def test_ways_that_may_fit_come_in_the_order_in_which_the_cue_names_them():
    one = any_cue(["report of (?:the )?injury", "(?:final )?report", "injury", r"\d+ report"])

    assert Spotter([one]).look_at("final report of injury").ways(one) == list(one.ways)


def test_what_fits_is_told_once_however_often_it_is_asked():
    cues = [cue("pain"), cue(r"\d+ mg"), cue("he (?:denies|states) pain")]
    look = Spotter(cues).look_at("he denies\npain")

    for _ in range(2):
        found = list(look.fitting())
        assert len(found) == 2
        assert set(found) == {cues[0], cues[2]}


def test_lines_of_a_page_are_let_through_as_each_alone_is_whatever_gates_come_later():
    lines = Lines(["Claim Number: 7", "", "Ünïcode ✓ state bar", "of the State Bar", "µ-opioid", "x" * 500])
    first = Gate(r"claim", r"state bar")
    assert first.among(lines) == [at for at, line in enumerate(lines) if first.lets(line)] == [0, 2, 3, 4]
    later = Gate(r"\bthe\b")
    assert later.among(lines) == later.among(list(lines)) == [2, 3, 4]
    assert later.among(Lines(["other lines"])) == []
