"""The book refuses what is not as its rules say, and every table is the one its card describes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from medlegal.law.book import BOOK, provision
from medlegal.law.errors import BrokenProvision, NotInForce
from medlegal.law.review import Confirmation, changes_since, cited, confirmed, entries, in_force_on, to_review
from medlegal.law.step import Step
from medlegal.law.tabulation import CARDS, Table

HEAD = """
[provision]
citation = "Lab. Code § 1"
title = "Invented"
source = "https://www.dir.ca.gov/invented.html"
chosen_by = "InjuryDate"
read_on = 2026-01-01
read_at = "nowhere: invented"
confidence = "memory"
"""


@dataclass(frozen=True)
class Line:
    fee: Decimal


def written(tmp_path, text):
    (tmp_path / "invented.toml").write_text(text, encoding="utf-8")
    return str(tmp_path / "invented")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEAD + "[[in_force]]\nfrom = 2020-01-01\n[in_force.lines.a]\nfee = 1\nextra = 2\n", "extra"),
        (HEAD + "[[in_force]]\nfrom = 2020-01-01\n[in_force.lines.a]\n", "missing"),
        (HEAD + '[[in_force]]\nfrom = 2020-01-01\n[in_force.lines.a]\nfee = "1"\n', "fee is Decimal"),
        (
            HEAD + "[[in_force]]\nfrom = 2020-01-01\nuntil = 2021-01-02\n[in_force.lines.a]\nfee = 1\n"
            "[[in_force]]\nfrom = 2021-01-01\n[in_force.lines.a]\nfee = 1\n",
            "overlap",
        ),
        (
            HEAD.replace("www.dir.ca.gov", "blog.example.com")
            + "[[in_force]]\nfrom = 2020-01-01\n[in_force.lines.a]\nfee = 1\n",
            "official",
        ),
        (
            HEAD.replace("https:", "http:")
            + "[[in_force]]\nfrom = 2020-01-01\n[in_force.lines.a]\nfee = 1\n",
            "official",
        ),
        (
            HEAD.replace('"memory"', '"sure"')
            + "[[in_force]]\nfrom = 2020-01-01\n[in_force.lines.a]\nfee = 1\n",
            "confidence",
        ),
        (
            HEAD.replace('"InjuryDate"', '"SomeDate"')
            + "[[in_force]]\nfrom = 2020-01-01\n[in_force.lines.a]\nfee = 1\n",
            "chosen_by",
        ),
        (
            HEAD + "[[in_force]]\nfrom = 2020-01-01\n[in_force.lines.a]\nfee = 1\nconfidence = 'maybe'\n",
            "confidence",
        ),
        (HEAD, "in_force"),
    ],
)
def test_a_provision_not_as_its_rules_say_is_refused(tmp_path, text, complaint):
    with pytest.raises(BrokenProvision, match=complaint):
        provision(written(tmp_path, text), Line)


def test_a_fee_is_exact_and_a_line_may_be_less_sure_than_its_provision():
    version = BOOK["ccr_title_8/9795_medical_legal_fees"].on(date(2026, 1, 1))

    assert version["ML202"].fee == Decimal("1316.25")
    assert version.confidence("ML202") == "secondary"


def test_a_provision_answers_from_its_first_day_and_not_the_day_before():
    for kept in BOOK.values():
        first = kept.versions[0].since

        assert kept.on(first) is kept.versions[0]
        with pytest.raises(NotInForce):
            kept.on(date.fromordinal(first.toordinal() - 1))


def test_versions_follow_each_other_without_a_gap():
    for kept in BOOK.values():
        assert [one.until for one in kept.versions[:-1]] == [one.since for one in kept.versions[1:]], kept.key


@pytest.mark.parametrize("key", sorted(CARDS))
def test_a_table_is_the_one_its_card_describes(key):
    assert len(CARDS[key].rows) == CARDS[key].contents.rows


@pytest.mark.parametrize("key", [key for key in sorted(CARDS) if "from" in CARDS[key].contents.columns])
def test_dated_rows_end_after_they_begin_and_carry_a_confidence(key):
    for row in CARDS[key].rows:
        assert not row["until"] or date.fromisoformat(row["from"]) < date.fromisoformat(row["until"])
        assert row["confidence"] in ("verified", "secondary", "memory")


def test_a_table_changed_by_one_cell_is_refused(tmp_path):
    card = CARDS["pdrs_2005/gaf"]
    source = card._file
    (tmp_path / "gaf.csv").write_bytes(source.read_bytes().replace(b"70,0", b"70,1"))
    (tmp_path / "gaf.toml").write_bytes(source.with_suffix(".toml").read_bytes())
    changed = Table("invented/gaf", tmp_path / "gaf.toml")

    with pytest.raises(BrokenProvision, match=r"gaf\.csv"):
        _ = changed.rows


def test_the_review_names_what_would_settle_each_and_the_least_sure_first():
    found = to_review(date(2026, 11, 23))

    assert found[0].confidence == "memory"
    assert all("Read " in one.settle and "https://" in one.settle and one.why for one in found)
    assert {one.key for one in found} >= {
        "ccr_title_8/9795_medical_legal_fees",
        "benefits/temporary_disability_limits",
    }
    assert "ccr_title_8/10605_service_extension" not in {one.key for one in found}


def test_a_reading_older_than_half_a_year_is_to_be_done_again():
    assert "ccr_title_8/10605_service_extension" in {one.key for one in to_review(date(2027, 6, 1))}


@pytest.mark.parametrize("citation", ["8 CCR § 9795(c)", "8 ccr 9795(c)", "8 CCR 9795 (c)"])
def test_a_provision_is_found_by_its_citation_however_written(citation):
    assert "ccr_title_8/9795_medical_legal_fees" in {entry.key for entry in cited(citation)}


def test_a_citation_nobody_keeps_finds_nothing():
    assert cited("Penal Code § 187") == ()


def test_what_was_in_force_is_one_version_of_each_provision():
    keys = [entry.key for entry in in_force_on(date(2021, 6, 1))]

    assert len(keys) == len(set(keys))
    assert "ccr_title_8/9795_medical_legal_fees" in keys
    assert "ccr_title_8/51_reappointment" not in keys


def test_changes_are_those_since_the_day_in_order():
    found = changes_since(date(2026, 1, 1))

    assert [entry.since for entry in found] == sorted(entry.since for entry in found)
    assert any(
        entry.key == "ccr_title_8/51_reappointment" and entry.since == date(2026, 4, 1) for entry in found
    )


def test_a_confirmation_makes_a_step_verified_and_names_its_reader():
    step = Step("It pays.", "8 CCR § 9795(c)", "secondary")
    other = Step("It lasts.", "8 CCR § 38", "secondary")

    made, kept = confirmed([step, other], [Confirmation("8 CCR § 9795(c)", "a reader", date(2026, 12, 1))])

    assert made.confidence == "verified"
    assert "a reader" in made.says and "2026-12-01" in made.says
    assert kept == other


def test_every_line_of_the_book_carries_a_citation():
    for entry in entries():
        assert all(citation.strip() for _, citation, _, _ in entry.lines), entry.key
