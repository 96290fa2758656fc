"""Which version of the program made a finding: what was made by another is made anew."""

from __future__ import annotations

import hashlib
import re
import sys
import sysconfig
from functools import cache
from pathlib import Path

_HOUSE = Path(__file__).parents[1]
_IMPORTED = re.compile(r"^from (medlegal[\w.]*) import|^import (medlegal[\w.]*)", re.MULTILINE)
_BESIDE = frozenset({".toml", ".typ", ".csv"})
_PACKAGES = re.compile(
    r"^(?:pypdfium2|pikepdf|numpy|opencv|pillow|pi_heif|tesser|tessdata|rapidfuzz|python_docx|typst|lxml)",
    re.I,
)


@cache
def version_of(*modules: str, apart_from: frozenset[str] = frozenset()) -> str:
    """A short mark of the source of the modules, of every module of ours that they lead to, and of the packages.

    It changes when a line of any of them changes. Modules `apart_from` are not followed.
    """
    mark = hashlib.blake2b(digest_size=12)
    for path in sorted(_reached(modules, apart_from)):
        mark.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    mark.update("\n".join((sys.version, *_packages())).encode())
    return mark.hexdigest()


def _reached(modules: tuple[str, ...], apart_from: frozenset[str]) -> set[Path]:
    coming, seen, files = list(modules), set(apart_from), set[Path]()
    while coming:
        module = coming.pop()
        if module in seen:
            continue
        seen.add(module)
        path = _HOUSE.parent / (module.replace(".", "/") + ".py")
        if path.is_file():
            source = path.read_text(encoding="utf-8")
            files |= {path, *_told_of(source, path.parent)}
            coming += [found[1] or found[2] for found in _IMPORTED.finditer(source)]
    return files


def _told_of(source: str, folder: Path) -> set[Path]:
    """Files beside a module that it names: its words, its sheets."""
    return {path for path in _beside(folder) if path.name in source}


@cache
def _beside(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in folder.iterdir() if path.suffix in _BESIDE)


@cache
def _packages() -> tuple[str, ...]:
    installed = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    return tuple(sorted(path.name for path in installed if _PACKAGES.match(path.name)))
