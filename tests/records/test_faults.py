"""Killed in the middle, a reading goes on where it stopped; bytes changed at random never stop it."""

import json
import os
import random
import resource
import signal
import subprocess
import sys

import pytest

from medlegal.flows.read_files import read_files
from medlegal.flows.read_files_kept import NotKept
from medlegal.flows.read_files_pool import Pool
from tests.records import samples

STEPS = (
    "Opened",
    "Looked into",
    "Read",
    "Sorting",
    "Writing reading.json",
    "Writing packet.pdf",
    "Writing chronology.docx",
    "Writing chronology.pdf",
)
OUTPUTS = ("reading.json", "index.csv", "packet.pdf", "chronology.docx", "chronology.pdf")


def packet_in(folder):
    scans = [samples.scan_of(samples.progress(f"02/0{day}/2022")) for day in (1, 2)]
    return samples.put(
        folder / "in",
        a__pdf=samples.pdf_of(samples.imaging(), samples.letter()),
        b__pdf=samples.pdf_of_scans(*scans),
        c__pdf=samples.pdf_of(samples.imaging()),
    )


def begin(folder, out, **how):
    """The command at work on the packet in a group of its own, so that all its processes can be killed at once."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    words = [sys.executable, "-m", "medlegal.cli.main", "records", "read", str(folder), "--out", str(out)]
    return subprocess.Popen(
        [*words, "--jobs", "1"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **how,
    )


def killed_at(step, folder, out):
    """True when the reading said that it does the step, and was killed for it with kill -9."""
    reading = begin(folder, out)
    for line in reading.stderr:
        if line.startswith(step):
            os.killpg(reading.pid, signal.SIGKILL)
            break
    reading.stderr.close()
    return reading.wait() == -signal.SIGKILL


def ended(reading):
    said = reading.communicate(timeout=240)[1]
    return reading.returncode, said


@pytest.mark.timeout(600)
def test_a_reading_killed_at_every_step_in_turn_ends_as_if_undisturbed(tmp_path):
    folder = packet_in(tmp_path)
    assert ended(begin(folder, tmp_path / "calm"))[0] == 0

    killed = {step: killed_at(step, folder, tmp_path / "out") for step in STEPS}
    code, _ = ended(begin(folder, tmp_path / "out"))

    assert killed == dict.fromkeys(STEPS, True)
    assert code == 0
    calm, out = ((tmp_path / one / "reading.json").read_bytes() for one in ("calm", "out"))
    assert calm == out
    assert [page["stamp"] for page in json.loads(out)["pages"]] == [1, 2, 3, 4, 5]
    for name in OUTPUTS:
        assert (tmp_path / "out" / name).stat().st_size == (tmp_path / "calm" / name).stat().st_size
    assert sorted(one.name for one in (tmp_path / "out").iterdir() if one.is_file()) == sorted(OUTPUTS)


@pytest.mark.timeout(300)
def test_a_disk_that_is_full_at_any_step_is_told_and_the_reading_goes_on_once_there_is_room(tmp_path):
    folder, stopped = packet_in(tmp_path), list[str]()
    for room in (300, 50_000, 70_000):  # bytes of one file
        code, said = ended(begin(folder, tmp_path / "out", preexec_fn=no_file_over(room)))
        assert (code, "Free some space" in said) == (2, True), said
        stopped.append("".join(said.splitlines()[-3:-2]).split(" ")[0])
    assert stopped == ["", "Looked", "Writing"]
    again, _ = ended(begin(folder, tmp_path / "out"))

    assert again == 0
    told = json.loads((tmp_path / "out" / "reading.json").read_text())
    assert [page["stamp"] for page in told["pages"]] == [1, 2, 3, 4, 5]


def no_file_over(size):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.timeout(300)
def test_an_unchanged_packet_is_not_read_again_and_a_changed_one_is(tmp_path):
    folder = packet_in(tmp_path)
    assert ended(begin(folder, tmp_path / "out"))[0] == 0
    written = [(tmp_path / "out" / name).stat().st_mtime_ns for name in OUTPUTS]

    code, said = ended(begin(folder, tmp_path / "out"))
    unchanged = [(tmp_path / "out" / name).stat().st_mtime_ns for name in OUTPUTS]
    samples.put(folder, d__pdf=samples.pdf_of(samples.letter()))
    ended(begin(folder, tmp_path / "out"))

    assert code == 0
    assert said.count("\n") == 1
    assert "5 pages received" in said
    assert unchanged == written
    assert len(json.loads((tmp_path / "out" / "reading.json").read_text())["pages"]) == 6


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

    reading = read_files([tmp_path / "in"], work=tmp_path / "work", pool=Pool(2))

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

    with pytest.raises(NotKept, match="can be written to"):
        read_files([tmp_path], work=tmp_path / "work")
