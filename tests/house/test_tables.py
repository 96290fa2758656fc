"""The database keeps practices apart by itself."""

import pytest
from django.db import connection

TABLES = """
SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = 'practice_id'
"""
# Foreign keys from one practice table to another that do not carry the practice.
LOOSE_KEYS = """
WITH kept AS (
    SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'practice_id'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
), keys AS (
    SELECT k.conrelid, k.confrelid, k.conkey,
        EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
            AND a.attname = 'practice_id') AS carries
    FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid IN (TABLE kept) AND k.confrelid IN (TABLE kept)
)
SELECT loose.conrelid::regclass::text, a.attname
FROM keys loose JOIN pg_attribute a ON a.attrelid = loose.conrelid AND a.attnum = loose.conkey[1]
WHERE NOT loose.carries AND NOT EXISTS (
    SELECT FROM keys tight WHERE tight.carries AND tight.conrelid = loose.conrelid
    AND tight.confrelid = loose.confrelid AND a.attnum = ANY (tight.conkey))
"""

pytestmark = pytest.mark.django_db


def rows(query: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def test_every_table_of_a_practice_forces_row_level_security():
    tables = rows(TABLES)

    assert tables
    assert [name for name, is_on, is_forced in tables if not (is_on and is_forced)] == []


def test_no_row_can_point_into_another_practice():
    assert rows(LOOSE_KEYS) == []


def test_the_role_that_serves_people_passes_nothing_by():
    (role,) = rows("SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user")

    assert role == (False, False, False)
