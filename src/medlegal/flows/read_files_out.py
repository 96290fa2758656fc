"""What leaves a reading is written: reading.json, index, compiled packet, chronology in Word and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypedDict

from medlegal.flows.read_files_kept import NoRoom
from medlegal.flows.read_files_pool import BINDER, Pool, Task
from medlegal.records.chronology import Entry, chronology
from medlegal.records.chronology_paper import plan_of_chronology
from medlegal.records.chronology_word import write_chronology_docx
from medlegal.records.compile import Compiled
from medlegal.records.compile_plan import plan_of
from medlegal.records.index import index_csv
from medlegal.records.reading import Progress, Reading
from medlegal.records.told import told_in_parts

OUTPUTS = ("reading.json", "index.csv", "packet.pdf", "chronology.docx", "chronology.pdf")
_SECONDS, _SECONDS_A_PAGE = 120.0, 0.5

Tell = Callable[[Progress], None]


class _How(TypedDict):
    """What a chronology leads to, and the entries that it tells."""

    packet: str
    before: int
    entries: Sequence[Entry]


def write_outputs(reading: Reading, out: Path, tell: Tell) -> None:
    """Writes every output into the folder `out`, each whole or not at all. Raises NoRoom when one cannot be."""
    out.mkdir(parents=True, exist_ok=True)
    index, table, packet, word, paper = OUTPUTS
    _tell(tell, 0)
    _whole(out / index, (part.encode() for part in told_in_parts(reading)))
    _tell(tell, 1)
    entries = chronology(reading)
    _whole(out / table, [index_csv(reading, entries).encode("utf-8-sig")])
    _tell(tell, 2)
    before = compile_with_index(reading, out / packet).index_pages
    _tell(tell, 3)
    told: _How = {"packet": packet, "before": before, "entries": entries}
    _whole_by(out / word, lambda one: write_chronology_docx(reading, one, **told))
    _tell(tell, 4)
    write_chronology(reading, out / paper, **told)


def _tell(tell: Tell, number: int) -> None:
    tell(Progress("writing", number, len(OUTPUTS), f"Writing {OUTPUTS[number]}"))


def compile_packet(reading: Reading, out: Path) -> list[int]:
    """Writes the compiled packet to `out`, in a process apart; the stamps of pages held by a notice come back."""
    return list(compile_with_index(reading, out).missing)


def compile_with_index(reading: Reading, out: Path) -> Compiled:
    """As `compile_packet`, and how many pages of index stand before the first stamp."""
    answer = _bound("compile", plan_of(reading), out, len(reading.pages))
    return Compiled(answer["index_pages"], tuple(answer["missing"]))


def write_chronology(
    reading: Reading, out: Path, *, packet: str, before: int, entries: Sequence[Entry] | None = None
) -> int:
    """Writes the chronology as PDF to `out`, in a process apart; its pages come back.

    Its citations lead to the file `packet` beside it, which has `before` pages before the first stamp.
    `entries` are those of the reading's chronology, where they are known.
    """
    plan = plan_of_chronology(reading, packet=packet, before=before, entries=entries)
    return int(_bound("chronology", plan, out, len(reading.pages))["pages"])


def _bound(do: str, lines: Iterable[str], out: Path, pages: int) -> dict[str, Any]:
    """What the binder answers for the plan; its paper is at `out`."""
    plan, made = out.with_suffix(".plan.jsonl"), out.with_suffix(".making.pdf")
    task = Task(do, str(plan), seconds=_SECONDS + _SECONDS_A_PAGE * pages, into=str(made))
    try:
        with plan.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        with Pool(1, BINDER) as pool:
            answer = next(answer for _, answer in pool.run([task]))
        if "failed" in answer or "problem" in answer:
            raise NoRoom(f"{out.name} could not be written. {NoRoom.__doc__}")
        made.replace(out)
    finally:
        plan.unlink(missing_ok=True)
        made.unlink(missing_ok=True)
    return answer


def _whole(path: Path, parts: Iterable[bytes]) -> None:
    def write(beside: Path) -> None:
        with beside.open("wb") as file:
            file.writelines(parts)

    _whole_by(path, write)


def _whole_by(path: Path, write: Callable[[Path], None]) -> None:
    """Written beside and then put in place, so that a half-written file is never found."""
    beside = path.with_name(path.name + ".new")
    try:
        write(beside)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise NoRoom(f"{path.name} could not be written ({error.strerror}). {NoRoom.__doc__}") from error
