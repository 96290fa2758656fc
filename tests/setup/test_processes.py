"""The long-running processes of a data folder: seen, stopped, and never left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from medlegal.cli.office_processes import MOST_BEGINNINGS, begin, end, present, running, stop, watch
from tests.house.source import ROOT

SERVING = """
import sys, time
from pathlib import Path
from medlegal.cli.office_processes import begin, ended, present, stoppable
folder = Path(sys.argv[1])
with stoppable(), present(folder, "demo", "http://localhost:1"), ended() as children:
    child = children.add(begin("worker", ["sleep", "60"], environment={"PATH": "/usr/bin:/bin"}, folder=folder))
    print(child.process.pid, flush=True)
    time.sleep(60)
"""


def serving(folder):
    process = subprocess.Popen(
        [sys.executable, "-c", SERVING, folder], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    return process, int(process.stdout.readline())


def is_alive(pid: int) -> bool:
    try:
        told = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


def gone(pid: int) -> bool:
    for _ in range(100):
        if not is_alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_another_terminal_sees_what_runs_and_stops_it_with_its_children(tmp_path):
    process, child = serving(tmp_path)
    (seen,) = running(tmp_path)

    was_stopped = stop(seen, tmp_path)

    assert (seen.word, seen.pid, seen.address) == ("demo", process.pid, "http://localhost:1")
    assert was_stopped and process.wait(10) == 0
    assert gone(child)
    assert running(tmp_path) == []


def test_ctrl_c_ends_the_children_too(tmp_path):
    process, child = serving(tmp_path)

    process.send_signal(signal.SIGINT)

    assert process.wait(10) == 0
    assert gone(child)


def test_a_killed_process_leaves_no_children_and_no_trace(tmp_path):
    process, child = serving(tmp_path)

    process.kill()
    process.wait()

    assert gone(child)
    assert running(tmp_path) == []


def test_a_child_that_will_not_stop_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr("medlegal.cli.office_processes.STOP_SECONDS", 0.3)
    command = ["sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"]
    child = begin("deaf", command, environment={"PATH": os.environ["PATH"]}, folder=tmp_path)
    while "deaf" not in child.log.read_text():
        time.sleep(0.05)

    end([child])

    assert not is_alive(child.process.pid)


def test_a_process_is_seen_only_while_it_is_there(tmp_path):
    with present(tmp_path, "web", "http://localhost:2"):
        seen = [one.word for one in running(tmp_path)]

    assert seen == ["web"]
    assert running(tmp_path) == []


def test_a_worker_that_dies_is_begun_again_but_not_for_ever(tmp_path):
    begun = []

    def dying():
        begun.append(begin("worker", ["true"], environment={"PATH": "/usr/bin:/bin"}, folder=tmp_path))
        return begun[-1]

    code = watch([dying()], mind=lambda: None, again={"worker": dying})

    assert code == 1
    assert len(begun) == MOST_BEGINNINGS + 1


def test_pages_that_end_by_themselves_end_the_rest(tmp_path):
    web = begin("web", ["true"], environment={"PATH": "/usr/bin:/bin"}, folder=tmp_path)

    assert watch([web], mind=lambda: None, again={"worker": lambda: web}) == 1
