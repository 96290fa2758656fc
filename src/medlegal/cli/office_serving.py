"""The commands that serve: pages, queued work, and a port to be found at."""

import http.client
import os
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from medlegal.cli.office_home import is_demo
from medlegal.cli.office_processes import Child, Children, begin, begin_word, last_lines
from medlegal.cli.office_stamps import is_up_to_date

FIRST_PORT = 8800
READY_SECONDS = 90
QUEUE_STOP_SECONDS = 10


def ensure_set_up(children: Children, folder: Path) -> None:
    """The database and the static files are this version's. Nothing is done where they already are."""
    if is_up_to_date(folder):
        return
    print("Preparing the data folder…", flush=True)
    words = ["--demo"] if is_demo(folder) else []
    if children.add(begin_word(folder, "setup", *words)).process.wait():
        raise SystemExit("The set-up failed; what went wrong stands above.")


def begin_web(folder: Path, *, port: int, environment: dict[str, str], host: str = "127.0.0.1") -> Child:
    """Granian, with one process for each core but never more than four."""
    workers = max(1, min(4, os.cpu_count() or 1))
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--no-access-log"),
        *("--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "2"),
        *("--workers-kill-timeout", "5", "--log-level", "warning", "medlegal.config.wsgi:application"),
    ]
    return begin("web", command, environment=environment, folder=folder)


def begin_worker(folder: Path, *, environment: dict[str, str], words: Sequence[str] = ()) -> Child:
    command = [sys.executable, "-m", "django", "procrastinate", "worker"]
    patience = ["--shutdown-graceful-timeout", str(QUEUE_STOP_SECONDS)]
    return begin("worker", [*command, *patience, *words], environment=environment, folder=folder)


def wait_until_ready(web: Child, port: int) -> None:
    """The pages answer. Ends the program with the log's last lines when they do not."""
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and web.process.poll() is None:
        if _is_healthy(port):
            return
        time.sleep(0.1)
    raise SystemExit(f"The pages did not come up. {last_lines(web)}")


def free_port(first: int = FIRST_PORT) -> int:
    """`first`, or the next port that nobody serves, on either address that `localhost` may mean."""
    for port in range(first, min(first + 200, 65_536)):
        if not _is_taken(port):
            return port
    raise SystemExit(f"No port is free from {first} on. Name another with --port.")


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return _answers(socket.AF_INET, "127.0.0.1", port) or _answers(socket.AF_INET6, "::1", port)


def _answers(family: socket.AddressFamily, host: str, port: int) -> bool:
    try:
        with socket.socket(family) as probe:
            probe.settimeout(0.5)
            return probe.connect_ex((host, port)) == 0
    except OSError:
        return False  # this machine has no such family


def _is_healthy(port: int) -> bool:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asked.request("GET", "/healthz", headers={"Host": "localhost"})
        return asked.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()
