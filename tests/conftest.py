"""Every test's database: a throw-away server, shaped by the owner and worked in by the app role, as in earnest."""

import os
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import setup_databases, teardown_databases

from medlegal.outside import postgres
from tests.environment import HOME, IS_FIRST


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = ["tests.quick_hasher.QuickArgon2", *settings.PASSWORD_HASHERS]


def pytest_unconfigure(config: pytest.Config) -> None:
    if not IS_FIRST:
        return
    home = Path(os.environ[HOME])
    if (home / "secrets.json").exists():
        postgres.discard(home)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """The owner makes and shapes the test database; the tests then run as the app role, which passes nothing by."""
    server = postgres.start(Path(os.environ[HOME]), durable=False)
    connection = connections["default"]

    def work_as(url: str) -> None:
        connection.close()
        parts = urlsplit(url)
        connection.settings_dict.update(
            HOST=parts.hostname, PORT=str(parts.port), USER=parts.username, PASSWORD=unquote(parts.password)
        )

    with django_db_blocker.unblock():
        work_as(server.owner_url)
        databases = setup_databases(verbosity=0, interactive=False)
        work_as(server.app_url)
    yield
    with django_db_blocker.unblock():
        work_as(server.owner_url)
        teardown_databases(databases, verbosity=0)
