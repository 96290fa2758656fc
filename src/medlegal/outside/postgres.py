"""The database of one data folder: a server of its own on this machine, or the one DATABASE_URL names."""

import fcntl
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

from medlegal.outside.postgres_cluster import (
    Cluster,
    answers,
    cluster_of,
    connect,
    ensure_running,
    halt,
    make,
)
from medlegal.outside.postgres_roles import (
    APP,
    DATABASE,
    OWNER,
    drop_database,
    ensure_database,
    ensure_roles,
    grant,
    grant_ahead,
    is_confined,
    let_searches_use_the_index,
    roles_exist,
    set_app_password,
)
from medlegal.outside.postgres_secrets import known_secret, locked, secret
from medlegal.outside.postgres_trouble import PostgresTrouble

__all__ = [
    "PostgresTrouble",
    "Server",
    "discard",
    "empty",
    "grant",
    "is_elsewhere",
    "leave",
    "prepared",
    "running",
    "secret",
    "start",
    "stop",
]


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers, and how its two roles reach the database."""

    owner_url: str = field(repr=False)  # may change the database's shape; for migrations only
    app_url: str = field(repr=False)
    port: int
    started: bool  # by this call, not before
    home: Path
    presence: IO[str] | None = field(default=None, repr=False, compare=False)


def start(home: Path, *, durable: bool = True) -> Server:
    """The folder's server, started if nobody has; many processes may ask at once and share it.

    `durable=False` trades safety against a power cut for speed: for tests on a folder thrown away.
    Raises PostgresTrouble with what to do.
    """
    home = prepared(home)
    if is_elsewhere():
        return _visit(home, os.environ["DATABASE_URL"])
    with locked(home / "postgres.lock"):
        cluster = cluster_of(home)
        password = _superuser_password(home, cluster)
        if not cluster.is_made:
            make(cluster, password=password, durable=durable)
        started = ensure_running(cluster, password=password, durable=durable)
        _ensure_roles(home, cluster, password)
        if started:
            with connect(cluster, password, DATABASE) as database:
                let_searches_use_the_index(database)
        presence = (home / "postgres.users").open("w")
        fcntl.flock(presence, fcntl.LOCK_SH)
    return Server(
        owner_url=_url(OWNER, secret(home, OWNER), cluster.port),
        app_url=_url(APP, secret(home, APP), cluster.port),
        port=cluster.port,
        started=started,
        home=home,
        presence=presence,
    )


def leave(server: Server) -> None:
    """This process needs the server no more; the last one to leave stops it."""
    if server.presence is None:
        return
    server.presence.close()
    with locked(server.home / "postgres.lock"), (server.home / "postgres.users").open("w") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        halt(cluster_of(server.home))


def stop(home: Path) -> None:
    """The folder's server is stopped, whoever uses it. A server named by DATABASE_URL is left alone."""
    if is_elsewhere() or not home.exists():
        return
    with locked(home / "postgres.lock"):
        halt(cluster_of(home))


def running(home: Path) -> bool:
    """Whether the folder's own server answers."""
    if not (home / "secrets.json").exists():
        return False
    cluster = cluster_of(home)
    return cluster.is_made and answers(cluster, known_secret(home, "postgres"))


def empty(server: Server) -> None:
    """The database is new and empty. Only for the folder's own server."""
    if is_elsewhere():
        raise PostgresTrouble("A database named by DATABASE_URL is never emptied from here; do it by hand.")
    with connect(cluster_of(server.home), known_secret(server.home, "postgres")) as superuser:
        drop_database(superuser)
        ensure_database(superuser)


def discard(home: Path) -> None:
    """The server is stopped and every row of its cluster is gone. For folders made to be thrown away."""
    stop(home)
    if home.exists():
        shutil.rmtree(cluster_of(home).base)
        (home / "postgres.where").unlink(missing_ok=True)


def prepared(home: Path) -> Path:
    """The data folder, made if missing. Root's can be walked through, so that PostgreSQL's user reaches its part."""
    home = home.expanduser().absolute()
    home.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)
    return home


def is_elsewhere() -> bool:
    """Whether DATABASE_URL names a server that somebody else runs."""
    return bool(os.environ.get("DATABASE_URL"))


def _superuser_password(home: Path, cluster: Cluster) -> str:
    return known_secret(home, "postgres") if cluster.is_made else secret(home, "postgres")


def _ensure_roles(home: Path, cluster: Cluster, password: str) -> None:
    with connect(cluster, password) as superuser:
        if roles_exist(superuser):
            return
        ensure_roles(superuser, {role: secret(home, role) for role in (OWNER, APP)})
        with connect(cluster, password, "template1") as template:
            grant_ahead(template)
        ensure_database(superuser)


def _url(role: str, password: str, port: int) -> str:
    return f"postgresql://{role}:{quote(password, safe='')}@127.0.0.1:{port}/{DATABASE}"


def _visit(home: Path, owner_url: str) -> Server:
    """The named server, checked: new enough, and the app's role confined."""
    with _open(owner_url, "DATABASE_URL") as owner:
        if owner.info.server_version < 150_000:
            raise PostgresTrouble("The server of DATABASE_URL is older than PostgreSQL 15; name a newer one.")
        app_url = os.environ.get("DATABASE_APP_URL") or _make_app(home, owner, owner_url)
    with _open(app_url, "DATABASE_APP_URL") as app:
        if not is_confined(app):
            raise PostgresTrouble(
                "The app's role in DATABASE_APP_URL is a superuser or passes by row-level security, "
                "so practices would not be kept apart. Name a plain role."
            )
    return Server(owner_url, app_url, urlsplit(owner_url).port or 5432, started=False, home=home)


def _open(url: str, variable: str) -> psycopg.Connection:
    try:
        return psycopg.connect(url, connect_timeout=10, autocommit=True)
    except psycopg.OperationalError as trouble:
        raise PostgresTrouble(
            f"The server of {variable} cannot be reached: {trouble}. Check the variable and the server."
        ) from None


def _make_app(home: Path, owner: psycopg.Connection, owner_url: str) -> str:
    password = secret(home, APP)
    parts = urlsplit(owner_url)
    place = parts.netloc.rpartition("@")[2]
    app_url = urlunsplit(parts._replace(netloc=f"{APP}:{quote(password, safe='')}@{place}"))
    try:
        set_app_password(owner, password)
    except psycopg.errors.InsufficientPrivilege:
        raise PostgresTrouble(
            f"The role of DATABASE_URL may not make the app's role. Ask the server's administrator to run\n"
            f"  CREATE ROLE {APP} LOGIN PASSWORD '(a long one)';\n"
            f'  GRANT CONNECT ON DATABASE "{owner.info.dbname}" TO {APP};\n'
            f"and set DATABASE_APP_URL to postgresql://{APP}:(that password)@{place}{parts.path}"
        ) from None
    return app_url
