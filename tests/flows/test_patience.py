"""A page is given up for the work it costs, not because the machine has other work to do."""

import subprocess
import sys

import pytest

from medlegal.flows import read_files_pool


@pytest.mark.parametrize(
    ("waited", "worked", "is_over"),
    [
        (2, 2, False),
        (30, 1, False),  # a busy machine
        (30, 11, True),
        (11, 0, True),  # it hangs
        (199, 9, False),
        (201, 9, True),
    ],
)
def test_a_process_is_given_up_by_its_work(monkeypatch, waited, worked, is_over):
    clock, work = [100.0], [3.0]
    monkeypatch.setattr(read_files_pool.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(read_files_pool, "_worked", lambda pid: work[0])
    patience = read_files_pool._Patience(1, 10)

    clock[0], work[0] = 100.0 + waited, 3.0 + worked

    assert patience.is_over() is is_over


def test_the_work_of_a_process_is_told_by_the_system():
    busy = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import time\nwhile time.process_time() < 0.3: pass\nprint(flush=True)\ninput()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    busy.stdout.readline()
    worked = read_files_pool._worked(busy.pid)
    busy.communicate(b"\n")

    assert worked >= 0.25
    assert read_files_pool._worked(busy.pid) == 0.0
