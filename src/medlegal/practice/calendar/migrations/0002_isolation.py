"""Appointments are confined to their evaluation."""

from django.db import migrations

from medlegal.practice.audit.isolation import isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}


class Migration(migrations.Migration):
    dependencies = [("calendar", "0001_initial"), ("cases", "0002_isolation")]
    operations = [
        isolated(
            "calendar_appointment",
            parents=EVALUATION | {"physician_id": "people_physician", "office_id": "people_office"},
        ),
    ]
