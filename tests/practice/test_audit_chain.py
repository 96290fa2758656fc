"""What was done is kept, cannot be changed, and shows if somebody changed it all the same."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from medlegal.cli.audit import told
from medlegal.flows.verify_audit import verify_audit
from medlegal.outside import postgres
from medlegal.practice.audit.models import Event, Link
from medlegal.practice.audit.roll import chains_on_the_roll
from medlegal.practice.audit.selectors import chain_state, history_of
from medlegal.practice.audit.services import record
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.people.models import Practice
from tests.builders import NOW, a_practice, a_user, an_evaluation, entered, staff
from tests.environment import HOME

TAMPERING = (
    "ALTER TABLE audit_event DISABLE TRIGGER USER; ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY;"
    "ALTER TABLE audit_link DISABLE TRIGGER USER; ALTER TABLE audit_link NO FORCE ROW LEVEL SECURITY;"
)


def said(sql: str, *given: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given or None)
        return cursor.fetchall() if cursor.description else []


def linked() -> None:
    """As at the end of a transaction: every event gets its link."""
    said("SET CONSTRAINTS ALL IMMEDIATE")
    said("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def as_the_owner(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Everything in one transaction of the database's owner, who may disable triggers; nothing of it stays."""
    parts = urlsplit(postgres.start(Path(os.environ[HOME]), durable=False).owner_url)
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(USER=parts.username, PASSWORD=unquote(parts.password))
    with django_db_blocker.unblock():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        connection.close()
    connection.settings_dict.update(USER=before["USER"], PASSWORD=before["PASSWORD"])


def a_told_practice() -> Practice:
    """A practice with a chain of a dozen links or more, in which the owner may tamper."""
    practice = an_evaluation().practice
    linked()
    said(TAMPERING)
    return practice


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["audit_event", "audit_link", "audit_roll"])
@pytest.mark.parametrize("act", ["UPDATE {} SET {} = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_app_changes_and_removes_nothing_told(table, act):
    an_evaluation()
    column = "chain" if table != "audit_event" else "actor_id"

    with pytest.raises(DatabaseError, match=r"permission denied|append-only"), transaction.atomic():
        said(act.format(table, column))


@pytest.mark.parametrize("table", ["audit_event", "audit_link", "audit_roll"])
@pytest.mark.parametrize("act", ["UPDATE {} SET {} = 1", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_owner_changes_and_removes_nothing_told_either(as_the_owner, table, act):
    an_evaluation()
    linked()
    column = "chain" if table != "audit_event" else "actor_id"

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        said(act.format(table, column))


@pytest.mark.django_db
def test_the_app_writes_no_link_of_its_own():
    evaluation = an_evaluation()
    event = Event.objects.filter(practice_id=evaluation.practice_id).first()

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Link.objects.create(event=event, practice_id=evaluation.practice_id, chain=9, position=1, digest="")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "action"),
    [
        ("INSERT INTO cases_assistant (practice_id, evaluation_id, name, qualification, service)"
         " VALUES ({practice}, {evaluation}, 'A', 'B', 'C')", "row.added"),
        ("UPDATE cases_party SET firm = 'Another' WHERE evaluation_id = {evaluation}", "row.changed"),
        ("DELETE FROM docket_deadline WHERE evaluation_id = {evaluation}", "row.removed"),
    ],
)  # fmt: skip
def test_a_write_past_all_services_is_told_too(sql, action):
    evaluation = an_evaluation()
    before = set(Event.objects.values_list("pk", flat=True))

    said(sql.format(practice=evaluation.practice_id, evaluation=evaluation.pk))

    new = Event.objects.exclude(pk__in=before).get()
    assert new.action == action
    assert new.facts["rows"] == len(new.facts["ids"]) > 0


@pytest.mark.django_db
def test_a_change_that_rolls_back_leaves_no_event():
    evaluation = an_evaluation()
    before = Event.objects.count()

    with transaction.atomic():
        record("report.served", of=evaluation, actor=None)
        transaction.set_rollback(True)

    assert Event.objects.count() == before


@pytest.mark.django_db
def test_opening_an_evaluation_is_told_with_who_opened_it():
    evaluation = an_evaluation()
    reader = entered(staff(evaluation.practice))

    open_evaluation(evaluation.pk, reader=reader)

    event = history_of(evaluation.pk).first()
    assert (event.action, event.actor_id) == ("evaluation.opened", reader.pk)


@pytest.mark.django_db
def test_an_event_of_another_practice_cannot_be_written():
    theirs = an_evaluation()
    entered(staff(a_practice()))

    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        record("report.served", of=theirs, actor=None)


@pytest.mark.django_db
def test_an_event_does_not_name_an_evaluation_of_another_practice():
    own, theirs = an_evaluation(), an_evaluation()

    with pytest.raises(IntegrityError, match="audit_event_same_practice"), transaction.atomic():
        Event.objects.create(practice_id=own.practice_id, evaluation_id=theirs.pk, action="evaluation.opened")
        linked()


@pytest.mark.django_db
def test_every_event_has_its_place_in_its_practices_chain():
    here, there = an_evaluation().practice, an_evaluation().practice
    linked()

    for practice in (here, there):
        state = chain_state(practice.pk)
        assert state.problem is None
        assert state.length == Event.objects.filter(practice_id=practice.pk).count() > 5
        assert practice.pk in chains_on_the_roll()


def test_an_event_that_was_changed_is_named(as_the_owner):
    practice = a_told_practice()
    (event,) = said("SELECT event_id FROM audit_link WHERE chain = %s AND position = 4", practice.pk)[0]

    said("UPDATE audit_event SET actor_id = 77 WHERE id = %s", event)

    assert chain_state(practice.pk).problem == f"event {event} (link 4) was changed after it was written"


def test_an_event_that_was_removed_is_named(as_the_owner):
    practice = a_told_practice()

    said(
        "DELETE FROM audit_event WHERE id IN (SELECT event_id FROM audit_link WHERE chain = %s AND position = 3)",
        practice.pk,
    )

    assert chain_state(practice.pk).problem == "the event of link 3 was removed"


def test_an_event_removed_with_its_link_is_named(as_the_owner):
    practice = a_told_practice()

    said(
        "WITH gone AS (DELETE FROM audit_link WHERE chain = %s AND position = 3 RETURNING event_id)"
        " DELETE FROM audit_event WHERE id IN (SELECT event_id FROM gone)",
        practice.pk,
    )

    assert chain_state(practice.pk).problem == "link 3 is missing: the next one kept is 4"


def test_a_removed_link_is_named(as_the_owner):
    practice = a_told_practice()

    said("DELETE FROM audit_link WHERE chain = %s AND position = 2", practice.pk)

    assert chain_state(practice.pk).problem == "link 2 is missing: the next one kept is 3"


def test_an_event_put_in_afterwards_is_named(as_the_owner):
    practice = a_told_practice()

    ((event,),) = said(
        "INSERT INTO audit_event (practice_id, action, facts) VALUES (%s, 'report.served', '{}') RETURNING id",
        practice.pk,
    )

    assert f"event {event} has no link" in chain_state(practice.pk).problem


def test_a_chain_cut_at_its_end_is_found_by_the_head_kept_before(as_the_owner, tmp_path):
    practice = a_told_practice()
    heads = tmp_path / "audit_heads.jsonl"
    whole = next(state for state in verify_audit(heads, at=NOW) if state.chain == practice.pk)
    assert whole.problem is None

    said("SELECT enter_practice(%s)", practice.pk)
    said(
        "WITH gone AS (DELETE FROM audit_link WHERE chain = %s AND position > %s RETURNING event_id)"
        " DELETE FROM audit_event WHERE id IN (SELECT event_id FROM gone)",
        practice.pk,
        whole.length - 3,
    )
    cut = next(state for state in verify_audit(heads, at=NOW) if state.chain == practice.pk)

    assert (
        cut.problem
        == f"link {whole.length}, which stood at its end on 2026-06-15, is gone: the chain was cut"
    )
    assert "BROKEN" in told(cut)


def test_a_chain_taken_away_whole_is_found_by_the_head_kept_before(as_the_owner, tmp_path):
    practice = a_told_practice()
    heads = tmp_path / "audit_heads.jsonl"
    verify_audit(heads, at=NOW)

    said("SELECT enter_practice(%s)", practice.pk)
    said(
        "ALTER TABLE audit_roll DISABLE TRIGGER USER; DELETE FROM audit_roll;"
        f" WITH gone AS (DELETE FROM audit_link WHERE chain = {practice.pk} RETURNING event_id)"
        " DELETE FROM audit_event WHERE id IN (SELECT event_id FROM gone)"
    )
    states = verify_audit(heads, at=NOW)

    assert [state.chain for state in states if state.problem] == [practice.pk]


@pytest.mark.django_db
def test_verifying_finds_every_chain_without_being_told_of_it(tmp_path):
    practices = {an_evaluation().practice_id for _ in range(3)}
    record_outside()
    linked()
    entered(a_user())

    states = {state.chain: state for state in verify_audit(tmp_path / "heads", at=NOW)}

    assert practices | {0} <= states.keys()
    assert {state.problem for state in states.values()} == {None}
    assert all(states[chain].length for chain in practices | {0})


def record_outside() -> None:
    """An act outside any practice, such as a failed sign-in."""
    entered(a_user())
    said("SELECT enter_as(NULL)")
    Event.objects.create(action="sign_in.failed")


@pytest.mark.django_db
def test_one_practices_chain_can_be_verified_alone(tmp_path):
    practice = an_evaluation().practice
    an_evaluation()
    linked()

    (state,) = verify_audit(tmp_path / "heads", at=NOW, only=practice.pk)

    assert (state.chain, state.problem) == (practice.pk, None)


@pytest.mark.django_db
def test_a_head_is_kept_once_while_nothing_happens(tmp_path):
    practice = an_evaluation().practice
    linked()
    heads = tmp_path / "heads"

    for _ in range(3):
        verify_audit(heads, at=NOW, only=practice.pk)

    assert len(heads.read_text().splitlines()) == 1
