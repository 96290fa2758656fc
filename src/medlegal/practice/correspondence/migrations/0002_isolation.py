"""What was served is confined to its evaluation."""

from django.db import migrations

from medlegal.practice.audit.isolation import isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0001_initial"), ("cases", "0002_isolation")]
    operations = [
        isolated("correspondence_serving", parents=EVALUATION),
        isolated(
            "correspondence_recipient",
            parents=EVALUATION | {"serving_id": "correspondence_serving", "party_id": "cases_party"},
        ),
    ]
