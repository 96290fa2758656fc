"""A packet of files is read, every page once; what was found is kept, so a second run reads nothing again."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from medlegal.flows.read_files_ahead import Ahead
from medlegal.flows.read_files_kept import Kept, not_kept
from medlegal.flows.read_files_limits import LARGE
from medlegal.flows.read_files_opened import Opening, opened_files, told_of
from medlegal.flows.read_files_pool import Pool, Task
from medlegal.records.filed import Drawer
from medlegal.records.gathering import gathered
from medlegal.records.reading import Expected, Page, Progress, Reading, ReceivedFile

PAGES_AT_ONCE = 24
CARRIED_SECONDS = 20.0  # for each page
READING_SECONDS = 120.0
PICTURE_SECONDS = 60.0
FEW = 0.004  # of the pages: so few are read by one process, since each that takes up OCR keeps 44 MB for it
DAMAGED_SURE = 0.3  # how far the text of a damaged page may be trusted

Tell = Callable[[Progress], None]
Come = Callable[[Sequence[ReceivedFile], Sequence[Page]], None]


def read_files(
    paths: Sequence[Path],
    *,
    work: Path,
    on_progress: Tell | None = None,
    passwords: Sequence[str] = (),
    leave_out: Path | None = None,
    on_pages: Come | None = None,
    pool: Pool | None = None,
    expected: Expected | None = None,
) -> Reading:
    """The reading of `paths` (files, or folders walked), resumed from what `work` already holds.

    The inputs are never changed. The passwords are tried on every locked file and kept nowhere; of a file that
    one of them opens, an unlocked copy stays in `work`. A folder met at `leave_out` (else `work`) is passed over.
    `on_pages` is called with all files and pages once they are counted, those to be read by their picture still
    without text, and then with each of these as it is read. `pool` reads, and is ended; without one a single
    process does. Without an `expected` patient the pages tell whose packet it is. Raises NotKept when `work`
    cannot be written.
    """
    tell, come = on_progress or _untold, on_pages or _unseen
    with Ahead() as ahead:
        with Kept(work) as kept, pool or Pool(1) as readers:
            opening = Opening(kept, readers, work, tell, passwords)
            files = opened_files(gathered(paths, leave_out=leave_out or work), opening)
            tools = _Tools(kept, readers, Drawer(work), ahead, tell)
            pages = _carried(files, tools)
            come(files, pages)
            pages = _recognised(files, pages, tools, come)
        tell(Progress("sorting", 0, len(pages), f"Sorting {len(pages)} pages"))
        return ahead.sorted(_with_unread_pages(files, pages), pages, work, expected)


def page_pictures(path: Path, pages: Sequence[int], width: int, into: Path) -> dict[int, Path]:
    """Pictures of the given pages, written into the folder `into`; a page that cannot be shown is left out."""
    into.mkdir(parents=True, exist_ok=True)
    tasks = [
        Task(
            "picture", str(path), n, n, PICTURE_SECONDS, into=str(into / f"{n}-{width}.picture"), width=width
        )
        for n in pages
    ]
    with Pool(1) as pool:
        return {task.first: Path(task.into) for task, answer in pool.run(tasks) if not answer}


@dataclass(frozen=True, slots=True)
class _Tools:
    kept: Kept
    pool: Pool
    drawer: Drawer
    ahead: Ahead
    tell: Tell


def _carried(files: Sequence[ReceivedFile], tools: _Tools) -> list[Page]:
    """Every page in the order received, with its mark and, where the layer is sound, its text."""
    total, done = sum(file.pages for file in files), 0
    unlike = {file.sha256: file for file in reversed(files)}
    for task, answer in tools.pool.run(_carried_tasks(unlike.values(), tools.kept)):
        pages = answer.get("pages") or [{"problem": _page_problem(task.first, answer)}]
        tools.kept.put("carried", f"{task.tag} {task.first}", pages)
        done += len(pages)
        tools.tell(Progress("layer", done, total, f"Looked into {done} of {total} pages"))
    pages = []
    for file in files:
        for number, found in enumerate(_kept_carried(file, tools.kept), start=1):
            pages.append(_filed(_page(file, number, len(pages) + 1, found), tools.drawer))
    return pages


def _carried_tasks(files: Any, kept: Kept) -> Iterator[Task]:
    for file in files:
        first = 1
        while first <= file.pages:
            last = min(file.pages, first + PAGES_AT_ONCE - 1)
            have = kept.get("carried", f"{file.sha256} {first}")
            if have is None:
                yield Task(
                    "carried",
                    file.read_from,
                    first,
                    last,
                    10 + CARRIED_SECONDS * (last - first + 1),
                    tag=file.sha256,
                )
                first = last + 1
            else:
                first += len(have)


def _kept_carried(file: ReceivedFile, kept: Kept) -> Iterator[dict[str, Any]]:
    first = 1
    while first <= file.pages:
        found = kept.get("carried", f"{file.sha256} {first}") or [{"problem": _page_problem(first, {})}]
        yield from found
        first += len(found)


def _page(file: ReceivedFile, number: int, stamp: int, found: dict[str, Any]) -> Page:
    page = Page(
        file.name,
        number,
        stamp,
        fingerprint=found.get("mark", ""),
        problem=found.get("problem"),
        is_damaged=found.get("is_damaged", False) or (file.is_repaired and "text" not in found),
        remarks=_remarks_on(found),
    )
    return _with_text(page, found["text"]) if "text" in found else page


def _remarks_on(found: dict[str, Any]) -> tuple[str, ...]:
    hidden = found.get("hidden", 0)
    says = f"It carries text that cannot be seen on it, as under a black bar ({hidden} words), which is left out."
    return (says,) if hidden else ()


def _with_text(page: Page, text: dict[str, Any]) -> Page:
    packed = {name: base64.b64decode(text[name]) for name in ("boxes", "strokes")}
    read = replace(page, **(text | packed))
    if read.is_blank and page.remarks:  # it carries what nobody can see: a person should look at it
        read = replace(read, is_blank=False, sure=0.0)
    if not page.is_damaged:
        return read
    if read.is_blank or not read.text:
        return replace(read, is_blank=False, problem=f"Page {page.number} is damaged: nothing is left of it.")
    return replace(read, sure=min(read.sure, DAMAGED_SURE))


def _filed(page: Page, drawer: Drawer) -> Page:
    """The page with its words on the disk: a packet of any size fits into memory."""
    try:
        strokes = drawer.file_bytes(page.strokes) if page.strokes else b""
        return replace(
            page, text=drawer.file_text(page.text), boxes=drawer.file_bytes(page.boxes), strokes=strokes
        )
    except OSError as error:
        raise not_kept(error) from error


def _recognised(files: Sequence[ReceivedFile], pages: list[Page], tools: _Tools, come: Come) -> list[Page]:
    """The pages with those read by their picture that need it; pages of one mark are read once."""
    wanting = {page.fingerprint: page for page in reversed(pages) if _is_wanting(page)}
    paths = {file.name: file.read_from for file in files}
    tasks = [
        _reading_task(page, paths) for page in reversed(wanting.values()) if not _kept_text(page, tools.kept)
    ]
    unread = {task.tag for task in tasks}
    read = list[Page]()
    _go_on(read, pages, unread, tools)
    for task, answer in tools.pool.run(tasks, by_one=len(tasks) <= FEW * len(pages)):
        found = _readable(task, answer)
        tools.kept.put("read", task.tag, found)
        unread.discard(task.tag)
        done = len(wanting) - len(unread)
        tools.tell(Progress("ocr", done, len(wanting), f"Read {done} of {len(wanting)} scanned pages"))
        come(files, [_as_read(wanting[task.tag], found)])
        _go_on(read, pages, unread, tools)
    return read


def _go_on(read: list[Page], pages: Sequence[Page], unread: Container[str], tools: _Tools) -> None:
    """Adds to `read` the pages after it, up to the first that is not read yet; those of no large packet are sorted."""
    for page in pages[len(read) :]:
        if _is_wanting(page) and page.fingerprint in unread:
            return
        read.append(_kept_page(page, tools) if _is_wanting(page) else page)
        if len(pages) <= LARGE:
            tools.ahead.add(read[-1])


def _is_wanting(page: Page) -> bool:
    return page.text_from == "none" and not page.problem


def _reading_task(page: Page, paths: dict[str, str]) -> Task:
    return Task("read", paths[page.file], page.number, page.number, READING_SECONDS, tag=page.fingerprint)


def _kept_text(page: Page, kept: Kept) -> Any | None:
    return kept.get("read", page.fingerprint)


def _readable(task: Task, answer: dict[str, Any]) -> dict[str, Any]:
    return answer if "text" in answer else {"problem": _page_problem(task.first, answer)}


def _kept_page(page: Page, tools: _Tools) -> Page:
    found = _kept_text(page, tools.kept) or {"problem": _page_problem(page.number, {})}
    return _filed(_as_read(page, found), tools.drawer)


def _as_read(page: Page, found: dict[str, Any]) -> Page:
    return replace(page, problem=found["problem"]) if "problem" in found else _with_text(page, found)


def _page_problem(number: int, answer: dict[str, Any]) -> str:
    if "problem" in answer:
        return str(answer["problem"])
    why = answer.get("failed", "no answer")
    return f"Page {number} could not be read ({why}). Ask the sender for a fresh copy of it."


def _with_unread_pages(files: Sequence[ReceivedFile], pages: Sequence[Page]) -> list[ReceivedFile]:
    """Files whose pages could not all be read, or not wholly, say so."""
    amiss: dict[str, list[Page]] = {}
    for page in pages:
        if page.is_damaged or page.is_unreadable:
            amiss.setdefault(page.file, []).append(page)
    return [_with_remarks(file, amiss[file.name]) if file.name in amiss else file for file in files]


def _with_remarks(file: ReceivedFile, pages: Sequence[Page]) -> ReceivedFile:
    unread = [page.number for page in pages if page.is_unreadable]
    why = ", ".join(dict.fromkeys(_reason(page) for page in pages if page.is_unreadable))
    partly = [page.number for page in pages if page.is_damaged and not page.is_unreadable]
    says = [file.problem or ""]
    if unread:
        says.append(f"{len(unread)} of {file.pages} pages could not be read ({_listed(unread)}): {why}.")
    if partly:
        says.append(f"{len(partly)} of {file.pages} pages are damaged and may lack text ({_listed(partly)}).")
    of_what = "it" if len(pages) == 1 else "them"
    said = " ".join([*(one for one in says if one), f"Ask the sender for a fresh copy of {of_what}."])
    return replace(file, problem=said if file.problem else told_of(file.name, said))


def _reason(page: Page) -> str:
    """Why a page could not be read, in words that fit behind its number."""
    says = str(page.problem).split(". ")[0].rstrip(".").removeprefix(f"Page {page.number} ")
    within = re.search(r"\((.+)\)", says)
    return within[1] if within else f"it {says}"


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:10]) + (" …" if len(numbers) > 10 else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"


def _untold(_: Progress) -> None:
    """Nobody listens."""


def _unseen(files: Sequence[ReceivedFile], pages: Sequence[Page]) -> None:
    """Nobody looks on."""
