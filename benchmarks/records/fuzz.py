"""Files changed at random, to find whether any of them stops a reading or costs another file a page.

Run with `python -m benchmarks.records.fuzz --cases 2000 --seed 1`. Every change follows from the seed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.records.breaking import broken_pdf_parts
from benchmarks.records.sound_files import sound_files
from medlegal.flows.read_files import read_files
from medlegal.flows.read_files_out import compile_packet
from medlegal.flows.read_files_pool import Pool
from medlegal.records.opening import parts_of
from medlegal.records.reading import Reading

AT_ONCE = 50
SOUND = "sound.pdf"  # goes along with every batch and must come out whole
_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e99", b"nan")

Change = Callable[[bytes, random.Random], bytes]


@dataclass
class Found:
    """What became of the changed files, and every way in which a reading went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 3, 10, 100])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_short(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def beheaded(content: bytes, chance: random.Random) -> bytes:
    """The end of the file, behind its own first bytes."""
    return content[:16] + content[chance.randrange(16, len(content)) :]


def with_a_gap(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.choice([1, 50, 2000]) :]


def with_rubble(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + chance.randbytes(chance.choice([1, 64, 4096])) + content[at:]


def with_zeros(content: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(content)), chance.choice([4, 64, 2048])
    return content[:at] + bytes(min(size, len(content) - at)) + content[at + size :]


def repeated(content: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(content)), chance.choice([16, 256, 4096])
    return content[:at] + content[at : at + size] * chance.choice([2, 20]) + content[at + size :]


def with_wrong_numbers(content: bytes, chance: random.Random) -> bytes:
    """Numbers written in the file, such as lengths and places, replaced by impossible ones."""
    words = content.split(b" ")
    numbers = [at for at, word in enumerate(words) if word.isdigit()]
    for at in chance.sample(numbers, min(len(numbers), chance.choice([1, 2, 8]))):
        words[at] = chance.choice(_NUMBERS)
    return b" ".join(words)


BYTE_CHANGES: tuple[Change, ...] = (
    flipped,
    flipped,
    cut_short,
    beheaded,
    with_a_gap,
    with_rubble,
    with_zeros,
    repeated,
    with_wrong_numbers,
)


def cases(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many changed files by name; the name tells which file it was, how it was changed and as which case."""
    sound = sound_files()
    names = sorted(sound)
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        name = names[number % len(names)]
        stem, ending = name.rsplit(".", 1)
        if ending == "pdf" and chance.random() < 0.5:
            changed, how = broken_pdf_parts(sound[name], chance), "parts"
        else:
            change = chance.choice(BYTE_CHANGES)
            changed, how = change(sound[name], chance), change.__name__
        yield f"{number:05d}-{stem}-{how}.{ending}", changed


def tried(count: int, seed: int, *, jobs: int = 1, work: Path | None = None) -> Found:
    """All cases read, in packets of fifty with one sound file among them."""
    found, batch = Found(), list[tuple[str, bytes]]()
    for case in cases(count, seed):
        batch.append(case)
        if len(batch) == AT_ONCE:
            _try(batch, found, jobs, work)
            batch = []
    if batch:
        _try(batch, found, jobs, work)
    return found


def _try(batch: list[tuple[str, bytes]], found: Found, jobs: int, work: Path | None) -> None:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-", dir=work))
    try:
        received = folder / "in"
        received.mkdir()
        for name, content in [*batch, (SOUND, sound_files()["letter.pdf"])]:
            (received / name).write_bytes(content)
        reading = read_files([received], work=folder / "work", pool=Pool(jobs))
        _judge(reading, [name for name, _ in batch], found)
        _judge_compiled(reading, folder / "packet.pdf", found)
    except Exception as error:
        found.counts["crashes"] += 1
        found.faults.append(f"{batch[0][0]} … {batch[-1][0]}: {error!r}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _judge(reading: Reading, names: list[str], found: Found) -> None:
    received = {file.name: file for file in reading.files}
    held = Counter(file.received_in for file in reading.files)
    pages = Counter(page.file for page in reading.pages)
    for name in names:
        file = received.get(name)
        if file is None:
            found.faults.append(f"{name}: it is not among the files of the reading")
        elif file.pages or held[name]:
            found.counts["read"] += 1
        elif file.problem:
            found.counts["said a problem"] += 1
        else:
            found.faults.append(f"{name}: neither a page nor a problem")
    for file in reading.files:
        lost = file.pages - pages[file.name]
        found.counts["lost pages"] += abs(lost)
        if lost:
            found.faults.append(f"{file.name}: {file.pages} pages, {pages[file.name]} in the reading")
    if [page.stamp for page in reading.pages] != list(range(1, len(reading.pages) + 1)):
        found.faults.append(f"{names[0]} …: stamps do not follow each other")
    if not all(page.text for page in reading.pages if page.file == SOUND) or not pages[SOUND]:
        found.faults.append(f"{names[0]} …: a neighbour cost the sound file its pages")
    unread = sum(page.problem is not None for page in reading.pages)
    found.counts["pages"] += len(reading.pages)
    found.counts["pages with a problem"] += unread


def _judge_compiled(reading: Reading, out: Path, found: Found) -> None:
    """The compiled packet holds at least every page of the reading; a front index may stand before them."""
    compile_packet(reading, out)
    with parts_of(out) as packet:
        if len(packet.pages) < len(reading.pages):
            found.counts["lost pages"] += len(reading.pages) - len(packet.pages)
            found.faults.append(f"{out}: {len(packet.pages)} of {len(reading.pages)} pages are compiled")


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--cases", type=int, default=2000)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--jobs", type=int, default=2)
    said = words.parse_args()
    found = tried(said.cases, said.seed, jobs=said.jobs)
    for name in ("read", "said a problem", "crashes", "lost pages", "pages", "pages with a problem"):
        print(f"{name:22} {found.counts[name]}")
    for fault in found.faults:
        print(fault)
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
