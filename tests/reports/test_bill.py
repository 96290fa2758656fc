"""What a printed bill shows the payer."""

from dataclasses import replace
from decimal import Decimal

import pytest

from medlegal.reports.bill import bill_paper, bill_pdf
from medlegal.reports.refusals import LinesDoNotSum
from medlegal.reports.render_docx import to_docx
from tests.reports.reading_back import docx_text, pdf_text
from tests.reports.samples import a_bill


@pytest.mark.parametrize(
    "words",
    [
        "Invented Evaluations, Inc.",
        "NPI 0000000000",
        "Tax number 00-0000000",
        "Imaginary Claims Services, PO Box 0001",
        "INV-2025-000417",
        "Date of service May 4, 2026",
        "ML201-93-95",
        "$2,216.50",
        "MLPRR",
        "150 $3.00 $450.00",
        "Total $2,666.50",
        "Pretend LLP 04/10/2026 350 352 352 0 14 350",
        "350 declared pages, less 200 included in ML201, are 150 pages at $3.00.",
        "8 CCR § 9795(d) secondary",
        "DRAFT – not sent",
    ],
)
def test_the_bill_shows(words, printed):
    assert words in printed


@pytest.fixture(scope="module")
def printed():
    return pdf_text(bill_pdf(a_bill()))


def test_a_bill_whose_lines_do_not_give_its_total_is_refused():
    with pytest.raises(LinesDoNotSum, match=r"\$2,666\.50, the total says \$2,666\.51"):
        bill_paper(a_bill(total=Decimal("2666.51")))


def test_a_final_bill_carries_no_draft_mark():
    assert "DRAFT" not in pdf_text(bill_pdf(a_bill(is_draft=False)))


def test_a_sender_without_a_declaration_is_shown_as_such():
    (pages,) = a_bill().pages

    told = pdf_text(bill_pdf(a_bill(pages=(replace(pages, declared=None),))))

    assert "04/10/2026 none 352" in told


def test_the_bill_can_be_had_in_word():
    assert "Total $2,666.50" in docx_text(to_docx(bill_paper(a_bill())))
