"""A reading broken off at any step goes on where it stopped: no page is lost, none is doubled.

Transactions are really committed here, in a copy of the tests' database, so that what a fault leaves is there.
"""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connection, connections, transaction

from medlegal.flows.decide_on_records import decide
from medlegal.flows.read_records import read_waiting_records
from medlegal.flows.read_records_papers import write_records
from medlegal.flows.receive_records import ask_to_read
from medlegal.outside import postgres
from medlegal.practice.cases.access import enter_as
from medlegal.practice.intake.models import Decision, Page
from medlegal.practice.intake.selectors import latest_reading
from tests.builders import NOW, records_of
from tests.environment import HOME
from tests.flows.decided import lying, rows
from tests.flows.stories import Story, packet, requested

pytestmark = [pytest.mark.timeout(400), pytest.mark.xdist_group("really_kept")]
STEPS_BETWEEN_FAULTS = 5
MOST_ROUNDS = 60
END = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = %s AND usename = current_user AND pid <> pg_backend_pid()"""


@pytest.fixture(scope="module")
def committed(django_db_setup, django_db_blocker) -> Iterator[str]:
    """A database of its own, in which what is written stays; its address for another process comes back."""
    server = postgres.start(Path(os.environ[HOME]), durable=False)
    settings = connections["default"].settings_dict
    shaped, own = settings["NAME"], f"really_kept_{os.getpid()}"
    with django_db_blocker.unblock(), psycopg.connect(server.owner_url, autocommit=True) as owner:
        connections.close_all()
        end_sessions(server.app_url, shaped)  # a copy is made of a database that nobody else has open
        owner.execute(f'CREATE DATABASE "{own}" TEMPLATE "{shaped}"')
        settings["NAME"] = own
        yield server.app_url.rpartition("/")[0] + f"/{own}"
        connection.close()
        settings["NAME"] = shaped  # the copy goes with the tests' server


def end_sessions(app_url: str, name: str) -> None:
    """What threads of earlier tests left open in the database ends; only the role itself may end it."""
    with psycopg.connect(app_url, autocommit=True) as app:
        app.execute(END, [name])


@pytest.fixture
def story(committed) -> Story:
    """Seven declared pages came and wait to be read."""
    with transaction.atomic():
        found = requested()
        records_of(found.evaluation, packet(), declared_pages=7, actor=found.manager)
    return found


@contextmanager
def as_manager(story: Story) -> Iterator[None]:
    with transaction.atomic():
        enter_as(story.manager)
        yield


def read(story: Story) -> None:
    read_waiting_records(practice_id=story.practice.pk, evaluation_id=story.evaluation.pk)


def found_in(story: Story) -> dict[str, Any]:
    """What was read, in words that are the same for every evaluation."""
    with as_manager(story):
        found = dict(rows(story))
        file = story.evaluation.file_set.get().pk
        pictured = Page.objects.filter(evaluation=story.evaluation).exclude(thumbnail_key="").count()
        reading = latest_reading(story.evaluation)
    named = {
        name: [tuple(plain(one, file) for one in row) for row in found[name]]
        for name in ("pages", "documents")
    }
    return named | {"pictured": pictured, "state": reading.state, "papers": bool(reading.compiled_key)}


def plain(value: object, file: int) -> object:
    return value.replace(f"{file}:", "file:") if isinstance(value, str) else value


@pytest.fixture(scope="module")
def undisturbed(committed) -> dict[str, Any]:
    with transaction.atomic():
        found = requested()
        records_of(found.evaluation, packet(), declared_pages=7, actor=found.manager)
    read(found)
    return found_in(found)


def ask_again(story: Story) -> None:
    with as_manager(story):
        ask_to_read(story.evaluation, at=NOW, actor=story.manager)


class Fault:
    """Does something at the statement of this number, counted from 1."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.left, self.act = at, act

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            self.act()
        return execute(sql, params, many, context)


def lose_connection() -> None:
    connection.connection.close()


def test_the_database_goes_away_at_every_step(story, undisturbed):
    rounds = 0
    for at in range(1, MOST_ROUNDS * STEPS_BETWEEN_FAULTS, STEPS_BETWEEN_FAULTS):
        fault = Fault(at, lose_connection)
        rounds += 1
        try:
            with connection.execute_wrapper(fault):
                read(story)
        except OperationalError:
            connection.close()
            continue
        break

    assert rounds > 5
    assert fault.left > 0, "the last round met no fault"
    assert found_in(story) == undisturbed


class Full(FileSystemStorage):
    """A disk on which there is room for so many more files."""

    room = 0

    def _save(self, name: str, content: Any) -> str:
        if Full.room <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        Full.room -= 1
        return super()._save(name, content)


def test_the_disk_is_full_at_every_step(story, undisturbed, settings):
    plain_storages = settings.STORAGES
    backend = {"BACKEND": f"{__name__}.Full", "OPTIONS": plain_storages["default"]["OPTIONS"]}
    says = set()
    for _ in range(MOST_ROUNDS):
        settings.STORAGES = {**plain_storages, "default": backend}
        Full.room = 2
        read(story)
        with as_manager(story):
            reading = latest_reading(story.evaluation)
        if reading.state == "done":
            break
        says.add(reading.problem)
        ask_again(story)

    assert len(says) == 1 and "no room left on the disk" in says.pop()
    assert found_in(story) == undisturbed


KILLED = """
import os, signal, sys
import django
django.setup()
from medlegal.flows import read_records, read_records_kept, read_records_papers

STEPS = {
    "begun": read_records, "keep_contents": read_records_kept, "read_files": read_records,
    "keep_placement": read_records, "place": read_records, "keep_picture_keys": read_records_kept,
    "picture": read_records, "kept_papers": read_records, "end_reading": read_records, "finish": read_records,
}
if sys.argv[3] == "papers":
    STEPS = {name: read_records_papers for name in ("begun_writing", "kept_papers", "note_papers_written")}

def work(name, module):
    step = getattr(module, name)
    def killed(*told, **named):
        step(*told, **named)
        os.kill(os.getpid(), signal.SIGKILL)  # done, and not yet kept where its transaction is still open
    setattr(module, name, killed)
    does = read_records_papers.write_records if sys.argv[3] == "papers" else read_records.read_waiting_records
    does(practice_id=int(sys.argv[1]), evaluation_id=int(sys.argv[2]))

for name, module in STEPS.items():
    child = os.fork()
    if child == 0:
        try:
            work(name, module)
        finally:
            os._exit(1)
    print(name, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def killed_at_every_step(story: Story, committed: str, what: str) -> dict[str, int]:
    """How a worker of its own ended for each step: killed right behind it, and followed by the next."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(story.practice.pk), str(story.evaluation.pk), what],
        env=os.environ | {"MEDLEGAL_DATABASE_URL": committed, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return {name: int(code) for name, code in (line.split() for line in done.stdout.splitlines())}


def test_a_worker_that_is_killed_at_every_step_is_followed_by_one_that_goes_on(story, undisturbed, committed):
    codes = killed_at_every_step(story, committed, "reading")

    read(story)

    assert len(codes) == 10
    assert set(codes.values()) == {-signal.SIGKILL}
    assert found_in(story) == undisturbed


def test_papers_asked_for_come_though_their_worker_is_killed_at_every_step(story, committed):
    read(story)
    with as_manager(story):
        at = {"page": lying(story)[-1][-1], "value": True}
        decide(story.evaluation, act="blank", asked=at, expects=0, at=NOW, actor=story.manager)
        before = latest_reading(story.evaluation)

    codes = killed_at_every_step(story, committed, "papers")
    write_records(practice_id=story.practice.pk, evaluation_id=story.evaluation.pk)

    assert set(codes.values()) == {-signal.SIGKILL}
    with as_manager(story):
        after = latest_reading(story.evaluation)
    assert (before.decisions_written, after.decisions_written) == (0, 1)
    assert after.compiled_key != before.compiled_key


def test_pages_are_seen_while_the_reading_goes_on(story):
    seen = []

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("UPDATE") and '"placed_key" =' in sql and not seen:
            seen.append(committed_pages(story))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        read(story)

    assert seen == [7]


def committed_pages(story: Story) -> int:
    """As another connection sees them."""
    parts = connection.settings_dict
    with psycopg.connect(
        host=parts["HOST"],
        port=parts["PORT"],
        user=parts["USER"],
        password=parts["PASSWORD"],
        dbname=parts["NAME"],
    ) as other:
        other.execute("SELECT enter_practice(%s)", [story.practice.pk])
        row = other.execute(
            "SELECT count(*) FROM intake_page WHERE evaluation_id = %s", [story.evaluation.pk]
        )
        return row.fetchone()[0]


def test_decisions_stand_after_a_new_reading(story):
    read(story)
    with as_manager(story):
        asked = {"page": lying(story)[-1][-1]}
        decide(
            story.evaluation,
            act="blank",
            asked=asked | {"value": True},
            expects=0,
            at=NOW,
            actor=story.manager,
        )
        decided = lying(story)
    ask_again(story)

    read(story)

    with as_manager(story):
        assert lying(story) == decided
        assert Decision.objects.filter(evaluation=story.evaluation).count() == 1
        assert latest_reading(story.evaluation).decisions_written == 1
