"""A physician of several practices is in one place at a time; a practice learns that, and nothing else of another."""

from django.db import migrations

ENGAGED = """
CREATE FUNCTION engaged_elsewhere(which bigint, first timestamptz, last timestamptz)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE who bigint; engaged boolean;
    asking text := coalesce(current_setting('app.user', true), '');
    practices text := coalesce(current_setting('app.practices', true), '');
    evaluations text := coalesce(current_setting('app.evaluations', true), '');
BEGIN
    SELECT user_id INTO who FROM people_physician WHERE id = which;
    IF who IS NULL THEN RETURN false; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('engaged', who));
    PERFORM enter_as(who);
    SELECT EXISTS (
        SELECT FROM calendar_appointment JOIN people_physician ON people_physician.id = physician_id
        WHERE people_physician.user_id = who AND physician_id <> which AND cancelled_on IS NULL
        AND starts_at < last AND ends_at > first
    ) INTO engaged;
    PERFORM set_config('app.user', asking, true), set_config('app.practices', practices, true),
            set_config('app.evaluations', evaluations, true);
    RETURN engaged;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("calendar", "0010_causes_isolation"),
        ("people", "0012_in_several_practices"),
        ("cases", "0002_isolation"),
    ]
    operations = [
        migrations.RunSQL(ENGAGED, "DROP FUNCTION engaged_elsewhere(bigint, timestamptz, timestamptz)")
    ]
