"""The two roles of the database: the owner, who changes its shape, and the app, who works in it."""

import psycopg
from psycopg import sql

OWNER = "medlegal_owner"
APP = "medlegal_app"
DATABASE = "medlegal"

# Only what the app has no right to at all is granted: a right a migration took away stays away.
GRANTS = """
DO $$
DECLARE item record;
BEGIN
  FOR item IN SELECT oid::regclass AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
      AND NOT has_table_privilege('medlegal_app', oid, 'SELECT') LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO medlegal_app', item.name);
  END LOOP;
  FOR item IN SELECT oid::regclass AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
      AND NOT has_table_privilege('medlegal_app', oid, 'SELECT') LOOP
    EXECUTE format('GRANT USAGE, SELECT ON SEQUENCE %s TO medlegal_app', item.name);
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA public TO medlegal_app;
"""

LATER_GRANTS = """
ALTER DEFAULT PRIVILEGES {whose} IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO medlegal_app;
ALTER DEFAULT PRIVILEGES {whose} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO medlegal_app;
"""


def grant(owner: psycopg.Connection) -> None:
    """The app may work in every table and sequence of this database, now and when more are made.

    Functions are everybody's in PostgreSQL unless a migration says otherwise.
    Asked for again it changes nothing; a right that a migration took from the app is not given back.
    """
    owner.execute(GRANTS)
    owner.execute(LATER_GRANTS.format(whose=""))


def ensure_roles(superuser: psycopg.Connection, passwords: dict[str, str]) -> None:
    """Both roles exist; neither is a superuser or passes by row-level security."""
    _ensure_role(superuser, OWNER, "LOGIN CREATEDB", passwords[OWNER])
    _ensure_role(superuser, APP, "LOGIN", passwords[APP])


def grant_ahead(template: psycopg.Connection) -> None:
    """Every database made from this template, the tests' own too, lets the app in from the first table on."""
    template.execute(LATER_GRANTS.format(whose=f"FOR ROLE {OWNER}"))
    template.execute(f"GRANT USAGE ON SCHEMA public TO {APP}")
    let_searches_use_the_index(template)


def let_searches_use_the_index(database: psycopg.Connection) -> None:
    """A search for words in pages may use their index under row-level security.

    Matching words neither fails on nor tells anything of a row it does not give; PostgreSQL takes only the
    superuser's word for that. Without it the same search reads every page of the practice.
    """
    database.execute("ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF")


def ensure_database(superuser: psycopg.Connection) -> None:
    if superuser.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
        return
    superuser.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    superuser.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
    superuser.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP}")


def drop_database(superuser: psycopg.Connection) -> None:
    superuser.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


def roles_exist(superuser: psycopg.Connection) -> bool:
    found = superuser.execute(
        "SELECT (SELECT count(*) FROM pg_roles WHERE rolname IN (%s, %s)),"
        " (SELECT count(*) FROM pg_database WHERE datname = %s)",
        [OWNER, APP, DATABASE],
    ).fetchone()
    return found == (2, 1)


def is_confined(connection: psycopg.Connection) -> bool:
    """This connection's role is neither a superuser nor excused from row-level security."""
    row = connection.execute(
        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    return row == (False,)


def set_app_password(owner: psycopg.Connection, password: str) -> None:
    """The app role exists with this password. Raises InsufficientPrivilege where the owner may not make roles."""
    _ensure_role(owner, APP, "LOGIN", password)
    database = owner.info.dbname
    owner.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(database), sql.Identifier(APP))
    )


def _ensure_role(connection: psycopg.Connection, name: str, rights: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    verb = "ALTER" if known else "CREATE"
    connection.execute(
        sql.SQL("{verb} ROLE {name} {rights} PASSWORD {password}").format(
            verb=sql.SQL(verb),
            name=sql.Identifier(name),
            rights=sql.SQL(rights),
            password=sql.Literal(password),
        )
    )
