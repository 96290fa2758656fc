"""The passwords and keys of one data folder: made the first time they are asked for, readable by its user only."""

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from medlegal.outside.postgres_trouble import SecretsLost


def secret(home: Path, name: str) -> str:
    """The secret of this name: 32 random bytes in URL-safe base64, the same at every call."""
    with locked(home / "secrets.lock"):
        known = _read(home)
        if name not in known:
            known[name] = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")
            _write(home, known)
        return known[name]


def known_secret(home: Path, name: str) -> str:
    """The secret of this name, never a new one. Raises SecretsLost where it is not kept."""
    known = _read(home)
    if name not in known:
        raise SecretsLost(
            f"{home / 'secrets.json'} no longer holds the password of the database in this folder. "
            "Bring the file back from a backup, or move the folder away to begin a new one."
        )
    return known[name]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else holds this lock meanwhile; the kernel opens it when the process dies."""
    with path.open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def _read(home: Path) -> dict[str, str]:
    path = home / "secrets.json"
    return json.loads(path.read_text()) if path.exists() else {}


def _write(home: Path, known: dict[str, str]) -> None:
    fresh = home / "secrets.json.new"
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(known, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / "secrets.json")
