"""The data folder of this house, and what its processes are told through their environment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from medlegal.outside import postgres
from medlegal.outside.postgres import Server

ROOT = Path(__file__).resolve().parents[3]  # of the source tree
NOT_FOR_CHILDREN = ("DATABASE_URL", "DATABASE_APP_URL")  # they hold the owner's password


def home() -> Path:
    """MEDLEGAL_HOME, else the user's data folder."""
    named = os.environ.get("MEDLEGAL_HOME")
    if named:
        return Path(named).expanduser().absolute()
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "medlegal"


def server_of(folder: Path) -> Server:
    """The folder's database server, running. Ends the program with a sentence where it cannot."""
    try:
        return postgres.start(folder)
    except postgres.PostgresTrouble as trouble:
        raise SystemExit(str(trouble)) from None
    except PermissionError as trouble:
        raise SystemExit(
            f"{trouble.filename} belongs to another user. "
            "Run this as that user, or set MEDLEGAL_HOME to a folder of yours."
        ) from None


@contextmanager
def server_for(folder: Path) -> Iterator[Server]:
    """The same for a while: the last program to leave stops it."""
    server = server_of(folder)
    try:
        yield server
    finally:
        postgres.leave(server)


def revive(folder: Path) -> None:
    """The folder's server runs again if it was killed. What was committed is still there."""
    if not postgres.is_elsewhere() and not postgres.running(folder):
        print("The database server was gone; starting it again.", flush=True)
        server_of(folder)


def environment(server: Server, *, address: str, as_owner: bool = False) -> dict[str, str]:
    """What a process of Django's is told. The owner's address goes only to those who change the database's shape."""
    told = {key: value for key, value in os.environ.items() if key not in NOT_FOR_CHILDREN}
    told |= {
        "DJANGO_SETTINGS_MODULE": "medlegal.config.settings",
        "MEDLEGAL_HOME": str(server.home),
        "MEDLEGAL_ADDRESS": address,
        "MEDLEGAL_DATABASE_URL": server.app_url,
        "MEDLEGAL_SECRET_KEY": postgres.secret(server.home, "secret_key"),
        "MEDLEGAL_FIELD_KEY": postgres.secret(server.home, "field_key"),
    }
    if as_owner:
        told |= {"MEDLEGAL_DATABASE_OWNER_URL": server.owner_url, "MEDLEGAL_DB_ROLE": "owner"}
    if is_demo(server.home):
        told["MEDLEGAL_DEMO"] = "1"
    return told


def is_demo(folder: Path) -> bool:
    return _kind(folder) == "demo"


def claim(folder: Path, kind: str) -> None:
    """The folder holds a `practice` or a `demo` from now on, never both."""
    known = _kind(folder)
    if known not in (None, kind):
        raise SystemExit(
            f"{folder} holds a {known}, not a {kind}. Set MEDLEGAL_HOME to another folder and run this again."
        )
    postgres.prepared(folder)
    (folder / "kind").write_text(kind)


def _kind(folder: Path) -> str | None:
    path = folder / "kind"
    return path.read_text() if path.exists() else None
