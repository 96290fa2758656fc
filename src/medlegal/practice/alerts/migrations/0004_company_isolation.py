"""The clock tells the company's people what stands in no practice."""

from django.db import migrations

OF_THE_COMPANY = """
CREATE POLICY of_no_practice ON alerts_alert USING (practice_id IS NULL AND (SELECT asking_clock()));
"""


class Migration(migrations.Migration):
    dependencies = [("alerts", "0003_of_the_company")]
    operations = [migrations.RunSQL(OF_THE_COMPANY, "DROP POLICY of_no_practice ON alerts_alert")]
