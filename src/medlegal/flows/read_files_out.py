"""What leaves a reading is written: reading.json, index, compiled packet, chronology in Word and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self, TypedDict

from medlegal.flows.read_files_binders import OUTPUTS, Binders
from medlegal.flows.read_files_kept import NoRoom, NotKept, not_kept
from medlegal.flows.read_files_limits import LARGE
from medlegal.flows.read_files_pool import BINDER, Pool, Task
from medlegal.records.chronology import Entry, chronology
from medlegal.records.chronology_paper import plan_of_chronology
from medlegal.records.chronology_word import write_chronology_docx
from medlegal.records.compile_plan import plan_of
from medlegal.records.index import index_csv
from medlegal.records.planned import Compiled
from medlegal.records.reading import Progress, Reading
from medlegal.records.told import told_in_parts

_SECONDS, _SECONDS_A_PAGE = 120.0, 0.5

Tell = Callable[[Progress], None]


class _How(TypedDict):
    """What a chronology leads to, and the entries that it tells."""

    packet: str
    before: int
    entries: Sequence[Entry]


def write_outputs(reading: Reading, out: Path, tell: Tell, binders: Binders | None = None) -> None:
    """Writes every output into the folder `out`, each whole or not at all. Raises NotKept when one cannot be.

    The packet is bound in a process apart while the others are written; the chronology of a large packet waits until
    that process has ended, so that many pages take little more memory than few. `binders` may be
    warm before; they are ended.
    """
    with binders or Binders() as apart:
        _write_outputs(reading, out, tell, apart)


def _write_outputs(reading: Reading, out: Path, tell: Tell, binders: Binders) -> None:
    out.mkdir(parents=True, exist_ok=True)
    index, table, packet, word, paper = OUTPUTS
    is_large = len(reading.pages) > LARGE
    _tell(tell, 0)
    _whole(out / index, (part.encode() for part in told_in_parts(reading)))
    _tell(tell, 1)
    with _Paper(plan_of(reading), out / packet, len(reading.pages), binders.packet) as bound:
        counted = bound.begin("index")
        bound.begin("compile")
        entries = chronology(reading)
        _whole(out / table, [index_csv(reading, entries).encode("utf-8-sig")])
        _tell(tell, 2)
        told: _How = {"packet": packet, "before": counted.result()["index_pages"], "entries": entries}
        _tell(tell, 3)
        _whole_by(out / word, lambda one: write_chronology_docx(reading, one, **told))
        _tell(tell, 4)
        if not is_large:
            _set_chronology(reading, out / paper, told, binders.paper)
        bound.put_in_place()
    if is_large:
        _set_chronology(reading, out / paper, told, binders.paper)


def _set_chronology(reading: Reading, out: Path, told: _How, pool: Pool) -> None:
    """Its citations lead to the packet beside it, behind as many pages of index as were counted."""
    plan = plan_of_chronology(reading, **told)
    with _Paper(plan, out, len(reading.pages), pool) as paper:
        paper.begin("chronology")
        paper.put_in_place()


def _tell(tell: Tell, number: int) -> None:
    tell(Progress("writing", number, len(OUTPUTS), f"Writing {OUTPUTS[number]}"))


def compile_packet(reading: Reading, out: Path) -> list[int]:
    """Writes the compiled packet to `out`, in a process apart; the stamps of pages held by a notice come back."""
    return list(compile_with_index(reading, out).missing)


def compile_with_index(reading: Reading, out: Path) -> Compiled:
    """As `compile_packet`, and how many pages of index stand before the first stamp."""
    with _Paper(plan_of(reading), out, len(reading.pages)) as bound:
        bound.begin("compile")
        answer = bound.put_in_place()
    return Compiled(answer["index_pages"], tuple(answer["missing"]))


class _Paper:
    """A paper that a process apart makes as planned; what is left of it by the way goes when the block is left."""

    def __init__(self, lines: Iterable[str], out: Path, pages: int, pool: Pool | None = None) -> None:
        self._lines, self._out = lines, out
        self._pool = pool or Pool(1, BINDER)
        self._seconds = _SECONDS + _SECONDS_A_PAGE * pages
        self._plan, self._made = out.with_suffix(".plan.jsonl"), out.with_suffix(".making.pdf")
        self._latest: Future[dict[str, Any]] | None = None

    def __enter__(self) -> Self:
        self._thread = ThreadPoolExecutor(1)
        try:
            with self._plan.open("w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in self._lines)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.__exit__()
        self._thread.shutdown(cancel_futures=True)
        self._plan.unlink(missing_ok=True)
        self._made.unlink(missing_ok=True)

    def begin(self, do: str) -> Future[dict[str, Any]]:
        """The answer to come; what is begun later is done later, in the same process."""
        task = Task(do, str(self._plan), seconds=self._seconds, into=str(self._made))
        self._latest = self._thread.submit(self._answer, task)
        return self._latest

    def put_in_place(self) -> dict[str, Any]:
        """Waits for what was begun last; the paper stands at its place, and its answer comes back."""
        assert self._latest is not None
        answer = self._latest.result()
        self._made.replace(self._out)
        return answer

    def _answer(self, task: Task) -> dict[str, Any]:
        answer = next(answer for _, answer in self._pool.run([task]))
        if "failed" in answer or "problem" in answer:
            kind = NoRoom if answer.get("is_full") else NotKept
            raise kind(f"{self._out.name} could not be written. {kind.__doc__}")
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
        raise not_kept(error, path.name) from error
