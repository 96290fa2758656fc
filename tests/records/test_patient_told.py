"""Whose records these should be is told in a file: the command flags everybody else, and says what is wrong with it."""

import json
from datetime import date

import pytest

from medlegal.cli.main import main
from medlegal.cli.records_read import _expected
from medlegal.records.reading import Expected
from tests.records import samples


def read(folder, out, *words):
    return main(["records", "read", str(folder), "--out", str(out), "--jobs", "1", *words])


def others(out):
    return [page["other_patient"] for page in json.loads((out / "reading.json").read_text())["pages"]]


def test_pages_of_others_are_flagged_by_the_patient_told_and_told_anew(tmp_path):
    folder, about, out = tmp_path / "in", tmp_path / "patient.txt", tmp_path / "out"
    samples.put(folder, a__pdf=samples.pdf_of(samples.progress("02/01/2022"), samples.progress("02/02/2022")))
    assert read(folder, out) == 0
    assert others(out) == [False, False]

    about.write_text("Boyd Tennant\n02/03/1961\nZZ 77777\n")
    assert read(folder, out, "--patient", str(about)) == 0
    assert others(out) == [True, True]

    about.write_text(samples.PATIENT)
    assert read(folder, out, "--patient", str(about)) == 0
    assert others(out) == [False, False]


def test_a_file_that_names_nobody_is_told(tmp_path, capsys):
    about = tmp_path / "patient.txt"
    about.write_text("\n \n")

    assert read(tmp_path, tmp_path / "out", "--patient", str(about)) == 2
    assert "names nobody. Write the patient's name into its first line." in capsys.readouterr().err
    assert read(tmp_path, tmp_path / "out", "--patient", str(tmp_path / "none.txt")) == 2
    assert "none.txt cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["1961-02-03", "02/03/1961"])
def test_a_day_in_either_form_is_the_birth_and_no_claim(day):
    assert _expected(["Boyd Tennant", day, "zz 77777"]) == Expected(
        "Boyd Tennant", date(1961, 2, 3), frozenset({"ZZ77777"})
    )
