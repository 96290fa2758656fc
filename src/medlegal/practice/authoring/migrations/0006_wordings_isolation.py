"""A practice's own words for its letters are its own."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated


class Migration(migrations.Migration):
    dependencies = [("authoring", "0005_wordings_and_helpers"), ("authoring", "0002_isolation")]
    operations = [isolated("authoring_letterwording", confined=NOT_CONFINED)]
