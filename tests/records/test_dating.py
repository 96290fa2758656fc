"""The date of service is told from the dates of birth, injury, fax and print."""

from datetime import date

import pytest

from medlegal.records.dating import chosen_date, dated_lines, dates_in, service_date
from medlegal.records.particulars import document_of
from medlegal.records.reading import Page
from medlegal.records.sights import Sight


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("02/03/2022", date(2022, 2, 3)),
        ("2/3/22", date(2022, 2, 3)),
        ("2022-02-03", date(2022, 2, 3)),
        ("Feb. 3, 2022", date(2022, 2, 3)),
        ("3 February 2022", date(2022, 2, 3)),
        ("3rd day of February, 2022", date(2022, 2, 3)),
        ("3 de febrero de 2022", date(2022, 2, 3)),
        ("02.03.2022", date(2022, 2, 3)),
        ("Feb 3 2022", date(2022, 2, 3)),
        ("03-Feb-22", date(2022, 2, 3)),
        ("Thursday, February 3, 2022", date(2022, 2, 3)),
        ("0ctober 3, 2O22", date(2022, 10, 3)),
        ("Decernber 3, 2022", date(2022, 12, 3)),
        ("O2/O3/2O22", date(2022, 2, 3)),
    ],
)
def test_dates_are_read_as_people_write_them(written, on):
    assert [found for found, _, _ in dates_in(f"on {written}, then")] == [on]


def test_a_label_after_the_end_of_a_sentence_that_began_above_is_its_own():
    above = "I declare under penalty of perjury under the laws of the State that the foregoing is true"

    (found,) = dated_lines([above, "and correct. Dated: December 20, 2024"])

    assert (found.on, found.label) == (date(2024, 12, 20), "dated")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["Date of birt: April 27, 1962", "Date of evaluation: November 7, 2021"], ""),
        (
            [
                "PRESCRIPTION HISTORY through 11/07/2021",
                "Tull, Odalys 02/03/1958",
                "11/01/2021   Rx 12   tramadol",
            ],
            "medication",
        ),
        (["Patient Tull-De la Cruz, Odalys 02/03/1958 F", "Written 11/07/2021"], "medication"),
        (["November 7, 2021", "A fragment at C5-6 was seen on October 1, 2020."], "rfa"),
        (["Application assigned   10/01/2021   Determination   11/07/2021"], "imr"),
        (["Check 1065 Dated 11/07/2021", "Tull, Odalys   97110   49.00"], "billing"),
        (["As of 11/07/2021 Applicant Tull", "Clinic   medical   06/18/2021   copied"], "copy_service"),
        (["Signed 11/07/2021 at Visalia", "RECEIVED", "JAN 03 2022"], "copy_service"),
        (["RECEIVED", "JAN 03 2022 Tull Pain Center", "Date: 11/07/2021   Pages: 22"], "correspondence"),
        (["Emergency Department visit on 11/07/2021 at Tull", "Printed 12/01/2021"], "hospital"),
        (["PROVIDER SCHEDULE FOR 11/07/2021", "8:15   Wrenn, Jo   02/03/1958   recheck"], "hospital"),
        (["Check date 11/07/2021", "10/01/2021   10/15/2021   $1,036.21"], "benefit_notice"),
        (["Deposition of Jo Wrenn", "on Sunday, November 7, 2021"], "deposition"),
        (["Date of service: 11 07.21"], ""),
        (["Collected: 11:07. 2021"], "laboratory"),
    ],
)
def test_a_paper_bears_the_day_that_its_own_words_give_it(lines, kind):
    assert service_date([dated_lines(lines)], kind=kind)[0] == date(2021, 11, 7)


def test_an_ambulances_report_is_of_the_day_of_the_injury():
    text = "Tull Fire District\nPREHOSPITAL CARE REPORT\nIncident date 11/07/2021 Unit Engine 35\nPatient Wrenn, Jo"
    sight = Sight(Page("a.pdf", 1, 1, text=text, text_from="layer"))

    found = document_of([sight], 1, never={date(2021, 11, 7): "injury"})

    assert found.dated_on == date(2021, 11, 7)


def test_days_that_begin_the_rows_of_a_table_are_not_the_days_of_the_page():
    rows = [f"{month:02}/15/2021   86   2,414.00" for month in range(4, 9)]

    lines = ["WAGE STATEMENT", "Pay period   Hours   Gross", *rows, "Prepared 04/11/2022 by J. Castellan"]

    assert service_date([dated_lines(lines)])[0] == date(2022, 4, 11)


@pytest.mark.parametrize("written", ["13/45/2022", "120/80", "3-4-5", "12/2022", "1.2.3.4"])
def test_other_figures_are_no_dates(written):
    assert list(dates_in(f"it was {written} that day")) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["DOB: 01/02/1970", "Date of Service: 02/03/2022", "DOI: 05/06/2021"],
        ["Printed on 09/09/2023", "Date of Birth: 01/02/1970", "Visit date 02/03/2022"],
        ["Date of Injury: 05/06/2021 Exam Date: 02/03/2022 DOB: 01/02/1970"],
        ["Date of Exam:", "02/03/2022", "Next appointment: 03/03/2022"],
        ["February 3, 2022", "Re: someone", "The records dated 01/01/2020 were reviewed."],
        ["Fecha de nacimiento: 01/02/1970", "Fecha de la visita: 02/03/2022"],
        ["Collected: 02/03/2022 Received: 02/04/2022 Reported: 02/05/2022"],
        ["FENWRIGHT, ODALYS   Ordering: VARNUM, ILSE MD Exam: 02/03/2022 10:05", "DOB: 01/02/1970"],
        ["NURSING TRIAGE", "57 y F Arrived 02/03/2022 14:22 by private vehicle", "DOB: 01/02/1970"],
        ["Dale of Exam: 02/03/2022", "Date 0f lnjury: 05/06/2021", "D0B: 01/02/1970"],
        ["Patient   Exam Date   DOB", "FENWRIGHT, ODALYS   02/03/2022   01/02/1970"],
        ["7-3-22 was a call", "DOS: 02/03/22", "Next visit: 03/03/22"],
        ["Date of Service: 20220203"],
        ["D/I: 05/06/2021", "D/E: 02/03/2022", "RECEIVED", "MAR 04 2022"],
        ["Date and hour of first examination or treatment   02/03/2022", "Date last worked   01/31/2022"],
        [
            "I evaluated Ms. Fenwright on February 3, 2022. An MRI of the shoulder was",
            "performed on May 1, 2021.",
        ],
        ["Ilse Varnum, M.D. 02/03/2022", "Re: someone injured on 05/06/2021"],
        ["Provider at bedside: 2/3/22 at 16:07", "Printed 02/09/2022"],
        [
            "Tull Clinic",
            "Fenwright, Odalys",
            "PR-2",
            "Claim 4471",
            "Visit on 02/03/2022 with Ilse Varnum, MD",
            "Next visit 03/08/2022",
        ],
        ["Films taken 02/03/2022", "Over-read 02/04/2022 by Ilse Varnum, M.D."],
        ["Fecha de atención: 02/03/2022   Nacimiento: 01/02/1970", "Clínica de trabajo el 08/21/2022."],
        ["I was given a copy on 02/03/2022."],
        ["Triage 03FEB22 0912", "Disposition 03FEB22 1325   Printed 02AUG22 1010"],
        ["Appointment: 2/3/22 @ 11:30", "dict. 2/3/22   typed 2/7/22"],
        ["Psychotherapy 50 min", "Session 3   3 February 2022", "Next: 10 February 2022"],
        ["Testing: January 27 and February 3, 2022", "Report: February 20, 2022"],
        [
            "On February 3, 2022 I examined her for the last time.",
            "Visalia, March 1, 2022, Ilse Varnum, M.D.",
        ],
        [
            "She was permanent and stationary on February 3, 2022, the day of this exam.",
            "Prepared 03/01/2022",
        ],
        ["2/3/2022", "Seen again 3/3/22."],
        ["Location: Tull Clinic", "02/03/2022   Surgery", "J. Varnum, MD   DD 02/04/2022   DT 02/05/2022"],
        ["1          DEPOSITION OF JO WRENN", "2          Thursday, February 3, 2022, 10:04 a.m."],
    ],
)
def test_the_date_of_service_is_the_one_so_labelled(lines):
    assert service_date([dated_lines(lines)])[0] == date(2022, 2, 3)


def test_a_page_with_a_birth_date_alone_has_no_date_of_service():
    assert service_date([dated_lines(["DOB: 01/02/1970"])])[0] is None


def dated(kind, *lines):
    return service_date([dated_lines(lines)], kind=kind)[0]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("supplemental", ["February 3, 2022", "Re: someone", "Date of Evaluation: 01/02/2020"]),
        ("ur_decision", ["February 3, 2022", "Date RFA received: 01/02/2022", "Date of Request: 01/01/2022"]),
        ("correspondence", ["02/03/2022", "Your examination:", "Date: Tuesday, March 15, 2022"]),
        (
            "billing",
            ["Statement Date: 02/03/2022", "Date of service", "01/02/2022   99213", "01/09/2022   99213"],
        ),
        ("medication", ["Date filled   Drug", "01/12/2021   Naproxen", "02/03/2022   Naproxen"]),
        (
            "medication",
            ["Printed: 02/03/2022", "Date filled   Drug", "01/12/2021   Naproxen", "01/13/2021   Aspirin"],
        ),
        ("dwc1", ["Today's Date: 02/03/2022", "Date employer received claim form: 02/04/2022"]),
        ("deposition", ["Deposition date: 02/03/2022", "Date of injury: 05/06/2021"]),
    ],
)
def test_the_date_of_a_document_is_the_one_that_its_kind_goes_by(kind, lines):
    assert dated(kind, *lines) == date(2022, 2, 3)


def test_a_discharge_summary_is_of_the_day_of_discharge_and_a_history_of_that_of_admission():
    days = "Admission date: 02/03/2022   Discharge date: 02/09/2022"

    assert read(f"DISCHARGE SUMMARY\n{days}").dated_on == date(2022, 2, 9)
    assert read(f"HISTORY AND PHYSICAL\n{days}").dated_on == date(2022, 2, 3)


def test_where_several_days_speak_for_themselves_alike_none_is_chosen_and_the_doubt_is_told():
    lines = ["It began around 02/03/2022 it seems", "and again about 03/03/2022 or so"]

    found = chosen_date([dated_lines(lines)])

    assert found.on is None
    assert found.is_doubtful


def read(text):
    return document_of([Sight(Page("a.pdf", 1, 1, text=text))], 1)


def test_a_page_that_puts_the_day_first_is_read_so_throughout():
    pages = [
        "Fecha de nacimiento: 22/08/1976",
        "Recibido: 21/10/2024",
        "Fecha: 04/03/2024",
        "Emitido el 3 de abril",
    ]
    assert chosen_date([dated_lines(pages)]).on == date(2024, 3, 4)
    assert chosen_date(
        [dated_lines(["DOB: 08/22/1976", "Received: 10/21/2024", "Date: 04/03/2024"])]
    ).on == date(2024, 4, 3)
    one_slip = ["DOB: 22/08/1976", "Received: 10/21/2024", "Date: 04/03/2024"]
    assert chosen_date([dated_lines(one_slip)]).on == date(2024, 4, 3)


def test_a_day_in_a_cell_of_its_own_at_the_top_dates_the_first_papers_of_an_injury_and_no_other():
    dates = [
        dated_lines(["ELM HOSPITAL   Radiology", "Jo Doe  MRN 884120   10/01/2021 18:22", "RIGHT ANKLE"])
    ]
    assert service_date(dates)[0] == date(2021, 10, 1)
    assert chosen_date(dates, {date(2021, 10, 1): "injury"}, "imaging").on == date(2021, 10, 1)
    assert chosen_date(dates, {date(2021, 10, 1): "injury"}, "pleading").on is None
    assert chosen_date(dates, {date(2021, 10, 1): "birth"}, "imaging").on is None
