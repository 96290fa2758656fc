"""`medlegal demo`: an invented practice, from nothing to an address in one word."""

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

from medlegal.cli.office_home import ROOT, claim, environment, home, revive, server_for
from medlegal.cli.office_processes import (
    Child,
    begin_word,
    ended,
    present,
    running,
    stoppable,
    watch,
)
from medlegal.cli.office_serving import begin_web, begin_worker, ensure_set_up, free_port, wait_until_ready
from medlegal.cli.office_stamps import was_cut_short
from medlegal.outside import postgres
from medlegal.outside.postgres import Server

DETACH_SECONDS = 300
ENDS = "medlegal stop ends it."
KEPT_FILES = ("files", "reading")


def open_the_demo(args: argparse.Namespace) -> int:
    """Serve the invented practice until Ctrl-C; with --detach, leave it serving."""
    folder = home()
    claim(folder, "demo")
    with (folder / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"The demo already runs at {_address_of_the_other(folder)} (medlegal stop ends it).")
            return 0
        if not args.detach:
            return _serve(folder, args)
    return _detach(folder, args)


def _serve(folder: Path, args: argparse.Namespace) -> int:
    port = free_port(args.port)
    address = f"http://localhost:{port}"
    with stoppable(), present(folder, "demo", address), server_for(folder) as server, ended() as children:
        if args.fresh or was_cut_short(folder):
            _begin_anew(server)
        ensure_set_up(children, folder)
        told = environment(server, address=address)
        web = children.add(begin_web(folder, port=port, environment=told))

        def working() -> Child:
            return children.add(begin_worker(folder, environment=told))

        worker = working()
        logins = children.add(begin_word(folder, "logins", stdout=subprocess.PIPE))  # while the pages come up
        wait_until_ready(web, port)
        _announce(address, logins, args)
        return watch([web, worker], mind=lambda: revive(folder), again={"worker": working})


def _begin_anew(server: Server) -> None:
    try:
        postgres.empty(server)
    except postgres.PostgresTrouble as trouble:
        raise SystemExit(str(trouble)) from None
    for name in KEPT_FILES:
        shutil.rmtree(server.home / name, ignore_errors=True)
    (server.home / "setup.json").unlink(missing_ok=True)


def _announce(address: str, logins: Child, args: argparse.Namespace) -> None:
    told = logins.process.communicate()[0].decode()
    print(f"\nAn invented practice; every person and record in it is made up. Sign in as\n\n{told}")
    print("A one-time code works once; `medlegal code EMAIL` prints a six-digit one at any time.\n")
    print(f"medlegal is open at {address}/\n")
    print("Ctrl-C stops it." if sys.stdout.isatty() else ENDS, flush=True)
    if not args.no_browser and sys.stdout.isatty() and _has_a_screen():
        webbrowser.open(address)


def _has_a_screen() -> bool:
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _detach(folder: Path, args: argparse.Namespace) -> int:
    (folder / "log").mkdir(mode=0o700, exist_ok=True)
    log = folder / "log" / "demo.log"
    words = ["demo", "--no-browser", "--port", str(args.port), *(["--fresh"] if args.fresh else [])]
    with log.open("wb") as out:
        behind = subprocess.Popen(
            [sys.executable, "-m", "medlegal.cli.main", *words],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=ROOT,
        )
    until = time.monotonic() + DETACH_SECONDS
    while time.monotonic() < until and behind.poll() is None and ENDS not in log.read_text():
        time.sleep(0.2)
    print(log.read_text(), end="")
    return behind.poll() or 0


def _address_of_the_other(folder: Path) -> str:
    for _ in range(50):
        there = [one.address for one in running(folder) if one.word == "demo"]
        if there:
            return there[0]
        time.sleep(0.1)
    return "an address it has not chosen yet"
