"""Processes that read come from a nursery: one that dies costs its task alone, and none outlives who asked for it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from medlegal.flows.read_files_born import Nursery
from medlegal.flows.read_files_pool import READER, Pool, Task
from tests.records import samples


@pytest.fixture
def opening(tmp_path):
    samples.put(tmp_path, a__pdf=samples.pdf_of(samples.progress()))
    return Task("open", str(tmp_path / "a.pdf"), into=str(tmp_path / "in"), mended=str(tmp_path / "mended"))


def answers(pool, task):
    return [answer for _, answer in pool.run([task])]


def is_alive(pid):
    look = Path(f"/proc/{pid}/stat")
    return look.exists() and ") Z " not in look.read_text()


def killed(pid):
    os.kill(pid, signal.SIGKILL)
    while is_alive(pid):
        time.sleep(0.02)


def test_a_process_that_dies_costs_its_task_alone(opening):
    with Nursery() as nursery, Pool(1, nursery=nursery) as pool:
        before = answers(pool, opening)
        killed(pool._all[0]._process.pid)
        fails, after = answers(pool, opening), answers(pool, opening)

    assert before == after
    assert before[0]["pages"] == 1
    assert fails == [{"failed": "it broke off"}]


def test_where_the_nursery_is_gone_its_processes_go_with_it_and_others_start_by_themselves(opening):
    with Nursery() as nursery, Pool(1, nursery=nursery) as pool:
        answers(pool, opening)
        reader = pool._all[0]._process.pid
        nursery._process.kill()
        nursery._process.wait()
        fails, after = answers(pool, opening), answers(pool, opening)

    assert fails == [{"failed": "it broke off"}]
    assert after[0]["pages"] == 1
    assert not Path(f"/proc/{reader}").exists()  # not even as what the system keeps until its end is taken


def test_where_one_does_all_the_others_end(opening):
    with Nursery() as nursery, Pool(2, nursery=nursery) as pool:
        for one in pool._all:
            one.start()
        begun = [one._process.pid for one in pool._all]
        found = list(pool.run([opening, opening], by_one=True))
        left = list(map(is_alive, begun))

    assert [answer["pages"] for _, answer in found] == [1, 1]
    assert sorted(left) == [False, True]


def test_what_is_asked_of_a_closed_nursery_starts_by_itself(opening):
    with Nursery() as nursery, Pool(1, nursery=nursery) as pool:
        before = answers(pool, opening)
        pool._all[0].end()
        nursery.close()
        after = answers(pool, opening)

    assert before == after
    assert nursery._process.returncode == 0


def test_nothing_is_left_when_the_block_is_left():
    with Nursery() as nursery:
        born = [nursery.born(READER) for _ in range(2)]
        children = [one.pid for one in born]
        assert all(map(is_alive, children))

    assert nursery._process.returncode == 0
    assert not any(map(is_alive, children))


def test_what_a_process_is_born_with_holds_nothing_secret(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    with Nursery() as nursery:
        child = nursery.born(READER)
        held = Path(f"/proc/{child.pid}/environ").read_bytes()

    assert b"OMP_THREAD_LIMIT=1" in held
    assert b"secret" not in held


@pytest.mark.parametrize("module", ["medlegal.cli.records", "medlegal.cli.records_read"])
def test_who_leads_a_reading_loads_nothing_that_opens_files(module):
    asked = f"import sys, {module}; print(sorted({{'pikepdf', 'pypdfium2', 'cv2', 'tesserocr'}} & set(sys.modules)))"
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    said = subprocess.run(
        [sys.executable, "-c", asked], env=os.environ | paths, stdout=subprocess.PIPE, text=True, check=True
    )

    assert said.stdout == "[]\n"
