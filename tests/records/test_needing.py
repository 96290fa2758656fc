import pytest
from hypothesis import given
from hypothesis import strategies as some

from medlegal.records.kinds import CUES
from medlegal.records.needing import EDGE, Gate, needed
from medlegal.records.spotting import Spotter, cue


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
        assert one in Spotter([one]).likely_in(text)


def test_a_pattern_named_twice_is_looked_for_once():
    assert cue("chief complaint") is cue("chief complaint")
