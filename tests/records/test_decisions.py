"""Decisions over any reading: nothing is lost or doubled, and what is taken back was never decided."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medlegal.records.decisions import ACTS, Decision, with_decisions, with_named_documents
from medlegal.records.decisions_told import says
from medlegal.records.desk import doubts_about
from medlegal.records.placing import packed, unpacked, with_file_names, with_text_of
from medlegal.records.reading import Document, Page, Reading, Repeat

FILE = "7"
Key = tuple[str, int]


def key(number: int) -> Key:
    return (FILE, number)


def reading(
    *sizes: int, blank: frozenset[int] = frozenset(), repeats: dict[int, int] | None = None
) -> Reading:
    """Documents of so many pages, one after another; blank pages lie in none, and count along."""
    pages: list[Page] = []
    documents: list[Document] = []
    for n, size in enumerate(sizes, start=1):
        held = []
        while len(held) < size:
            number = len(pages) + 1
            again = (repeats or {}).get(number)
            pages.append(
                Page(
                    FILE,
                    number,
                    number,
                    fingerprint=f"print {number}",
                    is_blank=number in blank,
                    document=None if number in blank else f"D{n}",
                    repeats=Repeat(FILE, again, "near", 0.9) if again and number not in blank else None,
                )
            )
            if number not in blank:
                held.append(key(number))
        documents.append(
            Document(f"D{n}", "pr2", f"Report {n}", tuple(held), date(2024, 1, 1 + n % 28), sure=0.9)
        )
    return with_named_documents(Reading((), tuple(pages), tuple(documents)))


def lying(found: Reading) -> list[list[int]]:
    return [[number for _, number in one.pages] for one in found.documents]


def decide(found: Reading, *decisions: Decision) -> Reading:
    return with_decisions(found, decisions).reading


def assert_whole(found: Reading, start: Reading) -> None:
    """Every page once, in its place in the order received; every document's pages know it."""
    assert [page.key for page in found.pages] == [page.key for page in start.pages]
    assert [page.stamp for page in found.pages] == [page.stamp for page in start.pages]
    held = [one for document in found.documents for one in document.pages]
    assert len(held) == len(set(held))
    homes = {one: document.id for document in found.documents for one in document.pages}
    assert {page.key: page.document for page in found.pages if page.document} == homes
    assert {page.key for page in found.pages if not page.is_blank and not page.is_unreadable} <= set(held)
    assert not {page.key for page in found.pages if page.is_blank} & set(held)
    assert len({document.id for document in found.documents}) == len(found.documents)
    assert all(document.repeats in homes.values() for document in found.documents if document.repeats)
    assert all(
        page.repeats is None or (page.repeats.file, page.repeats.page) != page.key for page in found.pages
    )


NUMBERS = st.integers(1, 12)
KEYS = NUMBERS.map(key)


@st.composite
def any_decision(draw: st.DrawFn) -> Decision:
    act = draw(st.sampled_from(sorted(ACTS)))
    many = act in ("move", "other_patient")
    pages = draw(st.lists(KEYS, min_size=1, max_size=4, unique=True) if many else KEYS.map(lambda one: [one]))
    return Decision(
        act,
        tuple(pages),
        other=draw(st.one_of(st.none(), KEYS)),
        into=draw(KEYS),
        field=draw(st.sampled_from(["kind", "title", "dated_on", "author", "patient"])),
        value=draw(st.sampled_from(["", "2024-02-29"])),
        holds=draw(st.booleans()),
    )


PACKETS = st.builds(
    reading,
    st.integers(1, 4),
    st.integers(1, 3),
    st.integers(1, 4),
    blank=st.frozensets(st.integers(1, 9), max_size=2),
    repeats=st.dictionaries(st.integers(5, 9), st.integers(1, 4), max_size=3),
)


@settings(max_examples=300, deadline=None)
@given(PACKETS, st.lists(any_decision(), max_size=12))
def test_whatever_is_decided_every_page_stays_once(start, decisions):
    found = decide(start, *decisions)

    assert_whole(found, start)


@settings(max_examples=150, deadline=None)
@given(PACKETS, st.lists(any_decision(), max_size=8), any_decision())
def test_a_decision_that_cannot_be_applied_changes_nothing(start, decisions, last):
    before = decide(start, *decisions)

    applied = with_decisions(start, [*decisions, last])

    if len(decisions) in applied.lost:
        assert applied.reading == before


@settings(max_examples=100, deadline=None)
@given(PACKETS, st.lists(any_decision(), max_size=8))
def test_the_same_decisions_over_the_same_reading_give_the_same(start, decisions):
    assert decide(start, *decisions) == decide(start, *decisions)


@settings(max_examples=150, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_decisions_about_different_documents_does_not_matter(order):
    start = reading(3, 3, 2, 1, 2)
    decisions = [
        Decision("split", (key(2),)),
        Decision("set", (key(4),), field="title", value="Another"),
        Decision("move", (key(8),), into=key(7), other=key(7)),
        Decision("other_patient", (key(9),)),
        Decision("blank", (key(10),)),
    ]

    assert decide(start, *(decisions[at] for at in order)) == decide(start, *decisions)


def test_nothing_decided_leaves_the_reading_as_it_is():
    start = reading(3, 2, repeats={4: 1})

    assert decide(start) == start


@pytest.mark.parametrize(
    ("decision", "then"),
    [
        (Decision("split", (key(2),)), [[1], [2, 3], [4, 5]]),
        (Decision("split", (key(1),)), [[1, 2, 3], [4, 5]]),
        (Decision("join", (key(4),), other=key(3)), [[1, 2, 3, 4, 5]]),
        (Decision("move", (key(5), key(4)), into=key(1), other=key(2)), [[1, 5, 4, 2, 3]]),
        (Decision("move", (key(3), key(1), key(2)), into=key(1)), [[3, 1, 2], [4, 5]]),
        (Decision("blank", (key(4),)), [[1, 2, 3], [5]]),
    ],
)
def test_where_pages_lie_after_a_decision(decision, then):
    assert lying(decide(reading(3, 2), decision)) == then


def test_a_new_document_is_what_its_pages_say_of_themselves():
    found = Document("", "imaging", "MRI of the shoulder", (), date(2025, 2, 3), sure=0.8)

    split = decide(reading(3), Decision("split", (key(2),), found=found)).documents[1]

    assert (split.kind, split.title, split.dated_on) == ("imaging", "MRI of the shoulder", date(2025, 2, 3))


def test_a_later_reading_with_more_files_keeps_the_decisions():
    decisions = [Decision("split", (key(2),)), Decision("set", (key(2),), field="kind", value="imaging")]
    more = replace(reading(3, 2), pages=(*reading(3, 2).pages, Page("8", 1, 6, document="8:1")))
    more = replace(more, documents=(*more.documents, Document("8:1", "other", "New", (("8", 1),))))

    found = decide(more, *decisions)

    assert lying(found) == [[1], [2, 3], [4, 5], [1]]
    assert found.documents[1].kind == "imaging"


def test_a_decision_about_a_page_that_is_gone_is_told():
    applied = with_decisions(reading(2), [Decision("split", (key(2),)), Decision("split", (key(9),))])

    assert applied.lost == (1,)


def test_what_repeated_a_page_follows_it_to_the_first():
    start = reading(1, 1, 1, repeats={3: 2})

    found = decide(start, Decision("repeat", (key(2),), other=key(1), likeness=0.8))

    assert [page.repeats.page if page.repeats else None for page in found.pages] == [None, 1, 1]
    assert [document.repeats for document in found.documents] == [None, "7:1", "7:1"]


def test_no_page_ends_up_repeating_itself():
    start = reading(1, 1, repeats={2: 1})

    applied = with_decisions(start, [Decision("repeat", (key(1),), other=key(2))])

    assert applied.lost == (0,)


def test_when_a_first_page_is_blank_the_next_of_its_kind_is_the_first():
    start = reading(1, 1, 1, repeats={2: 1, 3: 1})

    found = decide(start, Decision("blank", (key(1),)))

    assert [page.repeats.page if page.repeats else None for page in found.pages] == [None, None, 2]


def test_a_page_that_could_not_be_read_may_be_put_into_a_document():
    start = reading(2)
    pages = (*start.pages, Page(FILE, 3, 3, problem="It could not be read."))

    found = decide(replace(start, pages=pages), Decision("move", (key(3),), into=key(1)))

    assert lying(found) == [[1, 2, 3]]
    assert "text" in found.documents[0].doubts


def test_a_page_on_which_a_hand_wrote_is_for_a_person_to_read():
    document = Document("7:1", "pr2", "Progress report", (key(1),), sure=0.9)

    doubts = doubts_about(document, [Page(FILE, 1, 1, sure=0.9, is_partly_unread=True)])

    assert doubts == ("text",)


def test_what_a_person_set_is_in_doubt_no_more():
    document = Document("7:1", "other", "Unknown", (key(1),), sure=0.2, doubts=("date", "author"))

    doubts = doubts_about(replace(document, decided=("dated_on",)), [Page(FILE, 1, 1, sure=0.3)])

    assert doubts == ("author", "kind", "text")


def test_a_placement_comes_back_from_its_bytes_as_it_was():
    start = decide(
        reading(2, 2, blank=frozenset({3}), repeats={4: 1}),
        Decision("set", (key(1),), field="dated_on", value=""),
        Decision("looked_at", (key(4),)),
    )

    assert unpacked(packed(start)) == start


def test_files_take_other_names_and_pages_their_text_again():
    start = reading(2, repeats={2: 1})
    read = replace(
        start, pages=tuple(replace(page, text="Some words", text_from="ocr") for page in start.pages)
    )

    found = with_file_names(with_text_of(start, read), {FILE: "a.pdf"})

    assert {page.file for page in found.pages} == {"a.pdf"}
    assert found.pages[1].repeats == Repeat("a.pdf", 1, "near", 0.9)
    assert found.documents[0].pages == (("a.pdf", 1), ("a.pdf", 2))
    assert [page.text for page in found.pages] == ["Some words"] * 2


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        (Decision("split", (key(2),)), "A document begins at page 12."),
        (Decision("join", (key(3),), other=key(2)), "Page 13 goes on with the document of page 12."),
        (Decision("move", (key(1), key(2), key(4)), into=key(5)), "Pages 11-12, 14 moved."),
        (
            Decision("set", (key(1),), field="kind", value="imaging"),
            "Kind of the document with page 11: ",
        ),
        (
            Decision("set", (key(1),), field="dated_on", value=""),
            "Date of the document with page 11: none.",
        ),
        (Decision("blank", (key(1),), holds=False), "Page 11 is not blank."),
        (Decision("repeat", (("9", 9),), other=key(1)), "A page that is no longer there repeats page 11."),
    ],
)
def test_a_decision_is_told_in_a_sentence(decision, sentence):
    stamps = {key(number): number + 10 for number in range(1, 7)}

    assert says(decision, stamps).startswith(sentence)
