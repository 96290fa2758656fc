"""Stamps: once given they stay, new pages follow, and one that no page had goes to the page that belongs there."""

from medlegal.records.placing import with_kept_stamps
from medlegal.records.reading import Page, Reading


def stamps(kept, *numbers):
    pages = tuple(Page("a.pdf", number, number, fingerprint=str(number)) for number in numbers)
    found = with_kept_stamps(
        Reading((), pages, ()), {("a.pdf", number): stamp for number, stamp in kept.items()}
    )
    return {page.number: page.stamp for page in found.pages}


def test_new_pages_follow_after_the_last_stamp():
    assert stamps({}, 1, 2, 3) == {1: 1, 2: 2, 3: 3}
    assert stamps({1: 1, 3: 2}, 1, 2, 3) == {1: 1, 3: 2, 2: 3}
    assert stamps({1: 7, 2: 8}, 1, 2, 3, 4) == {1: 7, 2: 8, 3: 9, 4: 10}


def test_a_stamp_left_open_by_a_reading_that_broke_off_goes_to_the_page_that_belongs_there():
    assert stamps({1: 1, 3: 3, 6: 6}, 1, 2, 3, 4, 5, 6, 7) == {at: at for at in range(1, 8)}


def test_a_stamp_of_a_page_that_is_no_more_is_given_to_no_other():
    assert stamps({1: 1, 9: 2, 2: 3}, 1, 2, 3) == {1: 1, 2: 3, 3: 4}
