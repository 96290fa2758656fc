"""Killed in the middle, a reading goes on where it stopped; bytes changed at random never stop it."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from medlegal.flows.read_files import read_files
from medlegal.flows.read_files_kept import NoRoom
from tests.records import samples

READ = "from pathlib import Path; import sys; from medlegal.flows.read_files import read_files; "
CALL = "read_files([Path(sys.argv[1])], work=Path(sys.argv[2]))"


@pytest.mark.parametrize("table", ["file", "carried", "read"])
def test_a_reading_killed_at_any_step_loses_and_doubles_no_page(tmp_path, table):
    scans = [samples.scan_of(samples.progress(f"02/0{day}/2022")) for day in (1, 2, 3)]
    samples.put(
        tmp_path / "in",
        a__pdf=samples.pdf_of(samples.imaging(), samples.letter()),
        b__pdf=samples.pdf_of_scans(*scans),
    )

    killed = killed_when_kept(tmp_path, table)
    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert killed
    assert [page.stamp for page in reading.pages] == [1, 2, 3, 4, 5]
    assert reading.counts.read == 5
    assert {page.text_from for page in reading.pages} == {"layer", "ocr"}


def killed_when_kept(folder, table):
    """Starts a reading and kills it, with kill -9, as soon as it has kept something of that kind."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    words = [sys.executable, "-c", READ + CALL, str(folder / "in"), str(folder / "work")]
    reading = subprocess.Popen(words, env=environment)
    until = time.monotonic() + 60
    while reading.poll() is None and time.monotonic() < until:
        if has_kept(folder / "work" / "kept.sqlite3", table):
            reading.send_signal(signal.SIGKILL)
            break
        time.sleep(0.01)
    return reading.wait() == -signal.SIGKILL


def has_kept(path, table):
    if not path.exists():
        return False
    held = path.read_bytes()
    log = path.with_name(path.name + "-wal")
    return table.encode() in (held + (log.read_bytes() if log.exists() else b"")).split(b"WITHOUT ROWID")[-1]


def test_pages_of_changed_bytes_are_read_or_told_but_never_stop_the_reading(tmp_path):
    chance = random.Random(4)
    whole = samples.pdf_of(samples.progress(), samples.imaging())
    for number in range(60):
        changed = bytearray(whole)
        for _ in range(chance.choice([1, 4, 40])):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        samples.put(
            tmp_path / "in", **{f"m{number}__pdf": bytes(changed[: chance.choice([len(changed), 2000])])}
        )

    reading = read_files([tmp_path / "in"], work=tmp_path / "work", jobs=2)

    assert len(reading.files) == 60
    assert len(reading.pages) == sum(file.pages for file in reading.files)
    assert all(file.pages or file.problem for file in reading.files)


def test_findings_that_were_damaged_are_found_again(tmp_path):
    samples.put(tmp_path / "in", a__pdf=samples.pdf_of(samples.progress()))
    samples.put(tmp_path / "work", kept__sqlite3=b"no database" * 100)

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert reading.counts.read == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "work").write_text("a file in the way")

    with pytest.raises(NoRoom, match="Free some space"):
        read_files([tmp_path], work=tmp_path / "work")
