"""What a drafted report says, and what it never says."""

from dataclasses import replace
from datetime import date

import pytest

from medlegal.reports.blocks import (
    Block,
    Fixed,
    Heading,
    Placeholder,
    Prose,
    Quote,
    Signature,
    Table,
    cited,
    stamps_in_words,
)
from medlegal.reports.draft import draft_report, gaps
from medlegal.reports.facts import OPINIONS, EvaluationKind, Paragraph, Role, Topic
from medlegal.reports.outline import topics_of
from medlegal.reports.refusals import BlankLeft, NoSuchSentence, NotReadyToSign
from medlegal.reports.sentences import sentence
from tests.reports.samples import (
    CAPTION,
    EVALUATOR,
    PARTIES,
    WORKER,
    a_case,
    a_document,
    a_record_set,
    an_examination,
)

SIGNED_ON = date(2026, 5, 28)


def under(blocks: tuple[Block, ...], key: str) -> list[Block]:
    """The blocks between the heading `key` and the next heading of the first level."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    start = next(place for place in starts if getattr(blocks[place], "key", "") == key)
    end = next((place for place in starts if place > start), len(blocks))
    return list(blocks[start + 1 : end])


@pytest.mark.parametrize("kind", EvaluationKind)
def test_a_whole_case_leaves_no_gap(kind):
    report = draft_report(a_case(kind))

    assert gaps(report) == ()


@pytest.mark.parametrize("kind", EvaluationKind)
def test_every_topic_of_its_kind_has_a_heading(kind):
    report = draft_report(a_case(kind))

    keys = {block.key for block in report.blocks if isinstance(block, Heading)}
    assert {topic.value for topic in topics_of(kind)} <= keys


@pytest.mark.parametrize("topic", OPINIONS)
def test_an_unwritten_opinion_is_a_gap_and_nothing_else(topic):
    facts = a_case()
    written = {held: words for held, words in facts.written.items() if held is not topic}

    report = draft_report(replace(facts, written=written))

    assert under(report.blocks, topic.value) == [
        Placeholder("Inés Ortega, M.D. has not written this section yet.")
    ]


@pytest.mark.parametrize("topic", Topic)
def test_a_section_of_the_physician_holds_only_typed_words(topic):
    kind = next(kind for kind in EvaluationKind if topic in topics_of(kind))
    typed = Paragraph("Quokka zephyr.\n\nSecond part.", (4, 2, 3), is_physicians_own=True)

    report = draft_report(a_case(kind, written={topic: (typed,)}))

    assert under(report.blocks, topic.value) == [Prose("Quokka zephyr."), Prose("Second part.", (4, 2, 3))]


def test_a_question_is_quoted_and_answered_in_the_physicians_words():
    answers = under(draft_report(a_case()).blocks, "answers")

    assert answers[1] == Quote(
        "Is the worker permanent and stationary?", "Sam Pretend, letter of April 9, 2026"
    )
    assert answers[2] == Prose("Typed answer.", (5,))


def test_declarations_stand_as_the_law_words_them():
    fixed = [block for block in draft_report(a_case()).blocks if isinstance(block, Fixed)]

    names = [block.name for block in fixed]
    assert names == ["who_evaluated", "page_verification", "no_referral_violation", "physician"]
    assert "penalty of perjury" in fixed[-1].text
    assert "4628(j)" in fixed[-1].citation


def test_a_draft_says_that_a_wording_is_not_verified():
    fixed = [block for block in draft_report(a_case()).blocks if isinstance(block, Fixed)]

    assert all("compare it with the official text" in block.note for block in fixed)


def test_a_report_marked_as_signed_with_a_gap_is_refused():
    facts = a_case(written={}, signed_on=SIGNED_ON)

    with pytest.raises(NotReadyToSign, match="apportionment is missing"):
        draft_report(facts)


def test_a_signed_report_carries_day_and_county_and_no_draft_mark():
    report = draft_report(a_case(signed_on=SIGNED_ON))

    assert report.draft_mark == ""
    (signature,) = [block for block in report.blocks if isinstance(block, Signature)]
    assert signature.details[-1] == "Signed on May 28, 2026 in Fresno County, California."


def test_what_is_not_recorded_is_never_denied():
    facts = a_case(helpers=None, questions=None, examination=an_examination(persons_present=None))

    told = " ".join(block.text for block in draft_report(facts).blocks if isinstance(block, Prose))

    for denial in ("No other person", "ask no particular question", "Nobody else was present"):
        assert denial not in told


@pytest.mark.parametrize("role", Role)
def test_the_capacity_of_the_evaluator_is_stated(role):
    report = draft_report(a_case(evaluator=replace(EVALUATOR, role=role)))

    assert gaps(report) == ()
    assert report.blocks[1].text.startswith("I report as")


def test_a_missing_panel_number_is_named_in_the_draft():
    report = draft_report(a_case(caption=replace(CAPTION, panel_number="")))

    assert gaps(report) == ("To be completed: panel number.",)


def test_a_blank_left_empty_is_refused():
    with pytest.raises(BlankLeft, match="specialty"):
        sentence("initial", "introduction", "ame", specialty="  ")


def test_an_unknown_blank_is_refused():
    with pytest.raises(NoSuchSentence, match="colour"):
        sentence("initial", "introduction", "ame", specialty="Neurology", colour="red")


def test_words_in_braces_that_a_person_typed_are_left_alone():
    told = sentence("initial", "introduction", "ame", specialty="{specialty} {panel_number}")

    assert "{specialty} {panel_number}" in told


def test_a_short_examination_states_the_least_time_and_the_reason():
    examination = an_examination(face_to_face_minutes=12, why_shorter="the worker left early.")

    told = [
        block.text for block in under(draft_report(a_case(examination=examination)).blocks, "disclosures")[:4]
    ]

    assert "I spent 12 minutes face to face" in told[1]
    assert "20 minutes (8 CCR § 49.2)" in told[2]
    assert told[3] == "The time was shorter for this reason: the worker left early."


def test_a_delivery_without_a_declaration_says_so():
    records = replace(a_record_set(), declared_pages=None)

    report = draft_report(a_case(record_sets=(records,)))

    told = [block.text for block in under(report.blocks, "records") if isinstance(block, Prose)]
    assert told[0].endswith("No declaration of the number of pages came with them.")


def test_the_worker_whose_language_is_english_needs_no_interpreter():
    caption = replace(CAPTION, worker=replace(WORKER, language="English"))

    report = draft_report(a_case(caption=caption, examination=an_examination(interpreter=None)))

    assert "in English without an interpreter" in under(report.blocks, "identity")[-1].text


def test_every_party_is_in_the_service_list():
    served = under(draft_report(a_case()).blocks, "service")[1]

    assert [row[1] for row in served.rows] == [party.capacity for party in PARTIES]


@pytest.mark.parametrize(
    ("stamps", "words"), [((7, 3, 4, 5, 3), "3–5, 7"), ((1,), "1"), ((2, 4), "2, 4"), ((9, 10), "9–10")]
)
def test_neighbouring_pages_are_joined(stamps, words):
    assert stamps_in_words(stamps) == words


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Fell [3].", "Fell [3]. [4–5]"),
        ("Fell [3-5].", "Fell [3-5]."),
        ("Fell [3, 4–5].", "Fell [3, 4–5]."),
        ("Fell [three].", "Fell [three]. [3–5]"),
    ],
)
def test_a_page_cited_in_the_text_is_not_cited_twice(text, printed):
    assert cited(Prose(text, (3, 4, 5))) == printed


def test_the_interpreter_is_among_those_who_helped():
    (helpers,) = [
        block for block in under(draft_report(a_case()).blocks, "disclosures") if isinstance(block, Table)
    ]

    assert (
        "Luz Ficticia",
        "interpreter, certificate 000000",
        "interpreted between English and Spanish",
    ) in helpers.rows


def test_nobody_helped_is_said_only_when_it_is_recorded():
    alone = a_case(
        helpers=(), examination=an_examination(interpreter=None, why_no_interpreter="I speak Spanish.")
    )

    told = [
        block.text for block in under(draft_report(alone).blocks, "disclosures") if isinstance(block, Prose)
    ]

    assert told[-1].startswith("No other person performed any service")


def test_a_record_that_an_opinion_cites_is_listed_as_relied_on():
    documents = tuple(a_document(number, was_relied_on=False) for number in range(1, 7))
    cited_once = {Topic.CAUSATION: (Paragraph("So I find [5-6].", (9,), is_physicians_own=True),)}
    facts = a_case(
        record_sets=(replace(a_record_set(), documents=documents),), written=cited_once, questions=()
    )

    listed = under(draft_report(facts).blocks, "sources")[-1]

    assert [item.rpartition(" ")[2] for item in listed.items] == ["[5–6]", "[9–10]"]
