"""`medlegal setup`: the database's shape, the app's rights and the static files are those of this version."""

import argparse
import importlib
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.core.management import call_command
from django.db import connections

from medlegal.cli.office_home import claim, home, server_for
from medlegal.cli.office_stamps import read, shape_stamp, static_stamp, write
from medlegal.config.settings import database
from medlegal.outside import postgres
from medlegal.outside.postgres import Server
from medlegal.outside.postgres_secrets import locked

DEMO = ("medlegal.flows.open_demo", "open_demo")


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("setup", help="bring database and static files up to date")
    parser.add_argument("--demo", action="store_true", help="fill it with the invented practice too")
    parser.set_defaults(run=set_up)


def set_up(args: argparse.Namespace) -> int:
    """Run again it changes nothing."""
    folder = home()
    claim(folder, "demo" if args.demo else "practice")
    with locked(folder / "setup.lock"), server_for(folder) as server:
        _shape(server)
        known = read(folder)
        if known.get("static") != static_stamp() or not (folder / "static").exists():
            call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        if args.demo:
            _open_demo()
        write(folder, known | {"shape": shape_stamp(), "static": static_stamp()})
    return 0


def _shape(server: Server) -> None:
    with owning(server):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    with psycopg.connect(server.owner_url) as owner:
        postgres.grant(owner)


@contextmanager
def owning(server: Server) -> Iterator[None]:
    """Django's connection is the owner's meanwhile: one process migrates, then works as the app."""
    connection = connections["default"]
    as_app = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(database(server.owner_url))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(as_app)


def _open_demo() -> None:
    # By name, because these flows can only be read once Django knows its rows.
    module, name = DEMO
    flow = importlib.import_module(module)
    try:
        getattr(flow, name)()
    except flow.OlderDemo:
        raise SystemExit(
            f"{home()} holds the demo of an earlier version. Begin it anew with medlegal demo --fresh, which empties "
            "it, or set MEDLEGAL_HOME to another folder."
        ) from None
