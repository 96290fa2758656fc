"""One PostgreSQL cluster on this machine: where it lies, who runs it, and its start and stop."""

import os
import pwd
import shutil
import socket
import subprocess
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

import psycopg

from medlegal.outside.postgres_binaries import binaries, major_of, readable_copy
from medlegal.outside.postgres_trouble import PostgresTrouble

ACCOUNT = "medlegal-pg"
SUPERUSER = "postgres"
SYSTEM_ROOT = Path("/var/lib/medlegal")
CLEAN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
START_SECONDS = 300  # a long recovery after a crash may use them
ATTEMPTS = 40


@dataclass(frozen=True, slots=True)
class Cluster:
    base: Path
    account: pwd.struct_passwd | None  # the system user it runs as; None: whoever calls

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def log(self) -> Path:
        return self.base / "postgres.log"

    @property
    def port(self) -> int:
        return int((self.base / "port").read_text())

    @property
    def is_made(self) -> bool:
        return (self.data / "PG_VERSION").exists()


def cluster_of(home: Path) -> Cluster:
    """The cluster of this data folder. Its place is remembered in the folder when it is another one."""
    account = _account() if os.geteuid() == 0 else None
    elsewhere = home / "postgres.where"
    if elsewhere.exists():
        base = Path(elsewhere.read_text())
    elif account is None or _is_open_to_all(home):
        base = home / "postgres"
    else:
        base = SYSTEM_ROOT / os.urandom(6).hex()  # PostgreSQL's user could not walk into this home
        elsewhere.write_text(str(base))
    _own(base, account)
    return Cluster(base, account)


def make(cluster: Cluster, *, password: str, durable: bool) -> None:
    """A new empty cluster: checksums, UTF-8, and a password asked of everyone."""
    fresh = cluster.base / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    password_file = cluster.base / "password"
    password_file.unlink(missing_ok=True)
    with os.fdopen(os.open(password_file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write(password)
    _give(password_file, cluster.account)
    words = ["-D", str(fresh), "-U", SUPERUSER, f"--pwfile={password_file}"]
    try:
        _run(cluster, "initdb", *words, *_initdb_words(cluster, durable=durable))
    finally:
        password_file.unlink()
    with (fresh / "postgresql.conf").open("a") as conf:
        conf.write("\ninclude_if_exists = 'medlegal.conf'\n")
    fresh.rename(cluster.data)


def ensure_running(cluster: Cluster, *, password: str, durable: bool) -> bool:
    """True when this call started the server, False when it already answered. Ends with a real connection."""
    if answers(cluster, password):
        return False
    for _ in range(ATTEMPTS):
        _forget_a_dead_server(cluster)
        _configure(cluster, port=_free_port(cluster), durable=durable)
        said = _pg_ctl(cluster, "-l", cluster.log, "start")
        if said.returncode == 0 and answers(cluster, password):
            return True
        if answers(cluster, password):
            return False
        time.sleep(0.25)  # the children of a killed server need a moment to let go of its memory
    raise PostgresTrouble(f"PostgreSQL did not start. The last lines of {cluster.log}:\n{_tail(cluster.log)}")


def halt(cluster: Cluster) -> None:
    """The server is stopped; sessions are ended, nothing committed is lost. Already stopped is fine."""
    if not cluster.is_made or not (cluster.data / "postmaster.pid").exists():
        return
    said = _pg_ctl(cluster, "-m", "fast", "stop")
    if said.returncode and _server_pid(cluster):
        raise PostgresTrouble(f"PostgreSQL did not stop: {said.stderr.strip()}")


def answers(cluster: Cluster, password: str) -> bool:
    if not (cluster.base / "port").exists():
        return False
    try:
        connect(cluster, password).close()
    except psycopg.OperationalError:
        return False
    return True


def connect(cluster: Cluster, password: str, database: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(
        host="127.0.0.1",
        port=cluster.port,
        user=SUPERUSER,
        password=password,
        dbname=database,
        connect_timeout=5,
        autocommit=True,
    )


def _initdb_words(cluster: Cluster, *, durable: bool) -> list[str]:
    words = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--data-checksums"]
    if not durable:
        words.append("--no-sync")
    # PostgreSQL 17 brought a UTF-8 order of its own that no system update can change.
    return [*words, "--locale-provider=builtin"] if major_of(_programs(cluster)) >= 17 else words


def _configure(cluster: Cluster, *, port: int, durable: bool) -> None:
    lines = [
        f"port = {port}",
        "listen_addresses = '127.0.0.1'",
        "unix_socket_directories = ''",
        "timezone = 'UTC'",
    ]
    if not durable:
        lines += ["fsync = off", "synchronous_commit = off", "full_page_writes = off"]
    conf = cluster.data / "medlegal.conf"
    conf.write_text("\n".join(lines) + "\n")
    _give(conf, cluster.account)
    (cluster.base / "port").write_text(str(port))


def _free_port(cluster: Cluster) -> int:
    """The remembered port while it is free, else the next free one."""
    remembered = cluster.base / "port"
    usual = 20_000 + zlib.crc32(bytes(cluster.base)) % 10_000  # homes differ, so that they seldom meet
    first = int(remembered.read_text()) if remembered.exists() else usual
    for port in range(first, first + 500):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex(("127.0.0.1", port)) and _binds(port):
                return port
    raise PostgresTrouble(f"No free port between {first} and {first + 500}; stop a program that holds one.")


def _binds(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _forget_a_dead_server(cluster: Cluster) -> None:
    # After a restart of the machine another program may carry the old server's number.
    if not _server_pid(cluster):
        (cluster.data / "postmaster.pid").unlink(missing_ok=True)


def _server_pid(cluster: Cluster) -> int | None:
    """The number of the running server, None when no PostgreSQL runs under the noted one."""
    try:
        pid = int((cluster.data / "postmaster.pid").read_text().split("\n")[0])
        os.kill(pid, 0)
    except (FileNotFoundError, ValueError, ProcessLookupError, PermissionError):
        return None
    return pid if _is_a_live_server(Path(f"/proc/{pid}/stat")) else None


def _is_a_live_server(process: Path) -> bool:
    """Whether this process is PostgreSQL and not a dead one whose parent has not looked yet."""
    try:
        name, _, rest = process.read_text().rpartition(")")
    except FileNotFoundError:
        return not Path("/proc/self").exists()  # without /proc the number itself must do
    return name.endswith("(postgres") and rest.split()[0] != "Z"


def _pg_ctl(cluster: Cluster, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return _run(
        cluster, "pg_ctl", "-D", cluster.data, "-w", "-t", str(START_SECONDS), *words, must_work=False
    )


def _run(
    cluster: Cluster, tool: str, *words: str | Path, must_work: bool = True
) -> subprocess.CompletedProcess[str]:
    account = cluster.account
    said = subprocess.run(
        [_programs(cluster) / tool, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd="/",
        env=CLEAN,
        umask=0o077,
        start_new_session=True,  # Ctrl-C in the terminal is for us, not for the server
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )
    if must_work and said.returncode:
        raise PostgresTrouble(f"{tool} failed: {said.stderr.strip() or said.stdout.strip()}")
    return said


def _programs(cluster: Cluster) -> Path:
    made_by = cluster.data / "PG_VERSION"
    found = binaries(int(made_by.read_text()) if made_by.exists() else None)
    return readable_copy(found, cluster.base / "software") if cluster.account else found


def _account() -> pwd.struct_passwd:
    """The system user that PostgreSQL runs as when root asks, made if it is missing."""
    for _ in range(5):
        try:
            return pwd.getpwnam(ACCOUNT)
        except KeyError:
            if shutil.which("useradd", path=CLEAN["PATH"]) is None:
                break
            words = [
                "--system",
                "--no-create-home",
                "--home-dir",
                "/nonexistent",
                "--shell",
                "/usr/sbin/nologin",
            ]
            subprocess.run(["useradd", *words, ACCOUNT], env=CLEAN, capture_output=True, check=False)
            time.sleep(0.1)
    raise PostgresTrouble(
        f"PostgreSQL refuses to run as root, and the system user {ACCOUNT} could not be made. "
        "Make it by hand, or run this as a plain user."
    )


def _own(base: Path, account: pwd.struct_passwd | None) -> None:
    base.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    base.mkdir(mode=0o700, exist_ok=True)
    _give(base, account)


def _give(path: Path, account: pwd.struct_passwd | None) -> None:
    if account:
        os.chown(path, account.pw_uid, account.pw_gid)


def _is_open_to_all(home: Path) -> bool:
    return all(folder.stat().st_mode & 0o001 for folder in [home, *home.parents])


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-8:]) if log.exists() else "(no log)"
