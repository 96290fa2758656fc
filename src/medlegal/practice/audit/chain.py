"""The SQL that makes the audit append-only and chains it, one chain for each practice."""

TABLES = """
CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit is append-only: % on % is refused', TG_OP, TG_TABLE_NAME; END $$;

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_event ADD CONSTRAINT audit_event_in_practice UNIQUE (practice_id, id);
CREATE POLICY written ON audit_event FOR INSERT WITH CHECK (
    practice_id IS NULL OR practice_id = ANY ((SELECT asking_practices())::bigint[]));
CREATE POLICY read_by_the_practice ON audit_event FOR SELECT USING (
    (SELECT asking_evaluations()) IS NULL AND practice_id = ANY ((SELECT asking_practices())::bigint[])
    OR actor_id = (SELECT asking_user()) OR practice_id IS NULL AND (SELECT asking_user()) IS NULL);

ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_link FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_practice ON audit_link USING (
    practice_id IS NULL OR practice_id = ANY ((SELECT asking_practices())::bigint[]));
ALTER TABLE audit_link ADD CONSTRAINT audit_link_same_practice
    FOREIGN KEY (practice_id, event_id) REFERENCES audit_event (practice_id, id) DEFERRABLE INITIALLY DEFERRED;
"""

# What of an event goes into its digest, in this order; practice/audit/selectors.py computes the same.
DIGEST = """
CREATE FUNCTION audit_digest(digest_before text, e audit_event) RETURNS text LANGUAGE sql STABLE AS $$
SELECT encode(sha256(convert_to(concat_ws('|', digest_before, e.id, coalesce(e.practice_id, 0),
    coalesce(e.evaluation_id, 0), coalesce(e.actor_id, 0), e.action,
    (extract(epoch FROM e.at) * 1000000)::bigint, e.facts::text), 'UTF8')), 'hex') $$;
"""

# The link is made as the transaction commits, so a practice's writers wait for each other only then.
LINKING = """
CREATE FUNCTION audit_link_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    of_chain bigint := coalesce(NEW.practice_id, 0);
    practices text := coalesce(current_setting('app.practices', true), '');
    head record;
BEGIN
    PERFORM pg_advisory_xact_lock(4628000000000 + of_chain);
    PERFORM set_config('app.practices', coalesce(NEW.practice_id::text, ''), true);
    SELECT position, digest INTO head FROM audit_link WHERE chain = of_chain ORDER BY position DESC LIMIT 1;
    INSERT INTO audit_link (event_id, practice_id, chain, position, digest)
    VALUES (NEW.id, NEW.practice_id, of_chain, coalesce(head.position, 0) + 1,
            audit_digest(coalesce(head.digest, ''), NEW));
    PERFORM set_config('app.practices', practices, true);
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER linked AFTER INSERT ON audit_event DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION audit_link_event();
"""

WATCHING = """
CREATE FUNCTION audit_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO audit_event (practice_id, actor_id, action, facts)
         SELECT %s, asking_user(), %L, jsonb_build_object(''table'', %L, ''rows'', count(*),
                ''ids'', to_jsonb((array_agg(id ORDER BY id))[1:20]))
         FROM touched GROUP BY 1',
        CASE TG_TABLE_NAME WHEN 'people_practice' THEN 'id' ELSE 'practice_id' END,
        'row.' || CASE TG_OP WHEN 'INSERT' THEN 'added' WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END,
        TG_TABLE_NAME);
    RETURN NULL;
END $$;
"""

# The app may add events and read; only the trigger, which runs as the owner, writes links.
RIGHTS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'medlegal_app') THEN
        GRANT SELECT ON audit_event, audit_link TO medlegal_app;
        GRANT INSERT ON audit_event TO medlegal_app;
        REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM medlegal_app;
        REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_link FROM medlegal_app;
    END IF;
END $$;
"""
