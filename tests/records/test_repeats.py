"""Pages that repeat are marked; pages of one form from two visits are not."""

from datetime import date

from medlegal.records.likeness import tokens_of
from medlegal.records.reading import Page
from medlegal.records.repeats import Compared, with_exact_repeats, with_near_repeats

VISIT = (
    "Patient reports {pain}/10 pain in the lumbar spine on {on} and was treated with manual therapy and exercise "
    "for thirty minutes without any adverse reaction and the plan is to continue twice weekly for four weeks"
)


def pages_of(*texts, text_from="layer"):
    return [
        Page("a.pdf", n, n, text=text, text_from=text_from, fingerprint=str(n))
        for n, text in enumerate(texts, 1)
    ]


def near(pages):
    marked = with_near_repeats(pages, [Compared(page, tokens_of(page.text.split("\n"))) for page in pages])
    return [page.repeats.page if page.repeats else None for page in marked]


def test_two_visits_on_one_form_are_no_repeats():
    pages = pages_of(VISIT.format(pain=7, on="02/03/2022"), VISIT.format(pain=4, on="02/10/2022"))

    assert near(pages) == [None, None]


def test_a_page_scanned_again_repeats_the_first_for_all_its_slips():
    first = VISIT.format(pain=7, on="02/03/2022")
    again = first.replace("lumbar", "1umbar").replace("exercise", "exerclse").replace("weekly", "weekiy")

    assert near(pages_of(first, again, text_from="ocr")) == [None, 1]


def test_a_page_printed_again_with_the_same_words_is_a_near_repeat():
    first = VISIT.format(pain=7, on="02/03/2022")

    assert near(pages_of(first, "Copied for counsel\n" + first)) == [None, 1]


def test_blank_pages_are_no_repeats_of_each_other():
    pages = [Page("a.pdf", n, n, is_blank=True, fingerprint="same") for n in (1, 2)]

    assert all(page.repeats is None for page in with_exact_repeats(pages))


def test_a_repeat_of_a_repeat_names_the_first_page():
    pages = [Page("a.pdf", n, n, text="words", fingerprint="same") for n in (1, 2, 3)]

    assert [page.repeats.page for page in with_exact_repeats(pages)[1:]] == [1, 1]


def test_one_word_more_in_the_middle_is_another_page():
    first = VISIT.format(pain=7, on="02/03/2022")
    second = first.replace("without any adverse", "without reported adverse").replace(
        "the plan is", "the plan is not"
    )

    assert near(pages_of(first, second)) == [None, None]


def dated(pages, days):
    marked = with_near_repeats(
        pages,
        [
            Compared(page, tokens_of(page.text.split("\n")), day)
            for page, day in zip(pages, days, strict=True)
        ],
    )
    return [page.repeats.page if page.repeats else None for page in marked]


def test_a_copy_of_which_another_day_was_chosen_is_still_a_copy():
    first = "Visit of 02/03/2022, injured 05/06/2021. " + VISIT.format(pain=7, on="02/03/2022")
    pages = pages_of(first, first.replace("lumbar", "1umbar"), text_from="ocr")

    assert dated(pages, [date(2022, 2, 3), date(2021, 5, 6)]) == [None, 1]


def test_two_visits_that_name_each_other_are_no_repeats():
    text = "Seen on {on}; the other visit was on {other}. " + VISIT
    pages = pages_of(
        text.format(pain=7, on="02/03/2022", other="02/10/2022"),
        text.format(pain=7, on="02/10/2022", other="02/03/2022"),
        text_from="ocr",
    )

    assert dated(pages, [date(2022, 2, 3), date(2022, 2, 10)]) == [None, None]


def test_an_undated_form_printed_again_under_another_foot_is_a_near_repeat():
    form = "Position description. " + VISIT.format(pain=7, on="any day") + " and the worker lifts boxes"

    assert near(pages_of(form + "\nRev 2016 page 1", form + "\nPrinted 4 22 2024")) == [None, 1]
