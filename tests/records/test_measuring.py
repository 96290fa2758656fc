"""What the figures about a reading count, and what they leave open."""

from medlegal.records.measuring import Rate, kinds_found, measures, mistakes, page_mistakes
from medlegal.records.misreading import wrong_letters, wrong_letters_in_any_order

LINE = "The patient reports aching pain in the lumbar spine after lifting a heavy crate at work that day. "


def a_page(number, **facts):
    return {
        "file": "a.pdf",
        "page": number,
        "blank": False,
        "rotated": 0,
        "repeats": None,
        "other_patient": False,
    } | facts


def a_document(*pages, kind="pr2", **facts):
    told = {"kind": kind, "title": "", "dated_on": "2020-01-02", "author": "Ada Marsh, M.D."}
    return told | {"facility": None, "patient": None, "pages": [["a.pdf", n] for n in pages]} | facts


def a_truth(pages, documents):
    return {"pages": pages, "documents": documents}


def a_reading(pages, documents):
    read = [{"stamp": n, "sure": 1.0, "document": "D1"} | page for n, page in enumerate(pages, start=1)]
    return {"pages": read, "documents": [{"id": f"D{n}"} | one for n, one in enumerate(documents, start=1)]}


def test_a_perfect_reading_has_no_mistakes():
    pages = [a_page(1), a_page(2)]
    documents = [a_document(1, 2)]

    found = measures(a_truth(pages, documents), a_reading(pages, documents))

    assert {name for name, value in found.items() if isinstance(value, Rate) and value.share < 1} == set()
    assert mistakes(a_truth(pages, documents), a_reading(pages, documents)) == []


def test_lost_and_doubled_pages_are_counted():
    truth = a_truth([a_page(1), a_page(2)], [a_document(1, 2)])

    found = measures(truth, a_reading([a_page(1), a_page(1)], [a_document(1)]))

    assert (found["pages_lost"], found["pages_doubled"]) == (1, 1)
    assert found["pages_covered"] == Rate(1, 2)


def test_a_beginning_after_a_misfiled_page_is_neither_right_nor_wrong():
    pages = [a_page(n) for n in (1, 2, 3)]
    truth = a_truth(pages, [a_document(1, 3), a_document(2)])

    split = measures(truth, a_reading(pages, [a_document(1), a_document(2), a_document(3)]))
    joined = measures(truth, a_reading(pages, [a_document(1, 3), a_document(2)]))

    assert split["boundary_f1"].share == joined["boundary_f1"].share == 1


def test_an_empty_page_ahead_of_a_document_does_not_move_its_beginning():
    pages = [a_page(1), a_page(2, blank=True), a_page(3)]
    truth = a_truth(pages, [a_document(1), a_document(3)])

    found = measures(truth, a_reading(pages, [a_document(1), a_document(2, 3)]))

    assert found["boundary_f1"].share == 1


def test_a_fact_that_the_document_does_not_tell_is_not_asked_for():
    truth = a_truth([a_page(1)], [a_document(1, author=None, dated_on=None)])

    found = measures(truth, a_reading([a_page(1)], [a_document(1, author="Somebody", dated_on="1999-01-01")]))

    assert found["author"] == found["dated_on"] == Rate(0, 0)


def test_repeats_may_be_told_from_either_end():
    first, second = a_page(1), a_page(2, repeats={"file": "a.pdf", "page": 1, "kind": "near"})
    truth = a_truth([first, second], [a_document(1), a_document(2)])
    turned = [a_page(1, repeats={"file": "a.pdf", "page": 2, "kind": "near"}), a_page(2)]

    found = measures(truth, a_reading(turned, [a_document(1), a_document(2)]))

    assert found["near_precision"] == found["near_recall"] == Rate(1, 1)


def test_two_visits_called_a_repeat_are_a_mistake_and_a_draft_is_not():
    said = [a_page(1), a_page(2, repeats={"file": "a.pdf", "page": 1, "kind": "near"})]
    documents = [a_document(1), a_document(2)]
    draft = a_page(2, may_repeat={"file": "a.pdf", "page": 1, "kind": "either"})

    visit = measures(a_truth([a_page(1), a_page(2)], documents), a_reading(said, documents))
    version = measures(a_truth([a_page(1), draft], documents), a_reading(said, documents))

    assert visit["near_precision"] == Rate(0, 1)
    assert version["near_precision"] == Rate(0, 0)


def test_a_badly_read_page_counts_only_when_nobody_is_told():
    pages = [a_page(1, text=LINE, quality="fax"), a_page(2, text=LINE, quality="fax")]
    read = [a_page(1, sure=0.9), a_page(2, sure=0.2)]
    texts = {("a.pdf", 1): "garbage", ("a.pdf", 2): "garbage"}

    found = measures(a_truth(pages, [a_document(1, 2)]), a_reading(read, [a_document(1, 2)]), texts)

    assert (found["pages_badly_read"], found["pages_badly_read_unflagged"]) == (2, 1)
    assert "NOT FLAGGED" in page_mistakes(a_truth(pages, []), a_reading(read, []), texts)[0]


def test_a_document_that_the_chronology_does_not_cite_is_an_omission():
    pages = [a_page(1), a_page(2)]
    documents = [a_document(1), a_document(2)]

    found = measures(a_truth(pages, documents), a_reading(pages, documents), listed={1})

    assert found["chronology_listed"] == Rate(1, 2)


def test_letters_are_counted_with_and_without_their_order():
    table, by_columns = "one two three four", "one three two four"

    assert wrong_letters(table, table) == 0
    assert wrong_letters(table, by_columns) > 0
    assert wrong_letters_in_any_order(table, by_columns) == 0
    assert wrong_letters_in_any_order("one two", "one tvo") == 1 / 7


def test_a_truth_that_tells_little_is_measured_by_what_it_tells():
    truth = {
        "pages": [{"file": "a.pdf", "page": 1}],
        "documents": [{"kind": "pr2", "pages": [["a.pdf", 1]]}],
    }

    found = measures(truth, a_reading([a_page(1)], [a_document(1)]), {("a.pdf", 1): LINE}, {1})

    assert found["kind"] == Rate(1, 1)
    assert kinds_found(truth, a_reading([a_page(1)], [a_document(1)])) == {"pr2": Rate(1, 1)}
