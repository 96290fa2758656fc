"""What a physician accepted stays in the practice."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated


class Migration(migrations.Migration):
    dependencies = [("people", "0010_gifts")]
    operations = [
        isolated("people_gift", confined=NOT_CONFINED, parents={"physician_id": "people_physician"})
    ]
