"""What came inside a received file: the members of a ZIP, the attachments of an e-mail or of a PDF."""

from __future__ import annotations

import errno
import hashlib
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from medlegal.records.opening import Locked

MOST_MEMBERS = 10_000
LEAST_ALLOWED_BYTES, MOST_ALLOWED_BYTES = 1 << 30, 16 << 30  # of all members of one container
MOST_TIMES_LARGER = 100  # what a container may unpack to, by its own size

_FULL = (errno.ENOSPC, errno.EDQUOT)
_TOO_LARGE = (
    "It unpacks to far more than any record would. Ask its sender what it is, or to send its files singly."
)
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


class Full(Exception):
    """The disk is full. Free some space and start the reading again."""


class TooLarge(Exception):
    """It unpacks to far more than any record would."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file found inside another; `kept` is its name in the folder of the unpacked ones, if it could be kept."""

    name: str
    kept: str = ""
    sha256: str = ""
    size_bytes: int = 0
    problem: str | None = None
    needs_password: bool = False


@dataclass(slots=True)
class Unpacked:
    """The members in their order, and what a person is told of the container itself."""

    members: list[Member] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problem: str | None = None  # of the container, of which some members could be had all the same


class Room:
    """A folder for the members of one container, which takes no more than a container may hold."""

    def __init__(self, folder: Path, container: Path) -> None:
        self.found = Unpacked()
        self._folder = folder
        self._left = min(
            MOST_ALLOWED_BYTES, max(LEAST_ALLOWED_BYTES, MOST_TIMES_LARGER * container.stat().st_size)
        )
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    @property
    def is_taken(self) -> bool:
        return len(self.found.members) >= MOST_MEMBERS

    def keep(self, name: str, content: Iterable[bytes], *, doubt: str | None = None) -> None:
        """The member is kept as it comes; `doubt` is a problem that it has all the same."""
        kept = f"{len(self.found.members) + 1:05d}{_ending_of(name)}"
        try:
            sha256, size = self._write(self._folder / kept, content)
        except OSError as error:
            if error.errno in _FULL:
                raise Full(Full.__doc__) from error
            raise
        self.found.members.append(Member(plain_name(name), kept, sha256, size, doubt))

    def turn_away(self, name: str, problem: str) -> None:
        self.found.members.append(Member(plain_name(name), problem=problem))

    def ask_password(self, name: str, tried: Sequence[str]) -> None:
        self.found.members.append(Member(plain_name(name), problem=Locked.told(tried), needs_password=True))

    def refuse(self, name: str) -> None:
        """A member that is a bomb: what was written of it is taken away."""
        self.turn_away(name, _TOO_LARGE)

    def _write(self, path: Path, content: Iterable[bytes]) -> tuple[str, int]:
        hashed, size, is_whole = hashlib.sha256(), 0, False
        try:
            with path.open("wb") as file:
                for part in content:
                    size += len(part)
                    if size > self._left:
                        raise TooLarge(TooLarge.__doc__)
                    hashed.update(part)
                    file.write(part)
            is_whole = True
        finally:
            if not is_whole:
                path.unlink(missing_ok=True)
        self._left -= size
        return hashed.hexdigest(), size


def plain_name(name: str) -> str:
    """The sender's name for a member, with its folders but without a way out of them."""
    parts = [part.strip() for part in re.split(r"[/\\]", name)]
    kept = [
        _printable(part)
        for part in parts
        if part not in ("", ".", "..") and not re.fullmatch("[A-Za-z]:", part)
    ]
    return str(PurePosixPath(*kept)) if kept else "unnamed"


def _printable(part: str) -> str:
    shown = part.encode("utf-8", "replace").decode("utf-8")
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in shown)[:200]


def _ending_of(name: str) -> str:
    found = _ENDING.search(name)
    return found.group().lower() if found else ""
