"""What a person was told is that person's alone; only the clock tells."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

# The clock enters a practice as nobody, and is not confined; a stranger has entered none.
CLOCK = """
CREATE FUNCTION asking_clock() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT asking_user() IS NULL AND asking_evaluations() IS NULL AND asking_practices() <> '{}' $$;
"""
OWN = "user_id = (SELECT asking_user())"
OWN_OR_CLOCK = f"{OWN} OR (SELECT asking_clock())"
OF_A_PERSON = f"""
CREATE POLICY own ON alerts_alert USING ({OWN});
CREATE POLICY nobody_elses ON alerts_alert AS RESTRICTIVE USING ({OWN_OR_CLOCK});
"""
WISHES = "\n".join(
    f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON {table} USING ({OWN_OR_CLOCK});
"""
    for table in ("alerts_wish", "alerts_mobile")
)


class Migration(migrations.Migration):
    dependencies = [("alerts", "0001_initial"), ("cases", "0002_isolation")]
    operations = [
        migrations.RunSQL(CLOCK, migrations.RunSQL.noop),
        isolated(
            "alerts_alert",
            confined=f"{NOT_CONFINED} OR {OWN}",
            parents={"evaluation_id": "cases_evaluation"},
        ),
        migrations.RunSQL(OF_A_PERSON, migrations.RunSQL.noop),
        migrations.RunSQL(WISHES, migrations.RunSQL.noop),
    ]
