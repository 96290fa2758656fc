"""Objections and demands are confined to their evaluation, as the record sets they are about."""

from django.db import migrations

from medlegal.practice.audit.isolation import isolated

SET = {"evaluation_id": "cases_evaluation", "record_set_id": "intake_recordset"}


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_gate"), ("correspondence", "0003_gate")]
    operations = [
        isolated("intake_objection", parents=SET | {"party_id": "cases_party"}),
        isolated("intake_demand", parents=SET | {"serving_id": "correspondence_serving"}),
    ]
