"""The date of service is told from the dates of birth, injury, fax and print."""

from datetime import date

import pytest

from medlegal.records.dating import dated_lines, dates_in, service_date


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
    ],
)
def test_dates_are_read_as_people_write_them(written, on):
    assert [found for found, _, _ in dates_in(f"on {written}, then")] == [on]


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
    ],
)
def test_the_date_of_service_is_the_one_so_labelled(lines):
    assert service_date([dated_lines(lines)])[0] == date(2022, 2, 3)


def test_a_page_with_a_birth_date_alone_has_no_date_of_service():
    assert service_date([dated_lines(["DOB: 01/02/1970"])])[0] is None
