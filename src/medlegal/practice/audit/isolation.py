"""The SQL that keeps a practice's rows to the practice, and a party to its evaluation."""

from collections.abc import Mapping

from django.db.migrations import RunSQL

# Who is asking stands in settings of the transaction, never of the session, so that a reused connection
# or a pooler starts with nothing. No setting: no rows.
WHO_IS_ASKING = """
CREATE FUNCTION asking_user() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.user', true), '')::bigint $$;

CREATE FUNCTION asking_practices() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(string_to_array(nullif(current_setting('app.practices', true), ''), ','), '{}')::bigint[] $$;

-- null: not confined; an array: a party's session, confined to these evaluations
CREATE FUNCTION asking_evaluations() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(nullif(current_setting('app.evaluations', true), ''), ',')::bigint[] $$;
"""

NOT_CONFINED = "(SELECT asking_evaluations()) IS NULL"
OWN_EVALUATION = f"{NOT_CONFINED} OR evaluation_id = ANY ((SELECT asking_evaluations())::bigint[])"

ISOLATE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_practice ON {table} USING ({practice} = ANY ((SELECT asking_practices())::bigint[]));
"""

CONFINE = "CREATE POLICY of_the_party ON {table} AS RESTRICTIVE USING ({confined});"

WATCH = """
CREATE TRIGGER watched_{word} AFTER {event} ON {table} REFERENCING {old_or_new} TABLE AS touched
FOR EACH STATEMENT EXECUTE FUNCTION audit_rows();
"""


def isolated(
    table: str,
    *,
    confined: str | None = OWN_EVALUATION,
    parents: Mapping[str, str] | None = None,
    practice: str = "practice_id",
    watched: bool = True,
) -> RunSQL:
    """The operation that shuts one table: forced row-level security, composite keys, every write recorded.

    Only a table that is reckoned from watched rows may do without being `watched`.

    `confined` is what a party's session may see (None: all of the practice's rows). `parents` maps each
    column that points at another practice table to that table. Foreign-key checks pass row-level security
    by, so only a key that carries the practice stops a reference across practices.
    """
    statements = [ISOLATE.format(table=table, practice=practice)]
    if confined is not None:
        statements.append(CONFINE.format(table=table, confined=confined))
    if practice == "practice_id":
        statements.append(f"ALTER TABLE {table} ADD CONSTRAINT {table}_in_practice UNIQUE (practice_id, id);")
    for column, parent in (parents or {}).items():
        statements.append(
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_same_practice"
            f" FOREIGN KEY (practice_id, {column}) REFERENCES {parent} (practice_id, id)"
            " DEFERRABLE INITIALLY DEFERRED;"
        )
    statements.extend(watch(table) if watched else ())
    return RunSQL("\n".join(statements), f"DROP POLICY of_the_practice ON {table}")


def watch(table: str) -> list[str]:
    """Triggers that record every write to the table, raw SQL and bulk updates included."""
    return [
        WATCH.format(
            table=table, word=event.lower(), event=event, old_or_new="OLD" if event == "DELETE" else "NEW"
        )
        for event in ("INSERT", "UPDATE", "DELETE")
    ]
