"""A packet that is sorted while its pages come is sorted as one that came whole."""

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest

from medlegal.flows.read_files_ahead import Ahead
from medlegal.records.packet import Packet, read_packet
from medlegal.records.reading import Page
from tests.records import samples

LETTER = "June 3, 2022\nRe: Marisol Quintavalle\nDear Dr. Winterbourne:\nPlease tell us when you can see her."
TEXTS = [
    samples.progress("02/01/2022"),
    samples.imaging(),
    "",
    LETTER,
    samples.progress("02/08/2022"),
    samples.imaging(),
]


def pages():
    return [
        Page("a.pdf", at, at, text=text, text_from="layer", is_blank=not text, fingerprint=f"{at}")
        for at, text in enumerate(TEXTS, start=1)
    ]


@pytest.mark.parametrize("first", range(len(TEXTS) + 1))
def test_what_was_begun_with_the_first_pages_ends_as_the_whole(first):
    begun = Packet()
    for page in pages()[:first]:
        begun.add(page)

    assert read_packet([], pages(), begun) == read_packet([], pages())


def test_what_goes_amiss_ahead_is_done_again_at_the_end(monkeypatch, tmp_path):
    whole = read_packet([], pages())
    add, has_failed = Packet.add, Event()

    def fails_once(packet, page):
        if page.number == 3 and not has_failed.is_set():
            has_failed.set()
            raise MemoryError
        add(packet, page)

    monkeypatch.setattr(Packet, "add", fails_once)
    with Ahead() as ahead:
        for page in pages():
            ahead.add(page)
        assert has_failed.wait(30)
        found = ahead.sorted([], pages(), tmp_path)

    assert found == whole


SORTS_FOR_LONG = """
import os, sys, time
from pathlib import Path
from medlegal.flows import read_files_sorted as sorter

def sorting(*_, **__):
    print(os.getpid(), flush=True)
    time.sleep(120)

sorter.LARGE, sorter.read_packet = -1, sorting
sorter.sorted_packet([], [], Path(sys.argv[1]))
"""


def test_with_a_reading_that_is_killed_ends_the_process_that_sorts_for_it(tmp_path):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    reading = subprocess.Popen(
        [sys.executable, "-c", SORTS_FOR_LONG, str(tmp_path)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    with reading:
        sorter = int(reading.stdout.readline())
        reading.kill()

    assert is_gone(sorter, within=20.0)


def is_gone(pid, *, within):
    until = time.monotonic() + within
    while time.monotonic() < until:
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False
