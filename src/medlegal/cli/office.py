"""The words of the house itself: open, serve, stop, test."""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

from medlegal.cli import office_tests
from medlegal.cli.office_demo import open_the_demo
from medlegal.cli.office_home import claim, environment, home, is_demo, revive, server_for
from medlegal.cli.office_processes import Children, ended, present, running, stoppable, watch
from medlegal.cli.office_processes import stop as stop_process
from medlegal.cli.office_serving import (
    FIRST_PORT,
    begin_web,
    begin_worker,
    ensure_set_up,
    free_port,
    wait_until_ready,
)
from medlegal.outside import postgres

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_to(subparsers: Subparsers) -> None:
    _add_demo(subparsers)
    _add_serving(subparsers)
    for name, run in (("stop", stop), ("status", status)):
        subparsers.add_parser(name).set_defaults(run=run)
    for name, run in (
        ("test", office_tests.test),
        ("check", office_tests.check),
        ("bench", office_tests.bench),
    ):
        _taking_all(subparsers, name).set_defaults(run=run)
    _taking_all(subparsers, "manage").set_defaults(run=manage)
    _taking_all(subparsers, "shell").set_defaults(run=shell)


def stop(args: argparse.Namespace) -> int:
    """Everything that runs on this data folder is stopped, the database last."""
    folder = home()
    left = [one for one in running(folder) if not stop_process(one, folder)]
    for one in left:
        print(
            f"{one.word} (process {one.pid}) did not stop in time; look at {folder / 'log'}.", file=sys.stderr
        )
    postgres.stop(folder)
    if not left:
        print("Stopped.")
    return 1 if left else 0


def status(args: argparse.Namespace) -> int:
    folder = home()
    print(f"Data    {folder}" + (" (invented)" if is_demo(folder) else ""))
    if postgres.is_elsewhere():
        print("Server  the one DATABASE_URL names")
    else:
        print("Server  " + ("runs" if postgres.running(folder) else "stopped"))
    for one in running(folder):
        print(f"{one.word:<8}process {one.pid} {one.address}")
    return 0


def web(args: argparse.Namespace) -> int:
    """Serve the pages until asked to stop."""
    port = free_port(args.port)
    address = args.address or f"http://localhost:{port}"
    folder = _practice()
    with stoppable(), present(folder, "web", address), server_for(folder) as server, ended() as children:
        _set_up_ones_own(children, folder)
        told = environment(server, address=address)
        child = children.add(begin_web(folder, port=port, environment=told, host=args.host))
        wait_until_ready(child, port)
        print(f"Pages at {address}/", flush=True)
        return watch([child], mind=lambda: revive(folder))


def worker(args: argparse.Namespace) -> int:
    """Carry out queued work until asked to stop."""
    address = args.address or f"http://localhost:{FIRST_PORT}"
    words = ["--concurrency", str(args.concurrency), *(["--queues", args.queues] if args.queues else [])]
    folder = _practice()
    with stoppable(), present(folder, "worker"), server_for(folder) as server, ended() as children:
        _set_up_ones_own(children, folder)
        told = environment(server, address=address)
        child = children.add(begin_worker(folder, environment=told, words=words))
        print("Working.", flush=True)
        return watch([child], mind=lambda: revive(folder))


def manage(args: argparse.Namespace) -> int:
    """One command of Django's, as the owner of the database."""
    return _django(args.words, as_owner=True)


def shell(args: argparse.Namespace) -> int:
    return _django(["shell", *args.words], as_owner=False)


def _add_demo(subparsers: Subparsers) -> None:
    demo = subparsers.add_parser("demo", help="open an invented practice in the browser")
    demo.add_argument("--port", type=int, default=FIRST_PORT, help="the first port to try")
    demo.add_argument("--fresh", action="store_true", help="forget what was done in the demo before")
    demo.add_argument("--no-browser", action="store_true", help="only print the address")
    demo.add_argument("--detach", action="store_true", help="leave it running in the background")
    demo.set_defaults(run=open_the_demo)


def _add_serving(subparsers: Subparsers) -> None:
    serve = subparsers.add_parser("web", help="serve the pages and the API")
    serve.add_argument("--port", type=int, default=FIRST_PORT, help="the first port to try")
    serve.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on; behind a proxy it stays local"
    )
    serve.add_argument("--address", help="what people type: https://office.example")
    serve.set_defaults(run=web)
    work = subparsers.add_parser("worker", help="carry out what was queued")
    work.add_argument("--address", help="what people type: https://office.example")
    work.add_argument("--queues", help="only these, with commas; all when left out")
    work.add_argument("--concurrency", type=int, default=1, help="jobs at once in this process")
    work.set_defaults(run=worker)


def _taking_all(subparsers: Subparsers, name: str) -> argparse.ArgumentParser:
    """A word that hands all that follows it to another program, options too."""
    parser = subparsers.add_parser(name, prefix_chars="\0", add_help=False)
    parser.add_argument("words", nargs=argparse.REMAINDER)
    return parser


def _practice() -> Path:
    """A real practice's data folder, or the demo's where that is what the folder holds."""
    folder = home()
    if not is_demo(folder):
        claim(folder, "practice")
    return folder


def _set_up_ones_own(children: Children, folder: Path) -> None:
    """A server that others run is shaped once, by `medlegal setup`, and not by every machine that serves."""
    if not postgres.is_elsewhere():
        ensure_set_up(children, folder)


def _django(words: list[str], *, as_owner: bool) -> int:
    with server_for(home()) as server:
        told = environment(server, address=f"http://localhost:{FIRST_PORT}", as_owner=as_owner)
        return subprocess.run([sys.executable, "-m", "django", *words], env=told, check=False).returncode
