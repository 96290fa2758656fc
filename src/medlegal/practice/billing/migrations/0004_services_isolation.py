"""A bill of a missed appointment or of testimony points at a row of its own practice."""

from django.db import migrations

KEYS = """
ALTER TABLE billing_bill ADD CONSTRAINT billing_bill_appointment_id_same_practice
    FOREIGN KEY (practice_id, appointment_id) REFERENCES calendar_appointment (practice_id, id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE billing_bill ADD CONSTRAINT billing_bill_entry_id_same_practice
    FOREIGN KEY (practice_id, entry_id) REFERENCES docket_docketentry (practice_id, id)
    DEFERRABLE INITIALLY DEFERRED;
"""
UNDO = """
ALTER TABLE billing_bill DROP CONSTRAINT billing_bill_appointment_id_same_practice;
ALTER TABLE billing_bill DROP CONSTRAINT billing_bill_entry_id_same_practice;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0003_services"),
        ("calendar", "0002_isolation"),
        ("docket", "0005_reminders_isolation"),
    ]
    operations = [migrations.RunSQL(KEYS, UNDO)]
