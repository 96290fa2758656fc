"""Why somebody cancelled late or asked for more time is the office's to know."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated


class Migration(migrations.Migration):
    dependencies = [("docket", "0006_causes"), ("cases", "0002_isolation")]
    operations = [
        isolated("docket_statedcause", confined=NOT_CONFINED, parents={"evaluation_id": "cases_evaluation"})
    ]
