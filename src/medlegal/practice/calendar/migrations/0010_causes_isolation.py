"""The cause of an appointment is of the same practice."""

from django.db import migrations

CAUSE = """
ALTER TABLE calendar_appointment ADD CONSTRAINT calendar_appointment_cause_id_same_practice
FOREIGN KEY (practice_id, cause_id) REFERENCES docket_statedcause (practice_id, id) DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("calendar", "0009_causes"), ("docket", "0007_causes_isolation")]
    operations = [
        migrations.RunSQL(
            CAUSE,
            "ALTER TABLE calendar_appointment DROP CONSTRAINT calendar_appointment_cause_id_same_practice",
        )
    ]
