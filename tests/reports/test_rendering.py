"""What the reader of a rendered report gets: every word, in PDF and in Word, whatever the names are."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from pypdf import PdfReader

from medlegal.reports.draft import draft_report
from medlegal.reports.facts import EvaluationKind, Topic
from medlegal.reports.outline import topics_of
from medlegal.reports.render_docx import to_docx
from medlegal.reports.render_pdf import to_pdf
from tests.reports.reading_back import docx_part, docx_text, one_spaced, pages_of, pdf_pages, pdf_text
from tests.reports.samples import CAPTION, WORKER, a_case, a_document, a_record_set

MARKUP = r"#set $x$ *b* _i_ @ref <tag> & \ `c` // [a] {b} &amp; ]]> Ñandú"
UNBROKEN = "Wolfeschlegelsteinhausenbergerdorff" * 6
NEEDED = (
    "Ángela Muñoz Peña",
    "completed on May 4, 2026 at 4100 Invented Avenue",
    "55 minutes face to face",
    "Lee Imagined",
    "Luz Ficticia interpreted",
    "6 documents on 12 pages",
    "Panel Qualified Medical Evaluator",
    "INV-2025-000417",
    "cumulative, March 3, 2024 to March 3, 2025",
    "billed under ML201",
    "12 pages of records",
    "section 139.3",
    "139.2(j)(5)",
    "penalty of perjury",
    "Fresno County",
    "[1–3, 7]",
    "Is the worker permanent and stationary?",
)


def many_documents(number):
    return replace(
        a_record_set(1),
        documents=tuple(a_document(one) for one in range(1, number + 1)),
        declared_pages=2 * number,
        received_pages=2 * number,
    )


def named(name):
    return a_case(caption=replace(CAPTION, worker=replace(WORKER, name=name)))


@pytest.mark.parametrize("words", NEEDED)
def test_the_law_finds_its_words_in_pdf_and_word(words, both_texts):
    pdf, word = both_texts

    assert words in pdf
    assert words in word


@pytest.fixture(scope="module")
def both_texts():
    report = draft_report(a_case())
    return pdf_text(to_pdf(report)), docx_text(to_docx(report))


def test_markup_in_a_name_is_printed_as_it_is():
    report = draft_report(named(MARKUP))

    assert one_spaced(MARKUP) in pdf_text(to_pdf(report))
    assert one_spaced(MARKUP) in docx_text(to_docx(report))


@pytest.mark.parametrize(
    "name", [UNBROKEN, "中文 名字 🙂", "bell\x07 null\x00 \ud800 end", "Ng\u1ecdc \u00d1"]
)
def test_no_name_stops_a_report(name):
    report = draft_report(named(name))

    assert pdf_pages(to_pdf(report)) > 1
    assert docx.Document(io.BytesIO(to_docx(report))).paragraphs


def test_an_endless_word_stays_on_the_page():
    report = draft_report(named(UNBROKEN))

    assert UNBROKEN in pdf_text(to_pdf(report)).replace(" ", "")


def test_five_hundred_documents_are_all_listed():
    report = draft_report(a_case(record_sets=(many_documents(500),), pages_reviewed=1000))

    pdf, word = pdf_text(to_pdf(report)), docx_text(to_docx(report))

    for number in range(1, 501):
        assert f"Progress note {number} " in pdf
        assert f"Progress note {number} " in word


def test_a_long_list_repeats_its_head_on_each_page():
    report = draft_report(a_case(record_sets=(many_documents(120),), pages_reviewed=240))

    head = "Date Document Author Facility Pages Stamped"
    assert pdf_text(to_pdf(report)).count(head) > 2
    assert "<w:tblHeader/>" in docx_part(to_docx(report), "word/document.xml")


def test_the_pdf_is_tagged_and_claims_pdf_ua():
    reader = PdfReader(io.BytesIO(to_pdf(draft_report(a_case()))))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"].startswith("en")
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_the_headings_are_bookmarks_of_the_pdf():
    reader = PdfReader(io.BytesIO(to_pdf(draft_report(a_case()))))

    titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert any("Apportionment" in title for title in titles)


def test_the_same_report_is_the_same_pdf():
    report = draft_report(a_case())

    assert to_pdf(report) == to_pdf(report)


def test_every_page_of_a_draft_says_so():
    pdf = to_pdf(draft_report(a_case()))

    assert pdf_text(pdf).count("DRAFT – not signed") == pdf_pages(pdf)


def test_a_signed_report_says_draft_nowhere():
    report = draft_report(a_case(signed_on=date(2026, 5, 28)))

    pdf, word = to_pdf(report), to_docx(report)

    assert "DRAFT" not in pdf_text(pdf)
    assert "DRAFT" not in docx_part(word, "word/header1.xml") + docx_part(word, "word/header2.xml")


def test_pages_are_numbered_of_how_many():
    pdf = to_pdf(draft_report(a_case()))

    assert f"Page 1 of {pdf_pages(pdf)}" in pdf_text(pdf)


def test_word_headings_are_real_and_numbered_by_word():
    word = to_docx(draft_report(a_case()))

    headings = [
        one.text for one in docx.Document(io.BytesIO(word)).paragraphs if one.style.name == "Heading 1"
    ]
    assert "Apportionment of permanent disability" in headings
    assert "<w:numPr>" in docx_part(word, "word/styles.xml")


def test_a_wording_of_the_law_is_locked_in_word():
    markup = docx_part(to_docx(draft_report(a_case())), "word/document.xml")

    assert markup.count('<w:lock w:val="sdtContentLocked"/>') == 4
    assert 'w:val="declaration:physician"' in markup


@pytest.mark.parametrize("kind", EvaluationKind)
def test_every_word_typed_by_the_physician_is_printed(kind):
    facts = a_case(kind)

    pdf = pdf_text(to_pdf(draft_report(facts)))

    for topic, (paragraph,) in facts.written.items():
        assert paragraph.text in pdf, topic


@pytest.mark.parametrize("lines", [0, 8, 16, 24, 30])
def test_a_signature_never_stands_on_a_page_without_its_declaration(lines):
    facts = a_case(signed_on=date(2026, 5, 28))
    longer = {**facts.written, Topic.WORK_STATUS: facts.written[Topic.WORK_STATUS] * (1 + lines)}

    pages = pages_of(to_pdf(draft_report(replace(facts, written=longer))))

    (signed,) = [page for page in pages if "California license A000001 Signed on" in page]
    assert "to the best of my knowledge and belief" in signed


def test_an_empty_draft_prints_its_gaps():
    pdf = pdf_text(
        to_pdf(draft_report(a_case(written={}, record_sets=(), fee_basis=None, pages_reviewed=None)))
    )

    assert pdf.count("has not written this section yet") == len(topics_of(EvaluationKind.INITIAL))
    assert "No records were received for this report." in pdf
