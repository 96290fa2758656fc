"""`medlegal records`: what it says, what it answers to a script, and that it never writes over what is not its own."""

import pytest

from medlegal.cli.main import main
from medlegal.records.kinds import SAYS
from tests.records import samples


def read(capsys, *paths, out, **options):
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    code = main(["records", "read", *map(str, paths), "--out", str(out), "--jobs", "1", *words])
    return code, capsys.readouterr().err


@pytest.fixture
def folder(tmp_path):
    return samples.put(tmp_path / "in", a__pdf=samples.pdf_of(samples.progress()))


@pytest.mark.parametrize("name", ["gone", "empty"])
def test_where_no_file_is_that_is_said_and_nothing_is_written(name, tmp_path, capsys):
    (tmp_path / "empty").mkdir()

    code, said = read(capsys, tmp_path / name, out=tmp_path / "out")

    assert code == 1
    assert "No file was found there. Name a file, or a folder that holds some." in said
    assert ("gone is not there" in said) == (name == "gone")
    assert not (tmp_path / "out").exists()


def test_a_packet_that_no_reading_wrote_is_not_written_over(folder, tmp_path, capsys):
    theirs = samples.put(tmp_path / "out", packet__pdf=b"somebody's own") / "packet.pdf"

    code, said = read(capsys, folder, out=tmp_path / "out")

    assert code == 2
    assert "holds packet.pdf, which no reading here wrote" in said
    assert "name another folder with --out" in said
    assert theirs.read_bytes() == b"somebody's own"


def test_nothing_is_written_among_the_files_that_are_read(folder, capsys):
    code, said = read(capsys, folder, out=folder)

    assert (code, [one.name for one in folder.iterdir()]) == (2, ["a.pdf"])
    assert "Name another folder with --out" in said


def test_a_folder_that_cannot_be_written_and_a_list_that_cannot_be_read_are_named(folder, tmp_path, capsys):
    (tmp_path / "file").write_text("no folder")

    unwritten, why = read(capsys, folder, out=tmp_path / "file")
    unread, whose = read(capsys, folder, out=tmp_path / "out", passwords=tmp_path / "gone.txt")

    assert (unwritten, unread) == (2, 2)
    assert "name another" in why
    assert "gone.txt cannot be read" in whose


def test_files_that_cannot_be_opened_are_named_with_what_to_do_and_a_password_opens_the_locked(
    tmp_path, capsys
):
    folder = samples.put(
        tmp_path / "in", broken__pdf=b"%PDF-1.4 and no more", locked__pdf=samples.encrypted_pdf()
    )
    (tmp_path / "wrong.txt").write_text("sesame\n")
    (tmp_path / "right.txt").write_text("sesame\nsecret\n")

    locked, first = read(capsys, folder, out=tmp_path / "out")
    still_locked, second = read(capsys, folder, out=tmp_path / "out", passwords=tmp_path / "wrong.txt")
    opened, third = read(capsys, folder, out=tmp_path / "out", passwords=tmp_path / "right.txt")

    assert (locked, still_locked, opened) == (1, 1, 0)
    assert "broken.pdf: It is damaged and cannot be opened. Ask its sender" in first
    assert "locked.pdf: It is protected by a password." in first
    assert "give it with --passwords FILE" in first
    assert "none that was given opens it" in second
    assert "broken.pdf" in third
    assert "locked.pdf" not in third
    assert "1 page received: 1 read" in third


def test_what_an_earlier_reading_left_in_ruins_does_not_stop_the_next(folder, tmp_path, capsys):
    samples.put(tmp_path / "out" / "work", kept__sqlite3=b"cut off in the middle", done__json=b"{")

    code, said = read(capsys, folder, tmp_path / "gone", out=tmp_path / "out")

    assert code == 0
    assert "gone: It is not there." in said
    assert "1 page received: 1 read, 0 blank, 0 unreadable; 0 repeated, 1 distinct; 1 document." in said


def test_what_cannot_be_measured_is_said_and_the_kinds_are_listed(tmp_path, capsys):
    code = main(["records", "measure", str(tmp_path / "truth.json"), str(tmp_path)])
    assert (code, "Give a truth.json and a reading.json" in capsys.readouterr().err) == (2, True)

    assert main(["records", "kinds"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(SAYS)
