"""A physician's education and standing stay in the practice; who is in the community is known to the database."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

PHYSICIAN = {"physician_id": "people_physician"}
IN_COMMUNITY = """
CREATE FUNCTION is_in_community() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT works_for_company() OR EXISTS (
    SELECT FROM people_membership WHERE user_id = asking_user() AND role = 'physician' AND ended_on IS NULL) $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0008_standing")]
    operations = [
        isolated("people_education", confined=NOT_CONFINED, parents=PHYSICIAN),
        isolated("people_standingmark", confined=NOT_CONFINED, parents=PHYSICIAN),
        migrations.RunSQL(IN_COMMUNITY, migrations.RunSQL.noop),
    ]
