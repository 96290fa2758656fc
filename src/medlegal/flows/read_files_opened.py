"""Received files are opened in a process apart, with the files that came inside them, each once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from medlegal.flows.read_files_kept import Kept, NoRoom
from medlegal.flows.read_files_pool import Pool, Task
from medlegal.records.reading import Progress, ReceivedFile

OPENING_SECONDS = 120.0
BYTES_A_SECOND = 5_000_000  # a slow disk and a slow packing
DEEPEST = 5  # containers in containers
MOST_FILES = 50_000  # in one reading, with those inside others

Tell = Callable[[Progress], None]


@dataclass
class Opening:
    """Files on their way to being opened: what was asked for, and what has been found."""

    kept: Kept
    pool: Pool
    work: Path
    tell: Tell
    passwords: Sequence[str] = ()
    found: dict[str, Any] = field(default_factory=dict)  # by the file's check sum
    names: set[str] = field(default_factory=set)


def opened_files(named: Iterable[tuple[str, Path]], opening: Opening) -> list[ReceivedFile]:
    """Every file as opened, each container followed by what was in it. Raises NoRoom when the disk is full."""
    files = [_received(name, path) for name, path in named]
    opening.names.update(file.name for file in files)
    (opening.work / "mended").mkdir(parents=True, exist_ok=True)
    return _opened(files, opening, depth=0)


def _opened(files: Sequence[ReceivedFile], opening: Opening, depth: int) -> list[ReceivedFile]:
    _ask_for(files, opening)
    opened = [_as_opened(file, opening) for file in files]
    inner = [list(_members(file, opening, depth)) for file in files]
    below = [member for members in inner for member in members]
    if not below:
        return opened
    follow = _grouped(_opened(below, opening, depth + 1), below)
    every = list[ReceivedFile]()
    for file, members in zip(opened, inner, strict=True):
        every.append(file)
        for member in members:
            every.extend(follow[member.name])
    return every


def _grouped(opened: Sequence[ReceivedFile], heads: Sequence[ReceivedFile]) -> dict[str, list[ReceivedFile]]:
    """Each of the heads with what follows it up to the next head."""
    names, groups = {head.name for head in heads}, dict[str, list[ReceivedFile]]()
    for file in opened:
        if file.name in names:
            latest = groups[file.name] = []
        latest.append(file)
    return groups


def _ask_for(files: Iterable[ReceivedFile], opening: Opening) -> None:
    fresh = {file.sha256: file for file in files if file.sha256 and not _is_found(file, opening)}
    tasks = [_task(file, opening) for file in fresh.values()]
    for done, (task, answer) in enumerate(opening.pool.run(tasks), start=1):
        if answer.get("is_full"):
            raise NoRoom(NoRoom.__doc__)
        opening.found[task.tag] = answer
        if "failed" not in answer:  # what went wrong may not go wrong again
            opening.kept.put("file", task.tag, answer)
        opening.tell(Progress("opening", done, len(tasks), f"Opened {done} of {len(tasks)} files"))


def _task(file: ReceivedFile, opening: Opening) -> Task:
    return Task(
        "open",
        file.path,
        seconds=OPENING_SECONDS + file.size_bytes / BYTES_A_SECOND,
        mended=_mended(file, opening),
        into=str(_unpacked(file.sha256, opening)),
        passwords=tuple(opening.passwords),
        tag=file.sha256,
    )


def _is_found(file: ReceivedFile, opening: Opening) -> bool:
    """True when what is known of the file still holds: a new password may open what was locked."""
    if file.sha256 in opening.found:
        return True
    found = opening.kept.get("file", file.sha256)
    if found is None or (found.get("needs_password") and opening.passwords):
        return False
    if not all(_is_there(file.sha256, member, opening) for member in found.get("members") or ()):
        return False
    if found.get("is_mended") and not Path(_mended(file, opening)).exists():
        return False
    opening.found[file.sha256] = found
    return True


def _is_there(sha256: str, member: dict[str, Any], opening: Opening) -> bool:
    kept = _unpacked(sha256, opening) / member["kept"]
    return not member["kept"] or (kept.is_file() and kept.stat().st_size == member["size_bytes"])


def _received(name: str, path: Path) -> ReceivedFile:
    if not path.is_file():
        says = "It is not there." if not path.exists() else "It is no ordinary file."
        return ReceivedFile(
            name, str(path), "", 0, 0, told_of(name, f"{says} Check the name and add it again.")
        )
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return ReceivedFile(name, str(path.absolute()), sha256, path.stat().st_size, 0)
    except OSError as error:
        says = f"It cannot be opened ({error.strerror}). Check that it may be read, and add it again."
        return ReceivedFile(name, str(path), "", 0, 0, told_of(name, says))


def _as_opened(file: ReceivedFile, opening: Opening) -> ReceivedFile:
    found = opening.found.get(file.sha256) if file.sha256 else None
    if found is None:
        return file
    if "pages" not in found:
        why = (
            found.get("problem")
            or f"It could not be opened: {found.get('failed')}. Ask its sender for a fresh copy."
        )
        problem = told_of(file.name, why) if file.problem is None else file.problem
        return replace(file, problem=problem, needs_password=found.get("needs_password", False))
    remark = found["remark"] if file.problem or not found["remark"] else told_of(file.name, found["remark"])
    return replace(
        file,
        pages=found["pages"],
        problem=" ".join(one for one in (file.problem, remark) if one) or None,
        read_from=_mended(file, opening) if found["is_mended"] else file.path,
        is_repaired=found.get("is_repaired", False),
        needs_password=found.get("needs_password", False),
        remarks=(*file.remarks, *found.get("remarks", ())),
    )


def _members(file: ReceivedFile, opening: Opening, depth: int) -> Iterator[ReceivedFile]:
    """The files inside `file`, not yet opened; those for which there is no room any more say so."""
    found = opening.found.get(file.sha256) or {}
    for member in found.get("members") or ():
        name = _unused(f"{file.name}/{member['name']}", opening.names)
        opening.names.add(name)
        inner = _member(file, name, member, opening)
        if member["kept"] and (depth >= DEEPEST or len(opening.names) > MOST_FILES):
            says = "It lies too deep among files in files. Unpack them and add it on its own."
            inner = replace(inner, sha256="", problem=told_of(name, says))
        yield inner


def _member(file: ReceivedFile, name: str, member: dict[str, Any], opening: Opening) -> ReceivedFile:
    kept = member["kept"]
    return ReceivedFile(
        name,
        str((_unpacked(file.sha256, opening) / kept).absolute()) if kept else file.path,
        member["sha256"],
        member["size_bytes"],
        0,
        told_of(name, member["problem"]) if member["problem"] else None,
        received_in=file.received_in or file.name,
        needs_password=member["needs_password"],
    )


def _unused(name: str, names: set[str]) -> str:
    number, free = 1, name
    while free in names:
        number += 1
        free = f"{name} ({number})"
    return free


def _mended(file: ReceivedFile, opening: Opening) -> str:
    return str((opening.work / "mended" / f"{file.sha256}.pdf").absolute())


def _unpacked(sha256: str, opening: Opening) -> Path:
    return (opening.work / "members" / sha256).absolute()


def told_of(name: str, says: str) -> str:
    return f"{name}: {says}"
