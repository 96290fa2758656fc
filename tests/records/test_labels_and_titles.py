"""What a label tells is no title, what is said of another paper or of a plan is no day of this one; all invented."""

from datetime import date

import pytest

from medlegal.records.dating import chosen_date, dated_lines
from medlegal.records.identity import record_numbers_in
from medlegal.records.kinds import title_of
from medlegal.records.oddities import is_plain
from medlegal.records.packet import read_packet
from medlegal.records.plain_offices import head_of_paper
from medlegal.records.plausible import plausibility
from medlegal.records.reading import Page
from medlegal.records.vocabulary import letters_for_figures
from tests.records.test_oddities import SAID, lines_of


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Osric Wrenn",
        "Client: Hollis Wrenn    Injured: CT to 08/14/2023",
        "Injury: CT 3/1/2022 - 11/17/2023",
        "Physician: Jo Tull DC   Specialty: Chiropractic",
    ],
)
def test_a_name_or_a_labels_answer_is_not_what_a_paper_is(line):
    assert title_of([line]) is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("ACTIV1TY STATU5 REP0RT", "return_to_work"),
        ("AGREED MEDICAL EXAMINER'S SUPPLEMENTAL REPORT", "supplemental"),
        ("Nota de terapia individual", "psychological"),
        ("NOTA DE URGENCIAS", "hospital"),
        ("NOTICE TO EMPLOYEE / CONSUMER AND ATTORNEY", "copy_service"),
    ],
)
def test_papers_are_known_by_what_they_are_called(title, kind):
    assert title_of([title]).kind == kind


def day_of(*lines, kind=""):
    return chosen_date([dated_lines(lines)], kind=kind).on


@pytest.mark.parametrize(
    ("lines", "on"),
    [
        (["JOINT LETTER                 9/6/23", "Re-examination is set 6 October 2023"], date(2023, 9, 6)),
        (["To all parties - by mail        June 17, 2021", "My report of March 2, 2021"], date(2021, 6, 17)),
        (["Atendido el: 02/mar/2020      Próxima cita: 09/mar/2020"], date(2020, 3, 2)),
        (["You were seen in the clinic on 5/16/2025", "Printed 5/17/2025"], date(2025, 5, 16)),
        (["C0llected  10/08/2020   Rep0rted  10/10/2020"], date(2020, 10, 8)),
        (["Wrenn Hand Group      May 4, 2021", "history of surgery 4/5/2019"], date(2021, 5, 4)),
        (["Date: 5/19/2022   Surgery 3/9/2022"], date(2022, 5, 19)),
        (["I saw her today. I last saw her on March 14, 2023.", "Signed 04/25/2023"], date(2023, 4, 25)),
        (["We're on the record at 9:33, November 3, 2022."], date(2022, 11, 3)),
    ],
)
def test_the_day_is_the_papers_own(lines, on):
    assert day_of(*lines) == on


@pytest.mark.parametrize(
    ("kind", "lines", "on"),
    [
        (
            "imr",
            ["Date of determination letter: 05/17/2023", "Signature   Date: 06/05/2023"],
            date(2023, 6, 5),
        ),
        ("rfa", ["Order Date: 02/03/2025", "FORM RFA SIGNED: Jo Tull, MD  02/06/2025"], date(2025, 2, 6)),
        ("benefit_notice", ["Mailed 11/01/2024", "paid 10/15/2019 - 10/09/2024"], date(2024, 11, 1)),
        ("medication", ["Written   Filled", "12/08/2022   12/31/2022   TABS"], date(2022, 12, 31)),
        ("dfr", ["first seen 06/10/2020 7:30 am", "mailed 06/12/2020"], date(2020, 6, 10)),
    ],
)
def test_a_kinds_own_day_stands_against_those_of_other_papers(kind, lines, on):
    assert day_of(*lines, kind=kind) == on


def test_letters_that_were_read_as_figures_are_letters_again_and_numbers_stay():
    assert letters_for_figures("c1aim v1sit d0b 2015 cm21 5ept") == "claim visit dob 2015 cm21 sept"


def test_a_layer_of_which_one_font_has_wrong_codes_is_looked_at():
    broken = SAID.replace("Larkspur Medical Group", "q#&~!&~.' ^!3.3,!230# `*','!")

    assert is_plain(lines_of(SAID), plausibility(SAID))
    assert not is_plain(lines_of(broken), plausibility(broken))


def test_letters_under_short_heads_with_a_day_begin_papers_of_their_own():
    texts = [
        f"{head}\n{day}\nPERSONAL\nHollis Wrenn\nWe talked of your late arrivals in the spring.\n"
        f"{said}\nIt goes to your file.\nWe look at it again in autumn.\nJo Tull"
        for head, day, said in (
            ("Quail Benefits Line", "June 1, 2022", "You have been offered the split keyboard."),
            ("Alder Cold Logistics", "October 4, 2023", "The yard needs a gate clerk on the swing shift."),
        )
    ]
    pages = [
        Page("a.pdf", n, n, text=text, text_from="layer", fingerprint=f"{n}")
        for n, text in enumerate(texts, 1)
    ]

    assert [one.dated_on for one in read_packet([], pages).documents] == [date(2022, 6, 1), date(2023, 10, 4)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("BackWorks", "BackWorks"),
        ("Santa Rosalia Memorial", "Santa Rosalia Memorial"),
        ("Hollis Wrenn", None),
    ],
)
def test_a_head_without_a_word_for_an_office_is_one_and_a_person_is_none(line, name):
    assert head_of_paper([line, "Some words of the page."]) == name


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("WRENN, HOLLIS / 47916615", "47916615"),
        ("PT WRENN,HOLLIS   ID 39056275   1", "39056275"),
        ("74775615 WRENN,HOLLIS 06/04/61 M", "74775615"),
        ("SPECIMEN URINE 5193006", None),
        ("Wrenn, Hollis, PA-C 95017744", None),
        ("WRENN, HOLLIS 19460210", None),
    ],
)
def test_a_number_right_beside_a_name_is_its_record_and_no_licence_or_day(line, number):
    assert record_numbers_in([line]) == ([number] if number else [])
