"""What a reading has found so far is kept in one file, so that an interrupted reading goes on where it stopped."""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path
from typing import Any, Self

VERSION = 7  # raised when the same page would be read otherwise than before


class NoRoom(Exception):
    """The reading could not be kept. Free some space on the disk, or name another folder, and start it again."""


class Kept:
    """Findings by kind and key, in SQLite; each is on the disk before `put` returns."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._rows = sqlite3.connect(folder / "kept.sqlite3", isolation_level=None, timeout=30)
            self._prepare()
        except sqlite3.DatabaseError:
            self._begin_anew(folder)
        except OSError as error:
            raise NoRoom(f"{NoRoom.__doc__} ({error.strerror})") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def get(self, kind: str, key: str) -> Any | None:
        row = self._rows.execute("SELECT found FROM kept WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return json.loads(zlib.decompress(row[0])) if row else None

    def put(self, kind: str, key: str, found: Any) -> None:
        packed = zlib.compress(json.dumps(found).encode(), 1)
        try:
            self._rows.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (kind, key, packed))
        except sqlite3.OperationalError as error:
            raise NoRoom(f"{NoRoom.__doc__} ({error})") from error

    def _prepare(self) -> None:
        self._rows.execute("PRAGMA journal_mode = WAL")
        self._rows.execute("PRAGMA synchronous = NORMAL")
        if self._rows.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            self._rows.execute("DROP TABLE IF EXISTS kept")
            self._rows.execute(f"PRAGMA user_version = {VERSION:d}")
        self._rows.execute(
            "CREATE TABLE IF NOT EXISTS kept"
            " (kind TEXT, key TEXT, found BLOB NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID"
        )

    def _begin_anew(self, folder: Path) -> None:
        """A damaged file of findings is only lost time: it is set aside and the packet read again."""
        self._rows.close()
        for name in ("kept.sqlite3", "kept.sqlite3-wal", "kept.sqlite3-shm"):
            (folder / name).unlink(missing_ok=True)
        try:
            self._rows = sqlite3.connect(folder / "kept.sqlite3", isolation_level=None, timeout=30)
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise NoRoom(f"{NoRoom.__doc__} ({error})") from error
