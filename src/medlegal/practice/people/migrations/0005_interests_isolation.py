"""What a physician told of relations and patients stays in the office; no party sees it."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

PHYSICIAN = {"physician_id": "people_physician"}


class Migration(migrations.Migration):
    dependencies = [("people", "0004_interests")]
    operations = [
        isolated("people_interest", confined=NOT_CONFINED, parents=PHYSICIAN),
        isolated("people_treated", confined=NOT_CONFINED, parents=PHYSICIAN),
    ]
