"""Evaluations are confined; who signs in enters their practices, or their one evaluation."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

OWN = "(SELECT asking_evaluations())::bigint[]"
OF_OWN_CLAIMANT = (
    f"{NOT_CONFINED} OR {{column}} IN (SELECT claimant_id FROM cases_evaluation WHERE id = ANY ({OWN}))"
)
EVALUATION = {"evaluation_id": "cases_evaluation"}

# Staff see their practices; a party's person, who works in none, sees the evaluations of their seats.
ENTERING = """
CREATE FUNCTION enter_as(who bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE practices text; evaluations text;
BEGIN
    PERFORM set_config('app.user', coalesce(who::text, ''), true),
            set_config('app.practices', '', true), set_config('app.evaluations', '', true);
    SELECT string_agg(DISTINCT practice_id::text, ',') INTO practices FROM people_membership
    WHERE user_id = who AND ended_on IS NULL;
    IF practices IS NULL THEN
        SELECT string_agg(DISTINCT practice_id::text, ','), string_agg(DISTINCT evaluation_id::text, ',')
        INTO practices, evaluations FROM cases_seat WHERE user_id = who AND ended_on IS NULL;
        PERFORM set_config('app.evaluations', coalesce(evaluations, '0'), true);
    END IF;
    PERFORM set_config('app.practices', coalesce(practices, ''), true);
END $$;

CREATE FUNCTION enter_practice(which bigint) RETURNS void LANGUAGE sql AS $$
SELECT set_config('app.user', '', true), set_config('app.evaluations', '', true),
       set_config('app.practices', which::text, true); $$;
"""

SEAT_OWN = "CREATE POLICY own ON cases_seat FOR SELECT USING (user_id = (SELECT asking_user()))"

AUDIT = """
ALTER TABLE audit_event ADD CONSTRAINT audit_event_same_practice FOREIGN KEY (practice_id, evaluation_id)
REFERENCES cases_evaluation (practice_id, id) DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("people", "0002_isolation")]
    operations = [
        isolated("cases_claimant", confined=OF_OWN_CLAIMANT.format(column="id")),
        isolated(
            "cases_injury",
            confined=OF_OWN_CLAIMANT.format(column="claimant_id"),
            parents={"claimant_id": "cases_claimant"},
        ),
        isolated(
            "cases_evaluation",
            confined=f"{NOT_CONFINED} OR id = ANY ({OWN})",
            parents={
                "claimant_id": "cases_claimant",
                "physician_id": "people_physician",
                "prior_id": "cases_evaluation",
            },
        ),
        isolated("cases_injuryevaluated", parents=EVALUATION | {"injury_id": "cases_injury"}),
        isolated("cases_party", parents=EVALUATION),
        isolated("cases_seat", confined=None, parents=EVALUATION | {"party_id": "cases_party"}),
        isolated("cases_examination", parents=EVALUATION | {"office_id": "people_office"}),
        isolated("cases_assistant", parents=EVALUATION),
        migrations.RunSQL(SEAT_OWN, "DROP POLICY own ON cases_seat"),
        migrations.RunSQL(ENTERING, migrations.RunSQL.noop),
        migrations.RunSQL(AUDIT, migrations.RunSQL.noop),
    ]
