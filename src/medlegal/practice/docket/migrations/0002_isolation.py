"""Deadlines are the office's; a party does not see them."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}


class Migration(migrations.Migration):
    dependencies = [("docket", "0001_initial"), ("cases", "0002_isolation")]
    operations = [
        isolated(
            "docket_deadline", confined=NOT_CONFINED, parents=EVALUATION | {"moves_id": "docket_deadline"}
        ),
    ]
