"""What a reading has found so far is kept in one file, so that an interrupted reading goes on where it stopped."""

from __future__ import annotations

import errno
import json
import sqlite3
import zlib
from pathlib import Path
from typing import Any, Self

from medlegal.flows.read_files_version import version_of

_SHAPE = 8  # raised when the table itself changes
_OPENS = frozenset(
    f"medlegal.records.{one}" for one in ("opening", "mending", "strangers", "damage", "reading")
)
_EYES = ("medlegal.records.recognising", "medlegal.records.pages", "medlegal.outside.ocr")


FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_IN_SQLITE = ("disk is full", "disk I/O error")  # the latter too, where the room ends within a write


class NotKept(Exception):
    """The reading could not be kept. See that its folder can be written to, or name another, and start it again."""


class NoRoom(NotKept):
    """The reading could not be kept. Free some space on the disk, or name another folder, and start it again."""


def not_kept(error: Exception, what: str = "") -> NotKept:
    """What a person is told of `error`, which came as something was written; `what` says what it was."""
    kind = NoRoom if is_full(error) else NotKept
    why = error.strerror if isinstance(error, OSError) else error
    return kind(f"{f'{what} could not be written. ' if what else ''}{kind.__doc__} ({why})")


def is_full(error: Exception) -> bool:
    is_of_sqlite = isinstance(error, sqlite3.Error) and any(told in str(error) for told in _FULL_IN_SQLITE)
    return is_of_sqlite or getattr(error, "errno", None) in FULL


def versions() -> dict[str, str]:
    """The version of the program that each kind of finding hangs on; what opens a file does not change its words."""
    return {
        "file": version_of("medlegal.records.mending", "medlegal.records.containers"),
        "carried": version_of("medlegal.flows.read_files_worker"),
        "read": version_of(*_EYES, apart_from=_OPENS),
    }


class Kept:
    """Findings by kind and key, in SQLite; each is on the disk before `put` returns.

    What another version of the program found is dropped.
    """

    def __init__(self, folder: Path) -> None:
        self._versions = versions()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._rows = sqlite3.connect(folder / "kept.sqlite3", isolation_level=None, timeout=30)
            self._prepare()
        except sqlite3.DatabaseError:
            self._begin_anew(folder)
        except OSError as error:
            raise not_kept(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def get(self, kind: str, key: str) -> Any | None:
        where = (self._kind(kind), key)
        row = self._rows.execute("SELECT found FROM kept WHERE kind = ? AND key = ?", where).fetchone()
        return json.loads(zlib.decompress(row[0])) if row else None

    def put(self, kind: str, key: str, found: Any) -> None:
        packed = zlib.compress(json.dumps(found).encode(), 1)
        try:
            self._rows.execute(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (self._kind(kind), key, packed)
            )
        except sqlite3.OperationalError as error:
            raise not_kept(error) from error

    def _prepare(self) -> None:
        self._rows.execute("PRAGMA journal_mode = WAL")
        self._rows.execute("PRAGMA synchronous = NORMAL")
        if self._rows.execute("PRAGMA user_version").fetchone()[0] != _SHAPE:
            self._rows.execute("DROP TABLE IF EXISTS kept")
            self._rows.execute(f"PRAGMA user_version = {_SHAPE:d}")
        self._rows.execute(
            "CREATE TABLE IF NOT EXISTS kept"
            " (kind TEXT, key TEXT, found BLOB NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID"
        )
        known = [self._kind(kind) for kind in self._versions]
        marks = ", ".join("?" * len(known))
        self._rows.execute(f"DELETE FROM kept WHERE kind NOT IN ({marks})", known)  # noqa: S608

    def _kind(self, kind: str) -> str:
        return f"{kind} {self._versions[kind]}"

    def _begin_anew(self, folder: Path) -> None:
        """A damaged file of findings is only lost time: it is set aside and the packet read again."""
        self._rows.close()
        for name in ("kept.sqlite3", "kept.sqlite3-wal", "kept.sqlite3-shm"):
            (folder / name).unlink(missing_ok=True)
        try:
            self._rows = sqlite3.connect(folder / "kept.sqlite3", isolation_level=None, timeout=30)
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise not_kept(error) from error
