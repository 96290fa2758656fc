"""The data folder's own PostgreSQL: shared, confined, and back after a crash."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from medlegal.outside import postgres
from medlegal.outside.postgres_cluster import cluster_of
from tests.house.source import ROOT

SHARED = """
import sys
from pathlib import Path
from medlegal.outside import postgres
server = postgres.start(Path(sys.argv[1]), durable=False)
print(server.started, server.port, flush=True)
sys.stdin.readline()
postgres.leave(server)
"""


pytestmark = pytest.mark.xdist_group("own_postgres")  # one folder for them all


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home") / "data"
    yield folder
    postgres.discard(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def server(home):
    found = postgres.start(home, durable=False)
    yield found
    postgres.leave(found)


def test_neither_role_is_a_superuser_or_passes_policies_by(server):
    asked = (
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    )

    rights = {}
    for name, url in (("owner", server.owner_url), ("app", server.app_url)):
        with psycopg.connect(url) as connection:
            rights[name] = connection.execute(asked).fetchone()

    assert rights == {"owner": (False, False, False, True), "app": (False, False, False, False)}


def test_the_app_works_in_tables_the_owner_makes_but_cannot_make_any(server):
    with psycopg.connect(server.owner_url) as owner:
        owner.execute("CREATE TABLE kept (id serial PRIMARY KEY, said text)")

    with psycopg.connect(server.app_url) as app:
        app.execute("INSERT INTO kept (said) VALUES ('once')")
        app.commit()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("CREATE TABLE smuggled (id int)")


def test_a_right_a_migration_took_away_is_not_granted_again(server):
    with psycopg.connect(server.owner_url) as owner:
        owner.execute("CREATE TABLE told (said text); REVOKE UPDATE, DELETE ON told FROM medlegal_app")
        postgres.grant(owner)

    with psycopg.connect(server.app_url) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("UPDATE told SET said = 'otherwise'")


def test_a_database_made_later_lets_the_app_in_too(server):
    with psycopg.connect(server.owner_url, autocommit=True) as owner:
        owner.execute("CREATE DATABASE later_one")
    elsewhere = {
        url: urlsplit(url)._replace(path="/later_one").geturl() for url in (server.owner_url, server.app_url)
    }
    with psycopg.connect(elsewhere[server.owner_url]) as owner:
        owner.execute("CREATE TABLE kept (said text)")

    with psycopg.connect(elsewhere[server.app_url]) as app:
        assert app.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_without_the_password_nobody_is_let_in(server):
    for user in ("postgres", "medlegal_owner", "medlegal_app"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(
                host="127.0.0.1", port=server.port, user=user, password="guessed", dbname="postgres"
            )


def test_only_this_machine_is_listened_to_and_damage_is_noticed(server):
    with psycopg.connect(server.owner_url) as owner:
        told = {
            name: owner.execute(f"SHOW {name}").fetchone() for name in ("listen_addresses", "data_checksums")
        }

    assert told == {"listen_addresses": ("127.0.0.1",), "data_checksums": ("on",)}


def test_the_secrets_are_readable_by_their_user_only(server, home):
    assert stat.S_IMODE((home / "secrets.json").stat().st_mode) == 0o600


def test_no_password_stands_in_what_a_log_would_print(server, home):
    assert urlsplit(server.app_url).password not in repr(server)


def test_committed_rows_survive_the_death_of_the_server(home):
    server = postgres.start(home)
    with psycopg.connect(server.owner_url) as owner:
        owner.execute("CREATE TABLE survivors AS SELECT generate_series(1, 1000) AS number")
    pid = int((cluster_of(home).data / "postmaster.pid").read_text().split()[0])

    os.kill(pid, signal.SIGKILL)
    again = postgres.start(home)

    with psycopg.connect(again.app_url) as app:
        assert app.execute("SELECT count(*) FROM survivors").fetchone() == (1000,)
    postgres.leave(server)
    postgres.leave(again)


def test_a_taken_port_is_left_to_its_owner(home):
    server = postgres.start(home, durable=False)
    postgres.stop(home)

    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", server.port))
        other.listen()
        moved = postgres.start(home, durable=False)

    assert moved.port != server.port
    postgres.leave(server)
    postgres.leave(moved)


def test_processes_that_start_at_once_share_one_server_and_the_last_one_stops_it(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shared") / "data"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SHARED, folder],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    told = [process.stdout.readline().split() for process in started]

    was_running = []
    for process in started:
        was_running.append(postgres.running(folder))
        process.communicate("leave\n")

    assert sorted(answer[0] for answer in told) == ["False", "False", "True"]
    assert len({answer[1] for answer in told}) == 1
    assert was_running == [True, True, True]
    assert not postgres.running(folder)
    postgres.discard(folder)


def test_a_lost_password_file_is_said_and_not_papered_over(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lost") / "data"
    postgres.leave(postgres.start(folder, durable=False))
    base: Path = cluster_of(folder).base

    (folder / "secrets.json").unlink()
    with pytest.raises(postgres.PostgresTrouble, match="backup"):
        postgres.start(folder)

    assert base.exists()
    postgres.discard(folder)
