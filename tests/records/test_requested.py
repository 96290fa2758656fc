"""A letter that asks for an evaluation is read into fields with page and words; what is unsure stays empty."""

from datetime import date

import pytest

from medlegal.records.requested import PartyRead, Requested, read_request
from tests.records import letters


def values(requested: Requested) -> dict[str, object]:
    names = ("role", "kind", "panel_number", "specialty", "is_represented", "worker_name", "language")
    return {name: found.value for name in names if (found := getattr(requested, name))}


def parties(requested: Requested) -> dict[str, PartyRead]:
    return {party.role: party for party in requested.parties}


def test_an_attorneys_letter_is_read_with_all_its_claims():
    found = read_request([letters.ATTORNEYS])

    assert values(found) == {
        "role": "panel_qme",
        "kind": "initial",
        "panel_number": "7654321",
        "specialty": "Orthopaedic surgery",
        "is_represented": True,
        "worker_name": "Marisol Quintero-Reyes",
        "language": "Spanish",
    }
    assert [issue.value for issue in found.issues] == ["4060", "4061"]
    assert [(one.began_on, one.ended_on, one.claim_number, one.adj_number) for one in found.injuries] == [
        (date(2024, 6, 2), None, "WC-24-118822", "ADJ18822001"),
        (date(2020, 1, 5), date(2024, 6, 2), "WC-24-118823", "ADJ18822002"),
    ]
    assert {one.body_parts for one in found.injuries} == {"low back, right shoulder, left knee"}


def test_parties_are_read_from_the_letterhead_and_two_columns_of_copies():
    found = parties(read_request([letters.ATTORNEYS]))

    own = found["applicant_attorney"]
    assert (own.name, own.firm, own.phone, own.fax) == (
        "Dana Holloway",
        "HOLLOWAY & PRATT, LLP",
        "(559) 555-0134",
        "(559) 555-0135",
    )
    assert (found["defense_attorney"].name, found["defense_attorney"].zip_code) == ("Peter Lim", "95814")
    assert found["claims_administrator"].street == "P.O. Box 14022"


def test_a_panel_list_gives_the_parties_and_none_of_its_evaluators():
    found = read_request([letters.PANEL_LIST])

    assert values(found)["worker_name"] == "Thanh Van Nguyen"
    assert found.dated_on.value == date(2026, 1, 15)
    assert set(parties(found)) == {"applicant_attorney", "defense_attorney", "claims_administrator"}
    assert len(found.parties) == 3


@pytest.mark.parametrize(
    ("letter", "role", "kind"),
    [
        (letters.ADJUSTERS, "panel_qme", "initial"),
        (letters.AGREED, "ame", "initial"),
        (letters.AGREED_AGAIN, "ame", "follow_up"),
        (letters.DEPOSITION, "panel_qme", "deposition"),
        (letters.CIVIL, "civil_ime", "initial"),
        (letters.FORM, "panel_qme", "supplemental"),
    ],
)
def test_role_and_kind_are_read_in_letters_of_every_sort(letter, role, kind):
    found = read_request([letter])

    assert (found.role.value, found.kind.value) == (role, kind)


def test_boxes_left_empty_are_not_taken_for_issues():
    found = read_request([letters.FORM])

    assert [issue.value for issue in found.issues] == ["4061", "4062"]
    assert found.is_represented.value is True


def test_a_worker_without_an_attorney_who_writes_in_own_words_is_understood():
    found = read_request([letters.OWN_WORDS])

    assert values(found)["worker_name"] == "Robert Ellery"
    assert values(found)["is_represented"] is False
    assert found.born_on.value == date(1990, 7, 7)
    assert (found.injuries[0].began_on, found.injuries[0].claim_number) == (date(2026, 2, 2), "QT-5512-26")


def test_what_two_places_say_differently_stays_empty():
    found = read_request([letters.UNSURE])

    assert (found.panel_number, found.born_on, found.language, found.worker_name) == (None,) * 4
    assert [one.began_on for one in found.injuries] == []


def test_every_field_names_the_page_and_the_words_where_it_was_read():
    found = read_request(["Enclosed you find our request.", letters.ADJUSTERS])

    assert (found.panel_number.page, found.panel_number.quote) == (2, "Panel No.: 7688901")
    assert found.born_on.page == 2
    assert {party.page for party in found.parties} == {2}
    assert all(party.zip_code in party.quote for party in found.parties)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "   ", "CA 90001", "cc:", "Re: v. ", "\x00\x01", "Claim No.: " * 400]
)
def test_a_page_that_says_nothing_gives_nothing(text):
    found = read_request([text])

    assert (found.role, found.worker_name, found.parties) == (None, None, ())
