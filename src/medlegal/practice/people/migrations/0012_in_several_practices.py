"""One person may evaluate in several practices; in each they are one physician. Rows stay as they are."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0011_gifts_isolation")]
    operations = [
        migrations.AlterField(
            model_name="physician",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evaluates_as",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="physician",
            constraint=models.UniqueConstraint(
                fields=("practice", "user"), name="one_physician_of_a_person_in_a_practice"
            ),
        ),
    ]
