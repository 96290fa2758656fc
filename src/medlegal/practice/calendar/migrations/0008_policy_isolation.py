"""What an office wants beyond the law is its own."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated


class Migration(migrations.Migration):
    dependencies = [("calendar", "0007_office_policy"), ("calendar", "0002_isolation")]
    operations = [isolated("calendar_officepolicy", confined=NOT_CONFINED)]
