"""A server that others run, named by DATABASE_URL."""

import os
import subprocess
import sys
from urllib.parse import quote, urlsplit

import psycopg
import pytest

from medlegal.outside import postgres
from medlegal.outside.postgres_cluster import cluster_of, connect
from medlegal.outside.postgres_secrets import known_secret
from tests.house.source import ROOT

pytestmark = pytest.mark.xdist_group("named_server")


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    """A server with an administrator, and a database that somebody who may make no roles owns."""
    folder = tmp_path_factory.mktemp("others") / "data"
    server = postgres.start(folder, durable=False)
    password = known_secret(folder, "postgres")
    administrator = f"postgresql://postgres:{quote(password)}@127.0.0.1:{server.port}/medlegal"
    yield server, administrator
    postgres.leave(server)
    postgres.discard(folder)


@pytest.fixture
def named(monkeypatch, tmp_path):
    def name(owner: str, app: str | None = None):
        monkeypatch.setenv("DATABASE_URL", owner)
        monkeypatch.setenv("DATABASE_APP_URL", app or "")
        return postgres.start(tmp_path / "data")

    return name


def test_the_apps_role_is_made_where_the_owner_may(others, named):
    _, administrator = others

    server = named(administrator)

    with psycopg.connect(server.app_url) as app:
        assert app.execute("SELECT current_user").fetchone() == ("medlegal_app",)
    assert not server.started


def test_where_it_may_not_the_administrator_is_told_what_to_run(others, named):
    server, _ = others

    with pytest.raises(postgres.PostgresTrouble, match="CREATE ROLE medlegal_app") as told:
        named(server.owner_url)

    assert "DATABASE_APP_URL" in str(told.value)
    assert urlsplit(server.owner_url).password not in str(told.value)


def test_an_app_that_passes_policies_by_is_refused(others, named):
    _, administrator = others

    with pytest.raises(postgres.PostgresTrouble, match="row-level security"):
        named(administrator, app=administrator)


def test_a_server_that_does_not_answer_is_said_so(named):
    with pytest.raises(postgres.PostgresTrouble, match="cannot be reached"):
        named("postgresql://somebody:secret-word@127.0.0.1:9/nowhere")


def test_a_named_database_is_never_emptied(others, named):
    _, administrator = others
    server = named(administrator)

    with pytest.raises(postgres.PostgresTrouble, match="by hand"):
        postgres.empty(server)


def test_set_up_shapes_the_named_server_and_starts_none_of_its_own(others, tmp_path):
    _, administrator = others
    told = {
        "PATH": os.environ["PATH"],
        "MEDLEGAL_HOME": str(tmp_path / "data"),
        "DATABASE_URL": administrator,
    }

    subprocess.run([sys.executable, "-m", "medlegal.cli.main", "setup"], cwd=ROOT, env=told, check=True)

    with psycopg.connect(administrator) as owner:
        assert owner.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone() == (True,)
    assert not (tmp_path / "data" / "postgres.lock").exists()


def test_a_folder_of_ones_own_can_be_emptied(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own") / "data"
    server = postgres.start(folder, durable=False)
    with psycopg.connect(server.owner_url) as owner:
        owner.execute("CREATE TABLE old (said text)")

    postgres.empty(server)

    with connect(cluster_of(folder), known_secret(folder, "postgres"), "medlegal") as again:
        assert again.execute("SELECT to_regclass('old')").fetchone() == (None,)
    postgres.leave(server)
    postgres.discard(folder)
