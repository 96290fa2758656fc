"""The roll of chains: which there are, by number alone, so that whoever verifies need not be told."""

from django.db import connection

# Row-level security hides every chain from those who have not entered its practice, the owner too. The roll holds
# nothing but numbers. A chain taken off it is still known from the heads that were kept at an earlier verification.
ROLL = """
CREATE TABLE audit_roll (chain bigint PRIMARY KEY);

ALTER TABLE audit_link NO FORCE ROW LEVEL SECURITY;
INSERT INTO audit_roll SELECT DISTINCT chain FROM audit_link;
ALTER TABLE audit_link FORCE ROW LEVEL SECURITY;

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_roll
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();

CREATE FUNCTION audit_enrol() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO audit_roll VALUES (NEW.chain) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER enrolled AFTER INSERT ON audit_link FOR EACH ROW WHEN (NEW.position = 1)
EXECUTE FUNCTION audit_enrol();

DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'medlegal_app') THEN
        GRANT SELECT ON audit_roll TO medlegal_app;
        REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_roll FROM medlegal_app;
    END IF;
END $$;
"""

AT_POSITIONS = "SELECT position, digest FROM audit_link WHERE chain = %s AND position = ANY(%s)"


def chains_on_the_roll() -> list[int]:
    """Every chain that has begun; 0 is that of acts outside any practice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT chain FROM audit_roll ORDER BY chain")
        return [chain for (chain,) in cursor.fetchall()]


def digests_at(chain: int, positions: list[int]) -> dict[int, str]:
    """The digests that now stand at these positions of the chain, which must have been entered."""
    with connection.cursor() as cursor:
        cursor.execute(AT_POSITIONS, [chain, positions])
        return dict(cursor.fetchall())
