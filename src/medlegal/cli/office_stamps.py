"""What the last set-up of a data folder was made from, so that nothing is done twice."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from medlegal.cli.office_home import ROOT
from medlegal.outside import postgres

SOURCE = ROOT / "src" / "medlegal"


def shape_stamp() -> str:
    """Changes with every migration, ours or a package's, and with what the demo is filled from."""
    migrations = SOURCE.glob("practice/*/migrations/*.py")
    return _digest([ROOT / "requirements.txt", *SOURCE.glob("flows/demo/*.toml"), *migrations])


def static_stamp() -> str:
    """Changes with every static file, ours or a package's."""
    ours = [path for path in SOURCE.glob("portal/**/static/**/*") if path.is_file()]
    return _digest([ROOT / "requirements.txt", *ours])


def is_up_to_date(folder: Path) -> bool:
    """Whether the last set-up saw what is here now. A server that others run is always looked at again."""
    known = read(folder)
    if postgres.is_elsewhere() or known.get("shape") != shape_stamp():
        return False
    return known.get("static") == static_stamp() and (folder / "static").exists()


def was_cut_short(folder: Path) -> bool:
    """Whether a first set-up began and never ended; what it left is half a practice."""
    return not (folder / "setup.json").exists() and not postgres.is_elsewhere()


def read(folder: Path) -> dict[str, object]:
    path = folder / "setup.json"
    return json.loads(path.read_text()) if path.exists() else {}


def write(folder: Path, known: dict[str, object]) -> None:
    fresh = folder / "setup.json.new"
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(known, indent=1))
    fresh.replace(folder / "setup.json")


def _digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        if path.exists():
            total.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return total.hexdigest()
