"""Whoever holds a key reads the one row it opens; the worker's session sees a few rows of one evaluation, and no more."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}
OF_A_PARTY = EVALUATION | {"party_id": "cases_party"}

# The worker's session enters no practice, so that a table without a policy below shows it nothing.
WORKER = """
CREATE FUNCTION asking_key() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.key', true), '') $$;

CREATE FUNCTION asking_worker() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT nullif(current_setting('app.worker', true), '')::bigint
WHERE coalesce(current_setting('app.user', true), '') = ''
AND coalesce(current_setting('app.practices', true), '') = '' $$;

CREATE FUNCTION asking_worker_practice() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT nullif(current_setting('app.worker_practice', true), '')::bigint WHERE asking_worker() IS NOT NULL $$;

CREATE FUNCTION enter_by_key(digest text) RETURNS void LANGUAGE sql AS $$
SELECT set_config('app.user', '', true), set_config('app.practices', '', true),
       set_config('app.evaluations', '', true), set_config('app.worker', '', true),
       set_config('app.worker_practice', '', true), set_config('app.key', digest, true); $$;

CREATE FUNCTION enter_as_worker(digest text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE visit record;
BEGIN
    PERFORM enter_by_key(digest);
    SELECT practice_id, evaluation_id INTO visit FROM companion_visit
    WHERE key_digest = digest AND ended_at IS NULL AND expires_at > now();
    PERFORM set_config('app.evaluations', coalesce(visit.evaluation_id::text, '0'), true),
            set_config('app.worker', coalesce(visit.evaluation_id::text, ''), true),
            set_config('app.worker_practice', coalesce(visit.practice_id::text, ''), true);
END $$;
"""
BY_KEY = "CREATE POLICY by_key ON {table} FOR SELECT USING (key_digest = (SELECT asking_key()));"

OWN = "evaluation_id = (SELECT asking_worker())"
OWN_ROW = "id = (SELECT asking_worker())"
OWN_PARTY = f"party_id IN (SELECT id FROM cases_party WHERE {OWN} AND role = 'worker')"
OFFICES = (
    f"IN (SELECT office_id FROM calendar_appointment WHERE {OWN}"
    f" UNION SELECT office_id FROM cases_examination WHERE {OWN})"
)
SEEN = {
    "people_practice": "id = (SELECT asking_worker_practice())",
    "people_physician": f"id IN (SELECT physician_id FROM cases_evaluation WHERE {OWN_ROW})",
    "people_office": f"id {OFFICES}",
    "cases_evaluation": OWN_ROW,
    "cases_claimant": f"id IN (SELECT claimant_id FROM cases_evaluation WHERE {OWN_ROW})",
    "cases_party": f"{OWN} AND role = 'worker'",
    "cases_examination": OWN,
    "calendar_appointment": OWN,
    "correspondence_serving": OWN,
    "correspondence_recipient": f"{OWN} AND {OWN_PARTY}",
    "authoring_report": f"{OWN} AND serving_id IS NOT NULL",
    "companion_surroundings": f"office_id {OFFICES}",
    "companion_questionnaire": OWN,
    "companion_workeranswer": OWN,
    "companion_dayasked": OWN,
}
KEPT = ("companion_questionnaire", "companion_workeranswer")
POLICIES = [
    *(f"CREATE POLICY of_the_worker ON {table} FOR SELECT USING ({seen});" for table, seen in SEEN.items()),
    *(f"CREATE POLICY kept_by_the_worker ON {table} FOR INSERT WITH CHECK ({OWN});" for table in KEPT),
    *(f"CREATE POLICY changed_by_the_worker ON {table} FOR UPDATE USING ({OWN});" for table in KEPT),
    f"CREATE POLICY kept_by_the_worker ON companion_dayasked FOR INSERT WITH CHECK ({OWN});",
    "CREATE POLICY written_for_the_worker ON audit_event FOR INSERT"
    " WITH CHECK (practice_id = (SELECT asking_worker_practice()));",
    f"CREATE POLICY read_by_the_worker ON audit_event FOR SELECT USING ({OWN} AND actor_id IS NULL);",
]
# A copy service's person sees the numbers of the evaluations for which it carries, and its own parcels.
MINE = "sent_by_id = (SELECT asking_user())"
CARRIED = "(SELECT id FROM companion_parcel)"
OF_A_COURIER = f"""
CREATE POLICY own ON companion_courier FOR SELECT USING (user_id = (SELECT asking_user()));
CREATE POLICY own ON companion_parcel FOR SELECT USING ({MINE});
CREATE POLICY own ON companion_parcelfile FOR SELECT USING (parcel_id IN {CARRIED});
"""


class Migration(migrations.Migration):
    dependencies = [
        ("companion", "0001_initial"),
        ("alerts", "0002_isolation"),
        ("calendar", "0002_isolation"),
        ("correspondence", "0002_isolation"),
        ("authoring", "0002_isolation"),
    ]
    operations = [
        migrations.RunSQL(WORKER, migrations.RunSQL.noop),
        isolated("companion_invitation", confined=NOT_CONFINED, parents=OF_A_PARTY),
        isolated("companion_workerpass", confined=NOT_CONFINED, parents=EVALUATION),
        isolated(
            "companion_visit",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"worker_pass_id": "companion_workerpass"},
        ),
        isolated(
            "companion_questionnaire",
            confined=f"{NOT_CONFINED} OR {OWN}",
            parents=EVALUATION,
        ),
        isolated(
            "companion_workeranswer",
            confined=f"{NOT_CONFINED} OR {OWN}",
            parents=EVALUATION | {"questionnaire_id": "companion_questionnaire"},
        ),
        isolated("companion_dayasked", confined=f"{NOT_CONFINED} OR {OWN}", parents=EVALUATION),
        isolated("companion_surroundings", confined=None, parents={"office_id": "people_office"}),
        isolated(
            "companion_courier",
            confined=f"{NOT_CONFINED} OR user_id = (SELECT asking_user())",
            parents=OF_A_PARTY,
        ),
        isolated(
            "companion_parcel",
            confined=f"{NOT_CONFINED} OR {MINE}",
            parents=OF_A_PARTY,
        ),
        isolated(
            "companion_parcelfile",
            confined=f"{NOT_CONFINED} OR parcel_id IN {CARRIED}",
            parents=EVALUATION | {"parcel_id": "companion_parcel"},
        ),
        *(
            migrations.RunSQL(BY_KEY.format(table=table), f"DROP POLICY by_key ON {table}")
            for table in ("companion_invitation", "companion_workerpass", "companion_visit")
        ),
        migrations.RunSQL("\n".join(POLICIES), migrations.RunSQL.noop),
        migrations.RunSQL(OF_A_COURIER, migrations.RunSQL.noop),
    ]
