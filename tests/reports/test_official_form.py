"""A State form's fields are listed and filled so that every reader sees them."""

import io

import pikepdf
import pytest

from medlegal.reports.official_form import CannotFill, NotAForm, fields_of, filled
from tests.reports.forms_to_fill import a_form
from tests.reports.reading_back import pdf_text

VALUES = {
    "Worker": "Ángela Muñoz Peña",
    "Address": "77 Nowhere Street\nFresno, CA 93702",
    "Panel": "7000001",
    "Needs interpreter": "yes",
    "Language": "Spanish",
    "Ground=cause": "yes",
    "Ground=tests": "",
    "Page2.Date": "May 4, 2026",
}


def printed(pdf: bytes) -> str:
    """The words as a printer shows them: the fields drawn into the page."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.flatten_annotations("all")
        held = io.BytesIO()
        opened.save(held)
    return pdf_text(held.getvalue())


def test_every_field_is_listed_with_its_kind_and_page():
    found = {field.name: (str(field.kind), field.page) for field in fields_of(a_form())}

    assert found == {
        "Worker": ("text", 1),
        "Address": ("text", 1),
        "Panel": ("text", 1),
        "Needs interpreter": ("tick", 1),
        "Language": ("choice", 1),
        "Ground=tests": ("tick", 1),
        "Ground=cause": ("tick", 1),
        "Signature": ("signature", 2),
        "Page2.Date": ("text", 2),
    }


def test_a_filled_form_prints_its_words_accents_and_all():
    told = printed(filled(a_form(), VALUES))

    for words in ("Ángela Muñoz Peña", "77 Nowhere Street Fresno, CA 93702", "Spanish", "May 4, 2026"):
        assert words in told
    assert "7000001" in told.replace(" ", "")


def test_a_program_reads_the_same_values_back():
    with pikepdf.open(io.BytesIO(filled(a_form(with_xfa=True), VALUES))) as opened:
        form = opened.Root.AcroForm
        values = {str(field.T): field.get("/V") for field in form.Fields}

        assert str(values["Worker"]) == "Ángela Muñoz Peña"
        assert values["Needs interpreter"] == pikepdf.Name.Yes
        assert values["Ground"] == pikepdf.Name.cause
        assert not form.NeedAppearances and "/XFA" not in form


def test_one_of_a_group_is_ticked_and_the_others_are_not():
    with pikepdf.open(io.BytesIO(filled(a_form(), {"Ground=tests": "", "Ground=cause": "yes"}))) as opened:
        group = next(field for field in opened.Root.AcroForm.Fields if str(field.T) == "Ground")

        assert [str(kid.AS) for kid in group.Kids] == ["/Off", "/cause"]


def test_what_is_filled_is_closed_and_what_is_not_stays_open():
    with pikepdf.open(io.BytesIO(filled(a_form(), {"Worker": "A"}))) as opened:
        flags = {str(field.T): int(field.get("/Ff", 0)) & 1 for field in opened.Root.AcroForm.Fields}

    assert flags["Worker"] == 1 and flags["Signature"] == 0 and flags["Address"] == 0


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"Nowhere": "x"}, "no field Nowhere"),
        ({"Panel": "70000012"}, "takes 7 letters"),
        ({"Worker": "w" * 400}, "do not fit"),
        ({"Worker": "王"}, "do not have the sign"),
        ({"Signature": "x"}, "never filled"),
        ({"Language": "Latin"}, "does not offer"),
        ({"Address": "long words " * 200}, "do not fit"),
    ],
)
def test_what_cannot_go_into_a_field_is_refused_with_its_reason(values, says):
    with pytest.raises(CannotFill, match=says):
        filled(a_form(), values)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "not a PDF"), (b"%PDF-1.7 broken", "not a PDF"), (a_form(password="x"), "password")],
)
def test_a_file_that_is_no_form_is_refused_with_what_to_do(content, says):
    with pytest.raises(NotAForm, match=says):
        fields_of(content)


def test_a_pdf_without_fields_is_refused():
    plain = pikepdf.new()
    plain.add_blank_page()
    held = io.BytesIO()
    plain.save(held)

    with pytest.raises(NotAForm, match="no fields"):
        fields_of(held.getvalue())
