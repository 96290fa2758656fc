"""The company that manages the practices: who works for it, and the SQL that shuts its tables."""

from dataclasses import dataclass

from django.db.migrations import RunSQL

from medlegal.practice.audit.isolation import NOT_CONFINED, watch

EVERYBODY = "true"
SIGNED_IN = "(SELECT asking_user()) IS NOT NULL"
STAFF = "(SELECT works_for_company())"

# A company person sees, of every practice, who works there and what the audit tells by number; nothing of a case.
WORKS = """
CREATE FUNCTION works_for_company() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT EXISTS (SELECT FROM people_companyseat WHERE user_id = asking_user() AND ended_on IS NULL) $$;

CREATE FUNCTION company_is_founded() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT EXISTS (SELECT FROM people_companyseat WHERE ended_on IS NULL) $$;

CREATE FUNCTION audit_company_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_event (actor_id, action, facts)
    SELECT asking_user(),
           'row.' || CASE TG_OP WHEN 'INSERT' THEN 'added' WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END,
           jsonb_build_object('table', TG_TABLE_NAME, 'rows', count(*),
                              'ids', to_jsonb((array_agg(id ORDER BY id))[1:20]))
    FROM touched HAVING count(*) > 0;
    RETURN NULL;
END $$;
"""

# Inside the transaction that calls it the practices under contract may be read whole, in order to count them.
COUNTING = """
CREATE FUNCTION enter_to_count() RETURNS void LANGUAGE plpgsql AS $$
DECLARE contracted text; today date := (now() AT TIME ZONE 'America/Los_Angeles')::date;
BEGIN
    IF NOT works_for_company() THEN RAISE EXCEPTION 'only who works for the company counts across practices'; END IF;
    SELECT string_agg(DISTINCT practice_id::text, ',') INTO contracted FROM people_contract
    WHERE begins_on <= today AND (ends_on IS NULL OR ends_on >= today);
    PERFORM set_config('app.practices', coalesce(contracted, ''), true), set_config('app.evaluations', '', true);
END $$;
"""

SEES_PEOPLE = f"""
CREATE POLICY of_the_company ON people_practice FOR SELECT USING ({STAFF});
CREATE POLICY of_the_company ON people_physician FOR SELECT USING ({STAFF});
CREATE POLICY of_the_company ON people_office FOR SELECT USING ({STAFF});
CREATE POLICY of_the_company ON people_membership USING ({STAFF});
DROP POLICY of_the_party ON people_membership;
CREATE POLICY of_the_party ON people_membership AS RESTRICTIVE
USING ({NOT_CONFINED} OR user_id = (SELECT asking_user()) OR {STAFF});
CREATE POLICY read_by_the_company ON audit_event FOR SELECT USING ({STAFF});
CREATE POLICY written_by_the_company ON audit_event FOR INSERT WITH CHECK ({STAFF});
CREATE POLICY of_the_company ON audit_link FOR SELECT USING ({STAFF});
"""

SHUT = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON {table} FOR SELECT USING ({read});
CREATE POLICY added ON {table} FOR INSERT WITH CHECK ({add});
CREATE POLICY changed ON {table} FOR UPDATE USING ({change});
CREATE POLICY removed ON {table} FOR DELETE USING ({change});
"""


def company_wide(table: str, *, read: str, add: str = STAFF, change: str = STAFF) -> RunSQL:
    """The operation that shuts a table of no practice: who reads, who adds, who changes; every write recorded.

    A row that its writer may not read is added without `RETURNING`, which asks for the right to read.
    """
    recorded = [trigger.replace("audit_rows()", "audit_company_rows()") for trigger in watch(table)]
    shut = SHUT.format(table=table, read=read, add=add, change=change)
    return RunSQL("\n".join([shut, *recorded]), f"DROP POLICY read ON {table}")


@dataclass(frozen=True, slots=True)
class Company:
    """Where an act stands that belongs to no practice."""

    practice_id: None = None


COMPANY = Company()  # `record("inquiry.answered", of=COMPANY, ...)`
