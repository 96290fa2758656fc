"""Keeps files under the hash of their content; what is kept is never written over."""

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept file: where it lies, what it is."""

    key: str
    sha256: str
    byte_count: int


def keep(chunks: Iterable[bytes], *, suffix: str = "") -> Kept:
    """The content, kept once however often it comes. `suffix` is ours (".pdf"), never the sender's name."""
    digest, size = hashlib.sha256(), 0
    with tempfile.TemporaryFile() as spool:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            spool.write(chunk)
        name = digest.hexdigest()
        key = f"{name[:2]}/{name[2:4]}/{name}{suffix}"
        if not default_storage.exists(key):
            spool.seek(0)
            key = default_storage.save(key, File(spool))
    return Kept(key=key, sha256=name, byte_count=size)


def keep_path(path: Path) -> Kept:
    """The file at `path`, kept; the original stays."""
    with path.open("rb") as opened:
        return keep(iter(lambda: opened.read(1 << 20), b""), suffix=path.suffix.lower())


def kept_path(key: str) -> Path:
    """Where a kept file can be read on this machine."""
    return Path(default_storage.path(key))


def kept_bytes(key: str) -> bytes:
    with default_storage.open(key) as opened:
        return bytes(opened.read())
